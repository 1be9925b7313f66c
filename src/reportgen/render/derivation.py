"""How a value came about, as lines to read and as records for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Where
from reportgen.model.values import Text
from reportgen.money import exact, exact_amount
from reportgen.phrases import Phrase
from reportgen.render.marks import Marked

_MOST_LEFT_OUT = 2
"""More zeros than these, of which nothing was typed, are only counted."""

Line = tuple[int, str]
"""How deep a line stands below the first, and its words."""


def lines_of(value: Marked, styles: FigureStyles, title: str = "", tell: Callable[[Where], str] = str) -> list[Line]:
    """What a value is, its formula, and below it what it was made of, down to what was typed, each place as told."""
    told = _Told(styles, tell)
    if isinstance(value, Figure):
        return list(told.lines(value, title or value.name, 0))
    said = f"{title} “{value.text if isinstance(value, Text) else styles.joined(value.parts)}”"
    below = [line for each in _figures_in(value) for line in told.lines(each, each.name, 1)]
    return [(0, told.placed(said.strip(), value.places())), *below]


@dataclass(slots=True)
class _Told:
    """The lines of one value while they are written: what was told once is not told again."""

    styles: FigureStyles
    tell: Callable[[Where], str]
    seen: set[int] = field(default_factory=set)

    def lines(self, figure: Figure, name: str, depth: int) -> Iterator[Line]:
        """A figure and what it was made of."""
        said = f"{name} {shown(figure, self.styles)}"
        if id(figure) in self.seen and figure.inputs:
            yield depth, f"{said}（同上）"
            return
        self.seen.add(id(figure))
        formula = f" ＝ {figure.formula}" if figure.inputs else f"（{figure.formula}）"
        yield depth, self.placed(said + (formula if figure.formula else ""), (figure.where,) if figure.where else ())
        left_out = sum(each.is_left_out for each in figure.inputs)
        for each in figure.inputs:
            if left_out <= _MOST_LEFT_OUT or not each.is_left_out:
                yield from self.lines(each, each.name, depth + 1)
        if left_out > _MOST_LEFT_OUT:
            yield depth + 1, f"另有 {left_out} 项没有数，按零计"

    def placed(self, said: str, places: Sequence[Where]) -> str:
        """Words with the places that they speak of."""
        known = [self.tell(place) for place in places if place.file]
        return f"{said}  {'、'.join(known)}" if known else said


def shown(figure: Figure, styles: FigureStyles) -> str:
    """Money and counts with all their digits; a percentage may have no end, and scores are whole as they print."""
    if figure.value is not None and figure.kind == "金额":
        return exact_amount(figure.value, styles.unit)
    if figure.value is not None and figure.kind == "个数":
        return exact(figure.value)
    return styles.in_sentence(figure)


def record_of(value: Marked, styles: FigureStyles) -> dict[str, Any]:
    """The same for programs: yuan, fractions and points in full."""
    if isinstance(value, Figure):
        return {
            "name": value.name,
            "kind": value.kind,
            "value": None if value.value is None else exact(value.value),
            "shown": styles.in_sentence(value),
            "formula": value.formula,
            "places": _places((value.where,) if value.where else ()),
            "inputs": [record_of(each, styles) for each in value.inputs],
        }
    text = value.text if isinstance(value, Text) else styles.joined(value.parts)
    inputs = [record_of(each, styles) for each in _figures_in(value)]
    return {"text": text, "places": _places(value.places()), "inputs": inputs}


def _figures_in(value: Text | Phrase) -> list[Figure]:
    return [part for part in value.parts if isinstance(part, Figure)] if isinstance(value, Phrase) else []


def _places(places: Sequence[Where]) -> list[dict[str, Any]]:
    return [{"file": each.file, "line": each.line, "column": each.column} for each in places if each.file]
