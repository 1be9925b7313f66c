"""A workbook of public tables: real numbers, sums as formulas with their values, ready to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from reportgen.compute.names import value_at
from reportgen.compute.tags import tags_of
from reportgen.docx.charts import column_letters
from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Issue
from reportgen.model.values import Gap, Text
from reportgen.money import as_double, format_number, in_unit
from reportgen.profile.records import DocumentPlan, SheetPlan, is_yes, text_of
from reportgen.render import faults
from reportgen.render.environment import MissingValue
from reportgen.render.expressions import Scope, Shape, member_shape, path_shape
from reportgen.render.workbook import (
    GRID,
    TITLE,
    TO_FILL,
    PrintedCell,
    new_workbook,
    row_head,
    say_draft,
    sheet_name,
    words,
)

_HEAD = 3
_FIRST = _HEAD + 1
"""The row of the first figures, below title, mark, unit and captions; counted from 0."""
_NARROW, _WIDE = 14, 34
_SIGNS_IN_A_LINE = 7
"""So many Chinese signs of a caption fit into a narrow column."""


@dataclass(frozen=True, slots=True)
class CompiledWorkbook:
    """A workbook that the profile describes, ready to be filled."""

    title: str
    plans: Mapping[str, SheetPlan]
    styles: FigureStyles
    draft: bool = False

    def render_checked(self, context: Mapping[str, Any]) -> bytes:
        """The finished .xlsx; values that nobody typed are told, or marked in a draft, as for a Word file."""
        stream = BytesIO()
        book = new_workbook(stream, self.title)
        missing: list[Gap] = []
        for name, plan in self.plans.items():
            rows = value_at(text_of(plan.rows), context)
            unit = context["单位"]
            sheet = _Sheet(book, name, plan, rows, self.styles, missing)
            sheet.write(unit.name, self.styles.in_cell(unit.year))
            if self.draft:
                say_draft(sheet.sheet)
        book.close()
        if missing and not self.draft:
            raise MissingValue(missing)
        return stream.getvalue()

    def printed(self, context: Mapping[str, Any]) -> Iterator[PrintedCell]:
        """The cells that show values, sheet by sheet and row by row; first the unit and the year above each table."""
        unit = context["单位"]
        for name, plan in self.plans.items():
            sheet, title, columns = sheet_name(name), text_of(plan.title), plan.columns
            for value, cell in ((unit.year, (1, (len(columns) - 1) // 2)), (unit.name, (2, 0))):
                if shown := _shown(value, self.styles):
                    yield PrintedCell(value, shown, sheet, title, _sheet_cell(*cell), "", "")
            for number, row in enumerate(value_at(text_of(plan.rows), context), start=_FIRST):
                record_type: type = type(row)
                values = [getattr(row, tags_of(record_type)[text_of(each.value)].field) for each in columns]
                for column, value in enumerate(values):
                    if shown := _shown(value, self.styles):
                        head, caption = row_head(values[:column]), text_of(columns[column].caption)
                        yield PrintedCell(value, shown, sheet, title, _sheet_cell(number, column), head, caption)


def _shown(value: Any, styles: FigureStyles) -> str:
    """What a cell shows: an amount in the number format of its sheet, everything else in words."""
    if isinstance(value, Figure) and value.value is not None and value.kind == "金额":
        amounts = styles.kinds["金额"].cell
        return format_number(in_unit(value.value, styles.unit), replace(amounts, zeros="保留"))
    if isinstance(value, Figure):
        return value.absent
    return value.text if isinstance(value, Text) else ""


def _sheet_cell(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def compile_workbook(
    plan: DocumentPlan, name: str, scope: Scope, styles: FigureStyles, *, draft: bool = False
) -> CompiledWorkbook | list[Issue]:
    """The workbook, or what is wrong with its names."""
    issues = [issue for sheet in plan.sheets.values() for issue in _faults(sheet, name, scope)]
    return issues or CompiledWorkbook(name, plan.sheets, styles, draft)


def _faults(sheet: SheetPlan, document: str, scope: Scope) -> Iterator[Issue]:
    path = text_of(sheet.rows)
    shape = path_shape(path, scope)
    if shape is None or not shape.is_list or shape.member is None:
        yield faults.unknown_column(sheet.rows.where, document, text_of(sheet.title), path, "", "列表，如 决算.收入行")
        return
    known = tags_of(shape.member)
    for column in sheet.columns:
        value = text_of(column.value)
        if member_shape(value, shape.member) != Shape():
            told = "、".join(known)
            yield faults.unknown_column(column.where, document, text_of(column.caption), value, "", told)


class _Sheet:
    """One table while it is written."""

    def __init__(
        self, book: Any, name: str, plan: SheetPlan, rows: Sequence[Any], styles: FigureStyles, missing: list[Gap]
    ) -> None:
        self._book, self._plan, self._rows, self._styles, self._missing = book, plan, rows, styles, missing
        self._mark = name
        self.sheet = book.add_worksheet(sheet_name(name))
        record_type: type = type(rows[0]) if rows else object
        self._fields = [tags_of(record_type)[text_of(each.value)].field for each in plan.columns] if rows else []
        self._places = {
            id(getattr(row, field)): (number, column)
            for number, row in enumerate(rows)
            for column, field in enumerate(self._fields)
        }
        amounts = styles.kinds["金额"].cell
        whole, decimals = "#,##0" if amounts.thousands else "0", "0" * amounts.decimals
        self._number = book.add_format({**GRID, "num_format": f"{whole}.{decimals}" if decimals else whole})
        self._words = book.add_format({**GRID, "num_format": "@", "text_wrap": True})
        self._to_fill = book.add_format({**GRID, **TO_FILL})

    def write(self, unit: object, year: str) -> None:
        """Title, mark, unit, captions, rows, notes; laid out to print on A4."""
        last = len(self._plan.columns) - 1
        self._write_head(last, f"单位：{unit}", f"{year}年度")
        for number, row in enumerate(self._rows):
            for column, field in enumerate(self._fields):
                self._cell(number, column, getattr(row, field))
        if not self._rows:
            for column in range(last + 1):
                self.sheet.write_blank(_FIRST, column, None, self._words)
        below = _FIRST + max(len(self._rows), 1)
        notes = [] if self._rows or self._plan.empty is None else [text_of(self._plan.empty)]
        notes += [] if self._plan.note is None else [f"注：{self._plan.note}"]
        for number, note in enumerate(notes):
            self.sheet.write_string(below + number, 0, note, self._plain())
        self._lay_out(last, below + len(notes) - 1)

    def _write_head(self, last: int, unit: str, year: str) -> None:
        """Three lines above the captions: title; year, and the sheet's mark at the right; unit, and that of money."""
        middle, right = self._book.add_format(TITLE), self._plain("right")
        if last:
            self.sheet.merge_range(0, 0, 0, last, "", middle)
        self.sheet.write_string(0, 0, text_of(self._plan.title), middle)
        self.sheet.set_row(0, 30)
        self.sheet.write_string(1, last // 2, year, self._plain("center"))
        self.sheet.write_string(2, 0, unit, self._plain())
        if last:
            self.sheet.write_string(1, last, self._mark, right)
            self.sheet.write_string(2, last, f"金额单位：{self._styles.unit}", right)
        head = self._book.add_format({**GRID, "bold": True, "text_wrap": True, "align": "center"})
        for column, each in enumerate(self._plan.columns):
            self.sheet.write_string(_HEAD, column, text_of(each.caption), head)
        longest = max(len(text_of(each.caption)) for each in self._plan.columns)
        self.sheet.set_row(_HEAD, 15 * (1 + longest // _SIGNS_IN_A_LINE))

    def _plain(self, align: str = "left") -> Any:
        return self._book.add_format({"font_name": "宋体", "font_size": 10, "align": align})

    def _cell(self, number: int, column: int, value: Any) -> None:
        row = _FIRST + number
        if isinstance(value, Gap):
            self._missing.append(value)
            self.sheet.write_string(row, column, words(value), self._to_fill)
        elif isinstance(value, Figure) and value.value is not None and value.kind == "金额":
            amount = as_double(in_unit(value.value, self._styles.unit))
            cells = self._inputs(value) or [(part, column) for part in self._parts(number, column)]
            if cells:
                self.sheet.write_formula(row, column, f"=SUM({_named(cells)})", self._number, amount)
            else:
                self.sheet.write_number(row, column, amount, self._number)
        else:
            text = value.absent if isinstance(value, Figure) else str(value)
            self.sheet.write_string(row, column, text, self._words)

    def _inputs(self, figure: Figure) -> list[tuple[int, int]]:
        """The cells that a figure was added up from, when all of them stand in this table."""
        places = [self._places.get(id(each)) for each in figure.inputs]
        found = [place for place in places if place is not None]
        known = [each.value for each in figure.inputs if each.value is not None]
        return found if len(found) == len(places) and known and figure.value == sum(known) else []

    def _parts(self, number: int, column: int) -> list[int]:
        """The rows that a row of codes is the sum of: the next level below it."""
        codes = [getattr(each, "code", None) for each in self._rows]
        if not isinstance(codes[number], Text) or self._fields[column] == "code":
            return []
        own = str(codes[number])
        if not own and number:
            return []
        digits = 3 if not own else len(own) + 2
        found = [at for at, code in enumerate(codes) if _is_below(str(code), own, digits)]
        return found if self._adds_up(number, column, found) else []

    def _adds_up(self, number: int, column: int, parts: list[int]) -> bool:
        """A formula is written only where it gives the figure; what is not the sum of its rows stays a number."""
        values = [getattr(self._rows[at], self._fields[column]) for at in (number, *parts)]
        known = [each.value for each in values if isinstance(each, Figure) and each.value is not None]
        return bool(parts) and len(known) == len(values) and known[0] == sum(known[1:])

    def _lay_out(self, last: int, bottom: int) -> None:
        for column, each in enumerate(self._plan.columns):
            is_words = any(isinstance(getattr(row, self._fields[column]), Text) for row in self._rows)
            self.sheet.set_column(
                column, column, _WIDE if is_words and "编码" not in text_of(each.caption) else _NARROW
            )
        self.sheet.freeze_panes(_FIRST, 0)
        self.sheet.repeat_rows(_HEAD)
        self.sheet.set_landscape()
        self.sheet.center_horizontally()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 1 if is_yes(self._plan.one_page) else 0)
        self.sheet.print_area(0, 0, bottom, last)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")


def _named(cells: list[tuple[int, int]]) -> str:
    """Cells as a formula names them: a range where they stand side by side in one row or column."""
    first, last = cells[0], cells[-1]
    rows, columns = last[0] - first[0] + 1, last[1] - first[1] + 1
    whole = [(first[0] + down, first[1] + right) for down in range(rows) for right in range(columns)]
    ends = [_cell_name(*cell) for cell in (first, last)]
    if len(cells) > 1 and 1 in (rows, columns) and whole == cells:
        return ":".join(ends)
    return ",".join(_cell_name(*cell) for cell in cells)


def _cell_name(row: int, column: int) -> str:
    return _sheet_cell(_FIRST + row, column)


def _is_below(code: str, own: str, digits: int) -> bool:
    return len(code) == digits and code.startswith(own)
