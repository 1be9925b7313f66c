"""How a computed record declares the Chinese names that templates, 公布值 and ``fields`` may use."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Annotated, Any

from reportgen.figures import Figure
from reportgen.model.values import Gap, Text
from reportgen.phrases import Phrase

Value = Text | Figure | Phrase | Gap
"""What a tag can print."""

PRINTING = (Text, Figure, Phrase, Gap)


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """The Chinese name of a computed field, as an annotation; without it a field has no name outside."""

    name: str
    meaning: str
    formula: str = ""


class Words(dict[str, Text]):
    """A table of captions whose keys a profile decides."""


@dataclasses.dataclass(frozen=True, slots=True)
class Tag:
    """One declared name: the field behind it and what kind of thing it holds."""

    name: str
    field: str
    meaning: str
    formula: str
    member: type | None
    """The record (or Words) that it leads to; None for a value that prints."""
    is_list: bool


@cache
def tags_of(record_type: type) -> dict[str, Tag]:
    """The declared names of a computed record."""
    found = {}
    for field, hint in typing.get_type_hints(record_type, include_extras=True).items():
        inner, *notes = typing.get_args(hint) if typing.get_origin(hint) is Annotated else (hint,)
        for named in notes:
            if isinstance(named, Named):
                member, is_list = _member(inner)
                found[named.name] = Tag(named.name, field, named.meaning, named.formula, member, is_list)
    return found


def _member(hint: Any) -> tuple[type | None, bool]:
    """What a type annotation leads to: a record, a list of records, captions, or a printing value."""
    if isinstance(hint, types.UnionType) and type(None) in typing.get_args(hint):
        # A record that some units do not have.
        hint = next(each for each in typing.get_args(hint) if each is not type(None))
    if typing.get_origin(hint) is tuple:
        return typing.get_args(hint)[0], True
    leads_on = isinstance(hint, type) and (hint is Words or dataclasses.is_dataclass(hint))
    return (hint, False) if leads_on and hint not in PRINTING else (None, False)


@cache
def attributes_of(record_type: type) -> dict[str, str]:
    """Chinese name → attribute, for the template's environment."""
    if not dataclasses.is_dataclass(record_type):
        return {}
    return {name: each.field for name, each in tags_of(record_type).items()}


def numbers_among(*record_types: type) -> frozenset[str]:
    """The declared names of some computed records that hold figures and nothing else."""
    hints = (hint for each in record_types for hint in typing.get_type_hints(each, include_extras=True).values())
    noted = ((typing.get_args(hint)[0], typing.get_args(hint)[1:]) for hint in hints if _is_noted(hint))
    return frozenset(
        note.name for inner, notes in noted if _holds_figures(inner) for note in notes if isinstance(note, Named)
    )


def _is_noted(hint: Any) -> bool:
    return typing.get_origin(hint) is Annotated


def _holds_figures(hint: Any) -> bool:
    return hint is Figure or set(typing.get_args(hint)) == {Figure, Gap}
