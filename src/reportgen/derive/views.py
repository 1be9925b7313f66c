"""What the examples of one piece of a template see: names, values now, and values in the changed copy of the data.

A piece of a template that stands in a loop has as many examples as the loop has members. What fits one example by
chance does not fit them all, so everything is looked for in all examples at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportgen.compute.tags import PRINTING, Tag, Value, Words, tags_of
from reportgen.figures import Figure, FigureStyles
from reportgen.model.values import Gap, Text
from reportgen.phrases import Phrase
from reportgen.render.expressions import MAX_LOOP_DEPTH

if TYPE_CHECKING:
    from reportgen.derive.listed import Known

DATA = "data/"
Step = tuple[str, str]
"""A declared name and its meaning."""
Pair = tuple[Any, ...]
"""A value now, and in each changed copy (None where that has none)."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What one example sees."""

    roots: Mapping[str, Pair]
    index: int | None = None
    """The number of the member in the innermost loop, from 0."""
    is_last: bool = False

    def inside(self, variable: str, member: Pair, index: int, length: int) -> View:
        """The view of one member of a loop."""
        return View({**self.roots, variable: member}, index, index == length - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A name that prints, with its value in every example."""

    path: str
    steps: tuple[Step, ...]
    values: tuple[Value, ...]
    copies: tuple[tuple[Value | None, ...], ...]
    """The same value in each changed copy of the data."""

    @property
    def is_shared(self) -> bool:
        """Is it one value for all examples, from outside of their loop?"""
        return all(value is self.values[0] for value in self.values)

    def same_as(self, other: Leaf) -> bool:
        """Do both name the same values, or values that moved alike?"""
        if all(own is theirs for own, theirs in zip(self.values, other.values, strict=True)):
            return True
        moved = any(now != then for now, copies in zip(self.values, self.copies, strict=True) for then in copies)
        return moved and self.copies == other.copies


@dataclass(frozen=True, eq=False)
class Listing:
    """A list with its members in every example."""

    path: str
    steps: tuple[Step, ...]
    member: type
    members: tuple[tuple[Pair, ...], ...]
    taken: frozenset[str] = frozenset()
    """Names that already mean something else."""

    @cached_property
    def variable(self) -> str:
        """What a loop calls a member: as its record is called; a list of the root gives way to its own member."""
        named = (self.member.__doc__ or self.path.rpartition(".")[2]).partition("：")[0].split("\n")[0].strip()
        return f"本{named}" if named in self.taken and named != self.path else named


@dataclass(eq=False)
class Views:
    """The views of all examples of a piece."""

    each: tuple[View, ...]
    styles: FigureStyles
    open: frozenset[str] = frozenset()
    """The loops around the examples: none is opened inside itself."""
    variables: frozenset[str] = frozenset()
    """What these loops call their members."""
    innermost: str = ""
    """What the nearest of them does."""
    known: Known | None = None
    """The data as a whole."""
    _known: dict[bool, Any] = field(default_factory=dict)
    _inside: dict[str, Views] = field(default_factory=dict)
    _walked: dict[str, tuple[tuple[Leaf, ...], tuple[Listing, ...]]] = field(default_factory=dict)
    _keys: dict[str, tuple[Leaf, ...]] = field(default_factory=dict)
    _roots: dict[str, tuple[Leaf, ...]] = field(default_factory=dict)
    """The names of the roots, walked once for all loops."""

    def __len__(self) -> int:
        return len(self.each)

    def _below(self, root: str) -> tuple[tuple[Leaf, ...], tuple[Listing, ...]]:
        """The names and the lists below a root."""
        if root not in self._walked:
            shared = len(self) > 1 and root not in self.variables
            self._walked[root] = self._shared(root) if shared else self._walk(root)
        return self._walked[root]

    def _walk(self, root: str) -> tuple[tuple[Leaf, ...], tuple[Listing, ...]]:
        pairs = [view.roots[root] for view in self.each]
        first = pairs[0][0]
        if isinstance(first, tuple):
            listing = [Listing(root, ((root, ""),), type(first[0]), tuple(map(_members, pairs)))] if first else []
            return (), tuple(listing)
        leaves: list[Leaf] = []
        listings: list[Listing] = []
        _walk(root, ((root, ""),), pairs, leaves, listings, frozenset(self.each[0].roots))
        return tuple(leaves), tuple(listings)

    def _shared(self, root: str) -> tuple[tuple[Leaf, ...], tuple[Listing, ...]]:
        """What is the same for all members of a loop: its names print, its lists belong outside."""
        if root not in self._roots:
            self._roots[root] = self.of([0])._walk(root)[0]
        count = len(self)
        leaves = (Leaf(each.path, each.steps, each.values * count, each.copies * count) for each in self._roots[root])
        return tuple(leaves), ()

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every name that prints."""
        return tuple(leaf for root in self.each[0].roots for leaf in self._below(root)[0])

    def own(self, variable: str) -> tuple[Leaf, ...]:
        """The names of the members of a loop."""
        return self._below(variable)[0]

    def keys(self, variable: str) -> tuple[Leaf, ...]:
        """The words by which the members of a loop are told apart in a text."""
        if variable not in self._keys:
            self._keys[variable] = tuple(
                leaf
                for leaf in self.own(variable)
                if all(isinstance(value, Text) and len(value.text) > 1 for value in leaf.values)
            )
        return self._keys[variable]

    def first_words(self, variable: str) -> frozenset[str]:
        """What the first member of a loop prints in cells."""
        values = (leaf.values[0] for leaf in self.own(variable))
        words = (self.styles.in_cell(each) if isinstance(each, Figure) else told(each, self.styles) for each in values)
        return frozenset(word for word in words if word.strip())

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every list that a loop may follow here."""
        if len(self.open) == MAX_LOOP_DEPTH:
            return ()
        roots = self.each[0].roots if len(self) == 1 else self.variables
        found = (listing for root in roots for listing in self._below(root)[1])
        return tuple(listing for listing in found if listing.path not in self.open)

    def of(self, numbers: Sequence[int]) -> Views:
        """Some of the examples."""
        chosen = tuple(self.each[number] for number in numbers)
        return Views(chosen, self.styles, self.open, self.variables, self.innermost, self.known, _roots=self._roots)

    def is_own(self, path: str) -> bool:
        """Is it a name of a member of a loop?"""
        return path.partition(".")[0] in self.variables

    def in_loop(self, listing: Listing) -> Views:
        """One view for each member of each example."""
        if listing.path not in self._inside:
            self._inside[listing.path] = self._in_loop(listing)
        return self._inside[listing.path]

    def _in_loop(self, listing: Listing) -> Views:
        found = [
            view.inside(listing.variable, member, index, len(members))
            for view, members in zip(self.each, listing.members, strict=True)
            for index, member in enumerate(members)
        ]
        variables = self.variables | {listing.variable}
        roots = {root: leaves for root, leaves in self._roots.items() if root not in variables}
        return Views(
            tuple(found),
            self.styles,
            self.open | {listing.path},
            variables,
            listing.variable,
            self.known,
            _roots=roots,
        )

    def remembered(self, in_cell: bool, make: Callable[[], Any]) -> Any:
        """What is worked out from these views once for cells and once for sentences."""
        if in_cell not in self._known:
            self._known[in_cell] = make()
        return self._known[in_cell]


def _walk(
    path: str,
    steps: tuple[Step, ...],
    pairs: Sequence[Any],
    leaves: list[Leaf],
    listings: list[Listing],
    taken: frozenset[str],
) -> None:
    """The names at and below a path."""
    first = pairs[0][0]
    if isinstance(first, PRINTING):
        if all(isinstance(now, PRINTING) and not isinstance(now, Gap) for now, *_ in pairs):
            leaves.append(Leaf(path, steps, tuple(now for now, *_ in pairs), tuple(pair[1:] for pair in pairs)))
        return
    if isinstance(first, Words | tuple) or first is None:
        return
    declared = _shared(pairs)
    if (title := _title(first, declared)) and len(steps) > 1:
        steps = (*steps[:-1], (steps[-1][0], f"{title}，{steps[-1][1]}"))
    for name, tag in declared.items():
        below = [
            (getattr(now, tag.field), *(getattr(each, tag.field, None) for each in copies)) for now, *copies in pairs
        ]
        inner = f"{path}.{name}", (*steps, (name, tag.meaning))
        if tag.is_list and tag.member is not None:
            listings.append(Listing(*inner, tag.member, tuple(map(_members, below)), taken))
        else:
            _walk(*inner, below, leaves, listings, taken)


def _title(record: Any, declared: Mapping[str, Tag]) -> str:
    """What the program itself calls a record, which says more than its short name."""
    title = getattr(record, declared["名称"].field) if "名称" in declared else None
    return title.text.replace("“", "").replace("”", "") if isinstance(title, Text) and not title.where.file else ""


def _shared(pairs: Sequence[Pair]) -> dict[str, Tag]:
    """The names that the records of all examples have: a form's empty row has fewer than an indicator."""
    found: dict[str, Tag] | None = None
    for record_type in dict.fromkeys(type(now) for now, *_ in pairs):
        tags = tags_of(record_type) if is_dataclass(record_type) else {}
        found = tags if found is None else {name: tag for name, tag in found.items() if name in tags}
    return found or {}


def _members(pair: Pair) -> tuple[Pair, ...]:
    now, *copies = pair
    return tuple(
        (member, *(each[index] if index < len(each or ()) else None for each in copies))
        for index, member in enumerate(now or ())
    )


def told(value: Value, styles: FigureStyles) -> str:
    """A value that is no figure, as it prints."""
    if isinstance(value, Phrase):
        return styles.joined(value.parts)
    return value.text if isinstance(value, Text) else ""
