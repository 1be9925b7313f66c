"""Lists of one member, such as the one project that a report is written about.

Nothing repeats, so no loop shows where it ends. What speaks of the member stands together: from the first paragraph to
the last that says words of it, inside one section of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.compute.tags import tags_of
from reportgen.derive.loops import gain_of
from reportgen.derive.plan import Action, Loop, flat
from reportgen.derive.tree import Node
from reportgen.derive.unify import Unifier
from reportgen.derive.views import Listing, Views, told
from reportgen.model.values import Text
from reportgen.phrases import Phrase

_GAP = 8
"""So many paragraphs may stand between two that speak of the member."""
_LEAST_SAID = 4
_LONG = 4


def with_singles(unifier: Unifier, children: Sequence[Node], views: Views, actions: list[Action]) -> list[Action]:
    """The actions for a part, with loops around what is told of the one member of a list."""
    current = {type(now) for now, *_ in views.each[0].roots.values()}
    for listing in views.listings:
        is_rich = any(tag.is_list for tag in tags_of(listing.member).values())
        if len(listing.members[0]) == 1 and is_rich and listing.member not in current:
            spans = _spans(listing, views, children, actions)
            found = _enclosed(unifier, listing, children, views, spans) if spans else None
            if found is not None:
                return found
    return actions


def _enclosed(
    unifier: Unifier, listing: Listing, children: Sequence[Node], views: Views, spans: Sequence[tuple[int, int]]
) -> list[Action] | None:
    """The actions with a loop around each of the spans that tells enough; None when none does."""
    inner = views.in_loop(listing)
    found: list[Action] = []
    at = 0
    for start, end in spans:
        within = unifier.sequence([children[start:end]], inner)
        gain = gain_of(within, listing, inner) if within is not None else None
        before = unifier.sequence([children[at:start]], views)
        if within is None or gain is None or before is None:
            continue
        kept = tuple(children[start:end])
        found += [*before, Loop(listing, "p", kept, (), tuple(within), (len(kept),), gain)]
        at = end
    after = unifier.sequence([children[at:]], views)
    return [*found, *after] if at and after is not None else None


def _spans(
    listing: Listing, views: Views, children: Sequence[Node], actions: Sequence[Action]
) -> list[tuple[int, int]]:
    """The siblings that say most of the member, outside of loops that were found; none goes beyond its section."""
    looped = {node for action in flat(actions) if isinstance(action, Loop) for node in (*action.kept, *action.dropped)}
    words = set(_words(listing, views))
    keys = views.in_loop(listing).keys(listing.variable)
    if not keys:
        return []
    name = str(keys[0].values[0])
    runs: list[list[int]] = []
    for number, child in enumerate(children):
        if child in looped or child.fixed or not any(word in child.said for word in words):
            continue
        last = runs[-1][-1] if runs else 0
        if (
            runs
            and number - last <= _GAP
            and _section(children, last, name) == _section(children, number, name)
            and not looped.intersection(children[last:number])
        ):
            runs[-1].append(number)
        else:
            runs.append([number])
    spans = ((run[0], run[-1] + 1) for run in runs)
    return [span for span in spans if _tells(children[slice(*span)], words, name)]


def _section(children: Sequence[Node], number: int, name: str) -> tuple[str, ...]:
    """The headings above a sibling, down to the first that names the member: what is below that one is all its own."""
    node = children[number]
    top = (child for child in children if not next(child.paragraphs()).spot.section)
    if any(child.kind == "p" and not child.fixed and name in child.said for child in top):
        return ()  # the title of the document names it
    path = next(node.paragraphs()).spot.section
    if number + 1 < len(children) and (below := next(children[number + 1].paragraphs()).spot.section):
        path = below if below == (*path, node.said.strip()) else path
    own = next((count for count, heading in enumerate(path, start=1) if name in heading), len(path))
    return path[:own]


def _tells(nodes: Sequence[Node], words: set[str], name: str) -> bool:
    """Other members may share its words, not its name."""
    one_holder = len({node.element.getparent() for node in nodes}) == 1
    return one_holder and _said(nodes, words) >= _LEAST_SAID and any(name in node.said for node in nodes)


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
            text = told(value, inner.styles)
            if len(text) >= _LONG and text not in known:
                yield text


def _said_of_the_unit(views: Views) -> set[str]:
    """What is said of the unit is said everywhere."""
    return {value.text for leaf in views.leaves for value in leaf.values if isinstance(value, Text)}
