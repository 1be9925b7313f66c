"""A document filled with marks around its values, and read as a reader would."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportgen.docx.grid import Holds
from reportgen.docx.places import Frame, Looks, Reader, Spot, chart_frames, read_looks, text_of
from reportgen.docx.xml import parse_strict
from reportgen.figures import Figure
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.environment import GAP_END, GAP_START
from reportgen.render.marks import Marked, Marks, bare_of_values, unmarked

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES, _DATA = "word/styles.xml", "data/"


@dataclass(frozen=True)
class MarkedCopy:
    """The parts of a document with marks around the values in them; parsed when somebody looks."""

    template: CompiledTemplate
    filled: Mapping[str, bytes]
    marks: Marks

    @classmethod
    def of(cls, template: CompiledTemplate, context: Mapping[str, Any]) -> MarkedCopy:
        """A document as its template prints it, with marks."""
        marks = Marks()
        return cls(template, template.marking(marks).fill(context), marks)

    @cached_property
    def roots(self) -> dict[str, _Element]:
        """The root of each part that holds text."""
        return {name: parse_strict(_without_gaps(self.filled[name]), name) for name, _ in self.template.parts}

    @cached_property
    def looks(self) -> Looks:
        """Which paragraphs are headings."""
        styles = self.template.packer.kept(_STYLES)
        return read_looks(parse_strict(styles, _STYLES) if styles else None)

    @cached_property
    def frames(self) -> dict[str, Frame]:
        """The charts that the document shows, by their alternative text."""
        found = (frame for root in self.roots.values() for frame in chart_frames(root, self.looks, unmarked))
        return {frame.alt: frame for frame in found}

    def spots(self, numbers: Collection[int]) -> Iterator[tuple[str, _Element, Spot]]:
        """The paragraphs, with their parts and places, in which values of these numbers are printed."""
        for part, root in self.roots.items() if numbers else ():
            for paragraph, spot in self.reader().spots(root, lambda each: self._prints(each, numbers)):
                yield part, paragraph, spot

    def reader(self) -> Reader:
        """Whoever reads a part without marks."""
        return Reader(self.looks, unmarked, self.holds)

    def _prints(self, paragraph: _Element, numbers: Collection[int]) -> bool:
        return any(number in numbers for number in self.marks.numbers(text_of(paragraph)))

    def holds(self, text: str) -> Holds:
        """Beside words of the form, or empty, a cell names something; so do words that a profile prescribes."""
        if any(sign.isalnum() for sign in bare_of_values(text)):
            return "名称"
        values = [self.marks.printed[number][0] for number in self.marks.numbers(text)]
        if any(isinstance(value, Figure) for value in values):
            return "数"
        return "文字" if any(_is_of_data(value) for value in values) else "名称"


def _is_of_data(value: Marked) -> bool:
    """Did somebody type it, or what it was put together from, in a data file?"""
    return not isinstance(value, Figure) and value.where.file.startswith(_DATA)


def _without_gaps(xml: bytes) -> bytes:
    return xml.replace(GAP_START.encode(), b"").replace(GAP_END.encode(), b"")
