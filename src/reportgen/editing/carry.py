"""A file of one year as the next year begins with it: goals kept to be reviewed, the year's own entries 待填.

The text is changed, not written anew, so comments and layout stay. What the file must say afterwards is worked out
beside it; a text that says anything else is not used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from reportgen.editing.fates import Fate, fate_of
from reportgen.model.record import Record
from reportgen.model.shapes import ListOf, Shape, TableOf
from reportgen.source import Mapping, Node, Scalar, Sequence
from reportgen.source.editing import Edit, SourceText, texts
from reportgen.source.removal import comments_above, without
from reportgen.source.spans import Entry, MappingSpan, ScalarSpan, SequenceSpan, Span

TO_FILL = "待填"
_GONE = object()
_TRAILING = re.compile(r"([ \t]*#[ \t]*)([^\r\n]*)")
_LINE_COMMENT = re.compile(r"^([ \t]*#[ \t]*)(?=[^\s#])", re.MULTILINE)
_ANYTHING = re.compile("")
_STATEMENT = re.compile("[0-9，。；]")
"""What tells a sentence or a figure from a name."""
_KEPT_HEAD = ("yaml-language-server", "上年的")
_DATED = re.compile(r"(?:19|20)[0-9]{2}年：")


@dataclass(frozen=True, slots=True)
class Carried:
    """A file for the next year, and the keys of the old one that it does not have."""

    source: SourceText
    dropped: tuple[str, ...]


@dataclass(slots=True)
class _Work:
    """One file while it is gone through."""

    source: SourceText
    year: int
    gone: frozenset[str]
    """Names and codes of projects that end."""
    edits: list[Edit] = field(default_factory=list)
    dropped: dict[str, None] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    """The lines that have a comment to review them."""
    emptied: int = 0
    """How many values have been emptied so far."""


def carry(source: SourceText, record_type: type[Record], year: int, gone: frozenset[str]) -> Carried | None:
    """The file of ``year`` as that of the year after; None when its text is too unusual to be changed safely."""
    work = _Work(source, year, gone)
    expected = _record(work, record_type, source.tree, source.root, False)
    _date_head(work)
    carried = source.edited(work.edits)
    if isinstance(carried, SourceText) and texts(carried.tree) == expected:
        return Carried(carried, tuple(work.dropped))
    return None


def _node(work: _Work, shape: Shape, node: Node, span: Span, emptied: bool, anchor: int) -> Any:
    """The texts that a node has next year; the edits that make it so are noted on the way."""
    if isinstance(node, Scalar):
        assert isinstance(span, ScalarSpan)
        return _scalar(work, node, span, emptied, anchor)
    if isinstance(shape, ListOf) and isinstance(node, Sequence):
        assert isinstance(span, SequenceSpan)
        return _list(work, shape.member, node, span, emptied, anchor)
    assert isinstance(node, Mapping)
    assert isinstance(span, MappingSpan)
    if isinstance(shape, TableOf):
        return {
            key: _entry(work, shape.member, child, span.entries[key], emptied, anchor if span.flow else None)
            for key, child in node.entries.items()
        }
    assert isinstance(shape, type)
    return _record(work, shape, node, span, emptied, anchor)


def _scalar(work: _Work, node: Scalar, span: ScalarSpan, emptied: bool, anchor: int) -> str:
    if emptied and not _is_blank(node):
        work.emptied += 1
        work.edits.append(Edit(span.start, span.end, TO_FILL))
        return TO_FILL
    if not emptied and (found := re.search(rf"(?<!\d)(?:{work.year}|{work.year - 1})(?!\d)", node.text)):
        _review(work, anchor, f"这里写着{found[0]}，请复核")
    return node.text


def _record(
    work: _Work, record_type: type[Record], node: Mapping, span: MappingSpan, emptied: bool, anchor: int = 0
) -> dict[str, Any]:
    shapes = record_type.shapes()
    expected: dict[str, Any] = {}
    out: list[int] = []
    for position, (key, child) in enumerate(node.entries.items()):
        entry = span.entries[key]
        here = anchor if span.flow else entry.key.start
        fate = Fate.EMPTIED if emptied else fate_of(record_type, key, shapes[key])
        if fate is Fate.DROPPED:
            out.append(position)
            work.dropped[key] = None
            continue
        if key == "评价报告项目" and isinstance(child, Scalar) and child.text in work.gone:
            fate = Fate.EMPTIED
        if fate is Fate.NEXT_YEAR and isinstance(entry.value, ScalarSpan):
            expected[key] = str(work.year + 1)
            blank = "" if entry.value.end > entry.value.start else " "
            work.edits.append(Edit(entry.value.start, entry.value.end, blank + expected[key]))
            continue
        if fate in (Fate.GOAL, Fate.REVIEWED) and not _is_blank(child):
            _review(work, here, fate.value)
        expected[key] = _entry(work, shapes[key], child, entry, fate is Fate.EMPTIED, anchor if span.flow else None)
    if len(out) == len(span.entries):
        work.edits.append(Edit(span.start, span.end, "{}"))
    else:
        work.edits += without(work.source, span, out)
    return expected


def _entry(work: _Work, shape: Shape, node: Node, entry: Entry, emptied: bool, anchor: int | None) -> Any:
    """The value of a key; ``anchor`` is None where the key has lines of its own."""
    before = work.emptied
    expected = _node(work, shape, node, entry.value, emptied, entry.key.start if anchor is None else anchor)
    if expected == [] and isinstance(node, Sequence) and node.items:
        work.edits.append(Edit(entry.key.end, entry.value.end, ": []"))
    if anchor is None:
        _date_if_emptied(work, before, entry.key.start, entry.value, emptied)
    return expected


def _list(work: _Work, member: Shape, node: Sequence, span: SequenceSpan, emptied: bool, anchor: int) -> list[Any]:
    if not isinstance(member, type | ListOf | TableOf) and emptied and node.items:
        work.emptied += 1
        work.edits.append(Edit(span.start, span.end, f"[{TO_FILL}]" if span.flow else TO_FILL))
        return [TO_FILL]
    expected = []
    out = [position for position, item in enumerate(node.items) if _is_of(item, work.gone)]
    for position, (item, item_span) in enumerate(zip(node.items, span.items, strict=True)):
        if position not in out:
            here = anchor if span.flow else item_span.start
            before = work.emptied
            expected.append(_node(work, member, item, item_span, emptied, here))
            if not span.flow:
                _date_if_emptied(work, before, item_span.start, item_span)
    if expected:
        work.edits += without(work.source, span, out)
    return expected


def _is_of(item: Node, projects: frozenset[str]) -> bool:
    """Does a task or a key work come from one of these projects?"""
    named = item.entries.get("项目") if isinstance(item, Mapping) else None
    return isinstance(named, Scalar) and named.text in projects


def _review(work: _Work, anchor: int, words: str) -> None:
    """A comment line above the line of a member, as far in as it; one for each line, and not the same one again."""
    source = work.source
    start = source.line_start(anchor)
    line = source.text[start : source.line_end(start)]
    margin = line[: len(line) - len(line.lstrip(" "))]
    if start in work.told or words in source.text[comments_above(source, anchor) : start]:
        return
    work.told.add(start)
    work.edits.append(Edit(start, start, f"{margin}# {words}{source.line_break}"))


def _is_blank(node: Node) -> bool:
    """Was nothing filled in?"""
    return isinstance(node, Scalar) and node.text.strip() in ("", TO_FILL)


def _date_if_emptied(work: _Work, before: int, start: int, span: Span, emptied: bool = False) -> None:
    """The comments of an entry or a member in one line that was emptied, or something in it.

    Beside a row of several values stands what the row is called, too: that is as true next year.
    """
    if (isinstance(span, ScalarSpan) or span.flow) and (emptied or work.emptied > before):
        _date_comments(work, start, span.end, _ANYTHING if emptied else _STATEMENT)


def _date_comments(work: _Work, start: int, end: int, which: re.Pattern[str]) -> None:
    """The comments beside and above a value that was emptied speak of last year's."""
    source = work.source
    if (behind := _TRAILING.fullmatch(source.text, end, source.line_end(end))) and which.search(behind[2]):
        _date(work, end + len(behind[1]), behind[2])
    first, line = comments_above(source, start), source.line_start(start)
    for above in _LINE_COMMENT.finditer(source.text[first:line]):
        at = first + above.end()
        words = source.text[at : source.line_end(at)]
        if which.search(words):
            _date(work, at, words)


def _date_head(work: _Work) -> None:
    """The comments at the head of a file tell where last year's figures come from."""
    source = work.source
    head = source.text[: source.root.start]
    for line in _LINE_COMMENT.finditer(head):
        _date(work, line.end(), source.text[line.end() : source.line_end(line.end())])


def _date(work: _Work, at: int, words: str) -> None:
    if not words.startswith(_KEPT_HEAD) and not _DATED.match(words):
        work.edits.append(Edit(at, at, f"{work.year}年："))
