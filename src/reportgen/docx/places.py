"""Where the paragraphs of a Word file stand, in a reader's words: below which headings, in which cell of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.docx.grid import Grid, Holds
from reportgen.docx.heading_styles import Styles, outline_of, read_styles, value_of
from reportgen.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

PARAGRAPH = f"{W}p"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Text boxes stand in a file twice: for new programs, and below this for old ones."""
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_OF_CHART = "图"
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_RUN, _TEXT, _PARAGRAPH_PROPERTIES = f"{W}r", f"{W}t", f"{W}pPr"
_PIECES = (_TEXT, *_SIGNS)
_LOOK_BACK = 4
"""So many paragraphs between a table and its title: year, unit, number of the form."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands."""

    paragraph: int
    """Its number in its part, from 1."""
    section: tuple[str, ...] = ()
    """The headings above it, outermost first."""
    table: int | None = None
    """The number of its table in the part, from 1."""
    caption: str = ""
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """What styles.xml says: which styles are headings, which are titles."""

    headings: Styles
    titles: frozenset[str]

    def level_of(self, paragraph: _Element) -> int | None:
        """The level of a heading; running text has none."""
        if not len(paragraph) or paragraph[0].tag != _PARAGRAPH_PROPERTIES:
            return None
        style = value_of(paragraph[0].find(f"{W}pStyle"))
        level = outline_of(paragraph) or self.headings.levels.get(style)
        return level if level is not None and level < 10 else None

    def is_title(self, paragraph: _Element) -> bool:
        """Does it name what follows?"""
        return _style_of(paragraph) in self.titles or self.level_of(paragraph) is not None


def read_looks(styles: _Element | None) -> Looks:
    """From the root of styles.xml, where there is one."""
    if styles is None:
        return Looks(Styles({}, {}), frozenset())
    named = {each.get(f"{W}styleId", ""): value_of(each.find(f"{W}name")) for each in styles.iter(f"{W}style")}
    return Looks(read_styles(styles), frozenset(key for key, name in named.items() if name.casefold() == "title"))


def _style_of(paragraph: _Element) -> str:
    properties = paragraph.find(_PARAGRAPH_PROPERTIES)
    return "" if properties is None else value_of(properties.find(f"{W}pStyle"))


def text_pieces(paragraph: _Element) -> Iterator[tuple[_Element, str]]:
    """The elements that hold a paragraph's own text, each with what it shows."""
    for piece in paragraph.iter(*_PIECES):
        run = piece.getparent()
        if run is None or run.tag != _RUN:
            continue  # a tab stop among the properties
        if run.getparent() is paragraph or next(run.iterancestors(f"{W}p"), None) is paragraph:
            yield piece, (piece.text or "") if piece.tag == _TEXT else _SIGNS[str(piece.tag)]


def text_of(paragraph: _Element) -> str:
    """What a reader sees of a paragraph."""
    return "".join(shown for _, shown in text_pieces(paragraph))


class _Headings:
    """The headings above the paragraph that a walk has come to."""

    def __init__(self, looks: Looks, clean: Callable[[str], str]) -> None:
        self._looks, self._clean = looks, clean
        self._path: tuple[tuple[int, str], ...] = ()

    def above(self, paragraph: _Element) -> tuple[str, ...]:
        """Those above a paragraph, which may be the next heading itself."""
        level, path = self._looks.level_of(paragraph), self._path
        if level is not None:
            path = tuple(each for each in path if each[0] < level)
            self._path = (*path, (level, self._clean(text_of(paragraph)).strip()))
        return tuple(words for _, words in path if words)


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart in its place: its alternative text, the headings above it, the caption below it."""

    alt: str
    section: tuple[str, ...]
    caption: str


def chart_frames(root: _Element, looks: Looks, clean: Callable[[str], str]) -> Iterator[Frame]:
    """The charts of a part in their order."""
    headings = _Headings(looks, clean)
    for paragraph in root.iter(f"{W}p"):
        section = headings.above(paragraph)
        if next(paragraph.iter(_CHART), None) is None:
            continue
        below = paragraph.getnext()
        words = clean(text_of(below)).strip() if below is not None and below.tag == f"{W}p" else ""
        for properties in paragraph.iter(_PROPERTIES):
            yield Frame(properties.get("descr", ""), section, words if words.startswith(_OF_CHART) else "")


class Reader:
    """Walks through a part; asks what a cell's text is without marks, and whether it is a value."""

    def __init__(self, looks: Looks, clean: Callable[[str], str], holds: Callable[[str], Holds]) -> None:
        self._looks, self._clean, self._holds = looks, clean, holds
        self._grids: dict[_Element, Grid] = {}

    def spots(self, root: _Element, wanted: Callable[[_Element], bool]) -> Iterator[tuple[_Element, Spot]]:
        """Every wanted paragraph in reading order, and where it stands."""
        headings = _Headings(self._looks, self._clean)
        tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), start=1)}
        captions: dict[_Element, str] = {}
        for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
            section = headings.above(paragraph)
            if not wanted(paragraph) or next(paragraph.iterancestors(FALLBACK), None) is not None:
                continue
            spot = Spot(number, section)
            table = next(paragraph.iterancestors(f"{W}tbl"), None)
            yield paragraph, spot if table is None else self._in_table(paragraph, table, tables, captions, spot)

    def _in_table(
        self,
        paragraph: _Element,
        table: _Element,
        tables: dict[_Element, int],
        captions: dict[_Element, str],
        spot: Spot,
    ) -> Spot:
        if table not in self._grids:
            self._grids[table] = Grid(table, self._read_cell)
            captions[table] = self._caption(table, captions)
        grid, element = self._grids[table], next(paragraph.iterancestors(f"{W}tc"))
        cell = grid.cell(element)
        heads = (grid.row_head(cell), grid.column_head(cell)) if cell is not None else ("", "")
        return replace(spot, table=tables[table], caption=captions[table], row=heads[0], column=heads[1])

    def _read_cell(self, cell: _Element) -> tuple[str, Holds]:
        text = "".join(text_of(paragraph) for paragraph in cell.iter(f"{W}p"))
        return self._clean(text).strip(), self._holds(text)

    def _caption(self, table: _Element, captions: dict[_Element, str]) -> str:
        """The title above a table, else the words before it; that of the table above when nothing stands between."""
        nearest, seen = "", 0
        for before in table.itersiblings(preceding=True):
            if before.tag == f"{W}tbl":
                return nearest or captions.get(before) or self._caption(before, captions)
            words = self._clean(text_of(before)).strip() if before.tag == f"{W}p" else ""
            if words and self._looks.is_title(before):
                return words
            nearest = nearest or words
            seen += bool(words)
            if seen == _LOOK_BACK:
                break
        return nearest
