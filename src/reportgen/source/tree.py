"""The tree of texts that a source file holds; every node knows its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reportgen.issues import Issue, Where


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text exactly as typed; ``plain`` when it stood there without quotes and without ``|``."""

    text: str
    where: Where
    plain: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; the place is that of the first key."""

    entries: dict[str, Node]
    keys: dict[str, Where]
    where: Where


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; the place is that of its first dash or of its bracket."""

    items: tuple[Node, ...]
    where: Where


Node: TypeAlias = "Scalar | Mapping | Sequence"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds, and what is wrong with it; without a tree nothing more can be said about it."""

    tree: Mapping | None
    issues: tuple[Issue, ...]
