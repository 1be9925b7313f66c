"""The list of changes as an Excel file, to be sorted and filtered."""

from __future__ import annotations

from io import BytesIO

from reportgen.cli.corrections import Corrections, Entry
from reportgen.cli.report_xlsx import write_rows
from reportgen.model.values import Text
from reportgen.render.workbook import new_workbook

NAME = "更正说明"
COLUMNS = {"序号": 6, "文档": 34, "位置": 36, "名称": 16, "原": 32, "现": 32, "相差": 14, "原因": 44}
"""Captions and widths."""
TO_SIGN = "更正人：　　　　　审核人：　　　　　更正日期：　　　　　"
"""To be filled in by hand."""


def corrections_xlsx(corrections: Corrections) -> bytes:
    """The finished .xlsx: one row for each change, and for each figure of a sentence."""
    stream = BytesIO()
    book = new_workbook(stream, NAME)
    about = f"单位：{corrections.units}。年度：{corrections.years}。" if corrections.documents else ""
    warning = f"{corrections.warning}。" if corrections.warning.text else ""
    above = f"{about}从“{corrections.old}”到“{corrections.new}”：{corrections.counts}。{warning}{TO_SIGN}"
    rows = [_texts(document.path, each) for document in corrections.documents for each in document.entries]
    write_rows(book, NAME, above, COLUMNS, rows)
    book.close()
    return stream.getvalue()


def _texts(path: Text, entry: Entry) -> list[str]:
    told = (entry.title, entry.before, entry.after, entry.difference, entry.cause)
    return [leaf.text for leaf in (entry.number, path, entry.place, *told)]
