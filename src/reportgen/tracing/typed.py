"""Which value a line of a file is part of."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.source.editing import SourceText
from reportgen.source.spans import MappingSpan, ScalarSpan, SequenceSpan, Span


def beginning_of(source: SourceText, line: int) -> int | None:
    """The line in which what stands in a line begins: a text may go over several. None for comments and blanks."""
    bounds = source.line_at(line)
    if bounds is None:
        return None
    start, end = bounds
    held = [each for each in _scalars(source.root) if each.start < end and start < max(each.end, each.start + 1)]
    return min((source.line_of(each.start) for each in held), default=None)


def _scalars(span: Span) -> Iterator[ScalarSpan]:
    """Every key and every value."""
    if isinstance(span, MappingSpan):
        for entry in span.entries.values():
            yield entry.key
            yield from _scalars(entry.value)
    elif isinstance(span, SequenceSpan):
        for item in span.items:
            yield from _scalars(item)
    else:
        yield span
