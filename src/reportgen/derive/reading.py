"""A document as lines: the text of each paragraph, and where it stands in tables, to tell two documents apart by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reportgen.docx.contents import contents_paragraphs
from reportgen.docx.package import Package
from reportgen.docx.places import text_of
from reportgen.docx.xml import W, parse_strict

PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
NUMBER = re.compile(r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``cell`` is table, row and cell, counted in its part, with the merging of the cell."""

    part: str
    number: int
    text: str
    cell: str = ""

    @property
    def shown(self) -> tuple[str, str, str]:
        """What two documents have in common."""
        return self.part, self.cell, self.text


def part_names(package: Package) -> list[str]:
    """The parts that hold text."""
    return sorted(member.name for member in package.members if PARTS.fullmatch(member.name))


def lines_of(package: Package) -> list[Line]:
    """Every paragraph but those of tables of contents."""
    return [line for name in part_names(package) for line in _lines(parse_strict(package.content(name), name), name)]


def _lines(root: etree._Element, part: str) -> Iterator[Line]:
    written = set(contents_paragraphs(root))
    cells: dict[etree._Element, str] = {}
    for number, table in enumerate(root.iter(f"{W}tbl"), start=1):
        for row_number, row in enumerate(table.iterchildren(f"{W}tr"), start=1):
            for column, cell in enumerate(row.iterchildren(f"{W}tc"), start=1):
                cells[cell] = f"{number}.{row_number}.{column}"
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        if paragraph not in written:
            holder = next(paragraph.iterancestors(f"{W}tc"), None)
            yield Line(part, number, text_of(paragraph), cells.get(holder, "") if holder is not None else "")
