"""What may lose all that it holds when a condition fails or a list is empty, so that Word would want to repair it.

A table goes with its last row. A cell, a header, a footnote or a text box must keep a paragraph, which only whoever
draws the template can add.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.docx.xml import W
from reportgen.render.tags import Tag, scan

if TYPE_CHECKING:
    from lxml.etree import _Element

_STORIES = tuple(f"{W}{kind}" for kind in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
_BLOCKS = {f"{W}p", f"{W}sdt"}
_STEPS = {"if": 1, "for": 1, "endif": -1, "endfor": -1}


def emptied_stories(root: _Element, part: str) -> Iterator[Tag]:
    """The first tag of each cell, header and the like in which every paragraph may go."""
    tags = {tag.paragraph: tag for tag in scan(root, part) if tag.scope == "p"}
    for story in dict.fromkeys(paragraph.getparent() for paragraph in tags):
        if story is None or story.tag not in _STORIES:
            continue
        depth, stays = 0, False
        for child in story:
            if child in tags:
                depth += _step(tags[child])
            elif child.tag in _BLOCKS and depth == 0:
                stays = True
        if not stays:
            yield next(tag for paragraph, tag in tags.items() if paragraph.getparent() is story)


def leave_out_empty_tables(root: _Element) -> None:
    """Put the condition of the only block of rows of a table, or that its list holds something, around the table."""
    tags = {row: tag for tag in scan(root, "") if tag.scope == "tr" and (row := _row_of(tag)) is not None}
    for table in dict.fromkeys(row.getparent() for row in tags):
        rows = [] if table is None else list(table.iterchildren(f"{W}tr"))
        if table is None or table.tag != f"{W}tbl" or rows[0] not in tags or not _is_one_block(rows, tags):
            continue
        words = tags[rows[0]].plain.strip("{}%- ").split()
        condition = " ".join(words[words.index("in") + 1 :] if words[0] == "for" else words[1:])
        table.addprevious(_tag_paragraph(root, f"{{%p if {condition} %}}"))
        table.addnext(_tag_paragraph(root, "{%p endif %}"))


def _row_of(tag: Tag) -> _Element | None:
    return next(tag.paragraph.iterancestors(f"{W}tr"), None)


def _is_one_block(rows: list[_Element], tags: dict[_Element, Tag]) -> bool:
    """Do all rows stand between the tag in the first and the one in the last, without an else that fills in?"""
    depth = 0
    for row in rows:
        step = _step(tags[row]) if row in tags else 0
        depth += step
        if depth == 0 and row is not rows[-1]:
            return False
        if depth == 1 and step == 0 and row in tags:
            return False
    return depth == 0


def _step(tag: Tag) -> int:
    word = tag.plain.strip("{}%- ").split()[:1]
    return _STEPS.get(word[0], 0) if word else 0


def _tag_paragraph(root: _Element, text: str) -> _Element:
    paragraph = root.makeelement(f"{W}p")
    run = root.makeelement(f"{W}r")
    words = root.makeelement(f"{W}t")
    words.text = text
    run.append(words)
    paragraph.append(run)
    return paragraph
