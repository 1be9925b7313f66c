"""Where every key and value of a text begins and ends: for whoever changes one and leaves every other sign alone.

Only for texts that ``parse`` found nothing wrong with: their depth and their size are bounded, so YAML's own
recursive composer may read them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from reportgen.source.events import LOADER

_BLANK_END = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*)+\Z")
"""Empty lines behind a block: no part of its text."""


@dataclass(frozen=True, slots=True)
class ScalarSpan:
    """A value or a key; ``style`` is its quote, ``|`` or ``>``, or empty."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: ScalarSpan
    value: Span


@dataclass(frozen=True, slots=True)
class MappingSpan:
    """A mapping from its first key (``flow``: its brace) to the end of its last value."""

    start: int
    end: int
    flow: bool
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class SequenceSpan:
    """A list from its first member (``flow``: its bracket) to the end of its last one."""

    start: int
    end: int
    flow: bool
    items: tuple[Span, ...]


Span: TypeAlias = "ScalarSpan | MappingSpan | SequenceSpan"


def spans(text: str) -> MappingSpan:
    """The places of a whole file."""
    root = _span(yaml.compose(text, Loader=LOADER), text)
    assert isinstance(root, MappingSpan)
    return root


def _span(node: Any, text: str) -> Span:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode):
        entries = {key.value: Entry(_scalar(key, text), _span(value, text)) for key, value in node.value}
        if not node.flow_style:
            start, end = _reach([(entry.key.start, entry.value.end) for entry in entries.values()])
        return MappingSpan(start, end, bool(node.flow_style), entries)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_span(item, text) for item in node.value)
        if not node.flow_style:
            start, end = _reach([(item.start, item.end) for item in items])
        return SequenceSpan(start, end, bool(node.flow_style), items)
    return _scalar(node, text)


def _scalar(node: Any, text: str) -> ScalarSpan:
    start, end, style = node.start_mark.index, node.end_mark.index, node.style or ""
    if style in ("|", ">"):
        end -= len(found[0]) if (found := _BLANK_END.search(text, start, end)) else 0
    return ScalarSpan(start, end, style)


def _reach(members: list[tuple[int, int]]) -> tuple[int, int]:
    """From the first member to the last; the marks of the parser run on to the next key."""
    return members[0][0], members[-1][1]
