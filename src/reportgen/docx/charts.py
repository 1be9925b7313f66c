"""Charts of a Word file: where they stand, and the data that they show written anew.

Word draws a chart from the caches in its part (what c:f names is only read when the data are edited), so a chart
is filled by writing those. How it looks stays as it is in the template.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from lxml import etree

from reportgen.docx.package import Package, PackageFault
from reportgen.docx.xml import parse_strict
from reportgen.money import exact, total

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SHEET = "Sheet1"
"""The sheet of the embedded workbook: categories in column A, a series in each further one, names in row 1."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT = "word/document.xml"

_PLOTS = {f"{C}{kind}Chart" for kind in ("pie", "doughnut", "bar", "line")}
_BEFORE_SERIES = tuple(f"{C}{name}" for name in ("barDir", "grouping", "varyColors"))
_AFTER_VALUES = tuple(f"{C}{name}" for name in ("shape", "smooth", "extLst"))
_OWN_LOOK = tuple(f"{C}{name}" for name in ("spPr", "marker", "explosion", "dPt", "pictureOptions"))

_Element = etree._Element


@dataclass(frozen=True, slots=True)
class Series:
    """A row of figures with its name; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows: each series has one value for each category."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("a series needs one value, or None, for each category")


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """A chart that the document shows: its alternative text and its parts. Some charts have no workbook."""

    alt: str
    chart: str
    workbook: str | None


def charts_of(package: Package) -> tuple[ChartPlace, ...]:
    """The charts of a document in their order; what leads nowhere is left to Word."""
    parts = {member.name.lower(): member.name for member in package.members}
    charts = dict(_related(package, parts, _DOCUMENT, "chart"))
    found: list[ChartPlace] = []
    for shown in parse_strict(package.content(_DOCUMENT), _DOCUMENT).iter(f"{C}chart") if charts else ():
        chart = charts.get(shown.get(f"{{{_OFFICE}}}id", ""))
        frame = next(shown.iterancestors(f"{_DRAWING}inline", f"{_DRAWING}anchor"), None)
        if chart is not None and frame is not None:
            books = (name for _, name in _related(package, parts, chart, "package") if name.lower().endswith(".xlsx"))
            found.append(ChartPlace(_alt(frame), chart, next(books, None)))
    return tuple(dict.fromkeys(found))


def _alt(frame: _Element) -> str:
    properties = frame.find(f"{_DRAWING}docPr")
    return "" if properties is None else properties.get("descr", "")


def _related(package: Package, parts: Mapping[str, str], source: str, kind: str) -> Iterator[tuple[str, str]]:
    """Id and part of every relation of a kind that leads to a part of this file; part names ignore case."""
    folder, name = posixpath.split(source)
    relations = parts.get(f"{folder}/_rels/{name}.rels".lower())
    if relations is None:
        return
    for relation in parse_strict(package.content(relations), relations).iter(_RELATIONSHIP):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        part = parts.get(target.lower())
        internal = relation.get("TargetMode", "Internal") == "Internal"
        if part is not None and internal and relation.get("Type") == f"{_OFFICE}/{kind}":
            yield relation.get("Id", ""), part


def fill_chart(chart_xml: bytes, data: ChartData) -> bytes:
    """The same chart showing other data; a PackageFault when it is of a kind that has no such data."""
    root = parse_strict(chart_xml, "图表")
    plot = _plot(root)
    elements = _series_elements(plot, len(data.series))
    for column, (element, series) in enumerate(zip(elements, data.series, strict=True), start=1):
        _write_name(element, series.name, column)
        _write_categories(element, data.categories)
        _write_values(element, series.values, column)
        _drop_what_was_said_of_points(element, len(data.categories))
    _widen_axes(root, plot, data)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plot(root: _Element) -> _Element:
    area = root.find(f"{C}chart/{C}plotArea")
    plots = [] if area is None else [each for each in area if isinstance(each.tag, str) and each.tag.endswith("Chart")]
    if len(plots) != 1 or plots[0].tag not in _PLOTS:
        raise PackageFault(
            "图表不是一个饼图、圆环图、柱形图、条形图或折线图", "换成其中一种；组合图、散点图、三维图不能填"
        )
    return plots[0]


def _series_elements(plot: _Element, wanted: int) -> list[_Element]:
    """As many series as wanted: the template's own in their order, then copies of the last."""
    found = plot.findall(f"{C}ser")
    for surplus in found[wanted:]:
        plot.remove(surplus)
    kept = found[:wanted]
    while len(kept) < wanted:
        element = _another(kept[-1]) if kept else etree.Element(f"{C}ser")
        if kept:
            kept[-1].addnext(element)
        else:
            plot.insert(sum(1 for each in plot if each.tag in _BEFORE_SERIES), element)
        kept.append(element)
    for position, name in enumerate(("idx", "order")):
        _number(kept, name, position)
    return kept


def _another(series: _Element) -> _Element:
    """A copy with the automatic look of its own: in the same colour nobody could tell the two apart."""
    element = copy.deepcopy(series)
    for child in list(element):
        if child.tag in _OWN_LOOK or child.tag in (f"{C}idx", f"{C}order", f"{C}extLst"):
            element.remove(child)
    return element


def _number(series: Sequence[_Element], name: str, position: int) -> None:
    """Give every series a number of its own; those that have one keep it, for looks depend on it."""
    taken: set[str] = set()
    missing: list[_Element] = []
    for element in series:
        node = _child(element, name, position)
        value = node.get("val", "")
        if not _is_number(value) or value in taken:
            missing.append(node)
        else:
            taken.add(value)
    free = (str(number) for number in range(2 * len(series)) if str(number) not in taken)
    for node in missing:
        node.set("val", next(free))


def _child(series: _Element, name: str, position: int) -> _Element:
    """The child of a name, made at a position if there is none."""
    node = series.find(f"{C}{name}")
    if node is None:
        node = etree.Element(f"{C}{name}")
        series.insert(position, node)
    return node


def _write_name(series: _Element, name: str, column: int) -> None:
    _strings(_child(series, "tx", 2), f"{SHEET}!${column_letters(column)}$1", [name])


def _write_categories(series: _Element, categories: Sequence[str]) -> None:
    _strings(_data_node(series, "cat"), _range(0, len(categories)), categories)


def _write_values(series: _Element, values: Sequence[Decimal | None], column: int) -> None:
    node = _data_node(series, "val")
    form = next((each.text for each in node.iter(f"{C}formatCode") if each.text), "General")
    node.clear()
    reference = _add(node, "numRef")
    _add(reference, "f").text = _range(column, len(values))
    cache = _add(reference, "numCache")
    _add(cache, "formatCode").text = form
    _points(cache, [None if value is None else exact(value) for value in values])


def _strings(node: _Element, formula: str, texts: Sequence[str]) -> None:
    node.clear()
    reference = _add(node, "strRef")
    _add(reference, "f").text = formula
    _points(_add(reference, "strCache"), texts)


def _points(cache: _Element, texts: Sequence[str | None]) -> None:
    _add(cache, "ptCount").set("val", str(len(texts)))
    for number, text in enumerate(texts):
        if text is not None:
            point = _add(cache, "pt")
            point.set("idx", str(number))
            _add(point, "v").text = text


def _data_node(series: _Element, name: str) -> _Element:
    """c:cat or c:val, at its place in the schema."""
    position = sum(1 for each in series if each.tag not in _AFTER_VALUES)
    values = series.find(f"{C}val")
    if name == "cat" and values is not None:
        position = series.index(values)
    return _child(series, name, position)


def _add(parent: _Element, name: str) -> _Element:
    return etree.SubElement(parent, f"{C}{name}")


def _range(column: int, count: int) -> str:
    """The cells of so many values below the head of a column; an empty chart still names a cell."""
    letters = column_letters(column)
    first = f"{SHEET}!${letters}$2"
    return f"{first}:${letters}${count + 1}" if count > 1 else first


def column_letters(column: int) -> str:
    """0 is A, 26 is AA."""
    head, last = divmod(column, len(ascii_uppercase))
    return (column_letters(head - 1) if head else "") + ascii_uppercase[last]


def _drop_what_was_said_of_points(series: _Element, count: int) -> None:
    """The looks of points that are gone, and labels that were typed by hand for other figures."""
    for point in series.findall(f"{C}dPt"):
        if not _is_below(point, count):
            series.remove(point)
    for labels in series.findall(f"{C}dLbls"):
        for label in labels.findall(f"{C}dLbl"):
            if label.find(f"{C}tx") is not None or not _is_below(label, count):
                labels.remove(label)
    for extensions in series.findall(f"{C}extLst"):
        for extension in extensions.findall(f"{C}ext"):
            if extension.find("{*}datalabelsRange") is not None:
                extensions.remove(extension)


def _is_below(numbered: _Element, count: int) -> bool:
    node = numbered.find(f"{C}idx")
    value = "" if node is None else node.get("val", "")
    return _is_number(value) and int(value) < count


def _is_number(text: str) -> bool:
    """A number as Word writes those of series and points."""
    return text.isascii() and text.isdecimal() and len(text) < 10


def _widen_axes(root: _Element, plot: _Element, data: ChartData) -> None:
    """An end of an axis that was fixed for other figures goes where it would cut off a bar."""
    grouping = plot.find(f"{C}grouping")
    kind = "" if grouping is None else grouping.get("val", "")
    if kind == "percentStacked":
        return
    heights = _heights(data, stacked=kind == "stacked")
    if plot.tag != f"{C}lineChart":
        heights.append(Decimal(0))
    lowest, highest = min(heights, default=Decimal(0)), max(heights, default=Decimal(0))
    for scaling in root.iterfind(f"{C}chart/{C}plotArea/{C}valAx/{C}scaling"):
        for end in scaling.findall(f"{C}min"):
            if (fixed := _decimal(end)) is None or fixed > lowest:
                scaling.remove(end)
        for end in scaling.findall(f"{C}max"):
            if (fixed := _decimal(end)) is None or fixed < highest:
                scaling.remove(end)


def _heights(data: ChartData, *, stacked: bool) -> list[Decimal]:
    """How far the points or the stacks of a plot reach."""
    heights: list[Decimal] = []
    for row in zip(*(series.values for series in data.series), strict=True):
        values = [value for value in row if value is not None]
        signs = ([value for value in values if value < 0], [value for value in values if value > 0])
        heights += map(total, signs) if stacked else values
    return heights


def _decimal(end: _Element) -> Decimal | None:
    try:
        value = Decimal(end.get("val", ""))
    except ArithmeticError:
        return None
    return value if value.is_finite() else None
