"""What the data says as a whole: sentences, names, and what the members of its lists print.

A document is looked at with the names that print where it stands. A row of a list that follows no loop prints none of
them, though it may look so: its amount may be that of a total, its reason be typed for others too, its name may hold a
shorter word. Whoever knows the rows tells these apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from reportgen.compute.tags import PRINTING, tags_of
from reportgen.derive.forms import forms_of, tag_of
from reportgen.derive.views import DATA, Leaf, Listing, View, Views
from reportgen.derive.ways import Way, is_of_data
from reportgen.dictionary import economics, functions
from reportgen.figures import FigureStyles
from reportgen.model.values import Text
from reportgen.source.words import HAN

_SENTENCE = re.compile(rf"(?s)(?=.*[0-9])(?=.*{HAN}{{4}})")
_NAME = "名称"
_SUM = re.compile("合计|总计|小计")
Printed = Mapping[tuple[str, ...], list[Way]]


@dataclass(frozen=True, eq=False)
class Member:
    """A member of a list: the word that it is told by, and its names."""

    name: str
    listing: str
    """The list, as a loop over it is written."""
    leaves: tuple[Leaf, ...]
    _printed: dict[bool, Printed] = field(default_factory=dict)

    def printed(self, styles: FigureStyles, *, in_cell: bool) -> Printed:
        """Its names in each of their forms, by what these print."""
        if in_cell not in self._printed:
            found: dict[tuple[str, ...], list[Way]] = {}
            for leaf in self.leaves:
                for suffix, printed in forms_of(leaf, styles, in_cell):
                    if any(printed):
                        way = Way(f"{self.listing} {tag_of(leaf.path, suffix)}", printed, leaf, is_listed=True)
                        found.setdefault(printed, []).append(way)
            self._printed[in_cell] = found
        return self._printed[in_cell]


@dataclass(frozen=True, eq=False)
class Known:
    """The data as a whole."""

    sentences: frozenset[str] = frozenset()
    """What somebody wrote in words and numbers: the numbers in it are words."""
    names: frozenset[str] = frozenset()
    """What the data calls its parts, and the official names of accounts."""
    members: tuple[Member, ...] = ()
    _longer: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_in_a_name(self, text: str, span: tuple[int, int]) -> bool:
        """Do the signs in a place of a text stand in a longer name, as 行政单位 does in 行政单位医疗?"""
        start, end = span
        word = text[start:end]
        if word not in self._longer:
            self._longer[word] = tuple(name for name in self.names if word in name and word != name)
        return any(name in text[max(0, end - len(name)) : start + len(name)] for name in self._longer[word])

    def listed(self, words: str, styles: FigureStyles, *, in_cell: bool) -> Printed:
        """What the members print that are spoken of."""
        found: dict[tuple[str, ...], list[Way]] = {}
        for member in self.members:
            if member.name in words:
                for printed, ways in member.printed(styles, in_cell=in_cell).items():
                    found.setdefault(printed, []).extend(ways)
        return found


def root_views(now: Mapping[str, Any], copies: Sequence[Mapping[str, Any]], styles: FigureStyles, year: int) -> Views:
    """What a whole document sees; captions of the profile are words of the form and stay as they stand in it."""
    roots = {name: (value, *(copy.get(name) for copy in copies)) for name, value in now.items() if name != "格式"}
    views = Views((View(roots),), styles)
    members = tuple(_members(views))
    typed = (leaf.values[0].text for leaf in views.leaves if isinstance(leaf.values[0], Text) and is_of_data(leaf))
    official = (*functions(year).names.values(), *economics(year).names.values())
    known = Known(
        frozenset(each for value in now.values() for each in _sentences(value)),
        frozenset((*typed, *(member.name for member in members), *official)),
        members,
    )
    return Views(views.each, styles, known=known)


def _members(views: Views, above: str = "") -> Iterator[Member]:
    """Every member of every list, those of lists in members too, that has a name."""
    for listing in views.listings:
        if above and not listing.path.startswith(f"{above}."):
            continue
        inner = views.in_loop(listing)
        for number in range(len(inner)):
            one = inner.of([number])
            yield from _member(listing, one)
            yield from _members(one, listing.variable)


def _member(listing: Listing, views: Views) -> Iterator[Member]:
    named = next((leaf for leaf in views.keys(listing.variable) if leaf.steps[-1][0] == _NAME), None)
    if named is None:
        return
    name = str(named.values[0])
    if _SUM.search(name):
        return  # the row of all others, of which everything speaks
    leaves = (
        Leaf(leaf.path, (listing.steps[0], (name, ""), *leaf.steps[1:]), leaf.values, leaf.copies)
        for leaf in views.own(listing.variable)
        if leaf is not named and is_of_data(leaf)
    )
    yield Member(name, f"{{% for {listing.variable} in {listing.path} %}}", tuple(leaves))


def _sentences(value: Any) -> Iterator[str]:
    """What somebody wrote in words and numbers, in a value and in all that is below it."""
    if isinstance(value, Text):
        if _SENTENCE.match(value.text) and value.where.file.startswith(DATA):
            yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _sentences(each)
    elif is_dataclass(value) and not isinstance(value, (type, *PRINTING)):
        for tag in tags_of(type(value)).values():
            yield from _sentences(getattr(value, tag.field))
