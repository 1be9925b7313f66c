"""What a figure may really be when the amounts it was computed from were rounded before they were typed.

An amount that prints without a remainder (9.60 of 万元) may have been 95,960 or 96,040 yuan; one of 95,963.15 yuan was
not rounded. Two figures differ for sure, or one exceeds the other for sure, only where their reaches do not meet.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen import money
from reportgen.figures import Figure, FigureStyles
from reportgen.model.values import Gap

Reach = tuple[Decimal, Decimal]
_HALF = Decimal("0.5")


def surely_exceeds(part: Figure | Gap, whole: Figure | Gap, styles: FigureStyles) -> bool:
    """Whether a part is larger than its whole by more than rounding explains; what is not known exceeds nothing."""
    low, high = reach(part, styles), reach(whole, styles)
    return low is not None and high is not None and low[0] > high[1]


def surely_differs(one: Figure | Gap | None, other: Figure | Gap | None, styles: FigureStyles) -> bool:
    """Whether two figures differ by more than rounding explains."""
    first, second = reach(one, styles), reach(other, styles)
    return first is not None and second is not None and (first[0] > second[1] or second[0] > first[1])


def reach(figure: Figure | Gap | None, styles: FigureStyles) -> Reach | None:
    """The least and the most that a figure may be; None where it is not known."""
    if not isinstance(figure, Figure) or figure.value is None:
        return None
    parts = [part for part in figure.inputs if part.value is not None]
    if not parts:
        return _typed(figure.value, figure, styles)
    reaches = [found for part in parts if (found := reach(part, styles)) is not None]
    return _joined(figure.value, [part.value for part in parts if part.value is not None], reaches)


def _typed(value: Decimal, figure: Figure, styles: FigureStyles) -> Reach:
    """Half a step to either side of an amount that has no digits below the step."""
    step = styles.step_of(figure) if figure.kind == "金额" else None
    if not value or step is None:
        return value, value
    steps = money.divide(value, step)
    if money.round_half_up(steps, 0) != steps:
        return value, value
    slack = money.multiply(step, _HALF)
    return money.total((value, -slack)), money.total((value, slack))


def _joined(value: Decimal, values: list[Decimal], reaches: list[Reach]) -> Reach:
    """A sum, a difference or a quotient of what its inputs may be; anything else is taken as it is."""
    if value == money.total(values):
        return money.total(low for low, _ in reaches), money.total(high for _, high in reaches)
    if len(values) != 2:
        return value, value
    (low, high), (base_low, base_high) = reaches
    if value == money.total((values[0], -values[1])):
        return money.total((low, -base_high)), money.total((high, -base_low))
    if base_low > 0 and low >= 0 and value == money.divide(values[0], values[1]):
        return money.divide(low, base_high), money.divide(high, base_low)
    return value, value
