"""文字里的指标值、完成值与指标表不一致。

说明：综述逐个写指标时，目标、方向、实际都要与表里的一样；“年度指标值等于100%”而表里是大于等于，“实际完成18次”而表里
是 17，都是改了表忘了改文字。只核对写明指标名称、名称后面紧跟“指标值”“目标值”“完成值”“实际完成”几个字的数；半年、
上年的不管。
错例：完成情况: 举办培训期数年度指标值等于4期，实际完成5期
对例：完成情况: 举办培训期数年度指标值大于等于4期，实际完成4期，1-6月完成值2期
改法：照指标表改文字，或改正指标
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.claims import differs, without_separators
from reportgen.checks.narratives import Narrative, clauses, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts, IndicatorFacts, ProjectFacts
from reportgen.compute.indicators import unit_name
from reportgen.issues import Sides
from reportgen.model.values import Measure, direction_of_sign

LEVEL = "warning"
_SENTENCE = re.compile(r"[^。；\n]+")
_ANOTHER_TIME = re.compile(r"上年|去年|半年|季度|(?<![0-9])[1-9]月|1[01]月|20[0-9]{2}年")
_SIGN = r"(?P<方向>大于等于|小于等于|等于|大于|小于|不低于|不少于|不高于|不超过|>=|<=|[≥≧≤≦>＞<＜=＝])?"
_NUMBER = r"\s*(?P<数>[0-9]+(?:\.[0-9]+)?)\s*(?P<单位>[^0-9，。；、,;（）()]*)"
_LINK = r"(?:为|是|达到?|：|:)?\s*"
_TOLD = {
    "目标": re.compile(rf"(?:指标值|目标值){_LINK}{_SIGN}{_NUMBER}"),
    "实际": re.compile(rf"(?:完成值|实际值|实际完成){_LINK}(?P<方向>)?{_NUMBER}"),
}
_SHORTEST = 4


def check(facts: Facts) -> Checked:
    """Each indicator that a result names, with what is said behind its name."""
    for project in facts.projects:
        named = _named(project)
        for text in results_of(project) if named else ():
            for each, words in _spoken_of(text, named):
                yield from _differing(text, each, words)


def _named(project: ProjectFacts) -> dict[str, IndicatorFacts]:
    """The indicators that a text can mean by their name: those of a name that no other has."""
    names = [str(each.name) for each in project.indicators]
    return {
        str(each.name): each
        for each in project.indicators
        if len(str(each.name)) >= _SHORTEST and names.count(str(each.name)) == 1
    }


def _spoken_of(text: Narrative, named: dict[str, IndicatorFacts]) -> Iterator[tuple[IndicatorFacts, str]]:
    """The words behind each name, up to the next one or the end of the sentence."""
    said = without_separators(text.text)
    told = sorted((name for name in named if name in said), key=len, reverse=True)
    if not told:
        return
    found = re.compile("|".join(map(re.escape, told)))
    for sentence in _SENTENCE.findall(said):
        names = list(found.finditer(sentence))
        bounds = [*(name.start() for name in names), len(sentence)]
        for name, end in zip(names, bounds[1:], strict=True):
            yield named[name[0]], sentence[name.end() : end]


def _differing(text: Narrative, each: IndicatorFacts, words: str) -> Checked:
    for clause in clauses(words):
        if _ANOTHER_TIME.search(clause):
            continue
        for key, pattern in _TOLD.items():
            typed = each.record.value_of(key)
            match = pattern.search(clause)
            if match is None or not isinstance(typed, Measure) or typed.number is None or not _same_unit(match, each):
                continue
            yield Compared.TIE_OUT
            direction = direction_of_sign(match["方向"]) if match["方向"] else ""
            other_direction = direction not in ("", str(each.record.direction))
            if other_direction or _is_other(match["数"], typed.number):
                sign = str(each.record.direction) if key == "目标" else ""
                said = (
                    f"“{text.key}”里“{each.name}”写“{match[0].strip()}”，指标表的{key}是 {sign}{typed.text}{each.unit}"
                )
                sides = Sides(f"{match['方向'] or ''}{match['数']}{each.unit}", f"{sign}{typed.text}{each.unit}")
                yield text.finding(said, sides)


def _is_other(number: str, ours: Decimal) -> bool:
    return differs(Decimal(number), len(number.partition(".")[2]), ours)


def _same_unit(match: re.Match[str], each: IndicatorFacts) -> bool:
    """Counted as the indicator is; 万元 beside 元 is another matter."""
    words = match["单位"].strip()
    ours = str(each.unit)
    return not words or (bool(ours) and unit_name(words[: len(ours)]) == unit_name(ours))
