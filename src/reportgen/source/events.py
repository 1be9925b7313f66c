"""From the parser's events to the tree, one event after the other.

Never ``yaml.compose``: it recurses, and 100,000 opening brackets would take the interpreter down.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from reportgen.issues import Issue, Where
from reportgen.source import faults
from reportgen.source.control import INVISIBLE, name_of
from reportgen.source.tree import Mapping, Node, Scalar, Sequence
from reportgen.source.words import cut

MAX_DEPTH = 50
MAX_NODES = 200_000

# The parser written in C is ten times faster; PyYAML built without it does the same work.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = Callable[[Any], Where]
"""The place that a mark of the parser means in the file as typed."""

_TAG_PREFIX = "tag:yaml.org,2002:"
_HEAD_OF_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)*")
_REST_OF_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:万?元)?")


class UnusableError(Exception):
    """The file cannot be read any further."""


@dataclass(slots=True)
class _OpenMapping:
    """A mapping whose end was not reached yet."""

    where: Where
    flow: bool
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Where] = field(default_factory=dict)
    key: str | None = None
    """The key whose value comes next; None: a key comes next."""
    drop: bool = False
    """The value that comes next belongs to a key that was refused."""
    last: str | None = None
    rejoined: dict[str, Scalar] = field(default_factory=dict)
    """Keys whose number was cut in two by its own comma."""


@dataclass(slots=True)
class _OpenSequence:
    where: Where
    items: list[Node] = field(default_factory=list)


class Builder:
    """Builds one tree; faults that leave a usable tree are collected, the others end the work."""

    def __init__(self, place: Place) -> None:
        self.issues: list[Issue] = []
        self.complete = True
        self.root: Node | None = None
        self._place = place
        self._open: list[_OpenMapping | _OpenSequence] = []
        self._nodes = 0
        self._documents = 0

    def build(self, text: str) -> None:
        """Take in every event of the text; the parser's own errors pass through."""
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping_start,
            yaml.MappingEndEvent: self._mapping_end,
            yaml.SequenceStartEvent: self._sequence_start,
            yaml.SequenceEndEvent: self._sequence_end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document_start,
        }
        try:
            for event in yaml.parse(text, Loader=LOADER):
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except UnusableError:
            self.complete = False

    def _report(self, issue: Issue, *, fatal: bool = False) -> None:
        self.issues.append(issue)
        if fatal:
            raise UnusableError

    def _document_start(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._report(faults.several_documents(self._place(event.start_mark)), fatal=True)

    def _properties(self, event: Any, where: Where) -> None:
        """Count a node and refuse what YAML may hang on it."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report(faults.too_many_nodes(where, MAX_NODES), fatal=True)
        if event.anchor is not None:
            self._report(faults.anchor(where, "&" + cut(event.anchor)))
        if event.tag is not None:
            self._report(faults.explicit_tag(where, cut(event.tag.replace(_TAG_PREFIX, "!!"))))

    def _scalar(self, event: Any) -> None:
        where = self._place(event.start_mark)
        self._properties(event, where)
        text: str = event.value
        style: str | None = event.style
        if style == '"' and (found := INVISIBLE.search(text)):
            self._report(faults.control_character(where, name_of(found[0])))
        if style and style in "|>":
            text = text.rstrip("\n")
        self._add(Scalar(text, where, not style))

    def _mapping_start(self, event: Any) -> None:
        where = self._deeper(event)
        self._open.append(_OpenMapping(where, bool(event.flow_style)))

    def _sequence_start(self, event: Any) -> None:
        self._open.append(_OpenSequence(self._deeper(event)))

    def _deeper(self, event: Any) -> Where:
        where = self._place(event.start_mark)
        self._properties(event, where)
        if len(self._open) >= MAX_DEPTH:
            self._report(faults.too_deep(where, MAX_DEPTH), fatal=True)
        return where

    def _mapping_end(self, _: Any) -> None:
        mapping = cast(_OpenMapping, self._open.pop())
        for key, number in mapping.rejoined.items():
            self._report(faults.key_not_a_word(number.where, key, number.text))
        where = next(iter(mapping.keys.values()), mapping.where)
        self._add(Mapping(mapping.entries, mapping.keys, where))

    def _sequence_end(self, _: Any) -> None:
        sequence = cast(_OpenSequence, self._open.pop())
        self._add(Sequence(tuple(sequence.items), sequence.where))

    def _alias(self, event: Any) -> None:
        where = self._place(event.start_mark)
        self._report(faults.anchor(where, "*" + cut(event.anchor)))
        self.complete = False
        self._add(Scalar("", where, True))

    def _add(self, node: Node) -> None:
        """Put a finished node into what is open around it."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, _OpenSequence):
            parent.items.append(node)
        elif parent.drop:
            parent.drop = False
        elif parent.key is None:
            self._key(parent, node)
        elif not self._rejoin(parent, parent.key, node):
            parent.entries[parent.key] = node
            parent.last, parent.key = parent.key, None

    def _key(self, mapping: _OpenMapping, node: Node) -> None:
        if not isinstance(node, Scalar):
            self._report(faults.key_not_a_word(node.where))
        elif node.text == "<<" and node.plain:
            self._report(faults.anchor(node.where, "<<"))
            self.complete = False
        elif node.text in mapping.keys:
            first = mapping.keys[node.text]
            self._report(faults.duplicate_key(node.where, cut(node.text), first.line or 0))
        elif node.plain and not node.text:
            self._report(faults.key_not_a_word(node.where))
        else:
            mapping.key = node.text
            mapping.keys[node.text] = node.where
            return
        mapping.drop = True

    def _rejoin(self, mapping: _OpenMapping, key: str, value: Node) -> bool:
        """In ``{金额: 1,687.40}`` YAML sees the keys 金额 and 687.40: put the number together again."""
        if not mapping.flow or not key[:1].isdigit() or not isinstance(value, Scalar) or value.text:
            return False
        head = mapping.entries.get(mapping.last or "")
        if mapping.last is None or not isinstance(head, Scalar) or not (head.plain and value.plain):
            return False
        if not (_HEAD_OF_NUMBER.fullmatch(head.text) and _REST_OF_NUMBER.fullmatch(key)):
            return False
        number = Scalar(f"{head.text},{key}", head.where, True)
        beside = mapping.keys[key].column == (head.where.column or 0) + len(head.text) + 1
        if not (beside or faults.THOUSANDS.fullmatch(number.text)):
            return False
        mapping.entries[mapping.last] = mapping.rejoined[mapping.last] = number
        del mapping.keys[key]
        mapping.key = None
        return True
