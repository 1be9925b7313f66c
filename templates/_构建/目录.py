"""The head of a booklet: its title and a table of contents that is filled when the document is made."""

from __future__ import annotations

from lxml import etree

from gb9704 import CONTENTS_1, CONTENTS_TITLE, TITLE
from ooxml import field, paragraph, w


def cover(*title: str) -> list[etree._Element]:
    """A page of its own with the title a third down."""
    first, *rest = title
    low = w("spacing", before=4600, after=200, line=800, lineRule="exact")
    return [paragraph(first, TITLE, low), *(paragraph(line, TITLE) for line in rest)]


def contents(levels: str = "1-2") -> list[etree._Element]:
    """A table of contents at the top of a page."""
    heading, entries = head(levels=levels)
    properties = heading.find(heading.tag.replace("}p", "}pPr"))
    if properties is not None:
        properties.insert(1, w("pageBreakBefore"))
    return [heading, entries]


def head(*title: str, levels: str = "1-2") -> list[etree._Element]:
    """Title lines, 目录, and the field with one entry to be replaced."""
    style = w("pPr", w("pStyle", val=CONTENTS_1))
    entries = w("p", style, *field(f'TOC \\o "{levels}" \\h \\z \\u', "生成文档时在这里列出各级标题"))
    return [*(paragraph(line, TITLE) for line in title), paragraph("目　　录", CONTENTS_TITLE), entries]
