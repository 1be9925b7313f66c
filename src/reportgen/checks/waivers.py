"""Waivers: findings that the clerk has looked at and stands by become notes, with the reason written beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.checks import faults
from reportgen.checks.reasons import is_reason
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import Unresolved, resolve
from reportgen.figures import Figure
from reportgen.issues import Issue, Page, Where
from reportgen.model.faults import cut
from reportgen.model.record import Record, nearest
from reportgen.model.values import Gap, Text
from reportgen.model.waiver import Waiver

NO_RULE = re.compile(r"[SMTXE]\d{3}")
"""Codes of files, templates, output and waivers: what they tell cannot be argued about."""
_LIKE_A_CODE = re.compile(r"[A-Z]{1,2}[0-9]{2,4}")
LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class _Held:
    """A valid waiver with the records that it holds for; with a position, only where that value stands."""

    waiver: Waiver
    code: str
    reason: str
    covered: frozenset[int]
    places: frozenset[Where] | None

    def covers(self, code: str, record: Record, where: Where) -> bool:
        if code != self.code or id(record) not in self.covered:
            return False
        return self.places is None or where in self.places or not self.places.isdisjoint(_own_places(record))


class Waivers:
    """All waivers of a unit and year while its findings are gone through."""

    def __init__(self, facts: Facts, pages: Mapping[str, Page]) -> None:
        self.issues: list[Issue] = []
        """What is wrong with the waivers themselves."""
        self._held: list[_Held] = []
        self._used: set[int] = set()
        for top in facts.report.records:
            project = next((each for each in facts.projects if each.record is top), None)
            for holder, waiver in _waivers_of(top):
                self._take(facts, project, holder, waiver, pages)

    def applied(self, issue: Issue, record: Record) -> Issue:
        """The issue, or the note that a waiver makes of it: the waiver nearest to the finding says why."""
        found = [(n, each) for n, each in enumerate(self._held) if each.covers(issue.code, record, issue.where)]
        self._used.update(number for number, _ in found)
        return replace(issue, level="note", waived=found[-1][1].reason) if found else issue

    def unused(self) -> Iterator[Issue]:
        """Waivers that no finding needed."""
        for number, each in enumerate(self._held):
            if number not in self._used:
                position = str(each.waiver.position or "")
                yield faults.waiver_unused(each.waiver.place_of("规则"), each.code, position)

    def _take(
        self, facts: Facts, project: ProjectFacts | None, holder: Record, waiver: Waiver, pages: Mapping[str, Page]
    ) -> None:
        # Gaps in a waiver are reported like all others.
        if not isinstance(waiver.rule, Text) or not isinstance(waiver.reason, Text):
            return
        code, place = waiver.rule.text, waiver.rule.where
        page = pages.get(code)
        if page is None:
            self.issues.append(unknown_code(place, code, pages))
        elif page.firm:
            self.issues.append(faults.not_waivable(place, code, f"（{page.title}）不能豁免"))
        elif not is_reason(waiver.reason):
            self.issues.append(faults.waiver_without_reason(waiver.reason.where, code))
        else:
            places = self._places(facts, project, waiver.position)
            covered = frozenset(id(record) for record in holder.records())
            if places is None or places:
                self._held.append(_Held(waiver, code, cut(waiver.reason.text, LONGEST_REASON), covered, places))

    def _places(
        self, facts: Facts, project: ProjectFacts | None, position: Text | Gap | None
    ) -> frozenset[Where] | None:
        """Where the value of a position stands; None for no position, empty for one that leads nowhere."""
        if position is None:
            return None
        if isinstance(position, Gap):
            return frozenset()
        value = resolve(facts, position.text, project)
        if isinstance(value, Unresolved):
            self.issues.append(faults.unknown_position(position.where, position.text, value.part, value.near))
            return frozenset()
        if isinstance(value, Figure):
            return frozenset(value.places())
        return frozenset({value.where}) if isinstance(value, Text | Gap) else frozenset()


def unknown_code(where: Where, code: str, pages: Mapping[str, Page]) -> Issue:
    """A code that no rule has: a slip of the pen, or the code of something that is no rule."""
    if NO_RULE.fullmatch(code.strip().upper()):
        return faults.not_waivable(where, code, " 不是核对规则，不能豁免，级别也不能改")
    return faults.unknown_rule(where, cut(code), _nearest_code(code, list(pages)))


def _nearest_code(code: str, known: Sequence[str]) -> str:
    """The code that was probably meant: the same signs in another order or case before any that looks alike."""
    typed = unicodedata.normalize("NFKC", code).strip().upper().replace("O", "0")
    if not _LIKE_A_CODE.fullmatch(typed):
        return ""
    same = [each for each in known if sorted(each) == sorted(typed)]
    return same[0] if same else nearest(typed, list(known))


def _waivers_of(top: Record) -> Iterator[tuple[Record, Waiver]]:
    """The waivers of a file with the records that carry them, outermost first."""
    for holder in top.records():
        carried = holder.value_of("豁免") if "豁免" in holder.fields() else ()
        for waiver in carried:
            yield holder, waiver


def _own_places(record: Record) -> frozenset[Where]:
    return frozenset(value.where for _, value in record.own_values() if hasattr(value, "where"))
