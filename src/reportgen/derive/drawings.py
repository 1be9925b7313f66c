"""The charts of a document: those whose alternative text names a list follow the data, the others stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.docx.charts import C, charts_of
from reportgen.docx.package import Package
from reportgen.docx.xml import parse_strict
from reportgen.render.charts import BOUND_BY


@dataclass(frozen=True, slots=True)
class LooseChart:
    """A chart that nothing fills."""

    number: int
    """Which of the charts of the document it is, from 1."""
    categories: tuple[str, ...]
    values: int
    """How many numbers it draws."""


def loose_charts(package: Package) -> tuple[LooseChart, ...]:
    """The charts that go on showing what they show now."""
    return tuple(
        LooseChart(number, tuple(_shown(package, place.chart, "cat")), len(list(_shown(package, place.chart, "val"))))
        for number, place in enumerate(charts_of(package), start=1)
        if not place.alt.startswith(BOUND_BY)
    )


def chart_roots(package: Package) -> list[str]:
    """The parts of the data that charts are bound to."""
    bound = (place.alt.removeprefix(BOUND_BY) for place in charts_of(package) if place.alt.startswith(BOUND_BY))
    return list(dict.fromkeys(path.strip().partition(".")[0] for path in bound))


def _shown(package: Package, part: str, kind: str) -> Iterator[str]:
    for holder in parse_strict(package.content(part), part).iter(f"{C}{kind}"):
        yield from (value.text or "" for value in holder.iter(f"{C}v"))
