"""The handbook of tags as an Excel file, to be filtered."""

from __future__ import annotations

from io import BytesIO

from reportgen.cli.chinese import display_width
from reportgen.cli.handbook import Handbook
from reportgen.cli.report_xlsx import lay_out
from reportgen.render.workbook import GRID, TITLE, new_workbook

NAME = "标签手册"
COLUMNS = {"组": 22, "标签": 40, "意思": 34, "怎样得出": 34, "现在的值": 22, "哪些文档印它": 40, "写法": 48}
"""Captions and widths."""
_HEAD = 2
_LINE = 14
"""Points of a line of the text."""


def handbook_xlsx(handbook: Handbook) -> bytes:
    """The finished .xlsx."""
    stream = BytesIO()
    book = new_workbook(stream, NAME)
    sheet = book.add_worksheet(NAME)
    last = len(COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, NAME, book.add_format(TITLE))
    sheet.merge_range(1, 0, 1, last, handbook.note.text, book.add_format({"font_name": "宋体", "font_size": 10}))
    head = book.add_format({**GRID, "bold": True, "align": "center", "bg_color": "#D9D9D9"})
    for column, (caption, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, caption, head)
    words = book.add_format({**GRID, "text_wrap": True, "valign": "top", "num_format": "@"})
    row = _HEAD
    for group in handbook.groups:
        for entry in group.entries:
            row += 1
            leaves = (group.name, entry.tag, entry.meaning, entry.formula, entry.value, entry.documents, group.usage)
            texts = [leaf.text for leaf in leaves]
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, words)
            widths = COLUMNS.values()
            lines = max(-(-display_width(text) // (width - 2)) for text, width in zip(texts, widths, strict=True))
            sheet.set_row(row, _LINE * min(max(lines, 1), 8) + 4)
    lay_out(sheet, _HEAD, row, last)
    book.close()
    return stream.getvalue()
