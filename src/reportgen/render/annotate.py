"""A copy of a template with a comment at each fault, for whoever corrects it in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.docx.comments import Line, next_number, range_end, range_start, with_comments
from reportgen.docx.package import PackageFault, read_package
from reportgen.docx.parts import to_bytes
from reportgen.docx.writer import Packer
from reportgen.docx.xml import W
from reportgen.issues import Issue, Where
from reportgen.render.expressions import Scope
from reportgen.render.work_out import DOCUMENT, inspect

if TYPE_CHECKING:
    from lxml.etree import _Element


def annotated(content: bytes, where: Where, scope: Scope) -> bytes | None:
    """The copy; None for a file that cannot be read, or of which nothing is wrong."""
    try:
        package = read_package(content)
        found = inspect(package, where, scope)
    except PackageFault:
        return None
    if not found.flaws:
        return None
    document, first = found.trees[DOCUMENT], next_number(package)
    for number, flaw in enumerate(found.flaws, start=first):
        _tie(_anchor(flaw.paragraph, document), number)
    comments = [_lines(flaw.issue) for flaw in found.flaws]
    changed = {DOCUMENT: to_bytes(document)} | with_comments(package, first, comments)
    return Packer(package, changed).pack(changed)


def _lines(issue: Issue) -> list[Line]:
    return [(0, f"{issue.code} {issue.message}"), (0, f"改法：{issue.hint}")]


def _anchor(paragraph: _Element | None, document: _Element) -> _Element:
    """Where Word takes a comment: not in a header, a footnote or a text box, but at the top, or around the box."""
    if paragraph is not None and paragraph.getroottree().getroot() is document:
        return next(reversed(list(paragraph.iterancestors(f"{W}p"))), paragraph)
    body = document.find(f"{W}body")
    assert body is not None
    if (first := next(body.iter(f"{W}p"), None)) is not None:
        return first
    body.insert(0, added := body.makeelement(f"{W}p"))
    return added


def _tie(paragraph: _Element, number: int) -> None:
    """Put the marks of a comment around all that a paragraph holds."""
    has_properties = len(paragraph) > 0 and paragraph[0].tag == f"{W}pPr"
    paragraph.insert(int(has_properties), range_start(number))
    paragraph.extend(range_end(number))
