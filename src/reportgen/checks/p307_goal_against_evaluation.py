"""自评的指标与批复的绩效目标不一致。

说明：自评按批复的目标做，不能增减指标，也不能改指标值。批复或公开的目标表里的指标写在“批复目标”里，逐个核对。
依据：财预〔2020〕10号：自评以年初设定的绩效目标为依据。
错例：批复目标: [{名称: 举办培训期数, 目标: ≥5期}]
对例：批复目标: [{名称: 举办培训期数, 目标: ≥4期}, {名称: 参训人次, 目标: '200人次'}, {名称: 培训合格率, 目标: ≥95%}, {名称: 培训完成时间, 目标: 2023年11月底前}, {名称: 培训总成本, 目标: ≤10万元}, {名称: 基层业务能力, 目标: 有所提高}, {名称: 培训课件继续使用, 目标: 长期使用}, {名称: 参训人员满意度, 目标: ≥95%}]
改法：以批复的目标为准改正指标；目标经批准调整过的，更新“批复目标”
"""  # noqa: E501 - an example is one line

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts, ProjectFacts
from reportgen.issues import Sides
from reportgen.model.project import ApprovedIndicator
from reportgen.model.values import Gap, direction_of_sign

LEVEL = "error"
_SIGN = re.compile(
    r"(>=|=>|<=|=<|[≥≧⩾≤≦⩽<>=]|大于等于|小于等于|大于|小于|等于|不得?低于|不得?少于|不得?高于|不得?超过|至少|至多)?"
    r"\s*(.*?)(以上|以内)?",
    re.DOTALL,
)
_FLOORS = ("⩾", "=>", "至少", "以上", "不得低于", "不得少于")
_CAPS = ("⩽", "=<", "至多", "以内", "不得高于", "不得超过")
_SIGNS = dict.fromkeys(_FLOORS, "大于等于") | dict.fromkeys(_CAPS, "小于等于")
_RANGE = re.compile(r"[~～—–至]")
_NUMBERS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def check(facts: Facts) -> Checked:
    """Each indicator stands in both, with the same target."""
    for project in facts.projects:
        if project.record.approved:
            yield from _compare(project)


def _compare(project: ProjectFacts) -> Checked:
    ours, approved = _named(project.indicators), _named(project.record.approved)
    for key, goal in approved.items():
        if isinstance(goal.name, Gap) or isinstance(goal.target, Gap):
            continue
        yield Compared.ENTRY
        if key not in ours:
            yield Finding(goal, "名称", f"批复目标里的“{goal.name}”不在指标里")
        elif not _same(goal.target.text, ours[key]):
            ours_printed = _printed(ours[key])
            said = f"“{goal.name}”批复的目标是“{goal.target}”，指标里是“{ours_printed}”"
            yield Finding(goal, "目标", said, sides=Sides(ours_printed, goal.target.text))
    for key, each in ours.items():
        if key not in approved and not isinstance(each.name, Gap):
            yield Compared.ENTRY
            yield Finding(each.record, "名称", f"“{each.name}”不在批复目标里")


Indicator = TypeVar("Indicator", IndicatorFacts, ApprovedIndicator)


def _named(indicators: Iterable[Indicator]) -> dict[tuple[str, int], Indicator]:
    """Each by its name, the second of one name apart from the first."""
    found: dict[tuple[str, int], Indicator] = {}
    seen: Counter[str] = Counter()
    for each in indicators:
        name = _plain(str(each.name))
        found[name, seen[name]] = each
        seen[name] += 1
    return found


def _plain(name: str) -> str:
    """A name without the marks that one table has and another has not."""
    return "".join(unicodedata.normalize("NFKC", name).split()).rstrip("。.;；,，")


def _printed(each: IndicatorFacts) -> str:
    direction = str(each.record.direction)
    return f"{'' if direction == '定性' else direction}{each.target}{each.unit}"


def _same(typed: str, each: IndicatorFacts) -> bool:
    """The same value; the same direction too, where the table prints one."""
    if _value(typed) == _value(_printed(each)):
        return True  # 三年以上 is a text, not a sign and a number
    match = _SIGN.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    sign, rest = (match[1] or match[3], match[2]) if match else (None, typed)
    direction = _SIGNS.get(sign) or direction_of_sign(sign) if sign else None
    theirs, ours = _value(rest), _value(f"{each.target}{each.unit}")
    return theirs == ours and direction in (None, str(each.record.direction))


def _value(text: str) -> tuple[str, tuple[Decimal, ...]]:
    """A target as its words and its numbers: 1,000次, 1000.0 次 and 1～2 of one kind compare as equal."""
    plain = _RANGE.sub("-", unicodedata.normalize("NFKC", text)).replace("百分比", "%")
    numbers = tuple(Decimal(found.replace(",", "")) for found in _NUMBERS.findall(plain))
    return _plain(_NUMBERS.sub("#", plain)), numbers
