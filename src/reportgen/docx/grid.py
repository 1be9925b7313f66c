"""A table as a reader sees it: which cells head a cell, to its left and above it, merged ones counted where they show.

Word knows no head cells but for rows that it repeats. What a cell is for is known by whoever filled the table: a
cell that holds nothing but a value is one, all other cells name something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.docx.heading_styles import value_of
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

Holds = Literal["名称", "文字", "数"]
"""Words of the form; a text of the data; a number."""
Read = Callable[["_Element"], tuple[str, Holds]]
"""What stands in a cell, and what it is."""

_SENTENCE = re.compile(r".{40}|[。；\n].|，.*。", re.DOTALL)
"""A text that is long or has clauses tells something, it names nothing."""
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell at its first row and grid column; merged downwards it stands in several rows."""

    row: int
    column: int
    span: int
    text: str
    holds: Holds
    is_group: bool
    """It is merged downwards, or would be if its group had more rows."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    is_head: bool
    """It repeats on every page, or holds nothing but names."""

    def at(self, column: int) -> Cell | None:
        """The cell over a grid column."""
        return next((cell for cell in self.cells if cell.column <= column < cell.column + cell.span), None)


class Grid:
    """The rows of one table; those of tables inside its cells are not its own."""

    def __init__(self, table: _Element, read: Read) -> None:
        self._rows: list[_Row] = []
        self._of: dict[_Element, Cell] = {}
        for element in children(table, "tr"):
            self._rows.append(self._row(element, read))

    def cell(self, element: _Element) -> Cell | None:
        """The cell of an element, if it stands where cells of this table do."""
        return self._of.get(element)

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each row; one that is merged downwards stands in each of its rows."""
        return tuple(row.cells for row in self._rows)

    def _row(self, element: _Element, read: Read) -> _Row:
        number, column = len(self._rows), number_of(element.find(f"{W}trPr/{W}gridBefore"), 0)
        cells: list[Cell] = []
        for each in children(element, "tc"):
            properties = each.find(f"{W}tcPr")
            span = 1 if properties is None else number_of(properties.find(f"{W}gridSpan"), 1)
            merge = None if properties is None else properties.find(f"{W}vMerge")
            above = self._rows[-1].at(column) if merge is not None and value_of(merge) != "restart" else None
            cell = above or Cell(number, column, span, *read(each), merge is not None)
            self._of[each] = cell
            cells.append(cell)
            column += span
        repeats = element.find(f"{W}trPr/{W}tblHeader") is not None
        return _Row(tuple(cells), repeats or all(cell.holds == "名称" for cell in cells))

    def column_head(self, cell: Cell) -> str:
        """The heads above a cell, outermost first: the nearest rows of names that have one as wide as the cell."""
        heads: list[Cell] = []
        for row in reversed(self._rows[: cell.row]):
            head = row.at(cell.column) if row.is_head else None
            covers = head is not None and head.column + head.span >= cell.column + cell.span
            if head is None or not covers or not head.text:
                if heads:
                    break
                continue
            if head not in heads:
                heads.append(head)
        return _joined(heads[::-1])

    def row_head(self, cell: Cell) -> str:
        """The heads to the left of a cell: its groups and its name, or a later name with only numbers in between.

        A later one begins a second list beside the first, as spending stands beside income.
        """
        if self._rows[cell.row].is_head:
            return ""
        left = [each for each in self._rows[cell.row].cells if each.column < cell.column]
        heads: list[Cell] = []
        for each in left:
            if each.holds == "数":
                if each is left[0]:
                    continue  # the number of the row
                break
            if each.holds == "文字" and _SENTENCE.search(each.text):
                break
            heads.append(each)
            if each.holds == "文字" and not each.is_group:
                break
        nearest = next((each for each in reversed(left) if each.holds != "数"), None)
        if nearest is not None and nearest.holds == "名称" and nearest.text and nearest not in heads:
            return nearest.text
        return _joined(heads)


def children(holder: _Element, *names: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, the paragraphs of a cell, those inside content controls too."""
    for child in holder:
        if child.tag in [f"{W}{name}" for name in names]:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, *names)


def number_of(element: _Element | None, default: int) -> int:
    stated = value_of(element)
    return int(stated) if stated.isascii() and stated.isdigit() else default


def _joined(heads: list[Cell]) -> str:
    return " ".join(dict.fromkeys(head.text for head in heads if head.text))
