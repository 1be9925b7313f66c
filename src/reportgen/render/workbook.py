"""A table over all units: one row per self-evaluated project, as an .xlsx with real numbers and sums.

Its columns are names of the profile's choice. Amounts are in 万元 whatever each unit's own forms use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from reportgen.compute.tags import Value
from reportgen.docx.charts import column_letters
from reportgen.figures import Figure, Kind
from reportgen.model.values import Gap, Text
from reportgen.money import NumberStyle, Unit, as_double, format_number, in_unit, multiply, total
from reportgen.render.draft_header import DRAFT_WORDS

# A workbook states when it was made; every one says the same, so that the same figures are the same bytes.
_MOMENT = datetime(2024, 1, 1)
_UNIT: Unit = "万元"
_TEXT_IS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""A name that begins with = is a name."""
_FORMATS: dict[Kind, str] = {"金额": "#,##0.00", "百分比": "0.00%", "个数": "0"}
_POINTS = "0.00"
_LONGEST_SHEET = 31
_NUMBER_WIDTH, _WIDEST, _LINE = 15, 44, 18
_FORBIDDEN_IN_SHEET = str.maketrans("[]:*?/\\'", "［］：＊？／＼’")


def new_workbook(stream: BytesIO, title: str) -> Any:
    """An empty workbook that will be written to a stream."""
    import xlsxwriter  # here, because most runs make no workbook

    book = xlsxwriter.Workbook(stream, _TEXT_IS_TEXT)
    book.set_properties({"title": title, "created": _MOMENT})
    return book


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A value in a cell as Excel shows it, with the heads of its row and column."""

    value: Text | Figure
    text: str
    sheet: str
    title: str
    name: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One workbook: its name, its captions, and the values of each row."""

    document: str
    year: int
    file_name: str
    captions: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def render(self, *, draft: bool = False) -> bytes:
        """The finished .xlsx."""
        stream = BytesIO()
        book = new_workbook(stream, self.document)
        sheet = _Sheet(book, self)
        sheet.write()
        if draft:
            say_draft(sheet.sheet)
        book.close()
        return stream.getvalue()

    def printed(self) -> Iterator[PrintedCell]:
        """The cells that show values of the data, row by row."""
        sheet = sheet_name(self.document)
        for number, row in enumerate(self.rows, start=3):
            for column, (caption, value) in enumerate(zip(self.captions, row, strict=True), start=1):
                if isinstance(value, Text | Figure) and (text := _shown(value)):
                    cell = f"{column_letters(column)}{number}"
                    head = row_head(row[: column - 1])
                    yield PrintedCell(value, text, sheet, self.file_name, cell, head, caption)
        below = len(self.rows) + 3
        for column, added in self.sums().items():
            cell, caption = f"{column_letters(column)}{below}", self.captions[column - 1]
            yield PrintedCell(added, _shown(added), sheet, self.file_name, cell, "合计", caption)

    def kinds(self) -> list[Kind | None]:
        """The kind of the figures of each column; None for words."""
        return [_kind_of([row[column] for row in self.rows]) for column in range(len(self.captions))]

    def sums(self) -> dict[int, Figure]:
        """The sum below each column of amounts, by the number of the column in the sheet."""
        found: dict[int, Figure] = {}
        for column, kind in enumerate(self.kinds()):
            if kind == "金额":
                values = (row[column] for row in self.rows)
                amounts = tuple(each for each in values if isinstance(each, Figure))
                added = total(each.value or Decimal(0) for each in amounts)
                found[column + 1] = Figure(added, "金额", f"{self.captions[column]}合计", "各行相加", amounts)
        return found


class _Sheet:
    """The one sheet of a summary while it is written."""

    def __init__(self, book: Any, summary: Summary) -> None:
        self._book, self._summary = book, summary
        self.sheet = book.add_worksheet(sheet_name(summary.document))
        self._kinds = summary.kinds()
        self._widths = [self._width(column) for column in range(len(summary.captions))]
        self._formats: dict[str, Any] = {}
        self._to_fill = book.add_format({**GRID, **TO_FILL})

    def write(self) -> None:
        """Title, captions, rows, sums; laid out to print on A4."""
        captions, rows = self._summary.captions, self._summary.rows
        last = len(captions)
        self.sheet.merge_range(0, 0, 0, last, self._summary.file_name, self._book.add_format(TITLE))
        self.sheet.set_row(0, 30)
        head = self._book.add_format({**GRID, "bold": True, "text_wrap": True, "align": "center"})
        centred = self._book.add_format({**GRID, "align": "center"})
        self.sheet.write(1, 0, "序号", head)
        for column, (caption, kind) in enumerate(zip(captions, self._kinds, strict=True), start=1):
            self.sheet.write_string(1, column, f"{caption}（{_UNIT}）" if kind == "金额" else caption, head)
        for number, row in enumerate(rows, start=1):
            self.sheet.write_number(number + 1, 0, number, centred)
            for column, value in enumerate(row, start=1):
                self._write(number + 1, column, value)
            self.sheet.set_row(number + 1, _LINE * max(self._lines(column, value) for column, value in enumerate(row)))
        self._sums(len(rows) + 2)
        self._lay_out(last, len(rows))

    def _write(self, row: int, column: int, value: Value) -> None:
        if isinstance(value, Figure) and value.value is not None:
            form = _FORMATS.get(value.kind, _POINTS)
            self.sheet.write_number(row, column, as_double(_number(value)), self._format(form))
        else:
            text = value.absent if isinstance(value, Figure) else words(value)
            form = self._to_fill if isinstance(value, Gap) else self._format("@")
            self.sheet.write_string(row, column, text, form)

    def _lines(self, column: int, value: Value) -> int:
        """How many lines a text takes: a Chinese character is two wide."""
        return 1 if self._kinds[column] else max(1, -(-2 * len(words(value)) // self._widths[column]))

    def _width(self, column: int) -> int:
        """Wide enough for what stands in it, within reason."""
        if self._kinds[column]:
            return _NUMBER_WIDTH
        longest = max(2 * len(words(row[column])) + 2 for row in self._summary.rows)
        return min(max(longest, 2 * len(self._summary.captions[column]) + 2), _WIDEST)

    def _sums(self, row: int) -> None:
        """Amounts add up as a formula, with the sum in it for whoever does not compute."""
        bold = self._book.add_format({**GRID, "bold": True, "num_format": _FORMATS["金额"]})
        self.sheet.write_string(row, 0, "合计", bold)
        sums = self._summary.sums()
        for column in range(1, len(self._kinds) + 1):
            if column not in sums:
                self.sheet.write_blank(row, column, None, bold)
                continue
            letter, added = column_letters(column), as_double(_number(sums[column]))
            self.sheet.write_formula(row, column, f"=SUM({letter}3:{letter}{row})", bold, added)

    def _lay_out(self, last: int, rows: int) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, 6)
        for column in range(1, last + 1):
            sheet.set_column(column, column, self._widths[column - 1])
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, rows + 2, last)
        sheet.set_footer("&C第 &P 页，共 &N 页")

    def _format(self, number_format: str) -> Any:
        if number_format not in self._formats:
            style = {**GRID, "num_format": number_format, "text_wrap": number_format == "@"}
            self._formats[number_format] = self._book.add_format(style)
        return self._formats[number_format]


GRID = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 10}
TITLE = {"bold": True, "align": "center", "valign": "vcenter", "font_name": "黑体", "font_size": 16}


TO_FILL = {"num_format": "@", "text_wrap": True, "bg_color": "#FFFF00"}
"""A cell for which nothing was typed, in a draft."""


def say_draft(sheet: Any) -> None:
    """Above every page that is printed."""
    sheet.set_header(f'&C&"黑体"&12&KC00000{DRAFT_WORDS}')


def sheet_name(document: str) -> str:
    """A name that Excel takes."""
    name = document.translate(_FORBIDDEN_IN_SHEET)[:_LONGEST_SHEET].strip()
    return "汇总" if name.casefold() in ("", "history") else name


def _kind_of(values: Iterable[Value]) -> Kind | None:
    """The kind of the figures of a column; None for words."""
    return next((value.kind for value in values if isinstance(value, Figure)), None)


def _number(figure: Figure) -> Decimal:
    """The exact value as the sheet holds it."""
    value = figure.value or Decimal(0)
    return in_unit(value, _UNIT) if figure.kind == "金额" else value


def row_head(left: Sequence[object]) -> str:
    """The nearest words to the left of a cell: a name, with what stands before it."""
    found: list[str] = []
    for value in reversed(left):
        if isinstance(value, Text):
            found.insert(0, value.text)
        elif found:
            break
    return " ".join(each for each in found if each)


def _shown(value: Text | Figure) -> str:
    """What a cell shows: the number in the format that its cell has."""
    if isinstance(value, Text):
        return value.text
    if value.value is None:
        return value.absent
    form = _FORMATS.get(value.kind, _POINTS)
    places = len(form.rstrip("%").partition(".")[2])
    number = multiply(_number(value), Decimal(100)) if form.endswith("%") else _number(value)
    return format_number(number, NumberStyle(places, thousands="," in form)) + ("%" if form.endswith("%") else "")


def words(value: Value) -> str:
    """What a cell shows that holds no number."""
    if isinstance(value, Gap):
        return f"【待填：{value.label}】"
    return value.text if isinstance(value, Text) else ""
