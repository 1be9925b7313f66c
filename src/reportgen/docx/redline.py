"""What changed in a part of a Word file, as tracked insertions and deletions that Word can accept or reject.

Only text is tracked, with the look that it has: fields, bookmarks and pictures stay those of the new version.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import count, groupby, pairwise
from typing import TYPE_CHECKING, Literal

from lxml import etree

from reportgen.docx.grid import children
from reportgen.docx.places import PARAGRAPH, text_of, text_pieces
from reportgen.docx.runs import PRESERVE, SplitRun, run_like
from reportgen.docx.versions import TABLE, blocks, boxes, cells, rows, story_of
from reportgen.docx.wording import Edit, edits
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

# A date that does not move: the same change is the same bytes.
_SIGNED = {f"{W}author": "reportgen", f"{W}date": "2024-01-01T00:00:00Z"}
_TEXT, _DELETED = f"{W}t", f"{W}delText"

Kind = Literal["ins", "del"]


def track_changes(old: _Element, new: _Element) -> bool:
    """Write the changes from one root to another into the latter; whether there are any."""
    pen = _Pen(new)
    pen.story(story_of(old), story_of(new))
    return pen.has_written


class _Pen:
    """Writes the marks of one part, each with a number of its own."""

    def __init__(self, root: _Element) -> None:
        known = (each.get(f"{W}id", "") for each in root.iter())
        self._first = max((int(each) for each in known if each.isdecimal()), default=0) + 1
        self._numbers = count(self._first)

    @property
    def has_written(self) -> bool:
        return next(self._numbers) != self._first

    def _mark(self, kind: Kind) -> _Element:
        return etree.Element(f"{W}{kind}", {f"{W}id": str(next(self._numbers)), **_SIGNED})

    def story(self, old: _Element, new: _Element) -> None:
        """A body, a header, a cell, a text box."""
        last: _Element | None = None
        for pair in blocks(old, new):
            if pair.new is None:
                assert pair.old is not None
                gone = self._gone(pair.old)
                _put(gone, last, new)
                last = gone
                continue
            if pair.old is None:
                self._fresh(pair.new)
            elif pair.new.tag == TABLE:
                self._table(pair.old, pair.new)
            else:
                self._paragraph(pair.old, pair.new)
            last = pair.new
        _end_with_a_mark(new)

    def _fresh(self, block: _Element) -> None:
        if block.tag == PARAGRAPH:
            self._whole_paragraph(block, "ins")
        for row in children(block, "tr"):
            self._whole_row(row, "ins")

    def _gone(self, block: _Element) -> _Element:
        """A block of the old version as it is to stand in the new one."""
        gone = copy.deepcopy(block)
        if gone.tag == PARAGRAPH:
            self._whole_paragraph(gone, "del")
        for row in children(gone, "tr"):
            self._whole_row(row, "del")
        return gone

    def _table(self, old: _Element, new: _Element) -> None:
        last: _Element | None = None
        for pair in rows(old, new):
            if pair.new is None:
                assert pair.old is not None
                gone = copy.deepcopy(pair.old)
                self._whole_row(gone, "del")
                _put(gone, last, new)
                last = gone
                continue
            if pair.old is None:
                self._whole_row(pair.new, "ins")
            else:
                for cell, other in zip(cells(pair.old), cells(pair.new), strict=True):
                    self.story(cell, other)
            last = pair.new

    def _whole_row(self, row: _Element, kind: Kind) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = row.makeelement(f"{W}trPr")
            row.insert(1 if len(row) and row[0].tag == f"{W}tblPrEx" else 0, properties)
        properties.append(self._mark(kind))
        for paragraph in list(row.iter(PARAGRAPH)):
            self._whole_text(paragraph, kind)

    def _whole_paragraph(self, paragraph: _Element, kind: Kind) -> None:
        _properties_of_mark(paragraph).insert(0, self._mark(kind))
        self._whole_text(paragraph, kind)

    def _whole_text(self, paragraph: _Element, kind: Kind) -> None:
        length = len(text_of(paragraph))
        if kind == "ins":
            self._write(paragraph, [Edit(0, 0, 0, length)], [])
            return
        pieces = list(text_pieces(paragraph))
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        for section in paragraph.iterfind(f"{W}pPr/{W}sectPr"):
            _properties(paragraph).remove(section)
        if length:
            paragraph.append(self._deletion(pieces, 0, length))

    def _paragraph(self, old: _Element, new: _Element) -> None:
        for box, other in zip(boxes(old), boxes(new), strict=False):
            self.story(box, other)
        changed = edits(text_of(old), text_of(new))
        if changed:
            self._write(new, changed, list(text_pieces(old)))

    def _write(self, new: _Element, changed: list[Edit], old: list[tuple[_Element, str]]) -> None:
        """Track edits in a paragraph of the new version."""
        deletions = {each.new_start: each for each in changed if each.start < each.end}
        cuts = sorted({at for each in changed for at in (each.new_start, each.new_end)})
        offset = 0
        last: _Element | None = None
        pieces = list(text_pieces(new))
        for run, members in groupby(pieces, lambda piece: piece[0].getparent()):
            assert run is not None
            split, shown = SplitRun(run), {id(piece): text for piece, text in members}
            wrapper: tuple[Edit | None, _Element | None] = (None, None)
            for child in list(run):
                if child.tag == f"{W}rPr":
                    continue
                if not shown.get(id(child)):
                    split.add(child)
                    wrapper = (None, None)
                    continue
                for start, end in _between(cuts, offset, offset + len(shown[id(child)])):
                    if start in deletions:
                        gone = deletions.pop(start)
                        split.between(self._deletion(old, gone.start, gone.end))
                    edit = next((each for each in changed if each.new_start <= start < each.new_end), None)
                    if edit is not wrapper[0]:
                        wrapper = (edit, None if edit is None else self._mark("ins"))
                    text = shown[id(child)][start - offset : end - offset]
                    split.add(text if child.tag == _TEXT else child, wrapper[1])
                offset += len(shown[id(child)])
            split.replace()
            last = split.last if split.last is not None else last
        for gone in deletions.values():
            deletion = self._deletion(old, gone.start, gone.end)
            if last is None:
                new.append(deletion)
            else:
                last.addnext(deletion)

    def _deletion(self, pieces: list[tuple[_Element, str]], start: int, end: int) -> _Element:
        """The signs of an old paragraph from one place to another, looking as they did."""
        deletion, offset = self._mark("del"), 0
        for run, members in groupby(pieces, lambda piece: piece[0].getparent()):
            assert run is not None
            shell = run_like(run)
            for piece, shown in members:
                text = shown[max(start - offset, 0) : max(end - offset, 0)]
                offset += len(shown)
                if text and piece.tag == _TEXT:
                    etree.SubElement(shell, _DELETED, PRESERVE).text = text
                elif text:
                    shell.append(copy.deepcopy(piece))
            if any(child.tag != f"{W}rPr" for child in shell):
                deletion.append(shell)
        return deletion


def _between(cuts: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces that no cut divides."""
    ends = [start, *(each for each in cuts if start < each < end), end]
    return pairwise(ends)


def _put(block: _Element, last: _Element | None, holder: _Element) -> None:
    """Put what is gone after what stands before it."""
    if last is not None:
        last.addnext(block)
        return
    first = next(children(holder, *(("tr",) if holder.tag == TABLE else ("p", "tbl"))), None)
    if first is not None:
        first.addprevious(block)
    else:
        section = holder.find(f"{W}sectPr")
        holder.insert(len(holder) if section is None else holder.index(section), block)


def _end_with_a_mark(holder: _Element) -> None:
    """The last paragraph of a story cannot lose its mark, so each mark of the last changed ones moves one up."""
    changed: list[_Element] = []
    for block in reversed(list(children(holder, "p", "tbl"))):
        mark = _mark_of(block)
        if mark is None:
            if changed and block.tag == TABLE:
                _properties_of_mark(changed[-1]).remove(_properties_of_mark(changed[-1])[0])
            elif changed:
                for above, below in zip((block, *changed), changed, strict=False):
                    _give_mark(above, below)
            return
        changed.insert(0, block)


def _mark_of(block: _Element) -> _Element | None:
    """The sign that says that a paragraph's mark is new or gone."""
    if block.tag != PARAGRAPH:
        return None
    signs = (block.find(f"{W}pPr/{W}rPr/{W}{kind}") for kind in ("ins", "del"))
    return next((each for each in signs if each is not None), None)


def _give_mark(above: _Element, below: _Element) -> None:
    mark = _mark_of(below)
    assert mark is not None
    _properties_of_mark(above).insert(0, mark)


def _properties_of_mark(paragraph: _Element) -> _Element:
    """What says how a paragraph's mark looks; made where it is missing."""
    properties = _properties(paragraph)
    of_mark = properties.find(f"{W}rPr")
    if of_mark is None:
        of_mark = properties.makeelement(f"{W}rPr")
        after = [each for each in properties if each.tag in (f"{W}sectPr", f"{W}pPrChange")]
        properties.insert(properties.index(after[0]) if after else len(properties), of_mark)
    return of_mark


def _properties(paragraph: _Element) -> _Element:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    return properties
