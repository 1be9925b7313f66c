"""Amounts in messages: exact, so that a difference of a cent can be seen."""

from __future__ import annotations

from reportgen.figures import Figure
from reportgen.money import exact_amount


def in_yuan(figure: Figure) -> str:
    """An amount to the cent."""
    return exact_amount(figure.value, "元") if figure.value is not None else figure.absent
