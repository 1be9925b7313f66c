"""Every place that prints what stands in a file, in a line, at a column: as it was typed, or as part of a result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.render.marks import Marked
from reportgen.tracing.documents import Landing, PrintedDocument


@dataclass(frozen=True, slots=True)
class Use:
    """One place that prints something of a source."""

    landing: Landing
    as_typed: bool
    """The typed value itself stands there; else a figure that it went into."""


def uses_of(documents: Sequence[PrintedDocument], source: Where) -> list[Use]:
    """Every use of a source; a column stands for the value that begins there or nearest before it."""
    on_line = _Uses(lambda place: place.file == source.file and source.line in (None, place.line))
    landings = [landing for document in documents for landing in document.landings(on_line.wanted)]
    if source.column is not None:
        begins = [column for column in on_line.columns if column <= source.column]
        exact = Where(source.file, source.line, max(begins, default=source.column))
        on_line = _Uses(lambda place: place == exact)
        landings = [each for each in landings if on_line.wanted(each.printed.value, each.printed.text)]
    return [Use(each, on_line.as_typed(each.printed.value)) for each in landings]


class _Uses:
    """Which values hold something of some places; figures share their inputs, so each is looked at once."""

    def __init__(self, is_meant: Callable[[Where], bool]) -> None:
        self._is_meant = is_meant
        self._known: dict[int, bool] = {}
        self.columns: set[int] = set()

    def wanted(self, value: Marked, _text: str) -> bool:
        """Does a value hold something of them?"""
        if not isinstance(value, Figure):
            return self._has(value.places())
        return not value.is_counter and self._in_figure(value)

    def as_typed(self, value: Marked) -> bool:
        """Is it the typed value itself, or the sum of it alone?"""
        while isinstance(value, Figure) and len(value.inputs) == 1 and value.inputs[0].value == value.value:
            value = value.inputs[0]
        return not isinstance(value, Figure) or (value.where is not None and self._is_meant(value.where))

    def _in_figure(self, figure: Figure) -> bool:
        if id(figure) not in self._known:
            # No short cut: every input is looked at, so that all columns of a line are known.
            inputs = [self._in_figure(each) for each in figure.inputs]
            own = figure.where is not None and not figure.is_left_out and self._has((figure.where,))
            self._known[id(figure)] = own or any(inputs)
        return self._known[id(figure)]

    def _has(self, places: Sequence[Where]) -> bool:
        meant = [place for place in places if self._is_meant(place)]
        self.columns.update(place.column for place in meant if place.column is not None)
        return bool(meant)


def documents_of(uses: Sequence[Use]) -> Iterator[tuple[PrintedDocument, list[Use]]]:
    """The uses of each document, in the order of the documents."""
    found: dict[str, list[Use]] = {}
    for each in uses:
        found.setdefault(each.landing.document.path, []).append(each)
    return ((group[0].landing.document, group) for group in found.values())
