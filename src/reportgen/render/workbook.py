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

import xlsxwriter
from jinja2 import Environment, TemplateSyntaxError, nodes
from xlsxwriter.utility import xl_col_to_name

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import Unresolved, resolve
from reportgen.compute.tags import Value
from reportgen.figures import Figure, Kind
from reportgen.issues import Issue
from reportgen.model.record import nearest
from reportgen.model.values import Gap, Text
from reportgen.money import Unit, as_double, in_unit
from reportgen.profile.records import ALL_UNITS, DocumentPlan, text_of
from reportgen.render import faults
from reportgen.render.document import file_name_of, unknown_file_name
from reportgen.render.expressions import caption_keys, root_scope, shape_of
from reportgen.render.scopes import PER_PROJECT

# A workbook states when it was made; every one says the same, so that the same figures are the same bytes.
_MOMENT = datetime(2024, 1, 1)
_UNIT: Unit = "万元"
_FORMATS: dict[Kind, str] = {"金额": "#,##0.00", "百分比": "0.00%", "个数": "0"}
_LONGEST_SHEET = 31


_Key = tuple[str, int, str, tuple[str, ...]]
"""What makes rows belong to one table: document, year, file name, captions."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One workbook: its name, its captions, and the values of each row."""

    document: str
    year: int
    file_name: str
    captions: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def render(self) -> bytes:
        """The finished .xlsx."""
        stream = BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        book.set_properties({"title": self.document, "created": _MOMENT})
        _Sheet(book, self).write()
        book.close()
        return stream.getvalue()


def table_faults(facts: Facts) -> Iterator[Issue]:
    """What is wrong with the tables over all units that a profile asks for."""
    for name, plan in _tables(facts):
        yield from unknown_file_name(plan, name)
        yield from _unknown_columns(facts, name, plan)


def _tables(facts: Facts) -> Iterator[tuple[str, DocumentPlan]]:
    return ((name, plan) for name, plan in facts.profile.documents.items() if text_of(plan.scope) == ALL_UNITS)


def plan_summaries(all_facts: Sequence[Facts]) -> list[Summary]:
    """Every table that the profiles of some units and years ask for, where it has more than one unit to show."""
    units: dict[_Key, set[str]] = {}
    rows: dict[_Key, list[tuple[Value, ...]]] = {}
    for facts in all_facts:
        projects = [project for project in facts.projects if project.evaluated]
        for name, plan in _tables(facts) if projects else ():
            key = (name, facts.report.year, file_name_of(plan, facts, None), tuple(plan.columns))
            units.setdefault(key, set()).add(facts.report.folder)
            rows.setdefault(key, []).extend(_row(facts, project, plan) for project in projects)
    return [Summary(*key, tuple(found)) for key, found in rows.items() if len(units[key]) > 1]


def _unknown_columns(facts: Facts, document: str, plan: DocumentPlan) -> Iterable[Issue]:
    scope = root_scope(PER_PROJECT, caption_keys(facts.format))
    for caption, leaf in plan.columns.items():
        path = text_of(leaf)
        expression = _expression(path)
        shape, problems = shape_of(expression, scope) if expression is not None else (None, [])
        if shape is None or shape.is_list or shape.member is not None or not isinstance(expression, nodes.Getattr):
            known = problems[0].known if problems else tuple(name for name in scope if "." not in name)
            near = nearest(problems[0].part, list(known)) if problems else ""
            yield faults.unknown_column(plan.columns[caption].where, document, caption, path, near, "、".join(known))


def _expression(path: str) -> nodes.Expr | None:
    try:
        tree = Environment(autoescape=True).parse("{{ " + path + " }}")
    except TemplateSyntaxError:
        return None
    outputs = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    return outputs[0] if len(outputs) == 1 else None


def _row(facts: Facts, project: ProjectFacts, plan: DocumentPlan) -> tuple[Value, ...]:
    values = (resolve(facts, text_of(leaf), project) for leaf in plan.columns.values())
    return tuple(Text("") if isinstance(value, Unresolved) else value for value in values)


class _Sheet:
    """The one sheet of a summary while it is written."""

    def __init__(self, book: Any, summary: Summary) -> None:
        self._book, self._summary = book, summary
        self._sheet = book.add_worksheet(summary.document[:_LONGEST_SHEET])
        self._kinds = [_kind_of([row[column] for row in summary.rows]) for column in range(len(summary.captions))]
        self._formats: dict[str, Any] = {}

    def write(self) -> None:
        """Title, captions, rows, sums; laid out to print on A4."""
        captions, rows = self._summary.captions, self._summary.rows
        last = len(captions)
        self._sheet.merge_range(0, 0, 0, last, self._summary.file_name, self._book.add_format(_TITLE))
        head = self._book.add_format({**_GRID, "bold": True, "text_wrap": True, "align": "center"})
        self._sheet.write(1, 0, "序号", head)
        for column, (caption, kind) in enumerate(zip(captions, self._kinds, strict=True), start=1):
            self._sheet.write_string(1, column, f"{caption}（{_UNIT}）" if kind == "金额" else caption, head)
        for number, row in enumerate(rows, start=1):
            self._sheet.write_number(number + 1, 0, number, self._format("0"))
            for column, value in enumerate(row, start=1):
                self._write(number + 1, column, value)
        self._sums(len(rows) + 2)
        self._lay_out(last, len(rows))

    def _write(self, row: int, column: int, value: Value) -> None:
        if isinstance(value, Figure) and value.value is not None:
            form = _FORMATS.get(value.kind, "General")
            self._sheet.write_number(row, column, as_double(_number(value)), self._format(form))
        else:
            words = value.absent if isinstance(value, Figure) else _words(value)
            self._sheet.write_string(row, column, words, self._format("@"))

    def _sums(self, row: int) -> None:
        """Amounts add up as a formula, with the sum in it for whoever does not compute."""
        bold = self._book.add_format({**_GRID, "bold": True, "num_format": _FORMATS["金额"]})
        self._sheet.write_string(row, 0, "合计", bold)
        for column, kind in enumerate(self._kinds, start=1):
            if kind != "金额":
                self._sheet.write_blank(row, column, None, bold)
                continue
            letter = xl_col_to_name(column)
            values = (each[column - 1] for each in self._summary.rows)
            added = sum((_number(each) for each in values if isinstance(each, Figure)), Decimal(0))
            self._sheet.write_formula(row, column, f"=SUM({letter}3:{letter}{row})", bold, as_double(added))

    def _lay_out(self, last: int, rows: int) -> None:
        sheet = self._sheet
        sheet.set_column(0, 0, 6)
        for column in range(1, last + 1):
            sheet.set_column(column, column, 14 if self._kinds[column - 1] else 28)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, rows + 2, last)
        sheet.set_footer("&C第 &P 页，共 &N 页")

    def _format(self, number_format: str) -> Any:
        if number_format not in self._formats:
            style = {**_GRID, "num_format": number_format, "text_wrap": number_format == "@"}
            self._formats[number_format] = self._book.add_format(style)
        return self._formats[number_format]


_GRID = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 10}
_TITLE = {"bold": True, "align": "center", "valign": "vcenter", "font_name": "黑体", "font_size": 16}


def _kind_of(values: Iterable[Value]) -> Kind | None:
    """The kind of the figures of a column; None for words."""
    return next((value.kind for value in values if isinstance(value, Figure)), None)


def _number(figure: Figure) -> Decimal:
    """The exact value as the sheet holds it."""
    value = figure.value or Decimal(0)
    return in_unit(value, _UNIT) if figure.kind == "金额" else value


def _words(value: Value) -> str:
    if isinstance(value, Gap):
        return f"【待填：{value.label}】"
    return value.text if isinstance(value, Text) else ""
