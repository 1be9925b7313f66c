"""Amounts and numbers in messages: exact, so that a difference of a cent can be seen."""

from __future__ import annotations

from decimal import Decimal

from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Gap
from reportgen.money import exact, exact_amount


def in_yuan(figure: Figure | Gap) -> str:
    """An amount to the cent; nothing where it is not known."""
    if isinstance(figure, Gap):
        return ""
    return exact_amount(figure.value, "元") if figure.value is not None else figure.absent


def known(*figures: Figure | Gap) -> bool:
    """Whether there is a value in each, so that they can be compared."""
    return all(isinstance(each, Figure) and each.value is not None for each in figures)


def amounts(found: Figure | Gap, expected: Figure | Gap) -> Sides:
    """Two amounts and what the first has more than the second, where both are known."""
    if isinstance(found, Gap) or isinstance(expected, Gap) or found.value is None or expected.value is None:
        return Sides(in_yuan(found), in_yuan(expected))
    return Sides.of(found.value, expected.value, lambda yuan: exact_amount(yuan, "元"))


def more_or_less(found: Figure, expected: Figure) -> str:
    """How much an amount is more or less than it should be, both being known."""
    assert found.value is not None
    assert expected.value is not None
    difference = found.value - expected.value
    return f"{'多' if difference > 0 else '少'} {exact_amount(abs(difference), '元')}"


def counted(found: Decimal, expected: Decimal, unit: str) -> Sides:
    """Two numbers of one unit and what the first has more than the second."""
    return Sides.of(found, expected, lambda number: f"{exact(number)} {unit}")


def exceeds(part: Figure | Gap, whole: Figure | Gap) -> bool:
    """Whether a part is larger than its whole; what is not known exceeds nothing."""
    if isinstance(part, Gap) or isinstance(whole, Gap) or part.value is None or whole.value is None:
        return False
    return part.value > whole.value
