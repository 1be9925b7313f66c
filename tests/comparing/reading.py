"""Finished documents read as files, without anything of the program: paragraphs, points of charts, cells."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import openpyxl
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CHART = re.compile(r"word/charts/chart\d*\.xml")


def figures(texts: Iterable[str]) -> Counter[str]:
    """Every number in some texts."""
    return Counter(number for text in texts for number in FIGURE.findall(text))


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph, without what hangs on it."""
    pieces = []
    for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}cr", f"{W}tab", f"{W}noBreakHyphen"):
        if node.getparent().tag == f"{W}r" and next(node.iterancestors(f"{W}p")) is paragraph:
            signs = {f"{W}t": node.text or "", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
            pieces.append(signs.get(node.tag, "\n"))
    return "".join(pieces)


def paragraphs(docx: bytes) -> dict[str, list[str]]:
    """The paragraphs of each part that holds text."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {
            name: [paragraph_text(each) for each in etree.fromstring(archive.read(name)).iter(f"{W}p")]
            for name in archive.namelist()
            if _STORY.fullmatch(name)
        }


def shape(docx: bytes) -> list[int]:
    """How many paragraphs each row of a document's tables has, and it as a whole."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [sum(1 for _ in each.iter(f"{W}p")) for each in (root, *root.iter(f"{W}tr"))]


def chart_points(docx: bytes) -> dict[tuple[str, str], list[str]]:
    """The heights and the legend of each category of each chart that is shown, the category by its name alone."""
    found: dict[tuple[str, str], list[str]] = {}
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        targets = {each.get("Id"): f"word/{each.get('Target')}" for each in relations}
        document = etree.fromstring(archive.read("word/document.xml"))
        ids = [each.get(f"{{{each.nsmap['r']}}}id") for each in document.iter(f"{C}chart")]
        for name in (targets[each] for each in ids):
            for series in etree.fromstring(archive.read(name)).iter(f"{C}ser"):
                categories = {each.get("idx"): "".join(each.itertext()) for each in series.findall(f".//{C}cat//{C}pt")}
                values = {each.get("idx"): "".join(each.itertext()) for each in series.findall(f".//{C}val//{C}pt")}
                for number, category in categories.items():
                    words = category.split(" ")[0]
                    found.setdefault((name, words), []).extend((category, values.get(number, "")))
    return found


def cells(xlsx: bytes) -> dict[tuple[str, str], Any]:
    """The values of all cells."""
    book = openpyxl.load_workbook(BytesIO(xlsx), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
