"""A filled table laid along its template: which text stands in which slot, and what found no place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache

from reportgen.bring_in.align import Aligner, Alignment, Loop, Node, Round
from reportgen.bring_in.tables import Block, Cell, Row
from reportgen.bring_in.template import Names, RowPattern, Spot, dense

Unlikely = Callable[[Names, str], bool]
"""Is a text hardly what these tags print?"""

_MISSING, _EXTRA = 1.0, 1.0
_ROW = 2.0
"""What a row costs of which no cell fits: as much as a missing row and an extra one."""
_UNLIKELY = 0.6
_LIKE = 0.5
"""Captions that are less alike than this are different ones."""
_MOST_UNEQUAL = 4
"""Rows whose numbers of cells differ more are not compared cell by cell."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the place of some tags, in which rounds of which loops."""

    names: Names
    text: str
    cell: Cell
    rounds: tuple[tuple[str, str, int], ...]
    """Variable, list and round of each loop around it, outermost first."""


@dataclass(slots=True)
class Reading:
    """What was read of one form."""

    found: list[Found] = field(default_factory=list)
    other: list[tuple[Cell, str]] = field(default_factory=list)
    """Cells whose text no tag takes, with the caption that the form has there."""
    missing: list[str] = field(default_factory=list)
    """Rows that the form has and the table has not, by their words."""
    captions: int = 0
    """How many captions of the form were looked for,"""
    alike: float = 0.0
    """and found."""

    @property
    def likeness(self) -> float:
        """The share of the captions that are there."""
        return self.alike / self.captions if self.captions else 0.0

    def text(self, path: str) -> str:
        """What stands in the place of a tag outside loops; empty where nothing does."""
        texts = (found.text for found in self.found if not found.rounds and found.names[0].path == path)
        return next((text for text in texts if text), "")

    def rows(self, source: str) -> list[list[Found]]:
        """What was found in each round of a loop."""
        rounds: dict[int, list[Found]] = {}
        for found in self.found:
            if found.rounds and found.rounds[-1][1] == source:
                rounds.setdefault(found.rounds[-1][2], []).append(found)
        return [rounds[number] for number in sorted(rounds)]


class Form:
    """The tables of a template, ready to have filled ones laid along them; several in a row may be one block."""

    def __init__(self, rows: tuple[Node[RowPattern], ...], unlikely: Unlikely) -> None:
        self._unlikely = unlikely
        self._whole: Loop[RowPattern] = Loop("", "", rows)
        self._rows: Aligner[RowPattern] = Aligner([self._whole], lambda _row: _MISSING)
        patterns = [place.leaf for place in self._rows.places]
        self._cells = {pattern: Aligner(pattern, lambda _spot: 1.0) for pattern in patterns}
        self.captions = {spot.words for pattern in patterns for spot in _spots(pattern) if spot.words}
        self._costs: dict[tuple[RowPattern, tuple[str, ...]], float] = {}
        self._known: dict[tuple[Row, ...], list[Reading]] = {}
        """What was found out already: several profiles look at a table through the same form."""

    def share_in(self, block: Block) -> float:
        """A quick look: how many of the captions stand somewhere in a block."""
        texts = {dense(cell.text) for row in block.rows for cell in row}
        return len(self.captions & texts) / len(self.captions) if self.captions else 0.0

    def read(self, block: Block) -> list[Reading]:
        """Every form in a block."""
        rows = tuple(block.rows)
        if rows not in self._known:
            self._known[rows] = self._read(block)
        return self._known[rows]

    def _read(self, block: Block) -> list[Reading]:
        aligned = self._rows.align(block.rows, self._row_cost, _EXTRA)
        readings: dict[int, Reading] = {}
        for step in aligned.steps:
            number = next(number for loop, number in step.rounds if loop is self._whole)
            reading = readings.setdefault(number, Reading())
            inner = tuple(each for each in step.rounds if each[0] is not self._whole)
            self._read_row(reading, step.leaf, block.rows[step.item], inner)
        last = list(readings.values())[-1] if readings else Reading()
        for item in aligned.extra:
            last.other += [(cell, "") for cell in block.rows[item] if cell.is_first and cell.text.strip()]
        for pattern in aligned.missing:
            words = [spot.words for spot in _spots(pattern) if spot.words]
            names = [name.last for spot in _spots(pattern) for slot in spot.slots for name in slot]
            last.missing.append("、".join(dict.fromkeys(words or names)))
            last.captions += len(words)
        return list(readings.values())

    def _row_cost(self, pattern: RowPattern, row: Row) -> float:
        texts = tuple(cell.text for cell in row)
        if (pattern, texts) not in self._costs:
            self._costs[pattern, texts] = self._cost(pattern, row)
        return self._costs[pattern, texts]

    def _cost(self, pattern: RowPattern, row: Row) -> float:
        pairs = self._paired(pattern, row)
        if pairs is not None:
            return _ROW * sum(self._spot_cost(spot, cell) for spot, cell in pairs) / max(len(pairs), 1)
        words = {spot.words for spot in _spots(pattern) if spot.is_caption and spot.words}
        if words and words.isdisjoint(dense(cell.text) for cell in row):
            return _ROW
        if abs(len(pattern) - len(row)) > _MOST_UNEQUAL and not any(isinstance(node, Loop) for node in pattern):
            return _ROW
        return min(_ROW, _ROW * self._along(pattern, row).cost / max(len(pattern), len(row)))

    def _along(self, pattern: RowPattern, row: Row) -> Alignment[Spot]:
        return self._cells[pattern].align(row, self._spot_cost, 1.0)

    @staticmethod
    def _paired(pattern: RowPattern, row: Row) -> list[tuple[Spot, Cell]] | None:
        """Cell by cell, where pattern and row have the same number of them."""
        if len(pattern) != len(row):
            return None
        pairs = [(spot, cell) for spot, cell in zip(pattern, row, strict=True) if isinstance(spot, Spot)]
        return pairs if len(pairs) == len(row) else None

    def _spot_cost(self, spot: Spot, cell: Cell) -> float:
        if spot.lines:
            return 0.0
        text = dense(cell.text)
        if spot.is_caption:
            return 0.0 if text == spot.words else 0.25 if not spot.words else 1 - _likeness(spot.words, text)
        texts = spot.texts(cell.text)
        if texts is None:
            return 1.0
        if spot.words and spot.exact_texts(cell.text) is None:
            return _UNLIKELY
        if text and not spot.words and text in self.captions:
            return 1.0
        pairs = zip(spot.slots, texts, strict=True)
        return _UNLIKELY * any(self._unlikely(names, text) for names, text in pairs)

    def _read_row(self, reading: Reading, pattern: RowPattern, row: Row, rounds: tuple[Round[RowPattern], ...]) -> None:
        pairs = self._paired(pattern, row)
        outer = tuple((loop.variable, loop.source, number) for loop, number in rounds if loop.variable)
        if pairs is not None:
            for spot, cell in pairs:
                self._read_cell(reading, spot, cell, outer)
            return
        aligned = self._along(pattern, row)
        for step in aligned.steps:
            inner = tuple((loop.variable, loop.source, number) for loop, number in step.rounds if loop.variable)
            self._read_cell(reading, step.leaf, row[step.item], (*outer, *inner))
        reading.other += [(row[item], "") for item in aligned.extra if row[item].is_first and row[item].text.strip()]
        reading.missing += [spot.words for spot in aligned.missing if spot.words]
        reading.captions += sum(bool(spot.words) for spot in aligned.missing)

    def _read_cell(self, reading: Reading, spot: Spot, cell: Cell, rounds: tuple[tuple[str, str, int], ...]) -> None:
        if spot.lines:
            self._read_lines(reading, spot, cell, rounds)
            return
        texts = spot.texts(cell.text)
        if spot.words and not rounds:
            reading.captions += 1
            reading.alike += _likeness(spot.words, dense(cell.text)) if spot.is_caption else texts is not None
        if texts is None or (spot.is_caption and not spot.words and cell.text.strip()):
            if cell.is_first and cell.text.strip():
                reading.other.append((cell, spot.words))
            return
        for names, text in zip(spot.slots, texts, strict=True):
            reading.found.append(Found(names, text.strip(), cell, rounds))

    def _read_lines(self, reading: Reading, spot: Spot, cell: Cell, rounds: tuple[tuple[str, str, int], ...]) -> None:
        """A cell whose paragraphs are repeated by a loop."""
        lines = [replace(cell, text=line) for line in cell.text.splitlines() if line.strip()]
        aligned = Aligner(spot.lines, lambda _spot: _MISSING).align(lines, _line_cost, _EXTRA)
        for step in aligned.steps:
            inner = tuple((loop.variable, loop.source, number) for loop, number in step.rounds if loop.variable)
            self._read_cell(reading, step.leaf, lines[step.item], (*rounds, *inner))
        reading.other += [(lines[item], "") for item in aligned.extra if cell.is_first]


def _line_cost(spot: Spot, line: Cell) -> float:
    return 1.0 if spot.exact_texts(line.text) is None else 0.0


def _spots(pattern: RowPattern | tuple[Node[Spot], ...]) -> Iterator[Spot]:
    for node in pattern:
        if isinstance(node, Loop):
            yield from _spots(node.body)
        else:
            yield node


@lru_cache(maxsize=10_000)
def _likeness(words: str, text: str) -> float:
    """How alike two captions are: different ones not at all."""
    if words == text:
        return 1.0
    if not words or not text:
        return 0.0
    ratio = SequenceMatcher(None, words, text[: 4 * len(words)]).ratio()
    return ratio if ratio >= _LIKE else 0.0
