"""The comments of a Word file: their part, and the elements that tie one to the words that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.docx.package import Package
from reportgen.docx.parts import NewPart, introduced, to_bytes
from reportgen.docx.xml import W, parse_strict

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "word/comments.xml"
_NEW = NewPart(_PART, "comments", "rIdReviewComments")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AUTHOR, _INITIALS = "reportgen", "rg"
_SIZE, _STEP = "18", 200
"""Half points; twentieths of a point by which each level is set in."""

Line = tuple[int, str]
"""How far a line is set in, and its words."""


def next_number(package: Package) -> int:
    """The first number that no comment of the template has."""
    numbers = [int(each.get(f"{W}id", "0")) for each in _comments(package)]
    return max(numbers, default=-1) + 1


def with_comments(package: Package, first: int, comments: Sequence[Sequence[Line]]) -> dict[str, bytes]:
    """The parts that change when comments are added, numbered from ``first``."""
    root = _comments(package)
    for number, lines in enumerate(comments, start=first):
        root.append(_comment(number, lines))
    is_there = any(member.name == _PART for member in package.members)
    return {_PART: to_bytes(root)} | ({} if is_there else introduced(package, _NEW))


def _comments(package: Package) -> _Element:
    for member in package.members:
        if member.name == _PART:
            return parse_strict(member.content, _PART)
    return etree.Element(f"{W}comments", nsmap={"w": _WORD})


def _comment(number: int, lines: Sequence[Line]) -> _Element:
    # Without a date: the same figures are the same bytes.
    comment = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": _AUTHOR, f"{W}initials": _INITIALS})
    for depth, words in lines:
        paragraph = etree.SubElement(comment, f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        spacing = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
        etree.SubElement(properties, f"{W}spacing", {f"{W}{name}": value for name, value in spacing.items()})
        left = {"left": str(depth * _STEP), "firstLine": "0"}
        etree.SubElement(properties, f"{W}ind", {f"{W}{name}": value for name, value in left.items()})
        etree.SubElement(properties, f"{W}jc", {f"{W}val": "left"})
        run = _small_run(paragraph)
        etree.SubElement(run, f"{W}t").text = words
    return comment


def range_start(number: int) -> _Element:
    """Before the words that a comment is about."""
    return etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)})


def range_end(number: int) -> tuple[_Element, _Element]:
    """After them: the end of the range, and the sign that Word shows."""
    run = _small_run(None)
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})
    return etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)}), run


def _small_run(paragraph: _Element | None) -> _Element:
    run = etree.Element(f"{W}r") if paragraph is None else etree.SubElement(paragraph, f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr")
    for name in ("sz", "szCs"):
        etree.SubElement(properties, f"{W}{name}", {f"{W}val": _SIZE})
    return run
