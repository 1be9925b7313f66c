"""没有这一天。

说明：一年没有 13 月，2 月没有 30 日，多半是敲错了数。只看写明了年的日期（2023年2月30日、2023-02-30、2023.2.30），和写成
“13月底”“2月30日”的月、日；书名号里的、编号、编码不看。
错例：完成时间: 2023-02-30
对例：完成时间: 2024-02-29
改法：改正日期
"""

from __future__ import annotations

import re
from calendar import monthrange

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_NO_DATE = re.compile(r"《[^《》]*》|(?:[编文]号|版本号?)[：:]?\s*[0-9][0-9.\-/]*")
_DATE = re.compile(
    r"(?<![0-9.\-/])(?P<年>(?:19|20)[0-9]{2})(?:"
    r"\s*年\s*(?P<月>[0-9]{1,2})\s*月(?:\s*(?P<日>[0-9]{1,2})\s*[日号])?"
    r"|(?P<隔>[-/.])(?P<月份>[0-9]{1,2})(?P=隔)(?P<日子>[0-9]{1,2})(?![0-9.\-/号]))"
    r"|(?<![0-9.\-/年第])(?P<某月>[0-9]{1,2})月(?P<某日>[0-9]{1,2})[日号]"
    r"|(?<![0-9.\-/年第])(?P<单月>[0-9]{1,2})月(?=[底末初]|[上中下]旬)"
)
_LEAP_YEAR = 2024
_CODES = ("编码",)


def check(facts: Facts) -> Checked:
    """The first date of each text that no calendar has."""
    for each in narratives(facts):
        if each.key in _CODES:
            continue
        yield Compared.ENTRY
        if found := impossible_date(each.text):
            yield each.finding(f"“{each.key}”里写“{found}”，没有这一天")


def impossible_date(text: str) -> str:
    """A date with a month or a day that does not exist; without its year, 29 February does."""
    for match in _DATE.finditer(_NO_DATE.sub("", text)):
        year = int(match["年"] or _LEAP_YEAR)
        month = int(match["月"] or match["月份"] or match["某月"] or match["单月"])
        day = int(match["日"] or match["日子"] or match["某日"] or 1)
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            return match[0]
    return ""
