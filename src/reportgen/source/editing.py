"""A file opened to be changed: its text with the encoding, the line ends and the places to write it back as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from reportgen.issues import Issue, Where
from reportgen.source import faults
from reportgen.source.decode import MARK
from reportgen.source.reading import parse
from reportgen.source.spans import MappingSpan, spans
from reportgen.source.tree import Mapping, Node, Scalar

_BREAK = re.compile(r"\r\n|\r|\n")
_ENCODINGS = ("utf-8", "gb18030")
"""A file in the encoding of old Windows editors is no good to read, but may be changed without becoming another."""


class Edit(NamedTuple):
    """From ``start`` to ``end`` the text becomes another one."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SourceText:
    """A file that can be read, as it stands."""

    name: str
    text: str
    mark: bytes
    encoding: str
    tree: Mapping

    @cached_property
    def root(self) -> MappingSpan:
        """Where everything in it stands."""
        return spans(self.text)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.mark + self.text.encode(self.encoding)

    @property
    def line_break(self) -> str:
        """How lines end here: as the first one does."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def line_of(self, offset: int) -> int:
        """The number of the line, from 1."""
        return len(_BREAK.findall(self.text, 0, offset)) + 1

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, its line break not counted."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def line_at(self, number: int) -> tuple[int, int] | None:
        """From where to where a line goes; None for one that the file does not have."""
        breaks = list(_BREAK.finditer(self.text))
        starts, ends = [0, *(each.end() for each in breaks)], [*(each.start() for each in breaks), len(self.text)]
        count = len(starts) - (starts[-1] == len(self.text))
        return (starts[number - 1], ends[number - 1]) if 1 <= number <= count else None

    def column_of(self, offset: int) -> int:
        """How many signs stand before an offset in its line."""
        return offset - self.line_start(offset)

    def lines(self, start: int, end: int) -> list[str]:
        """The whole lines that a stretch touches."""
        return _BREAK.split(self.text[self.line_start(start) : self.line_end(end)])

    def edited(self, edits: Iterable[Edit]) -> SourceText | tuple[Issue, ...]:
        """The file after some changes, read anew; what is wrong with it when they spoil it."""
        pieces: list[str] = []
        done = 0
        for edit in sorted(edits):
            pieces += (self.text[done : edit.start], edit.text)
            done = edit.end
        text = "".join((*pieces, self.text[done:]))
        return opened(self.mark + text.encode(self.encoding), self.name)


def opened(data: bytes, name: str) -> SourceText | tuple[Issue, ...]:
    """The file that the bytes hold, or the faults that must be mended before anything is changed in it."""
    mark = MARK if data.startswith(MARK) else b""
    text, encoding = _decoded(data.removeprefix(mark))
    if not encoding:
        return parse(data, name).issues
    parsed = parse(text.encode(), name)
    if parsed.tree is None or parsed.issues:
        return parsed.issues
    if text.startswith("\ufeff"):
        return (faults.control_character(Where(name, 1, 1), "U+FEFF"),)
    return SourceText(name, text, mark, encoding, parsed.tree)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding; none unless the same bytes come out again."""
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.encode(encoding) == data:
            return text, encoding
    return "", ""


def texts(node: Node) -> Any:
    """The bare texts of a tree, to compare two."""
    if isinstance(node, Mapping):
        return {key: texts(value) for key, value in node.entries.items()}
    return node.text if isinstance(node, Scalar) else [texts(item) for item in node.items]
