"""Charts of a public document, for black-and-white print: greys and patterns, 宋体 of 10.5 pt, nothing that stands out.

A chart is a part that Word draws, with a workbook that opens when its data are edited; ``clean_package.docx`` puts
both into the file. What a chart shows comes from the data of a document: its alternative text names them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from xml.sax.saxutils import escape

from lxml import etree

from ooxml import part, w
from reportgen.docx.charts import ChartData, Series, fill_chart

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH, HEIGHT = 150, 75
"""Millimetres: the text of an upright page is 156 wide."""

_CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_IN_TEXT = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMU = 36_000
"""A millimetre as drawings are measured."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart for a template: its name for a clerk, the alternative text that says what fills it, and its part."""

    name: str
    alt: str
    part: bytes
    workbook: bytes
    height: int


def relation_id(number: int) -> str:
    """How the document names its chart of a number, counted from 1; clear of the other parts."""
    return f"rId{100 + number}"


def drawings(charts: Sequence[Chart]) -> list[etree._Element]:
    """A paragraph for each of the charts that ``clean_package.docx`` is given, in their order."""
    return [_paragraph(chart, number) for number, chart in enumerate(charts, start=1)]


def pie(name: str, alt: str, height: int = HEIGHT) -> Chart:
    """Parts of a whole. A slice has no label, for those of small slices collide: the legend says it all.

    So each category is a text such as “一般公共预算财政拨款收入 1,234.56，98.77%”.
    """
    plot = f'<c:pieChart><c:varyColors val="1"/>{_series(0, "")}<c:firstSliceAng val="0"/></c:pieChart>'
    categories = ("一般公共预算财政拨款收入 60.00，60.00%", "其他收入 40.00，40.00%")
    data = ChartData(categories, (Series("金额", (Decimal(60), Decimal(40))),))
    body = f"<c:plotArea>{_place(0.01, 0.08, 0.4, 0.84, inner=True)}{plot}</c:plotArea>"
    legend = f'<c:legend><c:legendPos val="r"/>{_place(0.43, 0.04, 0.56, 0.92)}<c:overlay val="0"/>{_text()}</c:legend>'
    chart = _chart(name, alt, body + legend, data, height)
    return replace(chart, part=_with_slices(chart.part))


def bars(name: str, alt: str, height: int = HEIGHT) -> Chart:
    """Amounts of many names: a name before each bar, its amount behind it, the first on top."""
    series = _series(0, f'{_look(_FILLS[1])}<c:invertIfNegative val="0"/>{_labels()}')
    data = ChartData(
        ("一般公共服务支出", "社会保障和就业支出", "卫生健康支出"),
        (Series("金额", (Decimal(60), Decimal(30), Decimal(10))),),
    )
    return _chart(name, alt, _bar_plot("bar", series, gap=50), data, height)


def columns(name: str, alt: str, height: int = HEIGHT) -> Chart:
    """One or two amounts in each of some years."""
    looks = (_FILLS[1], _FILLS[0])
    series = "".join(
        _series(number, f'{_look(look)}<c:invertIfNegative val="0"/>{_labels()}') for number, look in enumerate(looks)
    )
    data = ChartData(
        ("2021年", "2022年", "2023年"),
        (
            Series("收入", (Decimal(100), Decimal(110), Decimal(120))),
            Series("支出", (Decimal(90), Decimal(105), Decimal(115))),
        ),
    )
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text()}</c:legend>'
    return _chart(name, alt, _bar_plot("col", series, gap=35) + legend, data, height)


# --- the chart's part ---------------------------------------------------------------------------------


def _chart(name: str, alt: str, body: str, data: ChartData, height: int) -> Chart:
    frame = (
        f'{_HEAD}<c:chartSpace xmlns:c="{_CHARTS}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/>{body}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_NO_FILL}<a:ln>{_NO_FILL}</a:ln></c:spPr>{_text()}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return Chart(name, alt, fill_chart(frame.encode(), data), _workbook(data), height)


def _with_slices(pie: bytes) -> bytes:
    """Looks for more slices than the example has: a document may have them."""
    root = etree.fromstring(pie)
    name = root.find(f".//{{{_CHARTS}}}tx")
    for number, fill in reversed(list(enumerate(_FILLS))):
        look = f'<c:dPt xmlns:c="{_CHARTS}" xmlns:a="{_DRAWING}"><c:idx val="{number}"/>{_look(fill)}</c:dPt>'
        name.addnext(etree.fromstring(look))
    return part(root)


def _bar_plot(direction: str, series: str, *, gap: int) -> str:
    """Bars from nought on without a scale: every bar says its amount."""
    flat = direction == "bar"
    # Long names are broken into lines at the left; an automatic layout would leave hardly any room for the bars.
    place = _place(0.4, 0.02, 0.42, 0.96, inner=True) if flat else "<c:layout/>"
    categories = (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{"maxMin" if flat else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if flat else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{_line()}</c:spPr>{_text()}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    amounts = (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{"t" if flat else "l"}"/><c:numFmt formatCode="#,##0.00" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )
    return (
        f'<c:plotArea>{place}<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/><c:overlap val="-15"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{categories}{amounts}</c:plotArea>"
    )


def _series(number: int, looks: str) -> str:
    """How a series looks; fill_chart adds its data."""
    form = "<c:val><c:numLit><c:formatCode>#,##0.00</c:formatCode></c:numLit></c:val>"
    return f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{looks}{form}</c:ser>'


def _labels() -> str:
    """The amount at the end of each bar."""
    shown = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    switches = "".join(f'<c:show{name} val="{on}"/>' for name, on in shown.items())
    plain = f"<c:spPr>{_NO_FILL}<a:ln>{_NO_FILL}</a:ln></c:spPr>"
    form = '<c:numFmt formatCode="#,##0.00" sourceLinked="0"/>'
    return f'<c:dLbls>{form}{plain}{_text()}<c:dLblPos val="outEnd"/>{switches}</c:dLbls>'


def _place(x: float, y: float, width: float, height: float, *, inner: bool = False) -> str:
    """Where something stands, in parts of the chart's width and height."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    edges = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = "".join(f'<c:{name} val="{value}"/>' for name, value in zip("xywh", (x, y, width, height), strict=True))
    return f"<c:layout><c:manualLayout>{target}{edges}{sizes}</c:manualLayout></c:layout>"


def _text() -> str:
    """Upright words, broken into lines where they are long."""
    font = "".join(f'<a:{script} typeface="宋体"/>' for script in ("latin", "ea", "cs"))
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="1050" b="0">{_solid("000000")}{font}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _look(fill: str) -> str:
    return f"<c:spPr>{fill}{_line()}</c:spPr>"


def _line() -> str:
    return f'<a:ln w="9525">{_solid("000000")}</a:ln>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _pattern(preset: str) -> str:
    black, white = '<a:fgClr><a:srgbClr val="000000"/></a:fgClr>', '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    return f'<a:pattFill prst="{preset}">{black}{white}</a:pattFill>'


_NO_FILL = "<a:noFill/>"
_FILLS = (
    *(_solid(grey) for grey in ("D9D9D9", "595959")),
    _pattern("wdUpDiag"),
    _solid("FFFFFF"),
    _pattern("pct20"),
    _solid("262626"),
    *map(_pattern, ("smGrid", "wdDnDiag", "narHorz", "diagBrick", "narVert", "lgCheck", "pct50", "ltUpDiag")),
    *map(_pattern, ("dkHorz", "dotGrid", "trellis", "ltVert", "pct75", "zigZag", "horzBrick", "dkDnDiag")),
    *map(_pattern, ("lgConfetti", "openDmnd", "dkVert", "wave")),
)
"""Neighbours in a pie differ in print and in copies of a print."""


# --- the chart in the text ----------------------------------------------------------------------------


def _paragraph(chart: Chart, number: int) -> etree._Element:
    """A line as high as the chart, together with the caption below it."""
    air = w("spacing", before=0, after=0, line=240, lineRule="auto")
    layout = w("pPr", w("keepNext"), w("snapToGrid", val=0), air, w("ind", firstLine=0), w("jc", val="center"))
    return w("p", layout, w("r", w("drawing", _inline(chart, number))))


def _inline(chart: Chart, number: int) -> etree._Element:
    inline = _drawn(_IN_TEXT, "inline", distT=0, distB=0, distL=0, distR=0)
    inline.append(_drawn(_IN_TEXT, "extent", cx=WIDTH * _EMU, cy=chart.height * _EMU))
    inline.append(_drawn(_IN_TEXT, "effectExtent", l=0, t=0, r=0, b=0))
    inline.append(_drawn(_IN_TEXT, "docPr", id=100 + number, name=chart.name, descr=chart.alt))
    inline.append(_drawn(_IN_TEXT, "cNvGraphicFramePr"))
    shown = _drawn(_CHARTS, "chart")
    shown.set(f"{{{_OFFICE}}}id", relation_id(number))
    graphic = _drawn(_DRAWING, "graphic")
    data = _drawn(_DRAWING, "graphicData", uri=_CHARTS)
    data.append(shown)
    graphic.append(data)
    inline.append(graphic)
    return inline


def _drawn(space: str, tag: str, /, **attributes: str | int) -> etree._Element:
    prefixes = {"wp": _IN_TEXT, "a": _DRAWING, "c": _CHARTS, "r": _OFFICE}
    return etree.Element(f"{{{space}}}{tag}", {key: str(value) for key, value in attributes.items()}, nsmap=prefixes)


# --- the workbook behind it ---------------------------------------------------------------------------


def _workbook(data: ChartData) -> bytes:
    """The least that Excel opens, stored uncompressed: the same bytes with every version of every library."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = [("", *(series.name for series in data.series))]
    rows += zip(data.categories, *(series.values for series in data.series), strict=True)
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    sheet, book = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
    kind = WORKBOOK_TYPE.removesuffix(".sheet")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{book}" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/{sheet}" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", book),
        book: f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        sheet: f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            archive.writestr(info, text if text.startswith(_HEAD) else _HEAD + text)
    return buffer.getvalue()


def _relation(kind: str, target: str) -> str:
    """The relations of a part that has but one."""
    row = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{row}</Relationships>\n'


def _cell(value: str | Decimal | None) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else "<c/>"
    return f"<c><v>{value}</v></c>"
