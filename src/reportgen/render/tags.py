"""Every tag of a template with the place where a clerk finds it in Word."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SCOPED = re.compile(r"\{%(tr|tc|p)\s+(.*?)\s*%\}", re.DOTALL)
_FULL_WIDTH = re.compile(r"[｛{][｛{％%][^｛{｝}]*[｝}％%]?[｝}]?")
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*(\w+)\.[\w.]+\s*\}(?!\})")
MERGE = re.compile(r"\{%\s*合并(?:\s+([^%]*?))?\s*%\}")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as typed, its paragraph and the part that this stands in."""

    text: str
    paragraph: _Element
    root: _Element
    part: str

    @property
    def place(self) -> str:
        """Where it stands, in words; only asked for when something is wrong with it."""
        return place_of(self.paragraph, self.root, self.part)

    @property
    def scope(self) -> str:
        """``tr``, ``tc``, ``p`` for a tag that stands for its whole row, cell or paragraph; else empty."""
        scoped = _SCOPED.fullmatch(self.text)
        return scoped[1] if scoped else ""

    @property
    def plain(self) -> str:
        """The tag as Jinja reads it."""
        scoped = _SCOPED.fullmatch(self.text)
        text = f"{{% {scoped[2]} %}}" if scoped else self.text
        return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
"""Word turns quotes round; inside a tag they are straight ones (docxtpl does the same)."""


def text_of(paragraph: _Element) -> str:
    """The text of a paragraph, not that of paragraphs inside its text boxes."""
    return "".join(node.text or "" for node in text_nodes(paragraph))


def text_nodes(paragraph: _Element) -> Iterator[_Element]:
    """The ``w:t`` that belong to a paragraph itself."""
    for node in paragraph.iter(f"{W}t"):
        owner = next(node.iterancestors(f"{W}p"), None)
        if owner is paragraph:
            yield node


def scan(root: _Element, part: str) -> Iterator[Tag]:
    """Every tag of a part in reading order."""
    for paragraph in root.iter(f"{W}p"):
        text = text_of(paragraph)
        if "{" in text:
            for match in TAG.finditer(text):
                yield Tag(match[0], paragraph, root, part)


def broken_pieces(paragraph_text: str) -> Iterator[str]:
    """Halves of tags that stand alone in a paragraph."""
    rest = TAG.sub("\0", paragraph_text)
    for half in _HALF.finditer(rest):
        yield rest[max(0, half.start() - 8) : half.end() + 12].replace("\0", "…")


def single_braces(paragraph_text: str, names: Container[str]) -> Iterator[str]:
    """Tags that were typed with one brace on either side: they begin with a name that there is."""
    for match in _SINGLE.finditer(TAG.sub("\0", paragraph_text)):
        if match[1] in names:
            yield match[0]


def full_width_pieces(paragraph_text: str) -> Iterator[str]:
    """Tags typed with full-width braces or percent signs."""
    for match in _FULL_WIDTH.finditer(paragraph_text):
        if any(sign in match[0] for sign in "｛｝％"):
            yield match[0]


def place_of(paragraph: _Element, root: _Element, part: str) -> str:
    """Where a paragraph stands: table, row and column, or its first words."""
    box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
    if box is not None:
        root, part = box, f"{part}文本框里的"
    cell, row, table = (_nearest(paragraph, kind, root) for kind in ("tc", "tr", "tbl"))
    if cell is None or row is None or table is None:
        words = text_of(paragraph).strip()
        return f"{part}段落“{words[:16]}{'…' if len(words) > 16 else ''}”"
    number = 1 + list(root.iter(f"{W}tbl")).index(table)
    # Rows and cells may stand inside content controls, so they are found as descendants, not as children.
    row_number = 1 + _own(table, "tr", "tbl").index(row)
    column = 1 + _own(row, "tc", "tr").index(cell)
    return f"{part}第{number}个表格第{row_number}行第{column}格"


def _nearest(paragraph: _Element, kind: str, story: _Element) -> _Element | None:
    """What holds a paragraph, not what holds the text box in which it stands."""
    holder = next(paragraph.iterancestors(f"{W}{kind}"), None)
    return holder if holder is None or story in holder.iterancestors() else None


def _own(holder: _Element, kind: str, holder_kind: str) -> list[_Element]:
    """The rows of a table or the cells of a row, without those of tables inside."""
    return [each for each in holder.iter(f"{W}{kind}") if next(each.iterancestors(f"{W}{holder_kind}")) is holder]


def container_of(tag: Tag) -> _Element | None:
    """What a block's two ends must share: the table of row tags, the row of cell tags, else the same story or cell."""
    if tag.scope == "tr":
        return next(tag.paragraph.iterancestors(f"{W}tbl"), None)
    if tag.scope == "tc":
        return next(tag.paragraph.iterancestors(f"{W}tr"), None)
    return tag.paragraph.getparent()
