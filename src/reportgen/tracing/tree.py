"""How a value came about, as lines to read and as records for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Where
from reportgen.model.values import Text
from reportgen.money import exact, exact_amount
from reportgen.phrases import Phrase
from reportgen.render.marks import Marked

_INDENT = "  "
_MOST_LEFT_OUT = 2
"""More zeros than these, of which nothing was typed, are only counted."""


def lines_of(value: Marked, styles: FigureStyles, title: str = "") -> list[str]:
    """What a value is, its formula, and below it what it was made of, down to what was typed."""
    if isinstance(value, Figure):
        return list(_lines(value, styles, title or value.name, "", set()))
    said = f"{title} “{value.text}”" if isinstance(value, Text) else f"{title} “{styles.joined(value.parts)}”"
    figures = [part for part in value.parts if isinstance(part, Figure)] if isinstance(value, Phrase) else []
    below = [line for each in figures for line in _lines(each, styles, each.name, _INDENT, set())]
    return [_placed(said.strip(), value.places()), *below]


def _lines(figure: Figure, styles: FigureStyles, name: str, indent: str, seen: set[int]) -> Iterator[str]:
    said = f"{indent}{name} {shown(figure, styles)}"
    if id(figure) in seen and figure.inputs:
        yield f"{said}（同上）"
        return
    seen.add(id(figure))
    formula = f" ＝ {figure.formula}" if figure.inputs else f"（{figure.formula}）"
    yield _placed(said + (formula if figure.formula else ""), (figure.where,) if figure.where else ())
    left_out = [each for each in figure.inputs if each.is_left_out]
    for each in figure.inputs:
        if len(left_out) <= _MOST_LEFT_OUT or each not in left_out:
            yield from _lines(each, styles, each.name, indent + _INDENT, seen)
    if len(left_out) > _MOST_LEFT_OUT:
        yield f"{indent}{_INDENT}另有 {len(left_out)} 项没有数，按零计"


def _placed(said: str, places: Sequence[Where]) -> str:
    known = [str(place) for place in places if place.file]
    return f"{said}  {'、'.join(known)}" if known else said


def shown(figure: Figure, styles: FigureStyles) -> str:
    """A figure with all its digits, but for a percentage, which may have no end."""
    if figure.value is None or figure.kind == "百分比":
        return styles.in_sentence(figure)
    if figure.kind == "金额":
        return exact_amount(figure.value, styles.unit)
    return exact(figure.value) + styles.kinds[figure.kind].suffix


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
    parts = [part for part in value.parts if isinstance(part, Figure)] if isinstance(value, Phrase) else []
    text = value.text if isinstance(value, Text) else styles.joined(value.parts)
    return {"text": text, "places": _places(value.places()), "inputs": [record_of(each, styles) for each in parts]}


def _places(places: Sequence[Where]) -> list[dict[str, Any]]:
    return [{"file": each.file, "line": each.line, "column": each.column} for each in places if each.file]
