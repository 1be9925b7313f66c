"""Rows of a loop, with the groups of their merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.derive.plan import Action, Merged, Retext, flat
from reportgen.derive.tree import Node
from reportgen.derive.views import Views

if TYPE_CHECKING:
    from reportgen.derive.unify import Unifier


def merged_rows(
    unifier: Unifier, rows: Sequence[Node], views: Views, variable: str, instances: Sequence[int]
) -> list[Action] | None:
    """What makes the first row a template for all; ``instances`` numbers the run of the loop that a row is of."""
    width = len(rows[0].children)
    if any(len(row.children) != width for row in rows):
        return None
    own = {cell for row in rows for cell in row.children}
    if not any(cell.merge for cell in own):
        return unifier.sequence([row.children for row in rows], views)
    actions: list[Action] = []
    outer: list[str] = []
    for column in range(width):
        cells = [row.children[column] for row in rows]
        from_above = [cell.merge == "continue" and cell.shown not in own for cell in cells]
        if all(from_above):
            continue
        if any(from_above):
            return None
        found = unifier.alike([cell.shown for cell in cells], views)
        if found is None:
            return None
        actions += found
        if any(cell.merge for cell in cells):
            starts = [cell.merge != "continue" for cell in cells]
            path = _path(found, starts, views, variable, outer, instances)
            if path is None:
                return None
            actions.append(Merged(cells[0], path))
            outer += [path] if path else []
    return actions


def _path(
    actions: Sequence[Action],
    starts: Sequence[bool],
    views: Views,
    variable: str,
    outer: Sequence[str],
    instances: Sequence[int],
) -> str | None:
    """The name whose changes begin the groups; empty for one group in each run of the loop."""
    values = {leaf.path: leaf.values for leaf in views.own(variable)}
    printed = [
        piece.way.leaf.path
        for action in flat(actions)
        if isinstance(action, Retext)
        for piece in action.pattern.pieces
        if piece.way.leaf is not None and piece.way.leaf.path in values
    ]
    for path in (*printed, "", *values):
        paths = [*outer, *([path] if path else [])]
        if list(_changes([values[each] for each in paths], instances)) == list(starts):
            return path
    return None


def _changes(values: Sequence[Sequence[object]], instances: Sequence[int]) -> Iterator[bool]:
    for row, instance in enumerate(instances):
        if not row or instances[row - 1] != instance:
            yield True
        else:
            yield any(each[row] != each[row - 1] for each in values)
