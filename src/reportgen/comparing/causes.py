"""Which of the typed values that differ made a printed value what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from reportgen.comparing.inputs import Input
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.render.marks import Marked

Side = Literal["old", "new"]


class Causes:
    """The typed values that differ, by their places in one of the two states; figures are looked at once."""

    def __init__(self, inputs: Sequence[Input], side: Side) -> None:
        self._inputs = inputs
        self._by_place = {where: each for each in inputs if (where := getattr(each, side)) is not None}
        self._known: dict[int, tuple[Figure, frozenset[Input]]] = {}

    def of(self, value: Marked) -> frozenset[Input]:
        """Those that went into a value."""
        return self._of_figure(value) if isinstance(value, Figure) else self._at(value.places())

    def _of_figure(self, figure: Figure) -> frozenset[Input]:
        if id(figure) not in self._known:
            own = self._at((figure.where,) if figure.where is not None else ())
            # The figure is kept with its causes, so that no other one can be born at its address.
            self._known[id(figure)] = figure, own.union(*map(self._of_figure, figure.inputs))
        return self._known[id(figure)][1]

    def _at(self, places: Iterable[Where]) -> frozenset[Input]:
        places = tuple(places)
        exact = (self._by_place.get(place) for place in places)
        files = (self._by_place.get(Where(place.file)) for place in places)
        return frozenset(each for each in (*exact, *files) if each is not None)
