"""全年工作的文字以别的年度开头。

说明：“2022年，本单位……”写在 2023 年的主要工作里，多半是照上一年的文字改的，年度忘了改。只看主要工作、完成情况、
绩效管理等说全年的文字开头的年份；后面写到了本年度的不算。
错例：完成情况: 2022年，全年举办业务培训4期
对例：完成情况: 2022年，部分培训延期；2023年举办业务培训4期
改法：改成本年度
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import printed_narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_OF_THE_YEAR = ("主要工作", "绩效管理", "评价结论", "完成情况", "预期目标")
_BEGINNING = re.compile(r"\s*(20[0-9]{2})年度?(?=[，,：:]|以来[，,]|全年|本单位|我单位|我局)")


def check(facts: Facts) -> Checked:
    """The first words of each text about the year."""
    year = facts.report.year
    for each in printed_narratives(facts):
        if each.key not in _OF_THE_YEAR:
            continue
        yield Compared.ENTRY
        found = _BEGINNING.match(each.text)
        if found and int(found[1]) != year and f"{year}年" not in each.text:
            yield each.finding(f"“{each.key}”以“{found[0].strip()}”开头，本年度是 {year} 年")
