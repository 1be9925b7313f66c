"""Tracked changes accepted or rejected as Word does it, by transforming the XML."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from tests.comparing.reading import W

Choice = Literal["accept", "reject"]


def resolved(xml: bytes, choice: Choice) -> etree._Element:
    """A part without tracked changes."""
    root = etree.fromstring(xml)
    kept, lost = (f"{W}ins", f"{W}del") if choice == "accept" else (f"{W}del", f"{W}ins")
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{lost}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for each in list(root.iter(lost)):
        if each.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            each.getparent().remove(each)
    for each in list(root.iter(kept)):
        _unwrap(each)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{lost}") is not None:
            _join_with_next(paragraph)
    return root


def _unwrap(each: etree._Element) -> None:
    holder = each.getparent()
    at = holder.index(each)
    for step, child in enumerate(list(each)):
        holder.insert(at + step, child)
    holder.remove(each)


def _join_with_next(paragraph: etree._Element) -> None:
    """A paragraph without its mark becomes the beginning of the next one; before a table only an empty one goes."""
    below = paragraph.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if below is not None and below.tag == f"{W}p":
        at = 1 if below.find(f"{W}pPr") is not None else 0
        for step, child in enumerate(content):
            below.insert(at + step, child)
    else:
        assert below is not None, "the last paragraph cannot go"
        assert not "".join(paragraph.itertext()), "text before a table cannot go with its paragraph"
    paragraph.getparent().remove(paragraph)


def structure(root: etree._Element) -> list[tuple[str, str]]:
    """The text of a part as a reader sees it: rows, cells and paragraphs in their order."""
    from tests.comparing.reading import paragraph_text

    tags = {f"{W}p", f"{W}tr", f"{W}tc", f"{W}tbl"}
    return [
        (etree.QName(each).localname, paragraph_text(each) if each.tag == f"{W}p" else "") for each in root.iter(*tags)
    ]
