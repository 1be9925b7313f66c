"""A review copy of a document: each computed figure with a comment that says how it came about.

Typed figures have none: beside the computed ones they would double the comments of a form and tell little more than
the figure itself; where they stand is told where they went in. Nor have rows that only count, and zeros of which
nothing at all was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.docx.comments import Line, next_number, range_end, range_start, with_comments
from reportgen.docx.package import read_package
from reportgen.docx.parts import to_bytes
from reportgen.docx.places import text_pieces
from reportgen.docx.runs import SplitRun
from reportgen.docx.writer import Packer
from reportgen.docx.xml import W
from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Where
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.derivation import lines_of
from reportgen.render.document import CANNOT_BE_MADE, Job
from reportgen.render.marked import MarkedCopy
from reportgen.render.marks import END, NUMBERED, START, Marked, unmarked
from reportgen.render.sheets import CompiledWorkbook

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT = "word/document.xml"
_NO_COMMENTS_IN = (f"{W}hyperlink", f"{W}txbxContent")
"""Entries of a table of contents repeat their headings; Word takes no comments in text boxes."""
_TOKENS = re.compile(f"({START}[0-9]+{NUMBERED}|{END})")
_MOST_LINES = 20
"""Where there are more, the deepest levels go first."""


def review_of(job: Job) -> bytes | None:
    """The review copy of a document; of one that is no Word file, or cannot be made, there is none."""
    if isinstance(job.template, CompiledWorkbook):
        return None
    try:
        return review_copy(job.template, job.context)
    except CANNOT_BE_MADE:
        return None


def review_copy(template: CompiledTemplate, context: Mapping[str, Any]) -> bytes:
    """The finished .docx with comments."""
    marked = MarkedCopy.of(template, context)
    plain = {name: _plain(name, content) for name, content in marked.filled.items()}
    package = read_package(template.packer.pack(plain))
    notes = _Notes(marked, template.styles, next_number(package))
    document = marked.roots[_DOCUMENT]
    for paragraph in list(document.iter(f"{W}p")):
        for run in dict.fromkeys(piece.getparent() for piece, _ in text_pieces(paragraph)):
            if run is not None and next(run.iterancestors(*_NO_COMMENTS_IN), None) is None:
                notes.annotate(run)
    if not notes.comments:
        return template.packer.pack(plain)
    changed = {_DOCUMENT: unmarked(to_bytes(document).decode()).encode()}
    changed |= with_comments(package, notes.first, notes.comments)
    return Packer(package, changed).pack(changed)


def _plain(name: str, content: bytes) -> bytes:
    return unmarked(content.decode()).encode() if name.endswith(".xml") else content


@dataclass(slots=True)
class _Notes:
    """The comments of one document while they are written."""

    marked: MarkedCopy
    styles: FigureStyles
    first: int
    comments: list[list[Line]] = field(default_factory=list)
    wanted: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        printed = enumerate(self.marked.marks.printed)
        self.wanted = frozenset(number for number, (value, _) in printed if _is_computed(value))

    def annotate(self, run: _Element) -> None:
        """Give each wanted value of a run a run of its own between the marks of its comment."""
        if START not in "".join(text.text or "" for text in run.iterchildren(f"{W}t")):
            return
        pieces = SplitRun(run)
        opened: list[int | None] = []
        for token in _tokens(run):
            if isinstance(token, str) and token.startswith(START):
                opened.append(self._begin(int(token[1:-1]), pieces))
            elif token == END:
                number = opened.pop() if opened else None
                if number is not None:
                    pieces.between(*range_end(number))
            else:
                pieces.add(token)
        pieces.replace()

    def _begin(self, mark: int, pieces: SplitRun) -> int | None:
        if mark not in self.wanted:
            return None
        value, _ = self.marked.marks.printed[mark]
        number = self.first + len(self.comments)
        self.comments.append(comment_lines(value, self.styles))
        pieces.between(range_start(number))
        return number


def _is_computed(value: Marked) -> bool:
    """A figure that is the result of others, of which something was typed."""
    if not isinstance(value, Figure) or not value.inputs or value.is_counter:
        return False
    return _holds_typed(value)


def _holds_typed(figure: Figure) -> bool:
    if figure.inputs:
        return any(_holds_typed(each) for each in figure.inputs)
    return figure.where is not None and not figure.is_left_out


def comment_lines(value: Marked, styles: FigureStyles) -> list[Line]:
    """How a figure came about in a clerk's words; what is too long for a margin is left to the trace."""
    lines = lines_of(value, styles, tell=_in_words)
    shown = lines
    while len(shown) > _MOST_LINES and (deepest := max(depth for depth, _ in shown)) > 1:
        shown = [line for line in shown if line[0] < deepest]
    shown = shown[:_MOST_LINES]
    left = len(lines) - len(shown)
    return [*shown, (0, f"……还有 {left} 行，用 reportgen trace 查看")] if left else shown


def _in_words(where: Where) -> str:
    """A place without the folders of its unit and year, which are those of the document."""
    file = "/".join(where.file.split("/")[3:]) or where.file
    return f"{file} 第 {where.line} 行" if where.line is not None else file


def _tokens(run: _Element) -> Iterator[str | _Element]:
    """What a run holds, in order: texts, marks, other elements."""
    for child in list(run):
        if child.tag == f"{W}t":
            yield from (token for token in _TOKENS.split(child.text or "") if token)
        elif child.tag != f"{W}rPr":
            yield child
