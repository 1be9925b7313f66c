"""Charts of a template: which list fills each (said by its alternative text), and its figures when it is filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportgen.compute.changes import ItemFacts
from reportgen.compute.history import YearRow
from reportgen.compute.names import value_at
from reportgen.compute.tags import tags_of
from reportgen.docx.charts import ChartData, ChartPlace, Series, charts_of, fill_chart
from reportgen.docx.package import Package, PackageFault
from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Issue, Where
from reportgen.model.values import Gap
from reportgen.money import exact, in_unit
from reportgen.render import drawn_faults, faults
from reportgen.render.chart_workbook import chart_workbook
from reportgen.render.expressions import Scope, path_shape

BOUND_BY = "数据："
_ROUND = (b"pieChart", b"doughnutChart")


@dataclass(frozen=True, slots=True)
class Point:
    """A figure that a chart shows, as it shows it, with its category and its series."""

    value: Figure
    text: str
    category: str
    series: str


@dataclass(frozen=True, slots=True)
class BoundChart:
    """A chart and the list that fills it."""

    place: ChartPlace
    xml: bytes
    path: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that change with the data."""
        return (self.place.chart, *((self.place.workbook,) if self.place.workbook else ()))

    def fill(self, context: Mapping[str, Any], styles: FigureStyles) -> dict[str, bytes]:
        """The chart and its workbook with the figures of one document."""
        data = self._data(context, styles)
        filled = {self.place.chart: fill_chart(self.xml, data)}
        if self.place.workbook:
            filled[self.place.workbook] = chart_workbook(data)
        return filled

    def has_figures(self, context: Mapping[str, Any], styles: FigureStyles) -> bool:
        """Whether there is anything to draw."""
        return any(any(series.values) for series in self._data(context, styles).series)

    def _data(self, context: Mapping[str, Any], styles: FigureStyles) -> ChartData:
        """What is above zero; a round chart says amount and share in its legend, where no labels collide."""
        found: tuple[ItemFacts | YearRow, ...] = value_at(self.path, context)
        if years := tuple(row for row in found if isinstance(row, YearRow)):
            return _of_years(years, styles)
        rows = [row for row in found if isinstance(row, ItemFacts)]
        shown = [(row, row.amount) for row in rows if isinstance(row.amount, Figure) and row.amount.value]
        is_round = any(kind in self.xml for kind in _ROUND)
        names = [_legend(row, amount, styles) if is_round else str(row.name) for row, amount in shown]
        values = tuple(in_unit(amount.value, styles.unit) for _, amount in shown if amount.value is not None)
        return ChartData(tuple(names), (Series(f"决算数（{styles.unit}）", values),))

    def points(self, context: Mapping[str, Any], styles: FigureStyles) -> Iterator[Point]:
        """The figures that it shows: in the legend of a round chart with their units, else as its workbook has them."""
        is_round = any(kind in self.xml for kind in _ROUND)
        for row in value_at(self.path, context):
            if isinstance(row, YearRow):
                category = f"{row.year.value}年"
                for name, amount in (("收入", row.income), ("支出", row.spending)):
                    if isinstance(amount, Figure) and (height := _height(amount, styles)) is not None:
                        yield Point(amount, exact(height), category, name)
            elif isinstance(row.amount, Figure) and row.amount.value:
                shown = styles.in_sentence(row.amount) if is_round else exact(in_unit(row.amount.value, styles.unit))
                yield Point(row.amount, shown, str(row.name), "决算数")
                if is_round and isinstance(row.share, Figure) and row.share.value:
                    yield Point(row.share, styles.in_sentence(row.share), str(row.name), "占比")


def _of_years(rows: tuple[YearRow, ...], styles: FigureStyles) -> ChartData:
    """Income and spending beside each other, year after year."""
    series = (("收入", [row.income for row in rows]), ("支出", [row.spending for row in rows]))
    return ChartData(
        tuple(f"{row.year.value}年" for row in rows),
        tuple(
            Series(f"{name}（{styles.unit}）", tuple(_height(each, styles) for each in amounts))
            for name, amounts in series
        ),
    )


def _height(amount: Figure | Gap, styles: FigureStyles) -> Decimal | None:
    if isinstance(amount, Gap) or amount.value is None:
        return None
    return in_unit(amount.value, styles.unit)


def _legend(row: ItemFacts, amount: Figure, styles: FigureStyles) -> str:
    share = f"，{styles.in_sentence(row.share)}" if isinstance(row.share, Figure) and row.share.value else ""
    return f"{row.name} {styles.in_sentence(amount)}{share}"


def bound_charts(package: Package, where: Where, scope: Scope) -> tuple[tuple[BoundChart, ...], list[Issue]]:
    """The charts of a template that say what fills them, and what is wrong with them."""
    charts: list[BoundChart] = []
    issues: list[Issue] = []
    for place in charts_of(package):
        if not place.alt.startswith(BOUND_BY):
            continue
        path = place.alt.removeprefix(BOUND_BY).strip()
        chart = BoundChart(place, package.content(place.chart), path)
        issues += _faults(chart, where, scope)
        charts.append(chart)
    return tuple(charts), issues


def _faults(chart: BoundChart, where: Where, scope: Scope) -> Iterator[Issue]:
    if not _can_be_drawn(chart.path, scope):
        yield drawn_faults.chart_of_nothing(where, chart.place.alt)
    try:
        fill_chart(chart.xml, ChartData((), ()))
    except PackageFault as fault:
        yield faults.not_a_word_file(where, f"图表“{chart.place.alt}”{fault.reason}", fault.advice)


def _can_be_drawn(path: str, scope: Scope) -> bool:
    """A list whose members have a name, an amount and a share; or the years."""
    shape = path_shape(path, scope)
    if shape is None or not shape.is_list or shape.member is None:
        return False
    return shape.member is YearRow or {"名称", "决算", "占比"} <= set(tags_of(shape.member))
