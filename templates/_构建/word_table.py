"""Tables on a fixed grid: every width stated, every row the sum of its columns."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from lxml import etree

import gb9704
from gb9704 import SMALL, TABLE_AMOUNT, TABLE_HEAD, TEXT_CENTRED, TEXT_LEFT, twips
from ooxml import paragraph, w

_AIR = {"top": 20, "left": 45, "bottom": 20, "right": 45}
"""Space around a cell's text, in twips: the columns are narrow."""
_LESS_AIR = {"top": 10, "left": 30, "bottom": 10, "right": 30}


@dataclass(frozen=True)
class Cell:
    """A cell of one paragraph, or of several."""

    text: str | tuple[str, ...] = ""
    span: int = 1
    style: str = TEXT_CENTRED
    merge: str = ""
    """restart: first of a vertical merge; continue: a further one."""
    inset: int = 0
    """Indent on both sides in millimetres, to make a caption break where it should."""


def head(text: str, span: int = 1, *, merge: str = "", inset: int = 0) -> Cell:
    """A caption."""
    return Cell(text, span, TABLE_HEAD, merge, inset)


def amount(text: str) -> Cell:
    """Money, its last digits below each other."""
    return Cell(text, style=TABLE_AMOUNT)


def prose(text: str | tuple[str, ...], span: int = 1) -> Cell:
    """Running text."""
    return Cell(text, span, TEXT_LEFT)


@dataclass(frozen=True)
class Row:
    """A row; it stays on one page unless it may break."""

    cells: tuple[Cell, ...]
    height: int = 6
    """At least so many millimetres."""
    repeated: bool = False
    """Printed again at the head of each page."""
    may_break: bool = False
    keep_next: bool = False
    """On the same page as what follows."""
    loops: bool = False
    """Some of its cells are repeated by a loop, so that they are fewer than the columns they fill."""


def spread(total: int, shares: Sequence[int]) -> list[int]:
    """A width divided by shares, without losing a twip to rounding."""
    edges = [total * so_far // sum(shares) for so_far in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def table(widths: Sequence[int], rows: Sequence[Row], *, bottom_line: int = 4, small: bool = False) -> etree._Element:
    """A table exactly as wide as its columns, its lines in eighths of a point; small: rows two thirds as high."""
    sides = {"top": 4, "left": 4, "bottom": bottom_line, "right": 4, "insideH": 4, "insideV": 4}
    lines = [w(side, val="single", sz=size, space=0, color="auto") for side, size in sides.items()]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            w("tblBorders", *lines),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=space, type="dxa") for side, space in (_LESS_AIR if small else _AIR).items())),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *(_row(widths, _smaller(row) if small else row) for row in rows),
    )


def _smaller(row: Row) -> Row:
    cells = tuple(replace(cell, style=SMALL[cell.style]) for cell in row.cells)
    return replace(row, cells=cells, height=row.height * 2 // 3)


def rule(*, keep_next: bool = False) -> etree._Element:
    """What parts two tables of one form and looks like a line of it."""
    return paragraph("", gb9704.TABLE_RULE, *([w("keepNext")] if keep_next else []))


def end() -> etree._Element:
    """The paragraph that Word wants after the last table, too low to make a page of its own."""
    return paragraph("", gb9704.TABLE_END)


def _row(widths: Sequence[int], row: Row) -> etree._Element:
    spanned = sum(cell.span for cell in row.cells)
    if spanned != len(widths) and not row.loops:
        raise ValueError(f"a row of {spanned} columns in a grid of {len(widths)}: {row.cells[0].text}")
    properties = [] if row.may_break else [w("cantSplit")]
    properties.append(w("trHeight", val=twips(row.height), hRule="atLeast"))
    if row.repeated:
        properties.append(w("tblHeader"))
    element = w("tr", w("trPr", *properties))
    column = 0
    for cell in row.cells:
        # Cells of a loop stand in columns of equal width, the last ones of the grid.
        width = widths[-1] * cell.span if row.loops and column else sum(widths[column : column + cell.span])
        element.append(_cell(cell, width, row.keep_next))
        column += cell.span
    return element


def _cell(cell: Cell, width: int, keep_next: bool) -> etree._Element:
    properties = [w("tcW", w=width, type="dxa")]
    if cell.span > 1:
        properties.append(w("gridSpan", val=cell.span))
    if cell.merge:
        properties.append(w("vMerge", val=cell.merge))
    properties.append(w("vAlign", val="center"))
    layout = [w("keepNext")] if keep_next else []
    if cell.inset:
        layout.append(w("ind", left=twips(cell.inset), right=twips(cell.inset)))
    texts = (cell.text,) if isinstance(cell.text, str) else cell.text
    paragraphs = [paragraph(text, cell.style, *(copy.copy(each) for each in layout)) for text in texts]
    return w("tc", w("tcPr", *properties), *paragraphs)
