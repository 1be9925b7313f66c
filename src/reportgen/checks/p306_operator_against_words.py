"""指标方向与指标的文字相反。

说明：名称或描述写“不高于”“控制在…以内”的是上限，方向应是小于等于；写“不低于”“以上”的是下限，方向应是大于等于。成本
指标是花钱的上限，不会要求大于等于。印成“成本 ≥100%”的目标表，花得越多越达标。
错例：指标.成本指标[1].方向: 大于等于
对例：指标.成本指标[1].方向: 小于等于
改法：改正“方向”，或改正名称、描述里的文字
"""

from __future__ import annotations

import re

from reportgen.checks.indicators import every_indicator
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.scoring import POSITIVE, REVERSE

LEVEL = "warning"
_NOT = r"(?:不得|不能|不应|不可|不会|不|未|没有)"
_CAP = re.compile(
    rf"{_NOT}(?:高于|超过|大于|多于|突破)|(?<![不得能应可会未有])(?:小于|低于|少于)|[0-9%％]以内|控制在|至多|最多"
)
_FLOOR = re.compile(rf"{_NOT}(?:低于|少于|小于)|(?<![不得能应可会未有])(?:大于|高于|超过|多于)|[0-9%％]以上|至少|最少")
_ELSEWHERE = re.compile(r"[高低]于(?:全|上年|平均|同期)|(?:日|天|小时|公里|月|年)以内|级以上")
"""Comparisons with others, time limits and ranks say nothing of the target's direction."""
_SAVING = re.compile(r"(?:节约|降低|下降|减少|节支|压减)")
COSTS = ("成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标")


def check(facts: Facts) -> Checked:
    """Words and operator say the same."""
    for each in every_indicator(facts):
        yield Compared.ENTRY
        if reason := _contradiction(each):
            direction = each.record.direction
            yield Finding(each.record, "方向", f"“{each.name}”的方向是{direction}，{reason}")


def _contradiction(each: IndicatorFacts) -> str:
    direction = str(each.record.direction)
    words = _ELSEWHERE.sub("", f"{each.record.name} {each.record.description or ''}")
    if direction in POSITIVE and (found := _CAP.search(words)):
        return f"文字却是“{found[0]}”"
    if direction in REVERSE and (found := _FLOOR.search(words)):
        return f"文字却是“{found[0]}”"
    if direction in POSITIVE and each.second_key in COSTS and not _SAVING.search(words):
        return f"{each.second_key}却应有上限"
    return ""
