"""Units and years of which nothing can be built yet, because the present data have errors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from reportgen.comparing.moments import Moments
from reportgen.comparing.parts import Key
from reportgen.examine import Row, Selection, folder_of
from reportgen.issues import Issue
from reportgen.model.workspace import read_workspace
from reportgen.pipeline import check


def errors_now(moments: Moments, keys: Collection[Key]) -> dict[Key, int]:
    """How many errors these have: as the last build has noted it of just these data, else as a check finds it."""
    units = sorted({unit for unit, _ in keys})
    noted = {unit: result for unit in units if (result := moments.noted(unit)) is not None}
    found = {unit: (result.rows, result.issues) for unit, result in noted.items()}
    rest = frozenset(units) - noted.keys()
    if rest:
        outcome = check(read_workspace(moments.root, rest), Selection())
        found |= dict.fromkeys(rest, (outcome.rows, outcome.issues))
    counts = {key: _errors_of(*key, *found[key[0]]) for key in sorted(keys)}
    return {key: number for key, number in counts.items() if number}


def _errors_of(unit: str, year: int, rows: Iterable[Row], issues: Iterable[Issue]) -> int:
    """Of a unit that could not even be read, all of them."""
    counts: Mapping[Key, int] = {(row.unit, row.year): row.errors for row in rows}
    if (unit, year) in counts or any(known == unit for known, _ in counts):
        return counts.get((unit, year), 0)
    return sum(issue.level == "error" and folder_of(issue) == unit for issue in issues)
