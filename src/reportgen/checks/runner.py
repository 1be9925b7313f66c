"""Find the rule files and run them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportgen.checks.levels import level_faults, level_of
from reportgen.checks.waivers import Waivers
from reportgen.compute.facts import Facts
from reportgen.issues import Issue, Page, Sides, Where, manual_page
from reportgen.model.faults import cut
from reportgen.model.record import Record

_RULE_FILE = re.compile(r"([a-z])(\d{3})_\w+")
LONGEST = 300
"""A message is one line that a person reads, however long the name it quotes."""


class Finding(NamedTuple):
    """What a rule found: the record and the key whose place it is (empty: the record's), and the sentence.

    ``where`` is given where the place is neither.
    """

    record: Record
    key: str
    sentence: str
    where: Where | None = None
    sides: Sides | None = None
    """What was compared, where the sentence names two figures."""
    way_out: str = ""
    """What to do, where it is not what the rule's page says."""

    @property
    def place(self) -> Where:
        return self.where or (self.record.place_of(self.key) if self.key else self.record.where)


class Compared(StrEnum):
    """What a rule compares: it yields one each time it really does, before the comparison, whatever comes of it.

    Only so can ``check --explain-clean`` tell “nothing wrong” from “nothing to look at”.
    """

    TIE_OUT = "勾稽"
    """Two figures that must agree, or of which one is part of the other."""
    SUM = "合计"
    """Parts added up beside what they must make."""
    PERCENTAGE = "百分比"
    ENTRY = "逐项"
    """One entry looked at by itself."""

    __hash__ = str.__hash__  # that of an Enum is a function in Python; a unit is thousands of comparisons


Checked = Iterator[Finding | Compared]
Tally = Mapping[Compared, int]
"""How often a rule has compared."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One consistency check with its manual page."""

    page: Page
    check: Callable[[Facts], Checked]

    @property
    def code(self) -> str:
        return self.page.code


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule file of this folder, by code."""
    folder = str(Path(__file__).parent)
    names = sorted(module.name for module in pkgutil.iter_modules([folder]) if _RULE_FILE.fullmatch(module.name))
    return tuple(_load(name) for name in names)


def _load(name: str) -> Rule:
    module = importlib.import_module(f"{__package__}.{name}")
    match = _RULE_FILE.fullmatch(name)
    assert match is not None
    page = manual_page(match[1].upper() + match[2], module.LEVEL, module.__doc__ or "")
    firm = getattr(module, "FIRM", False)
    return Rule(replace(page, firm=firm), module.check)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that contradicts something, and how often each rule that was run has compared."""

    issues: tuple[Issue, ...]
    compared: Mapping[str, Tally]


def run_checks(facts: Facts) -> Result:
    """Run every rule that the profile does not turn off; waivers make notes of what they cover."""
    pages = {rule.code: rule.page for rule in all_rules()}
    waivers = Waivers(facts, pages)
    issues = [*level_faults(facts.profile, pages), *waivers.issues]
    compared: dict[str, Tally] = {}
    for rule in all_rules():
        level = level_of(rule.page, facts.profile)
        if level is None:
            continue
        tally: Counter[Compared] = Counter()
        for found in rule.check(facts):
            if isinstance(found, Compared):
                tally[found] += 1
                continue
            hint = found.way_out or rule.page.sections["改法"]
            issue = Issue(rule.code, level, found.place, cut(found.sentence, LONGEST), hint, sides=found.sides)
            issues.append(waivers.applied(issue, found.record))
        compared[rule.code] = tally
    return Result((*issues, *waivers.unused()), compared)


def added(results: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The comparisons of several units and years together."""
    total: dict[str, Counter[Compared]] = {}
    for compared in results:
        for code, tally in compared.items():
            total.setdefault(code, Counter()).update(tally)
    return dict(sorted(total.items()))
