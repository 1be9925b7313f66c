"""The tables of a Word file as blocks: what stands in which cell, and the words above.

A form may be several tables that look like one, so tables with nothing said between them are one block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.docx.grid import Grid, Holds
from reportgen.docx.package import read_package
from reportgen.docx.places import text_of
from reportgen.docx.xml import W, parse_strict
from reportgen.source.control import INVISIBLE

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of a row; one that is merged downwards stands in every row that it covers."""

    text: str
    place: str
    """Where it is, in a reader's words."""
    is_first: bool
    """Its text begins in this row."""


Row = tuple[Cell, ...]


@dataclass(slots=True, eq=False)
class Block:
    """Tables that follow each other directly, and the paragraphs between them and those before."""

    above: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Contents:
    """A document: its blocks, and the paragraphs after the last."""

    blocks: tuple[Block, ...]
    below: tuple[str, ...]


def read_contents(content: Path | bytes) -> Contents:
    """The tables of an untrusted .docx; a PackageFault when it is none."""
    blocks: list[Block] = []
    waiting: list[str] = []
    for number, element in _numbered(body_of(content)):
        if number == 0:
            waiting += [words] if (words := INVISIBLE.sub("", text_of(element)).strip()) else []
            continue
        if waiting or not blocks:
            blocks.append(Block(waiting))
            waiting = []
        blocks[-1].rows += _rows(element, number)
    return Contents(tuple(blocks), tuple(waiting))


def body_of(content: Path | bytes) -> _Element:
    """The body of a document."""
    root = parse_strict(read_package(content).content(_DOCUMENT), _DOCUMENT)
    body = root.find(f"{W}body")
    return root if body is None else body


def elements_of(holder: _Element) -> Iterator[_Element]:
    """Paragraphs and tables in reading order, those inside content controls too."""
    for child in holder:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from elements_of(child)


def _numbered(body: _Element) -> Iterator[tuple[int, _Element]]:
    """The elements of a body; tables with their numbers from 1, paragraphs with 0."""
    number = 0
    for element in elements_of(body):
        number += element.tag == f"{W}tbl"
        yield (number if element.tag == f"{W}tbl" else 0), element


def _rows(table: _Element, number: int) -> list[Row]:
    grid = Grid(table, read_cell)
    return [
        tuple(
            Cell(cell.text, f"第{number}个表格第{row}行第{column}格", cell.row == row - 1)
            for column, cell in enumerate(cells, start=1)
        )
        for row, cells in enumerate(grid.rows, start=1)
    ]


def read_cell(cell: _Element) -> tuple[str, Holds]:
    """The text of a cell, paragraphs one below the other."""
    text = "\n".join(text_of(paragraph).strip() for paragraph in cell.iter(f"{W}p"))
    return INVISIBLE.sub("", text).strip(), "名称"
