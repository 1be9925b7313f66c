"""Marks around printed values, which tell where each landed: only ever in a copy made for looking, never in a document.

The marks are noncharacters of Unicode: XML may hold them, and the source takes none from anyone's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.figures import COUNTER, Figure
from reportgen.model.values import Text
from reportgen.phrases import Phrase

START, NUMBERED, END = "\ufdd0", "\ufdd1", "\ufdd2"
"""A value prints as START, its number, NUMBERED, its text, END; a phrase has marked figures inside."""
_MARK = re.compile(f"{START}([0-9]+){NUMBERED}|{END}")

NO_MARKS = dict.fromkeys(map(ord, START + NUMBERED + END), "�")
"""Data that were read in spite of their faults may hold even these."""

Marked = Text | Figure | Phrase


@dataclass(slots=True)
class Marks:
    """The values of one document by the numbers of their marks."""

    printed: list[tuple[Marked, str]] = field(default_factory=list)
    """Each value, and the XML as which it is printed, with the marks of what is inside it."""

    def around(self, value: object, text: str) -> str:
        """A printed value with its marks; what shows nothing has none, and blanks at the ends stay outside."""
        shown = text.strip()
        if isinstance(value, int):
            value = Figure(Decimal(value), "个数", COUNTER, "按先后编号")
        if not shown or not isinstance(value, Marked):
            return text
        before, after = text[: text.index(shown)], text[text.index(shown) + len(shown) :]
        number = len(self.printed)
        self.printed.append((value, shown))
        return f"{before}{START}{number}{NUMBERED}{shown}{END}{after}"

    def spans(self, text: str) -> list[Span]:
        """Where the values of a text stand once the marks are gone, a phrase before the figures inside it."""
        spans: list[Span] = []
        opened: list[tuple[int, int]] = []
        removed = 0
        for match in _MARK.finditer(text):
            at = match.start() - removed
            removed += len(match[0])
            if match[1] is not None:
                opened.append((int(match[1]), at))
            elif opened:
                number, start = opened.pop()
                spans.append(Span(number, start, at))
        # A template may hold such signs of its own; they mark nothing.
        known = (span for span in spans if span.number < len(self.printed))
        return sorted(known, key=lambda span: (span.start, -span.end))

    def numbers(self, text: str) -> Iterator[int]:
        """The numbers of the values in a text."""
        found = (int(match[1]) for match in _MARK.finditer(text) if match[1] is not None)
        return (number for number in found if number < len(self.printed))


@dataclass(frozen=True, slots=True)
class Span:
    """A marked value in a text without marks."""

    number: int
    start: int
    end: int


def unmarked(text: str) -> str:
    """A text as a document shows it."""
    return _MARK.sub("", text)


def bare_of_values(text: str) -> str:
    """What of a text is not a marked value."""
    pieces: list[str] = []
    depth, end = 0, 0
    for match in _MARK.finditer(text):
        if not depth:
            pieces.append(text[end : match.start()])
        depth = depth + 1 if match[1] is not None else max(depth - 1, 0)
        end = match.end()
    return "".join((*pieces, text[end:]))
