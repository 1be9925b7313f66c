"""What every record shares: Chinese keys, mandatory keys, unknown keys, and its place.

A record never raises: what cannot be read is reported to the Reading and becomes a Gap, an empty record or
an empty list, so that all faults of a file are found in one pass.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.json_schema import SkipJsonSchema

from reportgen.issues import Issue, Where
from reportgen.model import faults
from reportgen.model.reading import Reading, Slot, noun_of, reading_of
from reportgen.model.synonyms import SYNONYMS
from reportgen.model.values import Gap
from reportgen.source import Mapping, Node, Scalar, Sequence


def needed(key: str, meaning: str) -> Any:
    """A key that must be there; left out, it is a Gap that the checks report and a draft shows."""
    return Field(alias=key, description=meaning, json_schema_extra={"needed": True})


def optional(key: str, meaning: str, default: Any = None) -> Any:
    """A key that may be left out."""
    return Field(default=default, alias=key, description=meaning)


class Record(BaseModel):
    """A mapping of a data file as a frozen record; ``where`` does not count in comparisons."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, title=None)
    short_form: ClassVar[str | None] = None
    """The key that a bare value stands for (``得分: 4`` means ``得分: {值: 4}``)."""

    where: SkipJsonSchema[Where] = Field(default=Where(""), exclude=True, repr=False)
    gap: SkipJsonSchema[Gap | None] = Field(default=None, exclude=True, repr=False)
    """Set when the whole record is still to be filled in."""

    @model_validator(mode="before")
    @classmethod
    def _open(cls, slot: Slot, info: ValidationInfo) -> dict[str, Any]:
        """Lay out the keys of a mapping as slots; report what does not belong."""
        node, reading = slot.node, reading_of(info)
        if isinstance(node, Scalar) and cls.short_form is not None:
            return {"where": slot.where, cls.short_form: Slot(slot.label, node, slot.where)}
        entries: dict[str, Node] = {}
        where = slot.where
        if isinstance(node, Mapping):
            entries, where = node.entries, node.where
        elif node is not None and not _is_gap(node):
            reading.report(faults.not_a_mapping(slot.where, slot.label, noun_of(node)))
        fields = cls.fields()
        if node is None or _is_gap(node):
            return {"where": where, "gap": Gap(slot.label, where, typed=node is not None), **_nothing(fields, where)}
        laid_out: dict[str, Any] = {"where": where}
        for key, child in entries.items():
            if key in fields:
                laid_out[key] = Slot(key, child, child.where)
            else:
                assert isinstance(node, Mapping)
                reading.report(_unknown(key, node.keys[key], fields, reading))
        return _nothing(fields, where) | laid_out

    @classmethod
    def fields(cls) -> dict[str, bool]:
        """The keys in the order of the form, and whether each must be there."""
        return {
            field.alias: field.json_schema_extra == {"needed": True}
            for field in cls.model_fields.values()
            if field.alias is not None
        }

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(tuple(self._content().items()))

    def _content(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("where", "gap")}

    def value_of(self, key: str) -> Any:
        """The value under a Chinese key."""
        return getattr(self, _attributes(type(self))[key])

    def place_of(self, key: str) -> Where:
        """Where the value of a key stands; the record itself when the key was left out."""
        value = self.value_of(key)
        return value.where if hasattr(value, "where") else self.where

    def all_values(self) -> Iterator[tuple[str, Any]]:
        """Every key of this record with its value; None where an optional key was left out."""
        for key, name in _attributes(type(self)).items():
            yield key, getattr(self, name)

    def own_values(self) -> Iterator[tuple[str, Any]]:
        """The values that stand in this record itself, those of its lists of words included."""
        if self.gap is not None:
            # What is missing below a missing record need not be told as well.
            yield self.gap.label, self.gap
            return
        for key, value in self.all_values():
            for member in _members(value):
                if member is not None and not isinstance(member, Record):
                    yield key, member

    def records(self) -> Iterator[Record]:
        """This record and every record below it, in the order of the form."""
        yield self
        if self.gap is not None:
            return
        for _, value in self.all_values():
            for member in _members(value):
                if isinstance(member, Record):
                    yield from member.records()


@cache
def _attributes(record_type: type[Record]) -> dict[str, str]:
    """Chinese key → attribute."""
    return {field.alias: name for name, field in record_type.model_fields.items() if field.alias is not None}


def _members(value: Any) -> Iterator[Any]:
    """A value, or what a table or a list of values holds, however deep."""
    if isinstance(value, dict | tuple):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _members(member)
    else:
        yield value


def _unknown(key: str, where: Where, fields: dict[str, bool], reading: Reading) -> Issue:
    """A key that does not belong here: a slip of the pen, or a line that slipped to the right."""
    if key in reading.top_keys:
        return faults.indented_too_far(where, key)
    return faults.unknown_key(where, key, nearest(key, list(fields)), tuple(fields))


def _is_gap(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text.strip() in ("", "待填")


def _nothing(fields: dict[str, bool], where: Where) -> dict[str, Slot]:
    """The needed keys of a record of which nothing is there."""
    return {key: Slot(key, None, where) for key, is_needed in fields.items() if is_needed}


def _open_list(slot: Slot, info: ValidationInfo) -> tuple[Slot, ...]:
    """The items of a list as slots."""
    node = slot.node
    if isinstance(node, Sequence):
        return tuple(Slot(slot.label, item, item.where) for item in node.items)
    if node is None or _is_gap(node):
        reading_of(info).report(faults.value_missing(slot.where, slot.label))
    else:
        reading_of(info).report(faults.not_a_list(slot.where, slot.label, noun_of(node)))
    return ()


def _open_table(slot: Slot, info: ValidationInfo) -> dict[str, Slot]:
    """The entries of a mapping whose keys are free (captions, years)."""
    node = slot.node
    if isinstance(node, Mapping):
        return {key: Slot(key, child, child.where) for key, child in node.entries.items()}
    if node is None or _is_gap(node):
        reading_of(info).report(faults.value_missing(slot.where, slot.label))
    else:
        reading_of(info).report(faults.not_a_mapping(slot.where, slot.label, noun_of(node)))
    return {}


as_list = BeforeValidator(_open_list)
as_table = BeforeValidator(_open_table)


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant; empty when none is near."""
    meant = SYNONYMS.get(word)
    if meant in known:
        return meant
    longer = [each for each in known if len(word) > 2 and word in each]
    close = longer or difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return min(close, key=len) if close else ""


def gaps_of(record: Record) -> Iterator[Gap]:
    """Every value of a record that is still to be filled in."""
    for holder in record.records():
        for _, value in holder.own_values():
            if isinstance(value, Gap):
                yield value
