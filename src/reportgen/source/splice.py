"""One value put in the place of another, or a key added, by splicing the text: every other sign stays.

No rules about quotes: each way to write the value is tried, the plainest first, and the file is read again. The
first one after which it says the same but for this one value is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from reportgen.source.editing import Edit, SourceText, texts
from reportgen.source.spans import Entry, MappingSpan, ScalarSpan, SequenceSpan, Span

Path = tuple[str | int, ...]
"""The keys that lead to a value; members of lists by their position, from 0."""
Value = str | dict[str, Any]
"""What is put there: words, or words below keys that are not there yet."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_STEP = "  "


@dataclass(frozen=True, slots=True)
class Spliced:
    """The file with the new value, and where it stands: the stretch of the old text and of the new one."""

    source: SourceText
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Gap:
    """The place that a value is put into: what goes, what is written around it, how it may be written."""

    start: int
    end: int
    before: str = ""
    behind: str = ""
    style: str = ""
    indent: str | None = None
    """Of the lines of a block of text; None where there may be none."""


def put(source: SourceText, path: Path, value: Value, order: Sequence[str] = ()) -> Spliced | None:
    """The file with the value at that path; ``order`` are the keys around it, for one that is not there yet.

    None when there is no way to write it that leaves everything else as it is.
    """
    expected = texts(source.tree)
    _set(expected, path, value)
    gap = _gap(source, path, order)
    for written in _ways(source, gap, value):
        text = gap.before + written + gap.behind
        found = source.edited([Edit(gap.start, gap.end, text)])
        if isinstance(found, SourceText) and texts(found.tree) == expected:
            return Spliced(found, (gap.start, gap.end), (gap.start, gap.start + len(text)))
    return None


def _set(tree: Any, path: Path, value: Value) -> None:
    for step in path[:-1]:
        tree = tree[step]
    tree[path[-1]] = value


def _gap(source: SourceText, path: Path, order: Sequence[str]) -> _Gap:
    """Where the value of a path stands, or would stand."""
    holder: Span = source.root
    for step in path[:-1]:
        holder = _below(holder, step)
    last = path[-1]
    if isinstance(holder, MappingSpan) and isinstance(last, str):
        if last in holder.entries:
            return _of_entry(source, holder, holder.entries[last])
        return _of_new_key(source, holder, last, order)
    assert isinstance(holder, SequenceSpan)
    assert isinstance(last, int)
    item = holder.items[last]
    assert isinstance(item, ScalarSpan)
    dash = re.match(r"[ \t]*", source.text[source.line_start(item.start) :])
    indent = None if holder.flow or dash is None else dash[0] + _STEP
    return _of_value(source, item, item.start - 1, indent)


def _below(holder: Span, step: str | int) -> Span:
    if isinstance(holder, MappingSpan) and isinstance(step, str):
        return holder.entries[step].value
    assert isinstance(holder, SequenceSpan)
    assert isinstance(step, int)
    return holder.items[step]


def _of_entry(source: SourceText, holder: MappingSpan, entry: Entry) -> _Gap:
    assert isinstance(entry.value, ScalarSpan)
    indent = None if holder.flow else " " * source.column_of(entry.key.start) + _STEP
    return _of_value(source, entry.value, entry.key.end, indent)


def _of_value(source: SourceText, value: ScalarSpan, key_end: int, indent: str | None) -> _Gap:
    """The place of a value; of an empty one the blank, or even the colon, may be missing."""
    before = ""
    if value.start == value.end and key_end < value.start:
        between = source.text[key_end : value.start]
        before = "" if between[-1:].isspace() else " "
    elif value.start == value.end:
        before = ": "
    return _Gap(value.start, value.end, before, "", value.style, indent)


def _of_new_key(source: SourceText, holder: MappingSpan, key: str, order: Sequence[str]) -> _Gap:
    """Behind the nearest key that comes before it on the form, else in front of all."""
    rank = {each: number for number, each in enumerate(order)}
    earlier = [each for each in holder.entries if rank.get(each, len(order)) < rank[key]]
    if holder.flow:
        if not holder.entries:
            return _Gap(holder.start + 1, holder.start + 1, f"{key}: ")
        if not earlier:
            return _Gap(holder.start + 1, holder.start + 1, f"{key}: ", ", ")
        at = holder.entries[max(earlier, key=rank.__getitem__)].value.end
        return _Gap(at, at, f", {key}: ")
    first = next(iter(holder.entries.values())).key.start
    margin = " " * source.column_of(first)
    if not earlier:
        return _Gap(first, first, f"{key}: ", source.line_break + margin, indent=margin + _STEP)
    entry = holder.entries[max(earlier, key=rank.__getitem__)]
    at = source.line_end(entry.value.end)
    return _Gap(at, at, f"{source.line_break}{margin}{key}: ", indent=margin + _STEP)


def _ways(source: SourceText, gap: _Gap, value: Value) -> Iterator[str]:
    """Every way to write a value, the one that suits the place best first."""
    if not isinstance(value, str):
        yield from _in_braces(value)
        return
    old = source.text[gap.start : gap.end]
    if gap.style in ("|", ">") and value:
        yield _block(old.splitlines()[0], value, _indent_of(old), source.line_break)
        yield _block("|", value, _indent_of(old), source.line_break)
    if "\n" in value and gap.indent is not None:
        yield _block("|", value, gap.indent, source.line_break)
    yield from _short(value, quoted=gap.style in ("'", '"'))


def _in_braces(value: dict[str, Any]) -> Iterator[str]:
    """One key below the other, down to the words."""
    ((key, inner),) = value.items()
    ways = _short(inner) if isinstance(inner, str) else _in_braces(inner)
    return ("{" + f"{key}: {written}" + "}" for written in ways)


def _short(value: str, *, quoted: bool = False) -> Iterator[str]:
    """Plain, unless quotes stood there or another program would read something else than words; then in quotes."""
    if not quoted and not _means_more_than_words(value):
        yield value
    yield "'" + value.replace("'", "''") + "'"
    yield json.dumps(value, ensure_ascii=False)


def _means_more_than_words(value: str) -> bool:
    """NO, 0601, 12:30, nothing at all: other readers of YAML take them for truth values, octals, times."""
    if _NUMBER.fullmatch(value):
        return False
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[:1], [])
    return any(pattern.match(value) for _, pattern in resolvers)


def _block(head: str, value: str, indent: str, line_break: str) -> str:
    lines = (indent + line if line else "" for line in value.split("\n"))
    return line_break.join((head, *lines))


def _indent_of(block: str) -> str:
    """The indent of the text of a block."""
    for line in block.splitlines()[1:]:
        if line.strip():
            return line[: len(line) - len(line.lstrip(" "))]
    return _STEP
