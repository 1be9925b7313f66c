"""Members taken out of a mapping or a list, with the comma or the lines that were only there for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.source.editing import Edit, SourceText
from reportgen.source.spans import MappingSpan, SequenceSpan

_COMMENT = re.compile(r"[ \t]*#")


def without(source: SourceText, holder: MappingSpan | SequenceSpan, out: Sequence[int]) -> Iterator[Edit]:
    """The edits that take out the members at these positions; of a mapping or a list at least one must stay."""
    reach = _reach(holder)
    for first, last in _runs(out):
        if not holder.flow:
            yield _lines(source, holder, first, last)
        elif last + 1 < len(reach):
            yield Edit(reach[first][0], reach[last + 1][0], "")
        else:
            yield Edit(reach[first - 1][1], reach[last][1], "")


def _reach(holder: MappingSpan | SequenceSpan) -> list[tuple[int, int]]:
    if isinstance(holder, MappingSpan):
        return [(entry.key.start, entry.value.end) for entry in holder.entries.values()]
    return [(item.start, item.end) for item in holder.items]


def _runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbours together: the first and the last of each run."""
    run: list[int] = []
    for position in sorted(positions):
        if run and position != run[-1] + 1:
            yield run[0], run[-1]
            run = []
        run.append(position)
    if run:
        yield run[0], run[-1]


def _lines(source: SourceText, holder: MappingSpan | SequenceSpan, first: int, last: int) -> Edit:
    """Whole lines, with the comments above them; of a mapping behind a dash only up to its next key."""
    reach = _reach(holder)
    start, end = reach[first][0], reach[last][1]
    if isinstance(holder, MappingSpan) and source.text[source.line_start(start) : start].strip():
        return Edit(start, reach[last + 1][0], "")
    start, end = comments_above(source, start), source.line_end(end)
    if end == len(source.text):
        return Edit(max(start - len(source.line_break), 0), end, "")
    end += len(source.line_break)
    if _is_empty(source, end) and (start == 0 or _is_empty(source, _line_above(source, start))):
        end = source.line_end(end) + len(source.line_break)
    return Edit(start, end, "")


def _is_empty(source: SourceText, offset: int) -> bool:
    """Does an empty line begin here?"""
    return offset < len(source.text) and not source.text[offset : source.line_end(offset)].strip()


def _line_above(source: SourceText, start: int) -> int:
    return source.line_start(start - len(source.line_break))


def comments_above(source: SourceText, offset: int) -> int:
    """Where the comment lines right above a line begin that are as far in as it; without any its own start."""
    start = source.line_start(offset)
    margin = len(source.text[start:offset]) - len(source.text[start:offset].lstrip(" \t"))
    while start > 0:
        above = _line_above(source, start)
        line = source.text[above:start]
        if not _COMMENT.match(line) or len(line) - len(line.lstrip(" \t")) != margin:
            return start
        start = above
    return start
