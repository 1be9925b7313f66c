"""Where every value of a document landed: what is printed, under which name, and in which place of the file.

A document is filled once more with marks around its values, and read as a reader would. Nothing of this happens
when documents are made; whoever asks (a trace, a review copy, a comparison) pays for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from reportgen.compute.facts import ProjectFacts
from reportgen.compute.names import member_names, values_of
from reportgen.docx.places import PARAGRAPH, Spot, text_of
from reportgen.figures import Figure
from reportgen.phrases import Phrase
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import CANNOT_BE_MADE, Job
from reportgen.render.marked import MarkedCopy
from reportgen.render.marks import Marked, Span, unmarked
from reportgen.render.sheets import CompiledWorkbook
from reportgen.render.workbook import PrintedCell, Summary

_PARTS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_STEP = " ＞ "
_CUT = 12
"""So many signs before and after a value tell a reader where in a paragraph it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is printed: for a program (part, paragraph or cell, signs from–to), and for a reader."""

    part: str
    """The part of a Word file, the sheet of a workbook."""
    paragraph: int | None = None
    """The number of the paragraph in its part, from 1; None in charts and workbooks."""
    start: int = 0
    end: int = 0
    context: str = ""
    """The text of the paragraph."""
    section: tuple[str, ...] = ()
    """The headings above, outermost first."""
    table: int | None = None
    """The number of the table in its part, from 1."""
    caption: str = ""
    """The title of the table, the chart or the sheet."""
    row: str = ""
    column: str = ""
    cell: str = ""
    """The cell of a workbook, such as C7."""

    @property
    def key(self) -> str:
        """The same place, for machines."""
        at = f"{self.paragraph}:{self.start}-{self.end}" if self.paragraph is not None else self.cell
        return f"{self.part}:{at}" if at else self.part

    @property
    def way(self) -> str:
        """The way to it for a reader, as far as the paragraph or the cell."""
        story = next((words for name, words in _PARTS.items() if self.part.startswith(f"word/{name}")), "")
        path = [story, *self.section, "" if self.caption in self.section else self.caption]
        if self.row or self.column:
            path.append("".join((f"“{self.row}”行" if self.row else "", f"“{self.column}”列" if self.column else "")))
        return _STEP.join(step for step in (*path, self.cell) if step)

    def __str__(self) -> str:
        in_text = self.paragraph is not None and self.table is None
        return _STEP.join(filter(None, (self.way, f"“{self._excerpt()}”" if in_text else "")))

    def _excerpt(self) -> str:
        before, after = max(self.start - _CUT, 0), self.end + _CUT
        cut = self.context[before:after].replace("\n", " ")
        return ("…" if before else "") + cut + ("…" if after < len(self.context) else "")


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as one place of a document shows it. The figures inside a phrase have records of their own."""

    value: Marked
    text: str
    name: str
    """Its name in the grammar of names (``项目[口岸运转费].执行率``); inside a phrase that of the phrase."""
    title: str
    """What it is called: the last step of its name; inside a phrase a figure is called as it was computed."""
    place: Place

    @property
    def label(self) -> str:
        """What it is, and where."""
        return f"{self.title}（{self.place}）"


Document = Job | Summary
Names = Callable[[], Mapping[int, str]]
"""The names of values by identity, found when the first one is needed."""
Wanted = Callable[[Marked, str], bool]
"""Is this value, printed so, asked for?"""


def printed_values(
    document: Document, names: Names | None = None, wanted: Wanted = lambda _value, _text: True
) -> tuple[Printed, ...]:
    """Every wanted value that a document prints, in reading order; of one that cannot be made there are none.

    Whoever asks for many documents of a unit and year passes the same ``names`` to each. A document that prints
    nothing wanted is not read at all, which makes asking all documents for one figure quick.
    """
    if isinstance(document, Summary):
        return tuple(_of_cells(document.printed(), wanted, names or dict))
    names = names or cache(partial(names_of, document.context))
    if isinstance(document.template, CompiledWorkbook):
        return tuple(_of_cells(document.template.printed(document.context), wanted, names))
    try:
        copy = MarkedCopy.of(document.template, document.context)
    except CANNOT_BE_MADE:
        return ()  # building the document says why
    return (*_of_text(copy, wanted, names), *_of_charts(document.template, document.context, copy, wanted, names))


def places_in(job: Job, part: str, paragraphs: Collection[int]) -> dict[int, Place]:
    """The places of whole paragraphs of a Word file by their numbers, whether values are printed there or not."""
    assert isinstance(job.template, CompiledTemplate)
    copy = MarkedCopy.of(job.template, job.context)
    chosen = [each for number, each in enumerate(copy.roots[part].iter(PARAGRAPH), start=1) if number in paragraphs]
    found: dict[int, Place] = {}
    for paragraph, spot in copy.reader().spots(copy.roots[part], lambda each: each in chosen):
        words = unmarked(text_of(paragraph))
        found[spot.paragraph] = _place(part, spot, 0, len(words), words)
    return found


def names_of(context: Mapping[str, Any]) -> dict[int, str]:
    """The name of each value that a template sees, by identity: templates print the values themselves."""
    found: dict[int, str] = {}
    for root, record in context.items():
        for member in record if isinstance(record, tuple) else (record,):
            label = next(iter(member_names(member)), "") if isinstance(member, ProjectFacts) else ""
            for path, value in values_of(member, f"{root}[{label}]" if label else root):
                found.setdefault(id(value), path)
    return found


def _of_text(copy: MarkedCopy, wanted: Wanted, names: Names) -> Iterator[Printed]:
    """What stands in paragraphs and tables."""
    numbers = {number for number, (value, text) in enumerate(copy.marks.printed) if wanted(value, text)}
    for part, paragraph, spot in copy.spots(numbers):
        text = text_of(paragraph)
        words = unmarked(text)
        phrase = Span(0, 0, 0)
        for span in copy.marks.spans(text):
            value, _ = copy.marks.printed[span.number]
            if isinstance(value, Phrase):
                phrase = span
            if span.number in numbers:
                holder = copy.marks.printed[phrase.number][0] if span.end <= phrase.end else None
                place = _place(part, spot, span.start, span.end, words)
                yield _printed(value, words[span.start : span.end], names(), place, holder)


def _printed(value: Marked, text: str, names: Mapping[int, str], place: Place, holder: Marked | None = None) -> Printed:
    """A record; ``holder`` is the phrase around a figure."""
    name = names.get(id(value), "")
    own = value.name if isinstance(value, Figure) else ""
    # A table of several groups of columns numbers them: 决算2 is called 决算.
    title = name.rpartition(".")[2].rstrip("0123456789") or own
    return Printed(value, text, name or names.get(id(holder), ""), title, place)


def _place(part: str, spot: Spot, start: int, end: int, words: str) -> Place:
    return Place(part, spot.paragraph, start, end, words, spot.section, spot.table, spot.caption, spot.row, spot.column)


def _of_charts(
    template: CompiledTemplate, context: Mapping[str, Any], copy: MarkedCopy, wanted: Wanted, names: Names
) -> Iterator[Printed]:
    """What each chart draws and says in its legend; one that has nothing to draw has lost its frame."""
    for chart in template.charts:
        points = [each for each in chart.points(context, template.styles) if wanted(each.value, each.text)]
        frame = copy.frames.get(chart.place.alt) if points else None
        if frame is None:
            continue
        for point in points:
            where = Place(chart.place.chart, section=frame.section, caption=frame.caption or chart.place.alt)
            place = replace(where, row=point.category, column=point.series)
            yield _printed(point.value, point.text, names(), place)


def _of_cells(cells: Iterator[PrintedCell], wanted: Wanted, names: Names) -> Iterator[Printed]:
    """The cells of a workbook."""
    for cell in cells:
        if wanted(cell.value, cell.text):
            place = Place(cell.sheet, caption=cell.title, row=cell.row, column=cell.column, cell=cell.name)
            yield _printed(cell.value, cell.text, names(), place)
