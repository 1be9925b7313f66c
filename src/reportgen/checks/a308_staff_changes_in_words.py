"""文字里的人数与人员变动不一致。

说明：人员变动里在职转退休 2 人，原因却写“退休一名人员”，一份公开说明里就有两个数。核对决算的原因和概况的文字里“退休、
录用、调入、调出、去世”几人，人员变动里没有这一类的不核对；上年的变动不管。
错例：概况.人员.变动: [{类型: 新考录, 人数: 3, 影响: 增}, {类型: 在职转退休, 人数: 2, 影响: 减}]
     决算.原因库: {人员变动: 本年退休一名人员}
对例：概况.人员.变动: [{类型: 新考录, 人数: 3, 影响: 增}, {类型: 在职转退休, 人数: 2, 影响: 减}]
     决算.原因库: {人员变动: 本年新录用3人、退休两名人员，年末退休人员38人}
改法：以人员变动为准改正文字，或补正人员变动
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.claims import COUNT, read_count
from reportgen.checks.narratives import Narrative, clauses, texts_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.model.overview import Overview
from reportgen.model.values import Number, Text

LEVEL = "warning"
_PEOPLE = r"(?:人员|干部|职工|同志|公务员|工作人员)"
_DEATH = r"(?:去世|死亡|病故)"
_KINDS = {
    "退休": rf"退休(?!{_PEOPLE}?{_DEATH})",
    "录用": r"(?:考录|录用|招录|考入|录取)",
    "调入": r"调入",
    "调出": r"(?:调出|调离)",
    "去世": _DEATH,
}
_ANOTHER_TIME = re.compile(r"上年|去年|历年|累计|以前|共有|现有|年末|20[0-9]{2}年")
_OF_RETIRED = re.compile(rf"退休{_PEOPLE}{_DEATH}")
_ANY = re.compile("|".join(_KINDS.values()))
_TOLD = {
    kind: (
        re.compile(rf"(?:新|在职转|本年|转)?{words}了?(?P<数>{COUNT})[名人]{_PEOPLE}?"),
        re.compile(rf"(?P<数>{COUNT})[名人]{_PEOPLE}?(?:正式|在职转|转)?{words}(?!{_PEOPLE})"),
    )
    for kind, words in _KINDS.items()
}
"""退休2人, 退休一名人员, 2人退休: not 退休人员38人, which are all of them."""


def check(facts: Facts) -> Checked:
    """Each number of people that a text tells beside the list of changes."""
    if facts.overview is None:
        return
    overview = facts.overview.record
    listed = {kind: found for kind in _KINDS if (found := _listed(overview, kind))}
    for text in _texts(facts, overview) if listed else ():
        for kind, told, count in _told(text, facts.report.year):
            if kind not in listed:
                continue
            yield Compared.TIE_OUT
            in_all = sum(listed[kind])
            if count != in_all and count not in listed[kind]:
                said = f"“{text.key}”里写“{told}”，人员变动里{kind}的是 {in_all} 人"
                yield text.finding(said, counted(Decimal(count), Decimal(in_all), "人"))


def _listed(overview: Overview, kind: str) -> list[int]:
    """How many people changed so, change by change; nothing where one of the numbers is not known."""
    words = re.compile(_KINDS[kind])
    found = [each for each in overview.staff.changes if isinstance(each.kind, Text) and words.search(each.kind.text)]
    numbers = [int(each.number.value) for each in found if isinstance(each.number, Number)]
    return numbers if len(numbers) == len(found) else []


def _texts(facts: Facts, overview: Overview) -> Iterator[Narrative]:
    if facts.report.accounts is not None:
        yield from texts_of(facts, facts.report.accounts)
    yield from (text for text in texts_of(facts, overview) if text.key not in ("类型", "其他人员", "下属单位"))


def _told(text: Narrative, year: int) -> Iterator[tuple[str, str, int]]:
    """The kind of change, the words, the number."""
    for clause in clauses(text.text.replace(f"{year}年", "")) if _ANY.search(text.text) else ():
        if _ANOTHER_TIME.search(clause) or _OF_RETIRED.search(clause):
            continue
        for part in clause.split("、"):
            for kind, (after, before) in _TOLD.items():
                if found := after.search(part) or before.search(part):
                    yield kind, found[0], read_count(found["数"])
