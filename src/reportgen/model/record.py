"""What every record shares: Chinese keys, mandatory keys, unknown keys, and its place.

A record never raises: what cannot be read is reported to the Reading and becomes a Gap, an empty record or
an empty list, so that all faults of a file are found in one pass.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from reportgen.issues import Issue, Where
from reportgen.model import faults
from reportgen.model.reading import Reading, Slot, noun_of
from reportgen.model.shapes import ListOf, Shape, TableOf, is_gap, shape_of_each
from reportgen.model.synonyms import SYNONYMS
from reportgen.model.values import Gap
from reportgen.source import Mapping as MappingNode
from reportgen.source import Scalar

as_list, as_table = ListOf, TableOf


@dataclass(frozen=True, slots=True)
class Key:
    """What a record says of one of its attributes."""

    key: str
    meaning: str
    needed: bool
    default: Any = None


def needed(key: str, meaning: str) -> Any:
    """A key that must be there; left out, it is a Gap that the checks report and a draft shows."""
    return Key(key, meaning, needed=True)


def optional(key: str, meaning: str, default: Any = None) -> Any:
    """A key that may be left out."""
    return Key(key, meaning, needed=False, default=default)


class Record:
    """A mapping of a data file as a frozen record; ``where`` does not count in comparisons.

    A record type declares its keys as ``name: TextLeaf = needed("名称", "…")``.
    """

    short_form: ClassVar[str | None] = None
    """The key that a bare value stands for (``得分: 4`` means ``得分: {值: 4}``)."""
    keys: ClassVar[Mapping[str, Key]] = {}
    """Attribute → what is declared of it, in the order of the form."""

    _attributes: ClassVar[Mapping[str, str]] = {}
    _fields: ClassVar[Mapping[str, bool]] = {}
    _shapes: ClassVar[dict[str, Shape]] = {}

    where: Where
    gap: Gap | None
    """Set when the whole record is still to be filled in."""

    def __init_subclass__(cls) -> None:
        cls.keys = {name: value for name, value in vars(cls).items() if isinstance(value, Key)}
        for name in cls.keys:
            delattr(cls, name)
        cls._attributes = {key.key: name for name, key in cls.keys.items()}
        cls._fields = {key.key: key.needed for key in cls.keys.values()}
        cls._shapes = {}

    def __init__(self, where: Where, gap: Gap | None, values: Mapping[str, Any]) -> None:
        self.__dict__.update(where=where, gap=gap, **values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    @classmethod
    def read(cls, slot: Slot, reading: Reading) -> Self:
        """The record of a mapping; what does not belong in it is reported."""
        where, gap, slots = cls._laid_out(slot, reading)
        values = {
            name: shape.read(slots[key.key], reading) if key.key in slots else key.default
            for (name, key), shape in zip(cls.keys.items(), cls.shapes().values(), strict=True)
        }
        return cls(where, gap, values)

    @classmethod
    def _laid_out(cls, slot: Slot, reading: Reading) -> tuple[Where, Gap | None, dict[str, Slot]]:
        """Where the record stands, whether it is one gap, and the keys of its mapping as slots."""
        node = slot.node
        if isinstance(node, Scalar) and cls.short_form is not None:
            return slot.where, None, {cls.short_form: Slot(slot.label, node, slot.where)}
        fields = cls.fields()
        if node is None or is_gap(node):
            return slot.where, Gap(slot.label, slot.where, typed=node is not None), _nothing(fields, slot.where)
        if not isinstance(node, MappingNode):
            reading.report(faults.not_a_mapping(slot.where, slot.label, noun_of(node)))
            return slot.where, None, _nothing(fields, slot.where)
        slots = _nothing(fields, node.where)
        for key, child in node.entries.items():
            if key in fields:
                slots[key] = Slot(key, child, child.where)
            else:
                reading.report(_unknown(key, node.keys[key], fields, reading))
        return node.where, None, slots

    @classmethod
    def fields(cls) -> Mapping[str, bool]:
        """The keys in the order of the form, and whether each must be there."""
        return cls._fields

    @classmethod
    def shapes(cls) -> Mapping[str, Shape]:
        """What each key holds; read off the annotations when first asked, for that is slow."""
        if not cls._shapes:
            shapes = shape_of_each(cls)
            cls._shapes.update({key.key: shapes[name] for name, key in cls.keys.items()})
        return cls._shapes

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self._content().items())
        return f"{type(self).__name__}({values})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(tuple(self._content().items()))

    def _content(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("where", "gap")}

    def value_of(self, key: str) -> Any:
        """The value under a Chinese key."""
        return getattr(self, self._attributes[key])

    def place_of(self, key: str) -> Where:
        """Where the value of a key stands, of a list or table its first one; the record itself where there is none."""
        held = _laid_out((self.value_of(key),))
        return next((member.where for member in held), self.where)

    def all_values(self) -> Iterator[tuple[str, Any]]:
        """Every key of this record with its value; None where an optional key was left out."""
        for key, name in self._attributes.items():
            yield key, getattr(self, name)

    def own_values(self) -> Iterator[tuple[str, Any]]:
        """The values that stand in this record itself, those of its lists of words included."""
        if self.gap is not None:
            # What is missing below a missing record need not be told as well.
            yield self.gap.label, self.gap
            return
        for key, member in self._members():
            if not isinstance(member, Record):
                yield key, member

    def records(self) -> Iterator[Record]:
        """This record and every record below it, in the order of the form."""
        yield self
        if self.gap is not None:
            return
        for _, member in self._members():
            if isinstance(member, Record):
                yield from member.records()

    def _members(self) -> Iterator[tuple[str, Any]]:
        """What the keys hold, tables and lists laid out; nothing for a key that was left out."""
        for key, value in self.all_values():
            if isinstance(value, dict | tuple):
                for member in _laid_out(value):
                    yield key, member
            elif value is not None:
                yield key, value


def _laid_out(values: dict[str, Any] | tuple[Any, ...]) -> Iterator[Any]:
    """What a table or a list holds, however deep."""
    for value in values.values() if isinstance(values, dict) else values:
        if isinstance(value, dict | tuple):
            yield from _laid_out(value)
        elif value is not None:
            yield value


def _unknown(key: str, where: Where, fields: Mapping[str, bool], reading: Reading) -> Issue:
    """A key that does not belong here: a slip of the pen, or a line that slipped to the right."""
    if key in reading.top_keys:
        return faults.indented_too_far(where, key)
    return faults.unknown_key(where, key, nearest(key, list(fields)), tuple(fields))


def _nothing(fields: Mapping[str, bool], where: Where) -> dict[str, Slot]:
    """The needed keys of a record of which nothing is there."""
    return {key: Slot(key, None, where) for key, is_needed in fields.items() if is_needed}


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant; empty when none is near."""
    meant = SYNONYMS.get(word)
    if meant in known:
        return meant
    longer = [each for each in known if len(word) > 2 and word in each]
    close = longer or difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return min(close, key=len) if close else ""


def progress_of(record: Record) -> tuple[int, int]:
    """How many of its values are filled in, of how many; what cannot be read is a fault, not a blank."""
    values = [value for holder in record.records() for _, value in holder.own_values() if value is not None]
    blank = sum(1 for value in values if isinstance(value, Gap) and not value.refused)
    return len(values) - blank, len(values)


def gaps_of(record: Record) -> Iterator[Gap]:
    """Every value of a record that is still to be filled in."""
    for holder in record.records():
        for _, value in holder.own_values():
            if isinstance(value, Gap):
                yield value
