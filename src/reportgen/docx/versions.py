"""Two versions of a part of a Word file: which paragraphs, tables and rows became which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.docx.grid import children, number_of
from reportgen.docx.heading_styles import value_of
from reportgen.docx.matching import Line, matched
from reportgen.docx.places import FALLBACK, PARAGRAPH, text_of
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE, CELL = f"{W}tbl", f"{W}tc"
_BODY, _BOX = f"{W}body", f"{W}txbxContent"
_BETWEEN_CELLS = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A paragraph, a table or a row in both versions; None where it is not."""

    old: _Element | None
    new: _Element | None
    lives_on: frozenset[_Element] = frozenset()
    """Of a row that only one version has: merged cells that begin in another row of the other version."""


def story_of(root: _Element) -> _Element:
    """What holds the paragraphs and tables of a part."""
    body = root.find(_BODY)
    return root if body is None else body


def blocks(old: _Element, new: _Element) -> list[Pair]:
    """The paragraphs and tables of two stories or cells; of a cell, what is left over became what is left over."""
    return _paired(list(children(old, "p", "tbl")), list(children(new, "p", "tbl")), _block_line, loose=new.tag == CELL)


def rows(old: _Element, new: _Element) -> list[Pair]:
    """The rows of two tables; rows of different cells are not the same row."""
    return _paired(list(children(old, "tr")), list(children(new, "tr")), _row_line)


def cells(row: _Element) -> list[_Element]:
    """The cells of a row."""
    return list(children(row, "tc"))


def boxes(paragraph: _Element) -> list[_Element]:
    """The text boxes that hang on a paragraph, as new programs read them."""
    return [
        box
        for box in paragraph.iter(_BOX)
        if next(box.iterancestors(PARAGRAPH), None) is paragraph and next(box.iterancestors(FALLBACK), None) is None
    ]


def differences(old: _Element, new: _Element) -> Iterator[Pair]:
    """The paragraphs of two stories that read differently; rows and paragraphs that only one version has."""
    for pair in blocks(old, new):
        if pair.old is None or pair.new is None:
            yield from _alone(pair)
        elif pair.new.tag == TABLE:
            found = rows(pair.old, pair.new)
            moved = _moved(found, _covered(pair.old) | _covered(pair.new))
            for row in found:
                yield from _of_row(row, moved)
        else:
            if text_of(pair.old) != text_of(pair.new):
                yield pair
            for box, other in zip(boxes(pair.old), boxes(pair.new), strict=False):
                yield from differences(box, other)


def _covered(table: _Element) -> dict[_Element, _Element]:
    """For each cell that a merged one above covers, that one."""
    found: dict[_Element, _Element] = {}
    above: dict[int, _Element] = {}
    for row in children(table, "tr"):
        column = number_of(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in cells(row):
            properties = cell.find(f"{W}tcPr")
            merge = None if properties is None else properties.find(f"{W}vMerge")
            if merge is not None and value_of(merge) != "restart" and column in above:
                found[cell] = above[column]
            else:
                above[column] = cell
            column += 1 if properties is None else number_of(properties.find(f"{W}gridSpan"), 1)
    return found


def _moved(found: Iterable[Pair], covered: Mapping[_Element, _Element]) -> dict[_Element, _Element]:
    """Covered cells that begin their group in the other version, as its first row there is gone: what covered them."""
    alone = {
        cell
        for row in found
        for cell in (*_cells_of(row.old), *_cells_of(row.new))
        if row.old is None or row.new is None
    }
    moved: dict[_Element, _Element] = {}
    for row in found:
        for pair in zip(_cells_of(row.old), _cells_of(row.new), strict=False):
            for cell, other in (pair, pair[::-1]):
                head = covered.get(cell)
                if head in alone and other not in covered and head not in moved.values():
                    moved[cell] = head
    return moved


def _of_row(row: Pair, moved: Mapping[_Element, _Element]) -> Iterator[Pair]:
    """A group that begins in another row than before reads as it did."""
    if row.old is None or row.new is None:
        there = {*_cells_of(row.old), *_cells_of(row.new)}
        yield Pair(row.old, row.new, frozenset(there.intersection(moved.values())))
        return
    for cell, other in zip(cells(row.old), cells(row.new), strict=True):
        yield from differences(moved.get(cell, cell), moved.get(other, other))


def _cells_of(row: _Element | None) -> list[_Element]:
    return [] if row is None else cells(row)


def _alone(pair: Pair) -> Iterator[Pair]:
    """A block that only one version has; of a table each row."""
    there = pair.old if pair.new is None else pair.new
    assert there is not None
    if there.tag == PARAGRAPH:
        yield pair
        return
    for row in children(there, "tr"):
        yield Pair(row, None) if pair.new is None else Pair(None, row)


def _paired(
    old: list[_Element], new: list[_Element], line: Callable[[_Element], Line], *, loose: bool = False
) -> list[Pair]:
    lines = [[line(each) for each in version] for version in (old, new)]
    return [
        Pair(None if one is None else old[one], None if other is None else new[other])
        for one, other in matched(*lines, loose=loose)
    ]


def _block_line(block: _Element) -> Line:
    text = text_of(block) if block.tag == PARAGRAPH else _text_in(block)
    return Line(block.tag, text)


def _row_line(row: _Element) -> Line:
    texts = [_text_in(cell) for cell in cells(row)]
    return Line(len(texts), _BETWEEN_CELLS.join(texts))


def _text_in(holder: _Element) -> str:
    return "".join(text_of(paragraph) for paragraph in holder.iter(PARAGRAPH))
