"""The workbook behind a chart: what Word opens when a clerk edits the chart's data."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from reportgen.docx.charts import SHEET, ChartData
from reportgen.money import as_double
from reportgen.render.workbook import MOMENT, TEXT_IS_TEXT


def chart_workbook(data: ChartData) -> bytes:
    """The .xlsx whose cells a filled chart names: categories below each other, each series in a column."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, TEXT_IS_TEXT)
    book.set_properties({"created": MOMENT})
    sheet = book.add_worksheet(SHEET)
    for row, category in enumerate(data.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(data.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, as_double(value))
    book.close()
    return stream.getvalue()
