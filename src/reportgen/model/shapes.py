"""What a key of a record holds, read off its annotation: a leaf, a record, a list or a table of one of these.

Leaves and records say themselves how they are read; ``Annotated[tuple[TextLeaf, ...], as_list]`` and
``Annotated[dict[str, TextLeaf], as_table]`` are made of them. ``| None`` says that a key may be left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Protocol, get_args, get_origin, get_type_hints

from reportgen.model import faults
from reportgen.model.reading import Reading, Slot, noun_of
from reportgen.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from reportgen.model.record import Record


class LeafShape(Protocol):
    """A value: words, a number, an amount."""

    def read(self, slot: Slot, reading: Reading) -> Any:
        """The value of a slot; what is wrong with it is reported to the reading."""

    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of members of one shape."""

    member: Shape

    def read(self, slot: Slot, reading: Reading) -> tuple[Any, ...]:
        """The members in their order."""
        node = slot.node
        if isinstance(node, Sequence):
            return tuple(self.member.read(Slot(slot.label, item, item.where), reading) for item in node.items)
        if node is None or is_gap(node):
            reading.report(faults.value_missing(slot.where, slot.label))
        else:
            single = node.text if isinstance(node, Scalar) and self._holds_leaves() else ""
            reading.report(faults.not_a_list(slot.where, slot.label, noun_of(node), single))
        return ()

    def _holds_leaves(self) -> bool:
        return not isinstance(self.member, ListOf | TableOf | type)


@dataclass(frozen=True, slots=True)
class TableOf:
    """A mapping whose keys are free (captions, years) and whose values have one shape."""

    member: Shape

    def read(self, slot: Slot, reading: Reading) -> dict[str, Any]:
        """The values by their keys."""
        node = slot.node
        if isinstance(node, Mapping):
            entries = node.entries.items()
            return {key: self.member.read(Slot(key, child, child.where), reading) for key, child in entries}
        if node is None or is_gap(node):
            reading.report(faults.value_missing(slot.where, slot.label))
        else:
            reading.report(faults.not_a_mapping(slot.where, slot.label, noun_of(node)))
        return {}


Shape = LeafShape | ListOf | TableOf | type["Record"]


def is_gap(node: Node) -> bool:
    """An empty value, or 待填."""
    return isinstance(node, Scalar) and node.text.strip() in ("", "待填")


def shape_of_each(record_type: type) -> dict[str, Shape]:
    """The shape of every attribute of a record type."""
    hints = get_type_hints(record_type, include_extras=True)
    return {name: _shape_of(hints[name]) for name in record_type.__annotations__}


def _shape_of(hint: Any) -> Shape:
    if get_origin(hint) is Annotated:
        inner, said = get_args(hint)
        if said is ListOf:
            return ListOf(_shape_of(get_args(inner)[0]))
        if said is TableOf:
            return TableOf(_shape_of(get_args(inner)[1]))
        leaf: LeafShape = said
        return leaf
    # An optional key is one that may be left out, not one that may hold None.
    given = [each for each in get_args(hint) if each is not NoneType]
    if given:
        return _shape_of(given[0])
    record: type[Record] = hint
    return record
