"""Every number of the document: what became of it, and whether it follows when every input is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.derive.reading import NUMBER, part_names
from reportgen.derive.template import Derived, Source, texts_of
from reportgen.docx.places import Spot, text_of
from reportgen.docx.xml import W, parse_strict
from reportgen.render.document import CANNOT_BE_MADE
from reportgen.render.marked import MarkedCopy
from reportgen.render.marks import Span, unmarked
from reportgen.render.printed import Place

Fate = Literal["跟随", "未变", "有疑", "原样"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the document; 未变 is a tag whose value is the same in the changed copy, as a zero is."""

    text: str
    place: Place
    fate: Fate
    names: tuple[str, ...] = ()
    """What it may be, where that could not be told."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    part: str
    spot: Spot
    text: str
    spans: tuple[Span, ...]


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
        reader = copy.reader()
        for element, spot in reader.spots(root, lambda _paragraph: True):
            text = text_of(element)
            found.append(_Paragraph(part, spot, unmarked(text), tuple(copy.marks.spans(text))))
    return found


def _doubts(derived: Derived) -> dict[tuple[str, int], tuple[str, ...]]:
    """By the text of a paragraph and the place in it: what a number may be; with its unit, where it has one."""
    return {
        (retext.node.text, doubt.start): doubt.names
        for retext in texts_of(derived)
        for doubt in sorted(retext.pattern.doubts, key=lambda doubt: doubt.end)
    }


def _of_paragraph(
    paragraph: _Paragraph, other: _Paragraph | None, doubts: dict[tuple[str, int], tuple[str, ...]]
) -> list[Number]:
    matches = list(NUMBER.finditer(paragraph.text))
    others = NUMBER.findall(other.text) if other is not None else []
    found: list[Number] = []
    for number, match in enumerate(matches):
        place = _place(paragraph, match.start(), match.end())
        names = doubts.get((paragraph.text, match.start()), ())
        fate: Fate = "有疑" if names else "原样"
        if any(span.start <= match.start() and match.end() <= span.end for span in paragraph.spans):
            moved = len(others) != len(matches) or others[number] != match[0]
            fate = "跟随" if moved else "未变"
        found.append(Number(match[0], place, fate, names if fate == "有疑" else ()))
    return found


def _place(paragraph: _Paragraph, start: int, end: int) -> Place:
    spot = paragraph.spot
    section, table = spot.section, spot.table
    return Place(
        paragraph.part, spot.paragraph, start, end, paragraph.text, section, table, spot.caption, spot.row, spot.column
    )
