"""Every indicator of a unit and year: those of its projects, and its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.compute.indicators import unit_name

RATES = r"(?:合格|准确|及时|出勤|达标|合规|安全|覆盖|到位|满意|尽职尽责)[^，。]{0,2}率"
"""Rates that end at 100 percent."""


def every_indicator(facts: Facts) -> Iterator[IndicatorFacts]:
    """The indicators of the projects, then those of the whole unit."""
    for project in facts.projects:
        yield from project.indicators
    yield from own_indicators(facts)


def own_indicators(facts: Facts) -> Iterator[IndicatorFacts]:
    """The indicators of the whole unit."""
    for row in facts.whole.indicator_rows if facts.whole else ():
        if isinstance(row, IndicatorFacts):
            yield row


def in_percent(each: IndicatorFacts, names: re.Pattern[str]) -> bool:
    """Counted in percent, and named by one of these words."""
    words = f"{each.record.name} {each.record.description or ''}"
    return unit_name(str(each.unit)) == "%" and names.search(words) is not None
