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

_CODE = re.compile(r"\s*TOC\b(.*)", re.DOTALL | re.IGNORECASE)
_OF_CAPTIONS = re.compile(r"\\c\b", re.IGNORECASE)
"""A list of tables or figures is not made of headings."""
_LEVELS = re.compile(r'\\o\s*"(\d)-(\d)"')
_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_ENTRY_NAME = re.compile(r"toc (\d)", re.IGNORECASE)
ALL_LEVELS = range(1, 10)
_DEEPEST_STYLE = 20
_FIRST_ID = 100_000
"""Above any number that Word gives to a bookmark of a template."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What a table of contents needs of styles.xml: the level of each heading style, the style of each entry."""

    levels: Mapping[str, int]
    entries: Mapping[int, str]


def read_styles(root: _Element) -> Styles:
    """Heading styles by name, by the outline level that they set, or by the style that they are based on."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    entries: dict[int, str] = {}
    for style in root.iter(f"{W}style"):
        style_id, words = style.get(f"{W}styleId", ""), _value(style.find(f"{W}name"))
        based[style_id] = _value(style.find(f"{W}basedOn"))
        if match := _HEADING_NAME.fullmatch(words):
            own[style_id] = int(match[1])
        elif (level := _outline(style)) is not None:
            own[style_id] = level
        if match := _ENTRY_NAME.fullmatch(words):
            entries[int(match[1])] = style_id
    found = {style_id: _inherited(style_id, own, based) for style_id in based}
    return Styles({style_id: level for style_id, level in found.items() if level is not None}, entries)


def _inherited(style_id: str, own: Mapping[str, int], based: Mapping[str, str]) -> int | None:
    for _ in range(_DEEPEST_STYLE):
        if style_id in own or style_id not in based:
            return own.get(style_id)
        style_id = based[style_id]
    return None


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _outline(holder: _Element) -> int | None:
    """The level that a style or a paragraph sets; 9 in the file means running text."""
    stated = _value(holder.find(f"{W}pPr/{W}outlineLvl"))
    return int(stated) + 1 if stated.isascii() and stated.isdigit() else None


@dataclass(frozen=True, slots=True)
class _Field:
    """A field: its marks, and the paragraphs from the one where it begins to the one where it ends."""

    begin: _Element
    separate: _Element
    end: _Element
    paragraphs: list[_Element]
    levels: range


def has_contents(root: _Element) -> bool:
    """Does a document hold such a field?"""
    return any(True for _ in _fields(root))


def unreadable_contents(root: _Element) -> bool:
    """Is there a table of contents in a form that cannot be written anew, so that it would go out as it is?"""
    codes = [node.text or "" for node in root.iter(f"{W}instrText")]
    codes += [node.get(f"{W}instr", "") for node in root.iter(f"{W}fldSimple")]
    typed = sum(1 for code in codes if _is_contents(code))
    return typed > sum(1 for _ in _fields(root))


def _is_contents(code: str) -> bool:
    return _CODE.match(code) is not None and not _OF_CAPTIONS.search(code)


def write_contents(root: _Element, styles: Styles) -> None:
    """Write the entries of every table of contents of a document anew."""
    fields = list(_fields(root))
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


def _fields(root: _Element) -> Iterator[_Field]:
    """Every table of contents whose marks stand in runs of their own, between paragraphs side by side."""
    marks = list(root.iter(f"{W}fldChar", f"{W}instrText"))
    for at, mark in enumerate(marks):
        if mark.tag == f"{W}fldChar" and _kind(mark) == "begin":
            field = _field(marks[at:])
            if field is not None:
                yield field


def _kind(mark: _Element) -> str:
    return mark.get(f"{W}fldCharType", "")


def _field(marks: list[_Element]) -> _Field | None:
    """The field that begins with the first of some marks, if it is a table of contents."""
    depth, code = 0, ""
    separate: _Element | None = None
    for mark in marks:
        if mark.tag == f"{W}instrText":
            code += (mark.text or "") if depth == 1 and separate is None else ""
            continue
        depth += {"begin": 1, "end": -1}.get(_kind(mark), 0)
        if depth == 1 and _kind(mark) == "separate":
            separate = mark
        if depth == 0:
            return _made(marks[0], separate, mark, code) if separate is not None and _is_contents(code) else None
    return None


def _made(begin: _Element, separate: _Element, end: _Element, code: str) -> _Field | None:
    runs = [mark.getparent() for mark in (begin, separate, end)]
    if any(run is None or len(run.findall(f"{W}fldChar")) > 1 for run in runs):
        return None
    first, middle, last = (next(mark.iterancestors(f"{W}p"), None) for mark in (begin, separate, end))
    if first is None or middle is not first or last is None:
        return None
    paragraphs = [first]
    while paragraphs[-1] is not last:
        following = paragraphs[-1].getnext()
        if following is None:
            return None
        paragraphs.append(following)
    match = _CODE.match(code)
    stated = _LEVELS.search(match[1]) if match else None
    levels = range(int(stated[1]), int(stated[2]) + 1) if stated else ALL_LEVELS
    return _Field(begin, separate, end, paragraphs, levels)


def _headings(root: _Element, styles: Styles) -> Iterator[tuple[_Element, int]]:
    """Every paragraph with an outline level and words in it; text boxes stand in a file twice and are left out."""
    for paragraph in root.iter(f"{W}p"):
        level = _outline(paragraph)
        if level is None:
            level = styles.levels.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")))
        boxed = next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None
        if level is not None and level in ALL_LEVELS and not boxed and _words(paragraph):
            yield paragraph, level


_SIGNS = {f"{W}br": " ", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}


def _words(paragraph: _Element) -> str:
    runs = (run for run in paragraph.iter(f"{W}r"))
    nodes = (node for run in runs for node in run)
    pieces = ((node.text or "") if node.tag == f"{W}t" else _SIGNS.get(str(node.tag), "") for node in nodes)
    return "".join(pieces).strip()


def _anchor(paragraph: _Element, number: int) -> str:
    """Mark a heading so that its entry can lead to it."""
    name = f"_Toc{number:08d}"
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(_FIRST_ID + number), f"{W}name": name})
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    etree.SubElement(paragraph, f"{W}bookmarkEnd", {f"{W}id": str(_FIRST_ID + number)})
    return name


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
    """Put the entries between the field's beginning and its end; what stands before and after stays."""
    first, last = field.paragraphs[0], field.paragraphs[-1]
    if last is first:
        last = _split(first, field.separate)
    else:
        _keep(last, field.end, after=True)
    _keep(first, field.separate, after=False)
    for old in field.paragraphs[1:]:
        if old is not last:
            _remove(old)
    for each in entries:
        last.addprevious(each)
    if entries:
        # The first entry stands in the paragraph where the field begins, as Word has it.
        first.extend([child for child in entries[0] if child.tag != f"{W}pPr"])
        _take_style(first, entries[0])
        _remove(entries[0])


def _split(paragraph: _Element, separate: _Element) -> _Element:
    """A field in one paragraph becomes one of two: what follows the entries, its end first, moves down."""
    twin = copy.deepcopy(paragraph)
    ends = [mark for mark in twin.iter(f"{W}fldChar") if _kind(mark) == "end"]
    starts = list(paragraph.iter(f"{W}fldChar"))
    own = [mark for mark in starts if _kind(mark) == "end"]
    after = starts.index(separate)
    depth = 0
    for mark in starts[after + 1 :]:
        depth += {"begin": 1, "end": -1}.get(_kind(mark), 0)
        if depth < 0:
            _keep(twin, ends[own.index(mark)], after=True)
            break
    paragraph.addnext(twin)
    properties = paragraph.find(f"{W}pPr/{W}sectPr")
    if properties is not None:
        _remove(properties)
    return twin


def _keep(paragraph: _Element, mark: _Element, *, after: bool) -> None:
    """Only what stands from a mark on (or up to it) is left of a paragraph."""
    holder: _Element = mark
    while (above := holder.getparent()) is not None and above is not paragraph:
        holder = above
    children = [child for child in paragraph if child.tag != f"{W}pPr"]
    at = children.index(holder)
    for child in children[:at] if after else children[at + 1 :]:
        paragraph.remove(child)


def _take_style(paragraph: _Element, entry: _Element) -> None:
    style, properties = entry.find(f"{W}pPr/{W}pStyle"), paragraph.find(f"{W}pPr")
    if style is None:
        return
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}pStyle"):
        properties.remove(old)
    properties.insert(0, copy.deepcopy(style))


def _remove(element: _Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
