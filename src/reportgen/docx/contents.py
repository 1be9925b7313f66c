"""A table of contents whose entries stand in it before anyone updates the field.

A clerk inserts a table of contents in Word as ever. After the document is filled its entries are written anew
from the headings that are there, each a link to its heading. Page numbers are known only to the program that
lays the pages out; entries have none until the field is updated, rather than wrong ones.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.docx.heading_styles import Styles, outline_of, value_of
from reportgen.docx.signs import Edit, find_sign, find_signs
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODE = re.compile(r"\s*TOC\b(.*)", re.DOTALL | re.IGNORECASE)
_OF_CAPTIONS = re.compile(r"\\c\b", re.IGNORECASE)
"""A list of tables or figures is not made of headings."""
_LEVELS = re.compile(r'\\o\s*"(\d)-(\d)"')
ALL_LEVELS = range(1, 10)
MARK, PLACE = "\ue0f4", "\ue0f5"
"""Around headings and at the place of entries until a document is filled; never in a finished one."""
_HEADING = f'<w:bookmarkStart w:id="{MARK}" w:name="{MARK}'.encode()
_HEADING_END = f'<w:bookmarkEnd w:id="{MARK}"/>'.encode()
_REST_OF_MARK = len('1"/>')
"""The level of a heading ends its mark."""
_ENTRIES = f'<w:pStyle w:val="{PLACE}"/>'.encode()
_PLACE = re.compile(
    f'<w:pStyle w:val="{PLACE}"/>(.*?)<w:r><w:t(?: [^>]*)?>{PLACE}(\\d)-(\\d){PLACE}</w:t></w:r>'.encode(), re.DOTALL
)
_FIRST_ID = 100_000
"""Above any number that Word gives to a bookmark of a template."""

_Heading = tuple[int, str, str]
"""Its level, its words, and the name of its bookmark."""


@dataclass(frozen=True, slots=True)
class ContentsField:
    """A field: its marks, and the paragraphs from the one where it begins to the one where it ends."""

    begin: _Element
    codes: list[_Element]
    separate: _Element
    end: _Element
    paragraphs: list[_Element]
    levels: range


def has_contents(root: _Element) -> bool:
    """Does a document hold such a field?"""
    return any(True for _ in contents_fields(root))


def contents_paragraphs(root: _Element) -> Iterator[_Element]:
    """The paragraphs that are written anew whenever a document is filled."""
    return (paragraph for field in contents_fields(root) for paragraph in field.paragraphs)


def unreadable_contents(root: _Element) -> bool:
    """Is there a table of contents in a form that cannot be written anew, so that it would go out as it is?"""
    codes = [node.text or "" for node in root.iter(f"{W}instrText")]
    codes += [node.get(f"{W}instr", "") for node in root.iter(f"{W}fldSimple")]
    typed = sum(1 for code in codes if _is_contents(code))
    return typed > sum(1 for _ in contents_fields(root))


def _is_contents(code: str) -> bool:
    return _CODE.match(code) is not None and not _OF_CAPTIONS.search(code)


def prepare_contents(root: _Element, styles: Styles) -> None:
    """Mark the headings of a template, and empty its tables of contents but for the place of the entries."""
    fields = list(contents_fields(root))
    inside = {id(each) for field in fields for each in field.paragraphs}
    for paragraph, level in _headings(root, styles):
        if id(paragraph) not in inside:
            _mark(paragraph, level)
    for field in fields:
        _empty(field)


def contents_edits(xml: bytes, styles: Styles) -> Iterator[Edit]:
    """Number the marked headings of a filled document, and write an entry for each where the entries belong."""
    headings: list[_Heading] = []
    for at in find_signs(xml, _HEADING):
        level = at + len(_HEADING)
        start = level + _REST_OF_MARK
        stop = find_sign(xml, _HEADING_END, start)
        words = _plain(xml[start:stop].decode())
        opening = closing = b""
        if words:
            anchor, mark = f"_Toc{len(headings) + 1:08d}", _FIRST_ID + len(headings)
            headings.append((int(xml[level : level + 1]), words, anchor))
            opening = f'<w:bookmarkStart w:id="{mark}" w:name="{anchor}"/>'.encode()
            closing = f'<w:bookmarkEnd w:id="{mark}"/>'.encode()
        yield at, start, opening
        yield stop, stop + len(_HEADING_END), closing
    for at in find_signs(xml, _ENTRIES):
        if match := _PLACE.match(xml, at):
            yield at, match.end(), _entries(match, headings, styles).encode()


def _entries(place: re.Match[bytes], headings: list[_Heading], styles: Styles) -> str:
    """The entries of one table of contents."""
    levels = range(int(place[2]), int(place[3]) + 1)
    entries = [entry for entry in headings if entry[0] in levels]
    # The first entry stands in the paragraph where the field begins, as Word has it.
    first = _style(styles, entries[0][0] if entries else levels[0])
    links = [_link(words, anchor) for _, words, anchor in entries]
    heads = [f"</w:p><w:p><w:pPr>{_style(styles, level)}</w:pPr>" for level, _, _ in entries]
    others = "".join(map("".join, zip(heads[1:], links[1:], strict=True)))
    return f"{first}{place[1].decode()}{''.join(links[:1])}{others}"


def _style(styles: Styles, level: int) -> str:
    style = escape(styles.entries.get(level, ""))
    return f'<w:pStyle w:val="{style}"/>' if style else ""


def _link(words: str, anchor: str) -> str:
    text = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{text}</w:hyperlink>'


_PIECE = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(br|tab|noBreakHyphen)\b[^>]*/>")


def _plain(xml: str) -> str:
    """The words of a heading, still escaped."""
    pieces = (match[1] if match[2] is None else _SIGNS[match[2]] for match in _PIECE.finditer(xml))
    return "".join(pieces).strip()


def contents_fields(root: _Element) -> Iterator[ContentsField]:
    """Every table of contents whose marks stand in runs of their own, between paragraphs side by side."""
    marks = list(root.iter(f"{W}fldChar", f"{W}instrText"))
    for at, mark in enumerate(marks):
        if mark.tag == f"{W}fldChar" and _kind(mark) == "begin":
            field = _field(marks[at:])
            if field is not None:
                yield field


def _kind(mark: _Element) -> str:
    return mark.get(f"{W}fldCharType", "")


def _field(marks: list[_Element]) -> ContentsField | None:
    """The field that begins with the first of some marks, if it is a table of contents."""
    depth = 0
    codes: list[_Element] = []
    separate: _Element | None = None
    for mark in marks:
        if mark.tag == f"{W}instrText":
            codes += [mark] if depth == 1 and separate is None else []
            continue
        depth += {"begin": 1, "end": -1}.get(_kind(mark), 0)
        if depth == 1 and _kind(mark) == "separate":
            separate = mark
        if depth == 0:
            return _made(marks[0], codes, separate, mark) if separate is not None else None
    return None


def _made(begin: _Element, codes: list[_Element], separate: _Element, end: _Element) -> ContentsField | None:
    code = "".join(each.text or "" for each in codes)
    if not _is_contents(code):
        return None
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
    return ContentsField(begin, codes, separate, end, paragraphs, levels)


def _headings(root: _Element, styles: Styles) -> Iterator[tuple[_Element, int]]:
    """Every paragraph with an outline level; text boxes stand in a file twice and are left out."""
    for paragraph in root.iter(f"{W}p"):
        level = outline_of(paragraph)
        if level is None:
            level = styles.levels.get(value_of(paragraph.find(f"{W}pPr/{W}pStyle")))
        boxed = next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None
        if level is not None and level in ALL_LEVELS and not boxed:
            yield paragraph, level


_SIGNS = {"br": " ", "tab": " ", "noBreakHyphen": "-"}


def _mark(paragraph: _Element, level: int) -> None:
    """Put the marks around what a heading holds."""
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": MARK, f"{W}name": f"{MARK}{level}"})
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    etree.SubElement(paragraph, f"{W}bookmarkEnd", {f"{W}id": MARK})


def _empty(field: ContentsField) -> None:
    """Leave a field's beginning, the place of its entries and its end; what stands before and after stays."""
    first, last = field.paragraphs[0], field.paragraphs[-1]
    if last is first:
        last = _split(first, field.separate)
    else:
        _keep(last, field.end, after=True)
    _keep(first, field.separate, after=False)
    for old in field.paragraphs[1:]:
        if old is not last:
            _remove(old)
    place = etree.SubElement(etree.SubElement(first, f"{W}r"), f"{W}t")
    place.text = f"{PLACE}{field.levels[0]}-{field.levels[-1]}{PLACE}"
    _take_style(first, PLACE)


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


def _take_style(paragraph: _Element, style: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}pStyle"):
        properties.remove(old)
    properties.insert(0, etree.Element(f"{W}pStyle", {f"{W}val": style}))


def _remove(element: _Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
