"""Amounts in messages: exact, so that a difference of a cent can be seen."""

from __future__ import annotations

from reportgen.figures import Figure
from reportgen.model.values import Gap
from reportgen.money import exact_amount


def in_yuan(figure: Figure | Gap) -> str:
    """An amount to the cent; nothing where it is not known."""
    if isinstance(figure, Gap):
        return ""
    return exact_amount(figure.value, "元") if figure.value is not None else figure.absent


def exceeds(part: Figure | Gap, whole: Figure | Gap) -> bool:
    """Whether a part is larger than its whole; what is not known exceeds nothing."""
    if isinstance(part, Gap) or isinstance(whole, Gap) or part.value is None or whole.value is None:
        return False
    return part.value > whole.value
