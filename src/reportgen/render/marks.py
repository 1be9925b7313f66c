"""Marks around printed values, which tell where each landed: only ever in a copy made for looking, never in a document.

The marks are noncharacters of Unicode: XML may hold them, and the source takes none from anyone's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from reportgen.figures import Figure
from reportgen.model.values import Text
from reportgen.phrases import Phrase

START, NUMBERED, END = "\ufdd0", "\ufdd1", "\ufdd2"
"""A value prints as START, its number, NUMBERED, its text, END; a phrase has marked figures inside."""
_MARK = re.compile(f"{START}([0-9]+){NUMBERED}|{END}")

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
            value = Figure(Decimal(value), "个数", "序号", "按先后编号")
        if not shown or not isinstance(value, Marked):
            return text
        before, after = text[: text.index(shown)], text[text.index(shown) + len(shown) :]
        number = len(self.printed)
        self.printed.append((value, shown))
        return f"{before}{START}{number}{NUMBERED}{shown}{END}{after}"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked value in a text without marks."""

    number: int
    start: int
    end: int


def unmarked(text: str) -> str:
    """A text as a document shows it."""
    return _MARK.sub("", text)


def spans_of(text: str) -> list[Span]:
    """Where the marked values of a text stand once the marks are gone, a phrase before the figures inside it."""
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
    return sorted(spans, key=lambda span: (span.start, -span.end))


def numbers_in(text: str) -> Iterator[int]:
    """The numbers of the marks in a text."""
    return (int(match[1]) for match in _MARK.finditer(text) if match[1] is not None)


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
