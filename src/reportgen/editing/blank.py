"""A data file to be filled in: every key of its record with its meaning, what is asked for as 待填, the rest commented.

Keys come in the order of the record. A kind of record is explained where it first stands in a file; after that it
takes one line, as a clerk writes it who knows the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportgen.model.record import Key, Record
from reportgen.model.shapes import LeafShape, ListOf, Shape, TableOf

TO_FILL = "待填"
Begun = Mapping[str, Any]
"""What a record begins with: texts, lists and mappings by key."""
Optional = tuple[type[Record], str]
"""A key that may be left out."""
LEFT_OUT = "~不写~"
"""What a record begins with under a key that it rightly has not."""
_PLAIN = re.compile(r"[^\W_](?:[\w.（）“”、，。；：％/-]*[^\W_]|[）”。])?|——")
_LONGEST = 100
"""A commented record longer than this is only named."""


def _nothing_known(_record_type: type[Record], _key: str, _shape: LeafShape) -> str:
    return TO_FILL


@dataclass(slots=True)
class Blank:
    """How a file is written; ``value`` is what stands where nothing is known."""

    asked: frozenset[Optional]
    """The optional keys that are asked for."""
    foreign: frozenset[str] = frozenset()
    """The second levels of indicators that the form does not have."""
    keeps: bool = False
    """Whether a key is written because the file begins with it."""
    value: Callable[[type[Record], str, LeafShape], str] = _nothing_known
    explains: bool = True
    """Whether it says what the keys mean, and which others there are."""
    _explained: set[type[Record]] = field(default_factory=set)

    def text(self, record_type: type[Record], begun: Begun, head: str = "") -> str:
        """The file of a record."""
        self._explained = set()
        lines = self._record(record_type, begun, "")
        return head + "\n".join(_spaced(lines)) + "\n"

    def _keys(self, record_type: type[Record]) -> list[Key]:
        return [key for key in record_type.keys.values() if key.key not in self.foreign]

    def _active(self, record_type: type[Record], begun: Begun) -> list[str]:
        """The keys that are written; a record without any is written by its first."""
        found = [
            key.key
            for key in self._keys(record_type)
            if begun.get(key.key) != LEFT_OUT
            and (key.needed or (record_type, key.key) in self.asked or (self.keeps and key.key in begun))
        ]
        return found or [self._keys(record_type)[0].key]

    def _record(self, record_type: type[Record], begun: Begun, margin: str) -> list[str]:
        """The lines of a record; whatever it has, and what it could have."""
        is_new = self.explains and record_type not in self._explained
        self._explained.add(record_type)
        active = self._active(record_type, begun)
        lines: list[str] = []
        for key in self._keys(record_type):
            shape = record_type.shapes()[key.key]
            note = f"   # {key.meaning}" if is_new else ""
            if key.key in active:
                lines += self._entry(record_type, key.key, shape, begun.get(key.key), margin, note)
            elif is_new:
                flow = self._flow(record_type, key.key, shape, None)
                lines.append(f"{margin}# {key.key}: {flow if len(flow) <= _LONGEST else TO_FILL}{note}")
        return lines

    def _entry(
        self, record_type: type[Record], key: str, shape: Shape, begun: Any, margin: str, note: str = ""
    ) -> list[str]:
        """A key with its value, in one line where that is all there is to say."""
        name, inner = f"{margin}{scalar(key)}:", f"{margin}  "
        below: list[str] = []
        if isinstance(shape, ListOf) and _holds_more(shape):
            below = [line for each in begun or [None] for line in self._member(record_type, key, shape, each, inner)]
        elif isinstance(shape, TableOf) and _holds_more(shape):
            for each, child in (begun or {}).items():
                below += self._entry(record_type, each, shape.member, child, inner)
        elif isinstance(shape, type) and not self._takes_one_line(shape, begun):
            below = self._record(shape, begun or {}, inner)
        return [f"{name}{note}", *below] if below else [f"{name} {self._flow(record_type, key, shape, begun)}{note}"]

    def _member(self, record_type: type[Record], key: str, shape: ListOf, begun: Any, margin: str) -> Iterator[str]:
        """A member of a list; its dash stands before its first key."""
        if not isinstance(shape.member, type) or self._takes_one_line(shape.member, begun):
            yield f"{margin}- {self._flow(record_type, key, shape.member, begun)}"
            return
        dash = "- "
        for line in self._record(shape.member, begun or {}, f"{margin}  "):
            words = line[len(margin) + 2 :]
            yield f"{margin}{dash if not words.startswith('#') else '  '}{words}"
            dash = dash if words.startswith("#") else "  "

    def _takes_one_line(self, record_type: type[Record], begun: Begun | None) -> bool:
        """Was this kind of record explained before, and does it hold nothing but values?"""
        shapes = record_type.shapes()
        is_flat = not any(_holds_more(shapes[key]) for key in self._active(record_type, begun or {}))
        return is_flat and (record_type in self._explained or not self.explains)

    def _flow(self, record_type: type[Record], key: str, shape: Shape, begun: Any) -> str:
        """A value in one line."""
        if isinstance(shape, ListOf):
            members = (self._flow(record_type, key, shape.member, each) for each in begun or [None])
            return f"[{', '.join(members)}]"
        if isinstance(shape, TableOf):
            pairs = [(each, self._flow(record_type, key, shape.member, child)) for each, child in (begun or {}).items()]
        elif isinstance(shape, type):
            given, shapes = begun or {}, shape.shapes()
            active = self._active(shape, given)
            pairs = [(each, self._flow(shape, each, shapes[each], given.get(each))) for each in active]
        else:
            return scalar(begun) if begun else self.value(record_type, key, shape)
        return f"{{{', '.join(f'{scalar(each)}: {value}' for each, value in pairs)}}}"


def _holds_more(shape: Shape) -> bool:
    """Is it a record, or does it hold more than values?"""
    return isinstance(shape, type) or (
        isinstance(shape, ListOf | TableOf) and isinstance(shape.member, ListOf | TableOf | type)
    )


def _spaced(lines: list[str]) -> Iterator[str]:
    """An empty line before and after what takes several lines."""
    inside = False
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith(" ") and (inside or after.startswith(" ")):
            yield ""
        inside = line.startswith(" ")
        yield line


def scalar(text: str) -> str:
    """Words as YAML reads them back, in one line."""
    words = " ".join(text.split())
    return words if _PLAIN.fullmatch(words) else "'" + words.replace("'", "''") + "'"
