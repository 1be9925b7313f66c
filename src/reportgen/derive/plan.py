"""What is to be done to the file: texts that get tags, loops around what is repeated, members that go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.derive.pattern import Pattern
from reportgen.derive.tree import Node
from reportgen.derive.views import Listing


@dataclass(frozen=True, slots=True)
class Retext:
    """A paragraph gets tags."""

    node: Node
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell of a row loop gets a merge tag."""

    cell: Node
    path: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Members of a loop that differ in a paragraph: one wording where a name has a value, another where not."""

    test: str
    first: Node
    other: Node
    swapped: bool
    """The paragraph of the first example is the one for “not”."""


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """Siblings that are repeated: those of the first member stay, those of the others go."""

    listing: Listing
    level: Literal["p", "tr", "tc"]
    kept: tuple[Node, ...]
    dropped: tuple[Node, ...]
    inner: tuple[Action, ...]
    sizes: tuple[int, ...]
    """How many siblings it takes up in each example."""
    gain: float
    rivals: tuple[str, ...] = ()
    """Other lists that tell as much in this unit."""

    @property
    def is_guess(self) -> bool:
        """Was only one member seen, so that nothing shows where it begins and ends?"""
        return [len(members) for members in self.listing.members] == [1]

    @property
    def is_single(self) -> bool:
        """Has the list one member in each of several examples, so that the loop is one paragraph?"""
        return self.level == "p" and len(self.sizes) > 1 and all(len(each) == 1 for each in self.listing.members)

    @property
    def opening(self) -> str:
        return f"{{%{self.level} for {self.listing.variable} in {self.listing.path} %}}"

    @property
    def closing(self) -> str:
        return f"{{%{self.level} endfor %}}"


Action = Retext | Merged | Choice | Loop


def flat(actions: Sequence[Action]) -> Iterator[Action]:
    """Every action, those inside loops too."""
    for action in actions:
        yield action
        if isinstance(action, Loop):
            yield from flat(action.inner)
