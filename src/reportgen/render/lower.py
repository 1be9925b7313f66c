"""Our own tags become plain Jinja and OOXML, on the strictly parsed XML, before docxtpl sees the template.

- a tag that Word has split over several runs is put together again;
- ``{% 合并 指标.一级 %}`` becomes a cell that starts a vertical merge or continues it, by group *path*: a group
  starts where its own value or that of a merge tag to its left changes, because the same 二级 name may occur
  under two 一级;
- ``{{ x }}`` outside tables becomes ``{{ (x)|文内 }}``: in a sentence a figure prints with its unit.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.docx.xml import W
from reportgen.render.emptied import keep_whole
from reportgen.render.tags import MERGE, TAG, text_nodes, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRINT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_OWN_FILTER = re.compile(r"\|\s*(数|中文数|成句|万元|元)\s*$")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def lower(root: _Element) -> None:
    """Rewrite a part in place."""
    _drop_hidden_bookmarks(root)
    keep_whole(root)
    for paragraph in root.iter(f"{W}p"):
        if "{" in text_of(paragraph):
            _join_split_tags(paragraph)
            if next(paragraph.iterancestors(f"{W}tc"), None) is None:
                _print_as_sentence(paragraph)
    for row in list(root.iter(f"{W}tr")):
        _lower_merges(row)


def _drop_hidden_bookmarks(root: _Element) -> None:
    """Marks of no use to anyone, and faulty when a loop repeats them: where Word was last, old contents."""
    marks = [
        each for each in root.iter(f"{W}bookmarkStart") if each.get(f"{W}name", "").startswith(("_GoBack", "_Toc"))
    ]
    numbers = {each.get(f"{W}id") for each in marks}
    ends = [each for each in root.iter(f"{W}bookmarkEnd") if each.get(f"{W}id") in numbers]
    for each in (*marks, *ends):
        holder = each.getparent()
        if holder is not None:
            holder.remove(each)


def _join_split_tags(paragraph: _Element) -> None:
    """Give the whole text of each tag to the run where it begins."""
    nodes = list(text_nodes(paragraph))
    text = "".join(node.text or "" for node in nodes)
    owners = [node for node in nodes for _ in node.text or ""]
    for match in TAG.finditer(text):
        owners[match.start() : match.end()] = [owners[match.start()]] * (match.end() - match.start())
    pieces: dict[_Element, list[str]] = {node: [] for node in nodes}
    for letter, owner in zip(text, owners, strict=True):
        pieces[owner].append(letter)
    for node, letters in pieces.items():
        node.text = "".join(letters)
        if node.text != node.text.strip():
            node.set(_SPACE, "preserve")


def _print_as_sentence(paragraph: _Element) -> None:
    def with_unit(match: re.Match[str]) -> str:
        expression = match[1]
        return match[0] if _OWN_FILTER.search(expression) else "{{ (" + expression + ")|文内 }}"

    for node in text_nodes(paragraph):
        if node.text and "{{" in node.text:
            node.text = _PRINT.sub(with_unit, node.text)


def _lower_merges(row: _Element) -> None:
    """Double each cell with a merge tag: the one that starts a group and the one that continues it."""
    changes: list[str] = []
    for cell in list(row.iterchildren(f"{W}tc")):
        path = _take_merge_tag(cell)
        if path is None:
            continue
        if path:
            variable, _, rest = path.partition(".")
            changes.append(f"loop.previtem.{rest} != {variable}.{rest}")
        starts = " or ".join(["loop.first", *changes])
        _split_cell(row, cell, starts)


def _take_merge_tag(cell: _Element) -> str | None:
    """Remove the merge tag from a cell: its path, empty for a merge over the whole loop; None without a tag."""
    for node in cell.iter(f"{W}t"):
        if match := MERGE.search(node.text or ""):
            assert node.text is not None
            node.text = node.text[: match.start()] + node.text[match.end() :]
            return match[1] or ""
    return None


def _split_cell(row: _Element, cell: _Element, starts: str) -> None:
    """``{% if starts %}<cell restart>{% else %}<cell continue>{% endif %}`` as text between the cells."""
    continued = _empty_copy(cell)
    _set_merge(cell, "restart")
    _set_merge(continued, None)
    before = cell.getprevious()
    opening = "{% if " + starts + " %}"
    if before is None:
        row.text = (row.text or "") + opening
    else:
        before.tail = (before.tail or "") + opening
    tail = cell.tail or ""
    cell.tail = "{% else %}"
    cell.addnext(continued)
    # lxml moves the tail along with the element, so it is set after the move.
    cell.tail = "{% else %}"
    continued.tail = "{% endif %}" + tail


def _empty_copy(cell: _Element) -> _Element:
    """The same cell with one paragraph and no text."""
    twin = copy.deepcopy(cell)
    paragraphs = list(twin.iterchildren(f"{W}p"))
    for extra in list(twin):
        if extra.tag != f"{W}tcPr" and extra is not paragraphs[0]:
            twin.remove(extra)
    for child in list(paragraphs[0]):
        if child.tag != f"{W}pPr":
            paragraphs[0].remove(child)
    return twin


_BEFORE_MERGE = tuple(f"{W}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))


def _set_merge(cell: _Element, value: str | None) -> None:
    """Put ``w:vMerge`` where the schema wants it among the cell's properties."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    for old in properties.findall(f"{W}vMerge"):
        properties.remove(old)
    merge = etree.Element(f"{W}vMerge")
    if value is not None:
        merge.set(f"{W}val", value)
    position = sum(child.tag in _BEFORE_MERGE for child in properties)
    properties.insert(position, merge)
