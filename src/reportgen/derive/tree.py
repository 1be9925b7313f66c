"""A part of a Word file as a tree: paragraphs and tables, rows, cells, and the paragraphs in these."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from reportgen.derive.fitting import Setting
from reportgen.docx.grid import Holds
from reportgen.docx.heading_styles import value_of
from reportgen.docx.places import Looks, Reader, Spot, text_of
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

Kind = Literal["p", "tbl", "tr", "tc", "body"]
Merge = Literal["", "restart", "continue"]
_KINDS: dict[str, Kind] = {f"{W}p": "p", f"{W}tbl": "tbl", f"{W}tr": "tr", f"{W}tc": "tc"}
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))
_NUMBER_SIGNS = frozenset("0123456789.,-%—万元")


@dataclass(eq=False)
class Node:
    """One of them."""

    kind: Kind
    element: _Element
    children: tuple[Node, ...] = ()
    text: str = ""
    setting: Setting = field(default_factory=Setting)
    style: str = ""
    merge: Merge = ""
    above: Node | None = None
    """Of a cell merged upwards: the cell that shows for it."""
    fixed: bool = False
    """It is written anew whenever a document is made, as a table of contents is."""
    spot: Spot = field(default_factory=lambda: Spot(0))

    def paragraphs(self) -> Iterator[Node]:
        """The paragraphs in it."""
        if self.kind == "p":
            yield self
        for child in self.children:
            yield from child.paragraphs()

    @property
    def key(self) -> tuple[Kind, int]:
        """The same node in another reading of the file."""
        first = self
        while first.children:
            first = first.children[0]
        return self.kind, first.spot.paragraph

    @property
    def said(self) -> str:
        """All the text in it."""
        return self.text if self.kind == "p" else "\n".join(child.said for child in self.children)

    @property
    def shown(self) -> Node:
        """What a reader sees in its place."""
        return self.above or self


def tree_of(root: _Element, looks: Looks, fixed: Collection[_Element]) -> Node:
    """The tree of a part."""
    reader = Reader(looks, lambda text: text, holds)
    spots = dict(reader.spots(root, lambda _paragraph: True))
    body = root.find(f"{W}body")
    return _node("body", root if body is None else body, spots, frozenset(fixed))


def holds(text: str) -> Holds:
    """In a finished document numbers are known for values; what words are cannot be told."""
    words = text.strip()
    return "数" if words and set(words) <= _NUMBER_SIGNS and any(map(str.isdigit, words)) else "名称"


def _node(kind: Kind, element: _Element, spots: dict[_Element, Spot], fixed: frozenset[_Element]) -> Node:
    if kind == "p":
        text = text_of(element)
        spot = spots.get(element, Spot(0))
        style = element.find(f"{W}pPr/{W}pStyle")
        return Node(
            "p", element, (), text, Setting.of(spot, text), value_of(style) if style is not None else "",
            fixed=element in fixed, spot=spot,
        )  # fmt: skip
    children = tuple(_node(_KINDS[str(each.tag)], each, spots, fixed) for each in _below(element))
    if kind == "tbl":
        _tie_merged(children)
    if kind == "tr":
        for left, cell in pairwise(children):
            for paragraph in cell.children:
                paragraph.setting = replace(paragraph.setting, label=left.said.strip())
    return Node(kind, element, children, merge=_merge_of(element) if kind == "tc" else "")


def _below(holder: _Element) -> Iterator[_Element]:
    for child in holder:
        if child.tag in _KINDS:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child)


def _merge_of(cell: _Element) -> Merge:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is None:
        return ""
    return "restart" if value_of(merge) == "restart" else "continue"


def _tie_merged(rows: tuple[Node, ...]) -> None:
    """Cells merged upwards learn which cell shows for them."""
    above: dict[int, Node] = {}
    for row in rows:
        column, here = _number(row.element.find(f"{W}trPr/{W}gridBefore")), {}
        for cell in row.children:
            if cell.merge == "continue" and column in above:
                cell.above = above[column].shown
            here[column] = cell
            column += _number(cell.element.find(f"{W}tcPr/{W}gridSpan")) or 1
        above = here


def _number(element: _Element | None) -> int:
    stated = value_of(element) if element is not None else ""
    return int(stated) if stated.isascii() and stated.isdigit() else 0
