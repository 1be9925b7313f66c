"""Find the rule files and run them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportgen.compute.facts import Facts
from reportgen.issues import Issue, Level, Page, Where, manual_page
from reportgen.model.faults import cut
from reportgen.model.record import Record
from reportgen.model.values import Text

_RULE_FILE = re.compile(r"([a-z])(\d{3})_\w+")
LONGEST = 300
"""A message is one line that a person reads, however long the name it quotes."""
_LEVELS: dict[str, Level] = {"错误": "error", "警告": "warning", "提示": "note"}


class Finding(NamedTuple):
    """What a rule found: the record and the key whose place it is (empty: the record's), and the sentence.

    ``where`` is given where the place is neither.
    """

    record: Record
    key: str
    sentence: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One consistency check with its manual page."""

    page: Page
    check: Callable[[Facts], Iterator[Finding]]

    @property
    def code(self) -> str:
        return self.page.code

    def issues(self, facts: Facts) -> Iterator[Issue]:
        """The findings as issues, at the level that the profile sets."""
        stated = facts.profile.rule_levels.get(self.code)
        if isinstance(stated, Text) and stated.text == "不查":
            return
        level = _LEVELS.get(stated.text, self.page.level) if isinstance(stated, Text) else self.page.level
        for record, key, sentence, where in self.check(facts):
            place = where or (record.place_of(key) if key else record.where)
            yield Issue(self.code, level, place, cut(sentence, LONGEST), self.page.sections["改法"])


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
    return Rule(page, module.check)


def run_checks(facts: Facts) -> list[Issue]:
    """Everything that contradicts something."""
    return [issue for rule in all_rules() for issue in rule.issues(facts)]
