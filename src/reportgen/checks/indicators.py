"""Every indicator of a unit and year: those of its projects, and its own."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.compute.facts import Facts, IndicatorFacts


def every_indicator(facts: Facts) -> Iterator[IndicatorFacts]:
    """The indicators of the projects, then those of the whole unit."""
    for project in facts.projects:
        yield from project.indicators
    for row in facts.whole.indicator_rows if facts.whole else ():
        if isinstance(row, IndicatorFacts):
            yield row
