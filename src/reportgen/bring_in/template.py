"""A template as a pattern: its rows and loops of rows, its cells, and in each cell the words around its tags.

Nothing is said of a form anywhere else, so that a table made from a clerk's own template can be read as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.bring_in.align import Loop, Node
from reportgen.bring_in.tables import body_of, elements_of, read_cell
from reportgen.compute.facts import FundRow, ProjectFacts
from reportgen.compute.rows import GoalRow, IndicatorRow
from reportgen.compute.tags import numbers_among
from reportgen.docx.grid import Cell as GridCell
from reportgen.docx.grid import Grid, children
from reportgen.docx.places import text_of
from reportgen.docx.xml import W
from reportgen.render.tags import MERGE, TAG

if TYPE_CHECKING:
    from lxml.etree import _Element

_FOR = re.compile(r"\{%(?:tr|tc|p)?\s*for\s+(\w+)\s+in\s+([\w.]+)\s*%\}")
_ENDS = re.compile(r"\{%(?:tr|tc|p)?\s*(?:endfor|endif)\s*%\}")
_IF = re.compile(r"\{%(?:tr|tc|p)?\s*if\b.*?%\}", re.DOTALL)
_ELSE = re.compile(r"\{%(?:tr|tc|p)?\s*(?:else|elif\b.*?)\s*%\}", re.DOTALL)
_PRINT = re.compile(r"\{\{-?\s*([\w.]+)\s*(?:\|\s*(\w+)\s*)?-?\}\}")
_OWN_SHAPES = {
    "年度": "([0-9]{4})",
    "序号": "([0-9]*)",
    "组内序号": "([0-9]*)",
    "金额单位": "(万?元)",
    "index": "([0-9]+)",
}
"""Values that can be told from what stands beside them."""
_LONGEST = 5_000
"""No cell of words and values is longer; running text has its cell for itself."""
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
"""Full-width signs and their half-width ones: the same words typed another way."""


def narrow(text: str) -> str:
    """A text with half-width signs, as long as it was."""
    return text.translate(_WIDE)


@lru_cache(maxsize=50_000)
def dense(text: str) -> str:
    """A text with half-width signs and without blanks, for comparisons."""
    return "".join(narrow(text).split())


@dataclass(frozen=True, slots=True)
class Name:
    """What a tag prints: ``指标.目标`` or ``项目.预算数|万元``."""

    path: str
    style: str = ""

    @property
    def last(self) -> str:
        """The last step of its path."""
        return self.path.rpartition(".")[2]


Names = tuple[Name, ...]
"""The tags that stand side by side with nothing between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A cell or a paragraph of a template: words, with tags between them or none."""

    words: str
    """Its words alone, for comparisons."""
    slots: tuple[Names, ...]
    shape: re.Pattern[str]
    lines: tuple[Node[Spot], ...] = ()
    """The paragraphs of a cell in which a loop repeats some of them."""

    @property
    def is_caption(self) -> bool:
        """It has no tags."""
        return not self.slots and not self.lines

    def texts(self, text: str) -> tuple[str, ...] | None:
        """What stands in the slots of a filled cell; None when its words are others.

        A name without the words around it (指标1：…) is a name all the same.
        """
        exact = self.exact_texts(text)
        main = next((number for number, names in enumerate(self.slots) if not is_number(names)), None)
        if exact is not None or main is None or not text.strip():
            return exact
        return tuple(text if number == main else "" for number in range(len(self.slots)))

    def exact_texts(self, text: str) -> tuple[str, ...] | None:
        """What stands in the slots of a cell that has the words of the template."""
        if self.words and len(text) > _LONGEST:
            return None
        match = self.shape.fullmatch(dense(text))
        if match is None:
            return None
        places = [at for at, sign in enumerate(text) if not sign.isspace()]
        spans = (match.span(number) for number in range(1, len(self.slots) + 1))
        return tuple(text[places[start] : places[end - 1] + 1] if start < end else "" for start, end in spans)


NUMBERS = numbers_among(ProjectFacts, FundRow, IndicatorRow, GoalRow)
"""The names that print numbers."""


def is_number(names: Names) -> bool:
    """Do tags print a number, or something else that has a shape of its own?"""
    return len(names) == 1 and (names[0].last in NUMBERS or names[0].last in _OWN_SHAPES)


RowPattern = tuple[Node[Spot], ...]
Known = Callable[[str], str | None]
"""The words that a name stands for in every document of a profile (格式.…); None where only the data knows."""


def spot_of(text: str, known: Known) -> Spot:
    """A text with tags as a pattern."""
    words: list[str] = []
    shape: list[str] = []
    slots: list[Names] = []
    depth = 0
    """How many loops inside the sentence are open: what these print, nobody can take apart again."""
    beside = False
    """The piece before was a tag that prints."""
    for piece in _pieces(text):
        if _FOR.fullmatch(piece) or depth:
            depth += bool(_FOR.fullmatch(piece) or _IF.fullmatch(piece)) - bool(_ENDS.fullmatch(piece))
            shape += [] if depth else [".*?"]
            beside = False
            continue
        if MERGE.fullmatch(piece):
            continue
        printing = _PRINT.fullmatch(piece)
        constant = known(printing[1]) if printing else piece if not piece.startswith("{") else None
        if printing and constant is None:
            name = Name(printing[1], printing[2] or "")
            own = _OWN_SHAPES.get(name.last)
            if beside and own is None:
                slots[-1] = (*slots[-1], name)
            else:
                slots.append((name,))
                shape.append(own or "(.*?)")
            beside = own is None
        else:
            beside = False
            words.append(dense(constant or ""))
            shape.append(_block(piece) if constant is None else re.escape(words[-1]))
    return Spot("".join(words), tuple(slots), re.compile("".join(shape), re.DOTALL))


def _pieces(text: str) -> Iterator[str]:
    """The words and the tags of a text in their order."""
    at = 0
    for match in TAG.finditer(text):
        if text[at : match.start()]:
            yield text[at : match.start()]
        yield match[0]
        at = match.end()
    if text[at:]:
        yield text[at:]


def _block(tag: str) -> str:
    """What a condition inside a sentence means for its shape."""
    if _IF.fullmatch(tag):
        return "(?:"
    if _ELSE.fullmatch(tag):
        return "|"
    return ")?" if _ENDS.fullmatch(tag) else ".*?"


@dataclass(slots=True)
class Tables:
    """The rows of neighbouring tables of a template as a pattern, and the paragraphs above."""

    above: list[Spot] = field(default_factory=list)
    rows: list[Node[RowPattern]] = field(default_factory=list)


def tags_in(nodes: Iterable[Any]) -> Iterator[str]:
    """The paths that a pattern prints, and the lists that its loops go through."""
    for node in nodes:
        if isinstance(node, Spot):
            yield from (name.path for names in node.slots for name in names)
            yield from tags_in(node.lines)
        elif isinstance(node, Loop):
            yield node.source
            yield from tags_in(node.body)
        else:
            yield from tags_in(node)


def read_template(content: bytes, known: Known) -> list[Tables]:
    """The tables of a template with the paragraphs above each; those after the last make one without rows."""
    found = [Tables()]
    for element in elements_of(body_of(content)):
        if element.tag == f"{W}tbl":
            found[-1].rows += _rows(element, known)
        elif (text := text_of(element).strip()) and _mark(text) is None:
            if found[-1].rows:
                found.append(Tables())
            found[-1].above.append(spot_of(text, known))
    return found


def _mark(text: str) -> str | None:
    """The tag that a whole row, cell or paragraph stands for, if it does."""
    text = text.strip()
    whole = (_FOR, _ENDS, _IF, _ELSE)
    return text if text.startswith(("{%tr", "{%tc", "{%p")) and any(each.fullmatch(text) for each in whole) else None


Leaf = TypeVar("Leaf")


def _nested(pieces: Iterable[tuple[str, None] | tuple[None, Leaf]]) -> tuple[Node[Leaf], ...]:
    """Leaves and the tags of loops between them as a pattern; what a condition holds may be there or not."""
    open_loops: list[tuple[str, str]] = []
    levels: list[list[Node[Leaf]]] = [[]]
    for mark, leaf in pieces:
        if mark is None:
            assert leaf is not None
            levels[-1].append(leaf)
        elif _ENDS.fullmatch(mark) and open_loops:
            body = tuple(levels.pop())
            levels[-1].append(Loop(*open_loops.pop(), body))
        elif not _ELSE.fullmatch(mark):
            loop = _FOR.fullmatch(mark)
            open_loops.append((loop[1], loop[2]) if loop else ("", ""))
            levels.append([])
    return tuple(node for level in levels for node in level)


def _rows(table: _Element, known: Known) -> tuple[Node[RowPattern], ...]:
    """The rows of a table; the rows of loop tags are taken out first, for in a filled table there are none."""
    marks: list[str | None] = []
    for row in list(children(table, "tr")):
        mark = next((found for cell in children(row, "tc") if (found := _mark(read_cell(cell)[0]))), "")
        is_mark = mark.startswith("{%tr")
        marks.append(mark if is_mark else None)
        if is_mark and (holder := row.getparent()) is not None:
            holder.remove(row)
    patterns = iter([_cells(row, known) for row in Grid(table, read_cell).rows])
    return _nested((mark, None) if mark is not None else (None, next(patterns)) for mark in marks)


def _cells(row: Iterable[GridCell], known: Known) -> RowPattern:
    texts = [cell.text for cell in row]
    marks = [_mark(text) for text in texts]
    return _nested(
        (mark, None) if mark is not None else (None, _cell(text, known))
        for mark, text in zip(marks, texts, strict=True)
    )


def _cell(text: str, known: Known) -> Spot:
    """A cell, which may have a loop over paragraphs in it."""
    marks = {line: _mark(line) for line in text.splitlines()}
    if not any(marks.values()):
        return spot_of(text, known)
    lines = ((mark, None) if mark is not None else (None, spot_of(line, known)) for line, mark in marks.items())
    return Spot("", (), re.compile(""), _nested(lines))
