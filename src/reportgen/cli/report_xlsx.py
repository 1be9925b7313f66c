"""A list as an Excel file, to be sorted and filtered by whoever works through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from reportgen.cli.chinese import display_width
from reportgen.cli.listing import Entry, Listing
from reportgen.render.workbook import GRID, TITLE, new_workbook

NAME = "核对报告"
COLUMNS = {
    "序号": 6, "单位": 14, "位置（文件:行）": 22, "规则": 7, "级别": 7, "问题": 46, "发现": 13, "应为": 13, "相差": 13,
    "怎么改": 32, "处理结果": 18,
}  # fmt: skip
"""Captions and widths."""
_HEAD = 2
"""The row of the captions, counted from 0; above it the title and the counts."""
_LINE = 14
"""Points of a line of the text."""
_MOST_LINES = 28
"""Excel has no row higher than 409 points."""


def report_xlsx(listing: Listing) -> bytes:
    """The finished .xlsx of the issues of a check."""
    stream = BytesIO()
    book = new_workbook(stream, NAME)
    rows = [_texts(unit.name.text, entry) for unit in listing.units for file in unit.files for entry in file.entries]
    write_rows(book, NAME, f"核对范围：{listing.scope}。{listing.counts}。", COLUMNS, rows)
    book.close()
    return stream.getvalue()


def _texts(unit: str, entry: Entry) -> list[str]:
    compared = (entry.found, entry.expected, entry.difference)
    leaves = (entry.place, entry.rule, entry.level, entry.problem, *compared, entry.remedy)
    return [entry.number.text, unit, *(leaf.text for leaf in leaves), ""]


def write_rows(
    book: Any,
    title: str,
    summary: str,
    columns: Mapping[str, int],
    rows: Sequence[Sequence[str]],
    *,
    most_lines: int = _MOST_LINES,
) -> None:
    """A sheet of a title, a line about the whole, captions, and rows that each begin with their number."""
    sheet = book.add_worksheet(title)
    last = len(columns) - 1
    sheet.merge_range(0, 0, 0, last, title, book.add_format(TITLE))
    sheet.set_row(0, 30)
    above = book.add_format({"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"})
    sheet.merge_range(1, 0, 1, last, "", above)
    sheet.write_string(1, 0, summary, above)
    head = book.add_format({**GRID, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
    for column, (caption, width) in enumerate(columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, caption, head)
    _write_cells(book, sheet, list(columns.values()), rows, most_lines)
    _lay_out(sheet, _HEAD + len(rows), last)


def _write_cells(book: Any, sheet: Any, widths: Sequence[int], rows: Sequence[Sequence[str]], most_lines: int) -> None:
    """The number as a number, all else as words; as high as the longest text needs, up to some lines."""
    centred = book.add_format({**GRID, "align": "center", "valign": "top"})
    words = book.add_format({**GRID, "text_wrap": True, "valign": "top", "num_format": "@"})
    for row, (number, *texts) in enumerate(rows, start=_HEAD + 1):
        if number:
            sheet.write_number(row, 0, int(number), centred)
        else:
            sheet.write_blank(row, 0, None, centred)
        for column, text in enumerate(texts, start=1):
            if text:
                sheet.write_string(row, column, text, words)
            else:
                sheet.write_blank(row, column, None, words)
        lines = max(-(-display_width(text) // (width - 2)) for text, width in zip(texts, widths[1:], strict=True))
        sheet.set_row(row, _LINE * min(max(lines, 1), most_lines) + 4)


def _lay_out(sheet: Any, last_row: int, last: int) -> None:
    """Filters, a head that stays in sight, and A4 on its side."""
    sheet.autofilter(_HEAD, 0, max(last_row, _HEAD), last)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.print_area(0, 0, last_row, last)
    sheet.set_footer("&C第 &P 页，共 &N 页")
