"""Where the key or value at a place ends, so that an editor can underline all of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from reportgen.cli.excerpt import text_of
from reportgen.issues import Where
from reportgen.source import parse
from reportgen.source.spans import MappingSpan, ScalarSpan, Span, spans

Point = tuple[int, int]
"""Line and column, counted from 1."""


class Regions:
    """The ends in a workspace's files, each file read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ends = cache(self._read)

    def end_of(self, where: Where) -> Point | None:
        """The place behind the last sign; None where nothing begins, or the file is not sound enough to tell."""
        if where.line is None or where.column is None:
            return None
        return self._ends(where.file).get((where.line, where.column))

    def _read(self, name: str) -> dict[Point, Point]:
        text = text_of(self._root, name)
        if text is None or parse(text.encode(), name, headed=False).issues:
            return {}
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

        def point(index: int) -> Point:
            line = bisect_right(starts, index)
            return line, index - starts[line - 1] + 1

        return {point(each.start): point(each.end) for each in _scalars(spans(text)) if each.end > each.start}


def _scalars(span: Span) -> Iterator[ScalarSpan]:
    if isinstance(span, ScalarSpan):
        yield span
    elif isinstance(span, MappingSpan):
        for entry in span.entries.values():
            yield entry.key
            yield from _scalars(entry.value)
    else:
        for item in span.items:
            yield from _scalars(item)
