"""完成时间早于开始时间，或开始时间在本年度之后。

说明：多年的项目可以跨年，上年开始的、以后完成的都可以。只看写成“2023年1月”“2023.1”“2023-01-15”这样的时间。
错例：开始时间: 2023年6月
     完成时间: 2023年1月
对例：开始时间: 2022年6月
     完成时间: 2025年12月
改法：改正时间
"""

from __future__ import annotations

import re

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.values import Text

LEVEL = "error"
_MONTH = re.compile(r"\s*(20[0-9]{2})\s*[年.\-/]\s*(1[0-2]|0?[1-9])(?![0-9])")
_YEAR = re.compile(r"\s*(20[0-9]{2})\s*年?\s*")


def check(facts: Facts) -> Checked:
    """Both dates of each project beside each other and its year."""
    for project in facts.projects:
        record, year = project.record, facts.report.year
        start, finish = _date(record.start), _date(record.finish)
        if start is None:
            continue
        yield Compared.ENTRY
        if finish is not None and _is_before(finish, start):
            sides = Sides(str(record.finish), f"不早于 {record.start}")
            yield Finding(record, "完成时间", f"完成时间“{record.finish}”早于开始时间“{record.start}”", sides=sides)
        elif start[0] > year:
            sides = Sides(str(record.start), f"不晚于 {year}年")
            yield Finding(record, "开始时间", f"开始时间“{record.start}”在本年度 {year} 年之后", sides=sides)


def _date(typed: object) -> tuple[int, int | None] | None:
    """Year and month; no month where only a year was typed."""
    if not isinstance(typed, Text):
        return None
    if match := _MONTH.match(typed.text):
        return int(match[1]), int(match[2])
    return (int(match[1]), None) if (match := _YEAR.fullmatch(typed.text)) else None


def _is_before(finish: tuple[int, int | None], start: tuple[int, int | None]) -> bool:
    if finish[0] != start[0] or finish[1] is None or start[1] is None:
        return finish[0] < start[0]
    return finish[1] < start[1]
