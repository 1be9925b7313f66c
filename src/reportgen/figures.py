"""A number in a document: its exact value, where it came from, and how it prints.

A computed figure carries its formula in words and the figures it was made of; a typed one carries its
place. Messages, traces and review copies all read this one provenance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from reportgen.issues import Where
from reportgen.money import NumberStyle, Unit, format_number, in_unit, in_yuan, multiply

_HUNDRED = Decimal(100)

COUNTER = "序号"
"""How the name of a figure ends that counts rows."""
LEFT_OUT = "按零计"
"""How the formula of a figure ends that counts as zero because nobody typed it."""
NOT_APPLICABLE = "不适用"
"""What a sentence says for a rate whose base is zero."""

Kind = Literal["金额", "百分比", "得分", "单项得分", "分值", "个数"]


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact value: yuan for 金额, a fraction (0.5713) for 百分比. None means: does not apply here."""

    value: Decimal | None
    kind: Kind
    name: str = ""
    formula: str = ""
    inputs: tuple[Figure, ...] = ()
    where: Where | None = field(default=None, compare=False)
    absent: str = "——"
    """What a table shows when there is no value."""
    told_absent: str | None = None
    """What a sentence says then; None: the same."""

    def __bool__(self) -> bool:
        """Templates ask ``{% if 金额 %}``: is there anything to tell?"""
        return bool(self.value)

    @property
    def is_counter(self) -> bool:
        """It counts rows, and stands for nothing that was typed or computed."""
        return self.name.endswith(COUNTER)

    @property
    def is_left_out(self) -> bool:
        """Nobody typed it, so that it counts as zero; its place is that of what it was left out of."""
        return not self.inputs and self.formula.endswith(LEFT_OUT)

    def places(self) -> Iterator[Where]:
        """Where the typed inputs of this figure stand."""
        if self.where is not None:
            yield self.where
        for each in self.inputs:
            yield from each.places()


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How one kind of figure prints, in a table cell and inside a sentence."""

    cell: NumberStyle
    sentence: NumberStyle
    suffix: str
    suffix_in_cells: bool = False
    zero: str | None = None


@dataclass(frozen=True, slots=True)
class FigureStyles:
    """A profile's way to print every kind of figure."""

    unit: Unit
    kinds: dict[Kind, KindStyle]

    def in_cell(self, figure: Figure) -> str:
        """The number as a table cell shows it; the unit stands in the table's head."""
        style = self.kinds[figure.kind]
        if style.zero is not None and figure.value is not None and not figure.value:
            return style.zero
        number = self._number(figure, style.cell)
        return number + style.suffix if style.suffix_in_cells and figure.value is not None else number

    def in_sentence(self, figure: Figure) -> str:
        """The number with its unit, as a sentence shows it."""
        style = self.kinds[figure.kind]
        if figure.value is None:
            return figure.absent if figure.told_absent is None else figure.told_absent
        return self._number(figure, style.sentence) + style.suffix

    def joined(self, parts: Iterable[str | Figure]) -> str:
        """A sentence of words and figures."""
        return "".join(part if isinstance(part, str) else self.in_sentence(part) for part in parts)

    def number_alone(self, figure: Figure) -> str:
        """The number of a sentence without its unit."""
        style = self.kinds[figure.kind]
        return self._number(figure, style.sentence)

    def in_money_unit(self, figure: Figure, unit: Unit) -> str:
        """An amount in a unit that the template asks for."""
        if figure.value is None:
            return figure.absent
        return format_number(in_unit(figure.value, unit), self.kinds["金额"].sentence) + unit

    def step_of(self, figure: Figure) -> Decimal | None:
        """The least difference that a sentence shows, on the figure's own scale; None where it prints in full."""
        step = Decimal(1).scaleb(-self.kinds[figure.kind].sentence.decimals)
        if figure.kind == "金额":
            return multiply(step, in_yuan(self.unit))
        return multiply(step, Decimal("0.01")) if figure.kind == "百分比" else None

    def _number(self, figure: Figure, number: NumberStyle) -> str:
        value = figure.value
        if value is None:
            return figure.absent
        if figure.kind == "金额":
            value = in_unit(value, self.unit)
        elif figure.kind == "百分比":
            value = multiply(value, _HUNDRED)
        return format_number(value, number)
