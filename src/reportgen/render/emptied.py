"""What may lose all that it holds when a condition fails or a list is empty, so that Word would want to repair it.

A table goes with its last row; a cell, a header, a footnote or a text box gets an empty paragraph. Where blocks inside
blocks decide, nobody can tell beforehand, and the template is at fault.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from reportgen.docx.xml import W
from reportgen.render.tags import Tag, scan

if TYPE_CHECKING:
    from lxml.etree import _Element

_STORIES = tuple(f"{W}{kind}" for kind in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
_PARAGRAPHS, _ROWS = (f"{W}p", f"{W}sdt"), (f"{W}tr", f"{W}sdt")


def emptied_stories(root: _Element, part: str) -> Iterator[Tag]:
    """The first tag of each cell, header and the like of which nobody can tell whether a paragraph stays."""
    tags = {tag.paragraph: tag for tag in scan(root, part) if tag.scope == "p"}
    for story in _holders(tags, _STORIES):
        if _conditions(story, _PARAGRAPHS, tags) is None:
            yield next(tag for paragraph, tag in tags.items() if paragraph.getparent() is story)


def keep_whole(root: _Element) -> None:
    """Put conditions around tables, and paragraphs into stories, of which nothing else might be left."""
    tags = list(scan(root, ""))
    rows = {row: tag for tag in tags if tag.scope == "tr" and (row := _row_of(tag)) is not None}
    for table in _holders(rows, (f"{W}tbl",)):
        if conditions := _conditions(table, _ROWS, rows):
            table.addprevious(_paragraph(root, f"{{%p if {' or '.join(conditions)} %}}"))
            table.addnext(_paragraph(root, "{%p endif %}"))
    paragraphs = {tag.paragraph: tag for tag in tags if tag.scope == "p"}
    for story in _holders(paragraphs, _STORIES):
        if conditions := _conditions(story, _PARAGRAPHS, paragraphs):
            nothing = " and ".join(f"not {each}" for each in conditions)
            story.append(_paragraph(root, f"{{%p if {nothing} %}}"))
            story.append(_paragraph(root, ""))
            story.append(_paragraph(root, "{%p endif %}"))


def _holders(members: Collection[_Element], kinds: tuple[str, ...]) -> list[_Element]:
    holders = dict.fromkeys(member.getparent() for member in members)
    return [each for each in holders if each is not None and each.tag in kinds]


def _row_of(tag: Tag) -> _Element | None:
    return next(tag.paragraph.iterancestors(f"{W}tr"), None)


def _conditions(holder: _Element, kinds: tuple[str, ...], tags: Mapping[_Element, Tag]) -> list[str] | None:
    """When something stays: one of these holds; always, for an empty list; None where that cannot be told."""
    found: list[str] = []
    branches: list[bool] = []
    depth = 0
    for child in holder:
        word, _, rest = tags[child].plain.strip("{}%- ").partition(" ") if child in tags else ("", "", "")
        if word in ("endif", "endfor"):
            depth -= 1
            if depth == 0 and not all(branches):
                return None
            if depth == 0 and len(branches) > 1:
                return []
        elif word in ("if", "for"):
            if depth == 0:
                branches = [False]
                found.append(f"({rest.partition(' in ')[2] if word == 'for' else rest})")
            depth += 1
        elif word and depth == 1:
            if word == "elif":
                return None
            branches.append(False)
        elif not word and child.tag in kinds and depth == 0:
            return []
        elif not word and child.tag in kinds and depth == 1:
            branches[-1] = True
    return found


def _paragraph(root: _Element, text: str) -> _Element:
    paragraph = root.makeelement(f"{W}p")
    if text:
        run, words = root.makeelement(f"{W}r"), root.makeelement(f"{W}t")
        words.text = text
        run.append(words)
        paragraph.append(run)
    return paragraph
