"""Charts and workbooks: rows of values, compared by row and column.

They hold the numbers themselves, so that a change shows there which rounding hides in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.comparing.reading import Stretch
from reportgen.docx.matching import Line, matched
from reportgen.figures import Figure, FigureStyles
from reportgen.render.derivation import shown
from reportgen.render.printed import Place, Printed

BETWEEN_CELLS = " | "
_NUMBER = re.compile(r"[0-9]+")

CellChange = tuple[Stretch | None, Stretch | None, Place]
"""Before, after, and where."""


def changed_cells(old: Sequence[Printed], new: Sequence[Printed], styles: FigureStyles) -> Iterator[CellChange]:
    """The cells that differ, and the rows that only one version has."""
    sides = [list(_rows(cells)) for cells in (old, new)]
    lines = [[Line(row[0].place.part, BETWEEN_CELLS.join(each.text for each in row)) for row in rows] for rows in sides]
    for one, other in matched(*lines):
        if one is None:
            row = sides[1][other or 0]
            yield None, stretch_of_row(row), row[0].place
        elif other is None:
            row = sides[0][one]
            yield stretch_of_row(row), None, row[0].place
        else:
            yield from _in_row(sides[0][one], sides[1][other], styles)


def _rows(cells: Sequence[Printed]) -> Iterator[list[Printed]]:
    """The cells of each row of a sheet, or of each category of a chart."""
    rows: dict[tuple[str, str], list[Printed]] = {}
    for each in cells:
        number = _NUMBER.search(each.place.cell)
        rows.setdefault((each.place.part, number[0] if number else each.place.row), []).append(each)
    yield from rows.values()


def stretch_of_row(row: Sequence[Printed]) -> Stretch:
    """A whole row."""
    text = BETWEEN_CELLS.join(each.text for each in row)
    return Stretch(text, 0, len(text), tuple(row), ())


def _in_row(old: Sequence[Printed], new: Sequence[Printed], styles: FigureStyles) -> Iterator[CellChange]:
    sides = [{_column(each): each for each in row} for row in (old, new)]
    for column in sides[0] | sides[1]:
        before, after = (side.get(column) for side in sides)
        if before is None or after is None or _held(before) != _held(after):
            if before is not None and after is not None and before.text == after.text:
                before, after = _exact(before, styles), _exact(after, styles)
            there = after or before
            assert there is not None
            yield _alone(before), _alone(after), there.place


def _column(cell: Printed) -> str:
    return cell.place.column or _NUMBER.sub("", cell.place.cell)


def _held(cell: Printed) -> tuple[object, ...]:
    """What a cell holds: how it is shown, and the number; a chart only the amounts that it draws."""
    value = cell.value
    has_number = isinstance(value, Figure) and (cell.place.cell or value.kind == "金额")
    return (cell.text, value.value) if isinstance(value, Figure) and has_number else (cell.text,)


def _exact(cell: Printed, styles: FigureStyles) -> Printed:
    """With all its digits."""
    return replace(cell, text=shown(cell.value, styles)) if isinstance(cell.value, Figure) else cell


def _alone(cell: Printed | None) -> Stretch | None:
    return None if cell is None else Stretch(cell.text, 0, len(cell.text), (cell,), ())
