"""The handbook of tags as an Excel file, to be filtered."""

from __future__ import annotations

from io import BytesIO

from reportgen.cli.handbook import Handbook, TagEntry, TagGroup
from reportgen.cli.report_xlsx import write_rows
from reportgen.render.workbook import new_workbook

NAME = "标签手册"
COLUMNS = {
    "序号": 6, "组": 22, "标签": 40, "意思": 34, "怎样得出": 34, "现在的值": 22, "哪些文档印它": 40, "写法": 48,
}  # fmt: skip
"""Captions and widths."""


def handbook_xlsx(handbook: Handbook) -> bytes:
    """The finished .xlsx."""
    stream = BytesIO()
    book = new_workbook(stream, NAME)
    entries = [(group, entry) for group in handbook.groups for entry in group.entries]
    rows = [_texts(number, group, entry) for number, (group, entry) in enumerate(entries, start=1)]
    write_rows(book, NAME, handbook.note.text, COLUMNS, rows, most_lines=8)
    book.close()
    return stream.getvalue()


def _texts(number: int, group: TagGroup, entry: TagEntry) -> list[str]:
    leaves = (group.name, entry.tag, entry.meaning, entry.formula, entry.value, entry.documents, group.usage)
    return [str(number), *(leaf.text for leaf in leaves)]
