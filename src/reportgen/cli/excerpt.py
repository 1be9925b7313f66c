"""The line that an issue speaks of, with a caret under the place, as wide on the screen as it really is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from reportgen.cli.chinese import columns
from reportgen.issues import Issue, Where
from reportgen.source.decode import LIMIT, decode

WIDEST = 96
"""Columns of a line that are shown; of a longer one only the part around the place."""
_BEFORE = 48
_MORE = "..."
_CHINESE_CONSOLES = ("gbk", "cp936", "gb2312", "gb18030")


class Excerpts:
    """The lines of a workspace's files, each file read once, for a console of some encoding."""

    def __init__(self, root: Path, encoding: str = "utf-8") -> None:
        self._root, self._encoding = root, encoding
        self._wide_ambiguous = encoding.lower() in _CHINESE_CONSOLES
        self._lines = cache(self._read)

    def of(self, where: Where) -> str | None:
        """Two lines: the source and the caret; None where there is nothing to show."""
        lines = self._lines(where.file)
        if where.line is None or where.column is None or where.line > len(lines):
            return None
        line = lines[where.line - 1]
        if not line.strip() or where.column > len(line) + 1:
            return None
        before, behind = self._around(line, where.column - 1)
        return f"{where.line:>5} | {before}{behind}\n{'':>5} | {' ' * self._width(before)}^"

    def _around(self, line: str, column: int) -> tuple[str, str]:
        """What is shown of a line before a place and from it on."""
        before = [self._visible(sign) for sign in line[max(0, column - WIDEST) : column]]
        behind = [self._visible(sign) for sign in line[column : column + WIDEST]]
        if self._width(before) + self._width(behind) <= WIDEST and len(line) <= WIDEST:
            return "".join(before), "".join(behind)
        room = max(_BEFORE, WIDEST - self._width(behind))
        left = self._fitting(before[::-1], room, cut=column > WIDEST)
        right = self._fitting(behind, WIDEST - self._width(left), cut=len(line) > column + WIDEST)
        # The marks of what is left out stand in the reversed order as well: three equal signs.
        return "".join(left[::-1]), "".join(right)

    def _fitting(self, signs: list[str], room: int, *, cut: bool) -> list[str]:
        """The first signs that fit, with the mark of what is left out where they do not all."""
        if not cut and self._width(signs) <= room:
            return signs
        kept: list[str] = []
        room -= len(_MORE)
        for sign in signs:
            room -= self._width(sign)
            if room < 0:
                break
            kept.append(sign)
        return [*kept, *_MORE]

    def _width(self, signs: Iterable[str]) -> int:
        return sum(columns(sign, wide_ambiguous=self._wide_ambiguous) for sign in signs)

    def _visible(self, sign: str) -> str:
        """What the console shows of a sign: nothing that moves its cursor, nothing that nobody sees."""
        kind = unicodedata.category(sign)
        if kind == "Zs" or sign == "\t":
            return sign if sign == "\u3000" else " "
        if kind[0] == "C" or kind in ("Zl", "Zp"):
            return "?"
        try:
            sign.encode(self._encoding)
        except UnicodeEncodeError:
            return "?"
        return sign

    def _read(self, name: str) -> list[str]:
        text = text_of(self._root, name)
        return [] if text is None else text.split("\n")


def text_of(root: Path, name: str) -> str | None:
    """A file of a workspace; None for one outside of it, or one that is no text."""
    path = root / name
    try:
        if path.suffix != ".yaml" or not path.resolve().is_relative_to(root.resolve()):
            return None
        with path.open("rb") as file:
            text = decode(file.read(LIMIT + 1), name)
    except OSError:
        return None
    return None if isinstance(text, Issue) else text
