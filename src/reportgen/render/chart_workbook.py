"""The workbook behind a chart: what Word opens when a clerk edits the chart's data.

A few cells without any look, so the few parts that they need are written here; but for the sheet they never change.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from html import escape

from reportgen.docx.charts import SHEET, ChartData, Series, column_letters
from reportgen.docx.package import stored_package
from reportgen.docx.writer import Packer
from reportgen.money import exact

_LONGEST = 32_767
"""Of the text in one cell."""
_CELLS = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NEVER_CHANGING = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_ML}.sheet.main+xml"/>'
    f'<Override PartName="/{_CELLS}" ContentType="{_SHEET_ML}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_ML}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def chart_workbook(data: ChartData) -> bytes:
    """The .xlsx whose cells a filled chart names: categories below each other, each series in a column."""
    rows = [[_text_cell("A", 1, ""), *(_text_cell(letters, 1, each.name) for letters, each in _columns(data))]]
    for at, category in enumerate(data.categories):
        numbers = (_number_cell(letters, at + 2, each.values[at]) for letters, each in _columns(data))
        rows.append([_text_cell("A", at + 2, category), *numbers])
    filled = "".join(f'<row r="{number}">{"".join(cells)}</row>' for number, cells in enumerate(rows, start=1))
    sheet = f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{filled}</sheetData></worksheet>'
    return _packer().pack({_CELLS: sheet.encode()})


@cache
def _packer() -> Packer:
    """Stored as they are: the whole workbook is compressed once more, as a part of its document."""
    contents = {name: (_DECLARATION + xml).encode() for name, xml in _NEVER_CHANGING.items()}
    return Packer(stored_package(contents), [_CELLS])


def _columns(data: ChartData) -> Iterator[tuple[str, Series]]:
    return ((column_letters(number), series) for number, series in enumerate(data.series, start=1))


def _text_cell(letters: str, row: int, text: str) -> str:
    if not text:
        return ""
    words = escape(text[:_LONGEST], quote=False)
    return f'<c r="{letters}{row}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _number_cell(letters: str, row: int, value: Decimal | None) -> str:
    return "" if value is None else f'<c r="{letters}{row}"><v>{exact(value)}</v></c>'
