"""The text before parsing: faults that the parser would report somewhere else, or not at all.

A full-width colon is reported by YAML on the *next* line, a full-width blank silently becomes part of a key.
So the lines are walked through first. Each fault is mended in a copy of the text, which is then parsed, so
that one run finds the faults behind it as well.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from reportgen.issues import Issue, Where
from reportgen.source import faults
from reportgen.source.control import INVISIBLE, name_of
from reportgen.source.lines import LineWalk
from reportgen.source.mending import Mending

_MAX_LINES_WITH_INVISIBLE = 100


@dataclass(frozen=True, slots=True)
class Scanned:
    """The mended text, its faults, and the way back from its columns to those of the file."""

    name: str
    lines: tuple[str, ...]
    text: str
    issues: tuple[Issue, ...]
    inserted: dict[int, list[int]]
    damaged: bool
    """What was mended changes the meaning, so the tree is not to be used."""
    unsure_from: int | None
    """From this line on a syntax error may be an echo of what was mended."""
    comments: dict[int, str]
    """The comments that hold a closing bracket of their line, counted from 1."""

    def where(self, mark: Any) -> Where:
        """The place in the file as typed that a mark of the parser means."""
        line: int = mark.line
        column: int = mark.column
        if line in self.inserted:
            column -= bisect_left(self.inserted[line], column)
        return Where(self.name, line + 1, column + 1)


def scan(text: str, name: str) -> Scanned:
    """Walk through the lines of a text."""
    lines = tuple(text.split("\n"))
    pen = Mending(list(lines), name)
    if INVISIBLE.search(text):
        pen.issues += _invisible(lines, name)
        pen.damaged, pen.unsure_from = True, pen.issues[0].where.line
        pen.lines = INVISIBLE.sub("□", text).split("\n")
    LineWalk(pen).run()
    mended = "\n".join(pen.lines)
    return Scanned(name, lines, mended, tuple(pen.issues), pen.inserted, pen.damaged, pen.unsure_from, pen.comments)


def _invisible(lines: tuple[str, ...], name: str) -> list[Issue]:
    """The first invisible character of each line."""
    issues = []
    for number, line in enumerate(lines, 1):
        if found := INVISIBLE.search(line):
            where = Where(name, number, found.start() + 1)
            issues.append(faults.control_character(where, name_of(found[0])))
            if len(issues) == _MAX_LINES_WITH_INVISIBLE:
                break
    return issues
