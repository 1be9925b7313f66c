"""文字里写着别的年度。

说明：抄上一年、别的单位的文字时忘了改年度。只看两种写法：“本年（2021年）”“今年2021年”里的年份不是本年度；“2020年度部门
决算”里的年度既不是本年度，也不是上一年、下一年。书名号、文号和起止年度里的年份不算。
错例：完成情况: 本年（2021年）举办业务培训4期
对例：完成情况: 本年（2023年）举办业务培训4期，比2022年多一期；落实2021年度部门预算管理办法
改法：改成本年度；确实在说那一年的，写明“与某某年度相比”
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import printed_narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_QUOTED = re.compile(r"《[^《》]*》|[〔\[（(][0-9]{4}[〕\]）)]\s*[0-9]*号?")
_THIS_YEAR = re.compile(r"(?:本年度?|今年|当年)[（(，]?\s*(20[0-9]{2})年")
_OF_A_YEAR = re.compile(
    r"(?<![0-9])(?<![至到—–\-~～])(20[0-9]{2})年度"
    r"(?=部门|单位|整体支出|项目支出|财政支出)(?![^，。；]{0,20}(?:办法|规定|通知|方案|意见))"
)
_COMPARED = re.compile(r"(?:与|较|比|同|自|从|以来|相比)[^，。；]{0,4}$")


def check(facts: Facts) -> Checked:
    """The first year of each text that cannot be meant."""
    year = facts.report.year
    for each in printed_narratives(facts):
        yield Compared.ENTRY
        text = _QUOTED.sub("", each.text)
        if (found := _this_year(text, year)) or (found := _far_year(text, year)):
            yield each.finding(f"“{each.key}”里写“{found}”，本年度是 {year} 年")


def _this_year(text: str, year: int) -> str:
    return next((match[0] for match in _THIS_YEAR.finditer(text) if int(match[1]) != year), "")


def _far_year(text: str, year: int) -> str:
    """A year of accounts or budgets beyond last year and next."""
    for match in _OF_A_YEAR.finditer(text):
        if abs(int(match[1]) - year) > 1 and not _COMPARED.search(text[: match.start()]):
            return match[0]
    return ""
