"""What changed between two wordings, in whole figures and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_UNIT = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?|[A-Za-z]+|.", re.DOTALL)
_REWRITTEN = 0.4
"""Of two wordings that have less in common than this, the whole is replaced."""
_SHORT = 2
"""So few signs between two changed words would make a text of patches."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Signs ``start`` to ``end`` of the old wording give way to signs ``new_start`` to ``new_end`` of the new."""

    start: int
    end: int
    new_start: int
    new_end: int


def edits(old: str, new: str) -> list[Edit]:
    """Where a wording changed, from its beginning to its end."""
    if old == new:
        return []
    units = (_UNIT.findall(old), _UNIT.findall(new))
    matcher = SequenceMatcher(None, *units, autojunk=False)
    if matcher.ratio() < _REWRITTEN:
        return [Edit(0, len(old), 0, len(new))]
    offsets = tuple(_offsets(each) for each in units)
    found: list[Edit] = []
    for kind, *ends in matcher.get_opcodes():
        if kind == "equal":
            continue
        edit = Edit(offsets[0][ends[0]], offsets[0][ends[1]], offsets[1][ends[2]], offsets[1][ends[3]])
        if found and _is_short(old[found[-1].end : edit.start]):
            before = found.pop()
            edit = Edit(before.start, edit.end, before.new_start, edit.new_end)
        found.append(edit)
    return found


def _offsets(units: list[str]) -> list[int]:
    found = [0]
    for unit in units:
        found.append(found[-1] + len(unit))
    return found


def _is_short(between: str) -> bool:
    """Too little to stand between two changes; a mark between two figures keeps these apart."""
    return len(between) < _SHORT and all(sign.isalpha() for sign in between)
