"""What compiling finds out about a template of which nothing is wrong."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from types import CodeType
from typing import Any

from reportgen.docx.charts import ChartPlace
from reportgen.docx.heading_styles import Styles
from reportgen.render.charts import BoundChart


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The parts with tags, the charts that are filled, and the table of contents, as far as it is known beforehand."""

    codes: tuple[tuple[str, CodeType], ...]
    """Each part that holds tags as the code of a Jinja template."""
    charts: tuple[BoundChart, ...]
    contents: Styles | None

    def plain(self) -> tuple[Any, ...]:
        """As values that can be kept in a file."""
        charts = tuple((*astuple(chart.place), chart.xml, chart.path) for chart in self.charts)
        contents = None if self.contents is None else (dict(self.contents.levels), dict(self.contents.entries))
        return self.codes, charts, contents

    @classmethod
    def of_plain(cls, plain: tuple[Any, ...]) -> Blueprint:
        """The same from a file."""
        codes, charts, contents = plain
        bound = tuple(BoundChart(ChartPlace(*place), xml, path) for *place, xml, path in charts)
        return cls(codes, bound, None if contents is None else Styles(*contents))
