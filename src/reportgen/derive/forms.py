"""How a name prints in a template: the filters that it can have, and what each shows in every example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.compute.tags import Value
from reportgen.derive.views import Leaf, Views, told
from reportgen.figures import Figure, FigureStyles
from reportgen.money import chinese_numeral


def tag_of(name: str, suffix: str = "") -> str:
    """The tag that prints a name in one of its forms."""
    return "{{ " + name + suffix + " }}"


def forms_of(leaf: Leaf, styles: FigureStyles, in_cell: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each way to print a name: the filter, and what is printed in every example."""
    seen: set[tuple[str, ...]] = set()
    for suffix, print_one in _printers(leaf, styles, in_cell):
        first = leaf.values[0]
        if all(value is first for value in leaf.values):
            printed = (print_one(first),) * len(leaf.values)
        else:
            printed = tuple(map(print_one, leaf.values))
        if printed not in seen:
            seen.add(printed)
            yield suffix, printed


def _printers(leaf: Leaf, styles: FigureStyles, in_cell: bool) -> Iterator[tuple[str, Callable[[Value], str]]]:
    def with_figures(shown: Callable[[Figure], str]) -> Callable[[Value], str]:
        return lambda value: shown(value) if isinstance(value, Figure) else told(value, styles)

    figures = [value for value in leaf.values if isinstance(value, Figure)]
    yield "", with_figures(styles.in_cell if in_cell else styles.in_sentence)
    if not figures:
        return
    if in_cell:
        yield "|文内", with_figures(styles.in_sentence)
    yield "|数", with_figures(styles.number_alone)
    if all(figure.kind == "金额" for figure in figures):
        yield "|万元", with_figures(lambda figure: styles.in_money_unit(figure, "万元"))
        yield "|元", with_figures(lambda figure: styles.in_money_unit(figure, "元"))


def counters(views: Views) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The number of a loop's member, in digits and in words."""
    indices = [view.index for view in views.each]
    if all(index is not None for index in indices):
        numbers = [index + 1 for index in indices if index is not None]
        yield "loop.index", tuple(map(str, numbers))
        yield "loop.index|中文数", tuple(map(chinese_numeral, numbers))
