"""Every number of the document: what became of it, and whether it follows when every input is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from reportgen.derive.pattern import Doubt
from reportgen.derive.reading import NUMBER, part_names
from reportgen.derive.standing import ORDINAL
from reportgen.derive.template import Derived, Source, texts_of
from reportgen.derive.tree import holds
from reportgen.docx.places import Reader, Spot, text_of
from reportgen.docx.xml import W, parse_strict
from reportgen.model.values import Text
from reportgen.render.document import CANNOT_BE_MADE
from reportgen.render.marked import MarkedCopy
from reportgen.render.marks import Marked, Marks, Span, unmarked
from reportgen.render.printed import Place

Fate = Literal["跟随", "未变", "有疑", "原样"]
Idle = Literal["零", "文字", "常数"]
"""Why a tag did not move: it is zero, it stands in words such as a code, or it happens to be the same."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the document; 未变 is a tag whose value is the same in the changed copy, as a zero is."""

    text: str
    place: Place
    fate: Fate
    names: tuple[str, ...] = ()
    """What it may be, where that could not be told; of what stayed text, the rows of lists that have it."""
    idle: Idle | None = None

    @property
    def is_ordinal(self) -> bool:
        """Does it count headings, pictures or days?"""
        at = self.place
        return any(found.start() <= at.start and at.end <= found.end() for found in ORDINAL.finditer(at.context))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    part: str
    spot: Spot
    text: str
    spans: tuple[Span, ...]
    marks: Marks = field(default_factory=Marks)


def numbers_of(derived: Derived, source: Source) -> list[Number]:
    """All numbers but those of tables of contents, in reading order; none when the template cannot be filled."""
    assert derived.compiled is not None
    try:
        copy = MarkedCopy.of(derived.compiled, source.now)
        now = _paragraphs(copy)
    except CANNOT_BE_MADE:
        return []
    try:
        then = _paragraphs(MarkedCopy.of(derived.compiled, source.changed))
    except CANNOT_BE_MADE:
        then = []
    doubts = _doubts(derived)
    found: list[Number] = []
    for number, paragraph in enumerate(now):
        other = then[number] if len(then) == len(now) else None
        found += _of_paragraph(paragraph, other, doubts)
    for paragraph in _untouched(source, copy):
        found += _of_paragraph(paragraph, None, {})
    return found


def _untouched(source: Source, copy: MarkedCopy) -> Iterator[_Paragraph]:
    """The paragraphs of headers, footers and notes without any tag; Word itself counts the pages."""
    for part in part_names(source.package):
        if part in copy.roots:
            continue
        root = parse_strict(source.package.content(part), part)
        for number, element in enumerate(root.iter(f"{W}p"), start=1):
            if next(element.iter(f"{W}fldChar", f"{W}fldSimple"), None) is None:
                yield _Paragraph(part, Spot(number), text_of(element), ())


def _paragraphs(copy: MarkedCopy) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    for part, root in copy.roots.items():
        for element, spot in _reader(copy).spots(root, lambda _paragraph: True):
            text = text_of(element)
            found.append(_Paragraph(part, spot, unmarked(text), tuple(copy.marks.spans(text)), copy.marks))
    return found


def _reader(copy: MarkedCopy) -> Reader:
    """A number that stayed text has no mark, and heads nothing all the same; a code that has one names its row."""
    return Reader(copy.looks, unmarked, lambda text: holds(text) if unmarked(text) == text else copy.holds(text))


def _doubts(derived: Derived) -> dict[str, tuple[Doubt, ...]]:
    """What is in doubt, by the text of the paragraph."""
    return {retext.node.text: retext.pattern.doubts for retext in texts_of(derived)}


def _of_paragraph(
    paragraph: _Paragraph, other: _Paragraph | None, doubts: dict[str, tuple[Doubt, ...]]
) -> list[Number]:
    matches = list(NUMBER.finditer(paragraph.text))
    others = NUMBER.findall(other.text) if other is not None else []
    found: list[Number] = []
    for number, match in enumerate(matches):
        place = _place(paragraph, match.start(), match.end())
        start, end = match.span()
        here = (each for each in doubts.get(paragraph.text, ()) if each.start <= start and end <= each.end)
        doubt = min(here, key=lambda each: each.end - each.start, default=None)
        around = [span for span in paragraph.spans if span.start <= start and end <= span.end]
        if not around:
            fate: Fate = "有疑" if doubt and not doubt.is_listed else "原样"
            found.append(Number(match[0], place, fate, doubt.names if doubt else ()))
        elif len(others) != len(matches) or others[number] != match[0]:
            found.append(Number(match[0], place, "跟随"))
        else:
            inner = min(around, key=lambda span: span.end - span.start)
            found.append(
                Number(match[0], place, "未变", idle=_idle(match[0], paragraph.marks.printed[inner.number][0]))
            )
    return found


def _idle(shown: str, value: Marked) -> Idle:
    if isinstance(value, Text):
        return "文字"
    return "常数" if shown.strip("0.,") else "零"


def _place(paragraph: _Paragraph, start: int, end: int) -> Place:
    spot = paragraph.spot
    section, table = spot.section, spot.table
    return Place(
        paragraph.part, spot.paragraph, start, end, paragraph.text, section, table, spot.caption, spot.row, spot.column
    )
