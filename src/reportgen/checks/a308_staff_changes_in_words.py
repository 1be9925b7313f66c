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

from reportgen.checks.claims import COUNT, read_count
from reportgen.checks.narratives import Narrative, clauses, texts_of
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.model.overview import Overview
from reportgen.model.values import Number, Text
from reportgen.money import exact, total

LEVEL = "warning"
_KINDS = {
    "退休": r"退休",
    "录用": r"(?:考录|录用|招录|考入|录取)",
    "调入": r"调入",
    "调出": r"(?:调出|调离)",
    "去世": r"(?:去世|死亡|病故)",
}
_PEOPLE = r"(?:人员|干部|职工|同志|公务员|工作人员)"
_ANOTHER_TIME = re.compile(r"上年|去年|历年|累计|以前|共有|现有|年末|20[0-9]{2}年")
_OF_RETIRED = re.compile(r"退休(?:人员|干部|职工)(?:去世|死亡|病故)")


def check(facts: Facts) -> Iterator[Finding]:
    """Each number of people that a text tells beside the list of changes."""
    if facts.overview is None or not facts.overview.record.staff.changes:
        return
    overview = facts.overview.record
    for text in _texts(facts, overview):
        for kind, words in _KINDS.items():
            listed = _listed(overview, words)
            for told, count in _told(text, words, facts.report.year):
                if listed is not None and count != listed:
                    yield text.finding(f"“{text.key}”里写“{told}”，人员变动里{kind}的是 {listed} 人")


def _texts(facts: Facts, overview: Overview) -> Iterator[Narrative]:
    if facts.report.accounts is not None:
        yield from texts_of(facts.report.accounts)
    yield from (text for text in texts_of(overview) if text.key not in ("类型", "其他人员", "下属单位"))


def _listed(overview: Overview, words: str) -> int | None:
    """How many people changed so; None where the list does not speak of it."""
    kind = re.compile(words)
    found = [
        change for change in overview.staff.changes if isinstance(change.kind, Text) and kind.search(str(change.kind))
    ]
    numbers = [change.number.value for change in found if isinstance(change.number, Number)]
    return int(exact(total(numbers))) if found and len(numbers) == len(found) else None


def _told(text: Narrative, words: str, year: int) -> Iterator[tuple[str, int]]:
    """退休2人, 2人退休, 退休一名人员: not 退休人员38人, which are all of them."""
    after = re.compile(rf"(?:新|在职转|本年|转)?{words}了?(?P<数>{COUNT})[名人]{_PEOPLE}?")
    before = re.compile(rf"(?P<数>{COUNT})[名人]{_PEOPLE}?(?:正式|在职转|转)?{words}(?!{_PEOPLE})")
    for clause in clauses(text.text.replace(f"{year}年", "")):
        if _ANOTHER_TIME.search(clause) or _OF_RETIRED.search(clause):
            continue
        for part in clause.split("、"):
            if found := after.search(part) or before.search(part):
                yield found[0], read_count(found["数"])
