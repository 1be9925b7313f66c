"""What rounding explains: a figure that somebody computed from the printed figures, not from the exact ones.

239704/229452 is 104.47%, the printed 23.97 and 22.95 give 104.44%: both are honest. A figure is explained when
its inputs give it, each of them exact or printed. A figure that follows from a single one never is: it would be copied.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from reportgen import money
from reportgen.figures import Figure, FigureStyles

Interval = tuple[Decimal, Decimal]


def explained(figure: Figure, styles: FigureStyles, rounded: Callable[[Decimal], Decimal], told: Decimal) -> bool:
    """Whether inputs that print as ours do can give ``told``; ``rounded`` brings a value to its scale and digits."""
    while len(figure.inputs) == 1:
        (figure,) = figure.inputs
    found = _interval(figure, styles)
    return found is not None and rounded(found[0]) <= told <= rounded(found[1])


def _interval(figure: Figure, styles: FigureStyles) -> Interval | None:
    """The least and the most that its inputs allow; None where there are none, or what joins them is unknown."""
    if len(figure.inputs) < 2 or figure.value is None or any(each.value is None for each in figure.inputs):
        return None
    values = [each.value for each in figure.inputs if each.value is not None]
    bounds = [_bounds(each, styles) for each in figure.inputs]
    if figure.value == money.total(values):
        return money.total(low for low, _ in bounds), money.total(high for _, high in bounds)
    if len(values) != 2:
        return None
    (low, high), (base_low, base_high) = bounds
    if figure.value == money.total((values[0], -values[1])):
        return money.total((low, -base_high)), money.total((high, -base_low))
    if base_low > 0 and low >= 0 and figure.value == money.divide(values[0], values[1]):
        return money.divide(low, base_high), money.divide(high, base_low)
    return None


def _bounds(figure: Figure, styles: FigureStyles) -> Interval:
    """From the exact to the printed value, and as far as what it was computed from allows."""
    assert figure.value is not None
    values = [figure.value, *(_interval(figure, styles) or ())]
    values += [_as_printed(value, styles.step_of(figure)) for value in values]
    return min(values), max(values)


def _as_printed(value: Decimal, step: Decimal | None) -> Decimal:
    """The value that its printed digits stand for; awarded points print in full."""
    return value if step is None else money.multiply(money.round_half_up(money.divide(value, step), 0), step)
