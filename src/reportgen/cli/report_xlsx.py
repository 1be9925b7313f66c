"""The list of issues as an Excel file, to be sorted and filtered by whoever works through it."""

from __future__ import annotations

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


def report_xlsx(listing: Listing) -> bytes:
    """The finished .xlsx."""
    stream = BytesIO()
    book = new_workbook(stream, NAME)
    sheet = book.add_worksheet(NAME)
    last = len(COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, NAME, book.add_format(TITLE))
    sheet.set_row(0, 30)
    above = book.add_format({"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter"})
    sheet.merge_range(1, 0, 1, last, "", above)
    sheet.write_string(1, 0, f"核对范围：{listing.scope}。{listing.counts}。", above)
    head = book.add_format({**GRID, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
    for column, (caption, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, caption, head)
    rows = _write_entries(book, sheet, listing)
    lay_out(sheet, _HEAD, _HEAD + rows, last)
    book.close()
    return stream.getvalue()


def _write_entries(book: Any, sheet: Any, listing: Listing) -> int:
    """One row for each issue; how many there are."""
    centred = book.add_format({**GRID, "align": "center", "valign": "top"})
    words = book.add_format({**GRID, "text_wrap": True, "valign": "top", "num_format": "@"})
    row = _HEAD
    for unit in listing.units:
        for entry in (entry for file in unit.files for entry in file.entries):
            row += 1
            texts = _texts(unit.name.text, entry)
            sheet.write_number(row, 0, int(entry.number.text), centred)
            for column, text in enumerate(texts, start=1):
                if text:
                    sheet.write_string(row, column, text, words)
                else:
                    sheet.write_blank(row, column, None, words)
            widths = list(COLUMNS.values())[1:]
            lines = max(-(-display_width(text) // (width - 2)) for text, width in zip(texts, widths, strict=True))
            sheet.set_row(row, _LINE * max(lines, 1) + 4)
    return row - _HEAD


def _texts(unit: str, entry: Entry) -> list[str]:
    compared = (entry.found, entry.expected, entry.difference)
    leaves = (entry.place, entry.rule, entry.level, entry.problem, *compared, entry.remedy)
    return [unit, *(leaf.text for leaf in leaves), ""]


def lay_out(sheet: Any, head: int, last_row: int, last: int) -> None:
    """Filters, a head that stays in sight, and A4 on its side."""
    sheet.autofilter(head, 0, max(last_row, head), last)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.print_area(0, 0, last_row, last)
    sheet.set_footer("&C第 &P 页，共 &N 页")
