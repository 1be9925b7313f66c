"""The plan is carried out on the XML: tags take the format of the run where the text begins that they stand for."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.derive.pattern import Pattern
from reportgen.derive.plan import Action, Choice, Loop, Merged, Retext, flat
from reportgen.docx.places import text_pieces
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = f"{W}t"


def rewrite(actions: Sequence[Action]) -> None:
    """Texts first, while every paragraph stands where it was read; then what moves, goes, and comes."""
    every = list(flat(actions))
    moved = {action.other.element for action in every if isinstance(action, Choice)}
    for action in every:
        if isinstance(action, Retext):
            _retext(action.node.element, action.pattern)
    for action in every:
        if isinstance(action, Merged):
            _prefix(action.cell.element, f"{{% 合并 {action.path} %}}" if action.path else "{% 合并 %}")
    for action in every:
        if isinstance(action, Choice):
            _choose(action)
    for action in every:  # outer loops first: inner ones take away what these end with
        if isinstance(action, Loop):
            _enclose(action, moved)


def _retext(paragraph: _Element, pattern: Pattern) -> None:
    pieces = list(text_pieces(paragraph))
    owners = [piece for piece, shown in pieces for _ in shown]
    if not owners:
        _new_text(paragraph).text = pattern.source
        return
    texts: dict[_Element, list[str]] = {piece: [] for piece, _ in pieces if piece.tag == _TEXT}
    gone: set[_Element] = set()
    starts = {piece.start: piece for piece in pattern.pieces if piece.end > piece.start}
    empty = [piece for piece in pattern.pieces if piece.end == piece.start]
    end = 0
    for at, (owner, sign) in enumerate(zip(owners, pattern.text, strict=True)):
        for piece in (each for each in empty if each.start == at):
            _text_at(owners, at).append(texts, piece.way.source)
        if at in starts and at >= end:
            _text_at(owners, at).append(texts, starts[at].way.source)
            end = starts[at].end
        if at < end:
            gone |= {owner} if owner.tag != _TEXT else set()
        elif owner.tag == _TEXT:
            texts[owner].append(sign)
    for piece in (each for each in empty if each.start == len(owners)):
        _text_at(owners, len(owners) - 1).append(texts, piece.way.source)
    for node, letters in texts.items():
        node.text = "".join(letters)
        node.set(_SPACE, "preserve")
    for node in gone:
        _remove(node)


class _TextAt:
    """The text element that holds a sign, or stands nearest to it."""

    def __init__(self, node: _Element | None) -> None:
        self._node = node

    def append(self, texts: dict[_Element, list[str]], words: str) -> None:
        if self._node is not None:
            texts[self._node].append(words)


def _text_at(owners: Sequence[_Element], at: int) -> _TextAt:
    order = (*range(at, len(owners)), *range(at - 1, -1, -1))
    return _TextAt(next((owners[each] for each in order if owners[each].tag == _TEXT), None))


def _new_text(paragraph: _Element) -> _Element:
    """A run at the end of a paragraph without text, in the format of its mark."""
    run = etree.SubElement(paragraph, f"{W}r")
    marked = paragraph.find(f"{W}pPr/{W}rPr")
    if marked is not None:
        run.append(copy.deepcopy(marked))
    return etree.SubElement(run, _TEXT)


def _prefix(cell: _Element, tag: str) -> None:
    """A tag before the text of a cell."""
    paragraph = next(cell.iter(f"{W}p"))
    node = next((piece for piece, _ in text_pieces(paragraph) if piece.tag == _TEXT), None)
    if node is None:
        node = _new_text(paragraph)
    node.text = tag + (node.text or "")


def _choose(choice: Choice) -> None:
    """Both wordings below each other, between the tags of the condition."""
    first, other = choice.first.element, choice.other.element
    holder = first.getparent()
    assert holder is not None
    upper, lower = (other, first) if choice.swapped else (first, other)
    if choice.swapped:
        first.addprevious(other)
    else:
        first.addnext(other)
    upper.addprevious(_tag_paragraph(f"{{%p if {choice.test} %}}"))
    upper.addnext(_tag_paragraph("{%p else %}"))
    lower.addnext(_tag_paragraph("{%p endif %}"))


def _enclose(loop: Loop, moved: set[_Element]) -> None:
    for node in loop.dropped:
        if node.element not in moved:
            _remove(node.element)
    first, last = loop.kept[0].element, loop.kept[-1].element
    opening, closing = (_bearer(loop, tag) for tag in (loop.opening, loop.closing))
    _before(first, moved).addprevious(opening)
    _after(last, moved).addnext(closing)


def _before(element: _Element, moved: set[_Element]) -> _Element:
    """A condition that begins with the first paragraph of a loop belongs into it."""
    while (above := element.getprevious()) is not None and (
        above in moved or _says(above, "{%p if ") or _says(above, "{%p else %}")
    ):
        element = above
    return element


def _after(element: _Element, moved: set[_Element]) -> _Element:
    while (below := element.getnext()) is not None and (
        below in moved or _says(below, "{%p else %}") or _says(below, "{%p endif %}")
    ):
        element = below
    return element


def _says(element: _Element, words: str) -> bool:
    return element.tag == f"{W}p" and "".join(shown for _, shown in text_pieces(element)).startswith(words)


def _bearer(loop: Loop, tag: str) -> _Element:
    """What bears a tag of a loop: a paragraph, or an emptied copy of the row or the cell that is repeated."""
    if loop.level == "p":
        return _tag_paragraph(tag)
    bearer = copy.deepcopy(loop.kept[0].element)
    cells = [bearer] if loop.level == "tc" else list(bearer.iterchildren(f"{W}tc"))
    for cell in cells:
        _empty(cell)
    free = next((cell for cell in cells if not _continues(cell)), cells[0])
    _new_text(next(free.iterchildren(f"{W}p"))).text = tag
    return bearer


def _continues(cell: _Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _empty(cell: _Element) -> None:
    first, *others = list(cell.iterchildren(f"{W}p"))
    for child in list(cell):
        if child.tag != f"{W}tcPr" and child is not first:
            cell.remove(child)
    del others
    for child in list(first):
        if child.tag != f"{W}pPr":
            first.remove(child)


def _tag_paragraph(tag: str) -> _Element:
    paragraph = etree.Element(f"{W}p")
    _new_text(paragraph).text = tag
    return paragraph


def _remove(element: _Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
