"""Everything that can be printed in a place: names in each of their forms, numbers of members, separators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.derive.forms import counters, forms_of, tag_of
from reportgen.derive.views import DATA, Leaf, Views
from reportgen.model.values import Text

_SEPARATORS = (("；", "。"), ("、", "。"), ("，", "。"), ("；", ""), ("、", ""), ("，", ""))
_OWN, _NEAREST = 1.0, 0.25
"""Inside a loop its members are spoken of, before those of the loop around it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to print something in every example: the tag, and what it prints."""

    source: str
    printed: tuple[str, ...]
    leaf: Leaf | None = None
    """None for what is no name of the data: numbers of members, loops, separators."""
    bonus: float = 0.0
    is_own: bool = False
    """It is told of a member of the loop around the place."""
    is_listed: bool = False
    """It is told of a member of a list that no loop follows here: nothing prints it."""


class Ways:
    """Everything that some examples can print, by what it prints."""

    def __init__(self, views: Views, in_cell: bool, more: Sequence[Way] = ()) -> None:
        groups: dict[tuple[str, ...], list[Way]] = {}
        for leaf in views.leaves:
            own = views.is_own(leaf.path)
            if not own and not is_of_data(leaf):
                continue
            nearest = _NEAREST if leaf.path.partition(".")[0] == views.innermost else 0.0
            for suffix, printed in forms_of(leaf, views.styles, in_cell):
                if any(printed):
                    bonus = (-0.5 if suffix else 0.0) + (_OWN if own else 0.0) + nearest
                    groups.setdefault(printed, []).append(Way(tag_of(leaf.path, suffix), printed, leaf, bonus, own))
        for expression, printed in counters(views):
            groups.setdefault(printed, []).append(Way(tag_of(expression), printed, None, -0.5))
        for way in (*more, *_separators(views)):
            groups.setdefault(way.printed, []).append(way)
        self.at: dict[str, list[tuple[tuple[str, ...], list[Way]]]] = {}
        for printed, ways in groups.items():
            self.at.setdefault(printed[0][:1], []).append((printed, ways))


def is_of_data(leaf: Leaf) -> bool:
    """Words that the program itself says, such as 本年收入合计, are words of the form and stay."""
    value = leaf.values[0]
    return not isinstance(value, Text) or value.where.file.startswith(DATA)


def _separators(views: Views) -> Iterator[Way]:
    """What stands between the members of a loop and not after the last one."""
    if all(view.is_last for view in views.each) or not any(view.is_last for view in views.each):
        return
    for between, last in _SEPARATORS:
        source = f"{{% if loop.last %}}{last}{{% else %}}{between}{{% endif %}}"
        if not last:
            source = f"{{% if not loop.last %}}{between}{{% endif %}}"
        yield Way(source, tuple(last if view.is_last else between for view in views.each), None)
