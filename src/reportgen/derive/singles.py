"""Lists of one member, such as the one project that a report is written about.

Nothing repeats, so no loop shows where it ends. What speaks of the member stands together: from the first paragraph to
the last that says words of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.compute.tags import tags_of
from reportgen.derive.loops import gain_of
from reportgen.derive.plan import Action, Loop, flat
from reportgen.derive.tree import Node
from reportgen.derive.unify import Unifier
from reportgen.derive.views import Listing, Views
from reportgen.model.values import Text
from reportgen.phrases import Phrase

_GAP = 8
"""So many paragraphs may stand between two that speak of the member."""
_LEAST_SAID = 4
_LONG = 4


def with_singles(unifier: Unifier, children: Sequence[Node], views: Views, actions: list[Action]) -> list[Action]:
    """The actions for a part, with a loop around what is told of the one member of a list."""
    current = {type(now) for now, *_ in views.each[0].roots.values()}
    for listing in views.listings:
        is_rich = any(tag.is_list for tag in tags_of(listing.member).values())
        if len(listing.members[0]) != 1 or not is_rich or listing.member in current:
            continue
        span = _span(listing, views, children, actions)
        if span is None:
            continue
        start, end = span
        inner = views.in_loop(listing)
        within = unifier.sequence([children[start:end]], inner)
        gain = gain_of(within, listing, inner) if within is not None else None
        before, after = (unifier.sequence([part], views) for part in (children[:start], children[end:]))
        if within is None or gain is None or before is None or after is None:
            continue
        kept = tuple(children[start:end])
        return [*before, Loop(listing, "p", kept, (), tuple(within), (len(kept),), gain), *after]
    return actions


def _span(
    listing: Listing, views: Views, children: Sequence[Node], actions: Sequence[Action]
) -> tuple[int, int] | None:
    """The siblings that say most of the member, outside of loops that were found."""
    looped = {node for action in flat(actions) if isinstance(action, Loop) for node in (*action.kept, *action.dropped)}
    words = set(_words(listing, views))
    runs: list[list[int]] = []
    for number, child in enumerate(children):
        if child in looped or child.fixed or not any(word in child.said for word in words):
            continue
        if runs and number - runs[-1][-1] <= _GAP and not looped.intersection(children[runs[-1][-1] : number]):
            runs[-1].append(number)
        else:
            runs.append([number])
    best = max(runs, key=lambda run: _said(children[run[0] : run[-1] + 1], words), default=None)
    if best is None or _said(children[best[0] : best[-1] + 1], words) < _LEAST_SAID:
        return None
    nodes = children[best[0] : best[-1] + 1]
    keys = views.in_loop(listing).keys(listing.variable)
    if not keys or not any(str(keys[0].values[0]) in node.said for node in nodes):
        return None  # other members may share its words, not its name
    return (best[0], best[-1] + 1) if len({node.element.getparent() for node in nodes}) == 1 else None


def _said(nodes: Sequence[Node], words: set[str]) -> int:
    text = "\n".join(node.said for node in nodes)
    return sum(word in text for word in words)


def _words(listing: Listing, views: Views) -> Iterator[str]:
    """What is typed of the member and of its own lists."""
    inner = views.in_loop(listing)
    variable = listing.variable
    leaves = list(inner.own(variable))
    for below in inner.listings:
        if below.path.startswith(f"{variable}.") and any(below.members):
            leaves += inner.in_loop(below).own(below.variable)
    known = _said_of_the_unit(views)
    for value in (value for leaf in leaves for value in leaf.values):
        if isinstance(value, Text | Phrase):
            text = value.text if isinstance(value, Text) else inner.styles.joined(value.parts)
            if len(text) >= _LONG and text not in known:
                yield text


def _said_of_the_unit(views: Views) -> set[str]:
    """What is said of the unit is said everywhere."""
    return {value.text for leaf in views.leaves for value in leaf.values if isinstance(value, Text)}
