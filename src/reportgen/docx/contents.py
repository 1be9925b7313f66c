"""A table of contents whose entries stand in it before anyone updates the field.

A clerk inserts a table of contents in Word as ever. After the document is filled its entries are written anew
from the headings that are there, each a link to its heading. Page numbers are known only to the program that
lays the pages out; entries have none until the field is updated, rather than wrong ones.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELD = re.compile(r"\s*TOC\b(.*)", re.DOTALL)
_LEVELS = re.compile(r'\\o\s*"(\d)-(\d)"')
_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_ENTRY_NAME = re.compile(r"toc (\d)", re.IGNORECASE)
ALL_LEVELS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Styles:
    """What a table of contents needs of styles.xml: the level of each heading style, the style of each entry."""

    levels: Mapping[str, int]
    entries: Mapping[int, str]


def read_styles(root: _Element) -> Styles:
    """Heading styles by name, or by the outline level that they set."""
    levels: dict[str, int] = {}
    entries: dict[int, str] = {}
    for style in root.iter(f"{W}style"):
        style_id = style.get(f"{W}styleId", "")
        name = style.find(f"{W}name")
        words = name.get(f"{W}val", "") if name is not None else ""
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if match := _HEADING_NAME.fullmatch(words):
            levels[style_id] = int(match[1])
        elif outline is not None:
            levels[style_id] = int(outline.get(f"{W}val", "9")) + 1
        if match := _ENTRY_NAME.fullmatch(words):
            entries[int(match[1])] = style_id
    return Styles(levels, entries)


def has_contents(root: _Element) -> bool:
    """Does a document hold such a field?"""
    return any(_FIELD.match(code.text or "") for code in root.iter(f"{W}instrText"))


def write_contents(root: _Element, styles: Styles) -> None:
    """Write the entries of every table of contents of a document anew."""
    fields = [field for code in root.iter(f"{W}instrText") if (field := _field_around(code)) is not None]
    inside = {id(each) for field in fields for each in field.paragraphs}
    headings = [(paragraph, level) for paragraph, level in _headings(root, styles) if id(paragraph) not in inside]
    anchors = [_anchor(paragraph, number) for number, (paragraph, _) in enumerate(headings, start=1)]
    for field in fields:
        entries = [
            _entry(_words(paragraph), anchor, styles.entries.get(level, ""))
            for (paragraph, level), anchor in zip(headings, anchors, strict=True)
            if level in field.levels
        ]
        _replace(field, entries)


@dataclass(frozen=True, slots=True)
class _Field:
    """A field from the paragraph where it begins to the one where it ends."""

    paragraphs: list[_Element]
    levels: range


def _field_around(code: _Element) -> _Field | None:
    match = _FIELD.match(code.text or "")
    first = next(code.iterancestors(f"{W}p"), None)
    if match is None or first is None:
        return None
    paragraphs: list[_Element] = []
    depth = 0
    for paragraph in (first, *first.itersiblings()):
        paragraphs.append(paragraph)
        for mark in paragraph.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType", ""), 0)
        if depth == 0:
            stated = _LEVELS.search(match[1])
            return _Field(paragraphs, range(int(stated[1]), int(stated[2]) + 1) if stated else ALL_LEVELS)
    return None


def _headings(root: _Element, styles: Styles) -> Iterator[tuple[_Element, int]]:
    """Every paragraph with an outline level and words in it."""
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = styles.levels.get(style.get(f"{W}val", "")) if style is not None else None
        if outline is not None:
            level = int(outline.get(f"{W}val", "9")) + 1
        if level is not None and level in ALL_LEVELS and _words(paragraph):
            yield paragraph, level


def _words(paragraph: _Element) -> str:
    pieces = ((node.text or "") if node.tag == f"{W}t" else " " for node in paragraph.iter(f"{W}t", f"{W}br"))
    return "".join(pieces).strip()


def _anchor(paragraph: _Element, number: int) -> str:
    """Mark a heading so that its entry can lead to it."""
    name = f"_Toc{number:08d}"
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(_FIRST_ID + number), f"{W}name": name})
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    etree.SubElement(paragraph, f"{W}bookmarkEnd", {f"{W}id": str(_FIRST_ID + number)})
    return name


_FIRST_ID = 100_000
"""Above any number that Word gives to a bookmark of a template."""


def _entry(words: str, anchor: str, style: str) -> _Element:
    paragraph = etree.Element(f"{W}p")
    if style:
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle", {f"{W}val": style})
    link = etree.SubElement(paragraph, f"{W}hyperlink", {f"{W}anchor": anchor, f"{W}history": "1"})
    text = etree.SubElement(etree.SubElement(link, f"{W}r"), f"{W}t")
    text.text = words
    return paragraph


def _replace(field: _Field, entries: list[_Element]) -> None:
    """Put the entries between the field's beginning and its end, which stay as they were typed."""
    first = field.paragraphs[0]
    beginning, end = _cut(first, field.paragraphs[-1])
    for old in field.paragraphs[1:]:
        _remove(old)
    for child in list(first):
        if child.tag != f"{W}pPr":
            first.remove(child)
    target = entries[0] if entries else first
    position = 1 if target.find(f"{W}pPr") is not None else 0
    for run in reversed(beginning):
        target.insert(position, run)
    last = etree.Element(f"{W}p")
    if (style := entries[-1].find(f"{W}pPr") if entries else None) is not None:
        last.append(copy.deepcopy(style))
    last.append(end)
    for each in reversed([*entries, last]):
        first.addnext(each)
    if entries:
        _remove(first)


def _remove(element: _Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def _cut(first: _Element, last: _Element) -> tuple[list[_Element], _Element]:
    """Copies of the runs up to the field's separator, and of the run that ends it."""
    beginning: list[_Element] = []
    for run in first.iter(f"{W}r"):
        beginning.append(copy.deepcopy(run))
        if run.find(f"{W}fldChar[@{W}fldCharType='separate']") is not None:
            break
    ends = [run for run in last.iter(f"{W}r") if run.find(f"{W}fldChar[@{W}fldCharType='end']") is not None]
    return beginning, copy.deepcopy(ends[-1])
