"""Examples of one piece of a document become one piece of a template.

A whole document is one example of itself; the members of a loop are as many examples of its body. Loops are looked for
from left to right; what is no loop must be alike in all examples, down to the paragraphs, whose texts get a pattern.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import compress

from reportgen.derive import loops
from reportgen.derive.inline import inline_ways
from reportgen.derive.pattern import Pattern, infer
from reportgen.derive.plan import Action, Choice, Retext
from reportgen.derive.tree import Kind, Node
from reportgen.derive.views import Views

_SENTENCE = 20
"""A shorter text in a cell tells no list."""


class Unifier:
    """One derivation; ``kept`` are the keys of nodes that an earlier one has told wrongly: these stay as they are."""

    def __init__(self, kept: Collection[tuple[Kind, int]] = ()) -> None:
        self.kept = frozenset(kept)
        self.headings: set[str] = set()
        """Lists whose members head the columns of a table."""

    def keeps(self, node: Node) -> bool:
        """Does it stay as it is?"""
        return node.fixed or node.key in self.kept

    def alike(self, nodes: Sequence[Node], views: Views) -> list[Action] | None:
        """What makes the first node a template for all; None when they are not of one form."""
        if len({node.kind for node in nodes}) > 1:
            return None
        if nodes[0].kind == "p":
            return self._paragraph(nodes, views)
        return self.sequence([node.children for node in nodes], views)

    def sequence(self, rows: Sequence[Sequence[Node]], views: Views) -> list[Action] | None:
        """The same for siblings, some of which may be loops."""
        at = [0] * len(rows)
        actions: list[Action] = []
        while any(start < len(row) for start, row in zip(at, rows, strict=True)):
            found = loops.best(self, rows, at, views)
            if found is not None and found.is_single:
                # What the names around tell needs no loop.
                told = self.alike([row[start] for start, row in zip(at, rows, strict=True)], views)
                found = found if told is None else None
            if found is not None:
                actions.append(found)
                at = [start + size for start, size in zip(at, found.sizes, strict=True)]
                continue
            if any(start >= len(row) for start, row in zip(at, rows, strict=True)):
                return None
            here = self.alike([row[start] for start, row in zip(at, rows, strict=True)], views)
            if here is None:
                return None
            actions += here
            at = [start + 1 for start in at]
        return actions

    def _paragraph(self, nodes: Sequence[Node], views: Views) -> list[Action] | None:
        texts = [node.text for node in nodes]
        if any(map(self.keeps, nodes)):
            return [] if len(set(texts)) == 1 else None
        pattern = self._pattern(nodes, views)
        if pattern is not None:
            return [Retext(nodes[0], pattern)] if pattern.pieces or pattern.doubts else []
        return None if nodes[0].setting.in_cell else self._choice(nodes, views)

    def _pattern(self, nodes: Sequence[Node], views: Views) -> Pattern | None:
        texts, setting = [node.text for node in nodes], nodes[0].setting
        told = setting.in_cell and len(texts[0]) < _SENTENCE
        return infer(texts, views, setting, () if told else list(inline_ways(texts, views, setting)))

    def _choice(self, nodes: Sequence[Node], views: Views) -> list[Action] | None:
        """Two wordings, told apart by whether a name of the members has a value: the one that is only used in one."""
        for truth, tests in _tests(views).items():
            sides = [list(compress(range(len(nodes)), map(wanted.__eq__, truth))) for wanted in (True, False)]
            with_it, without = (self._pattern([nodes[each] for each in side], views.of(side)) for side in sides)
            if with_it is None or without is None:
                continue
            test = next((test for test in tests if test in with_it.source and test not in without.source), tests[0])
            ways = [(nodes[sides[0][0]], with_it), (nodes[sides[1][0]], without)]
            (first, pattern), (other, its_pattern) = ways if truth[0] else ways[::-1]
            return [Retext(first, pattern), Retext(other, its_pattern), Choice(test, first, other, not truth[0])]
        return None


def _tests(views: Views) -> dict[tuple[bool, ...], list[str]]:
    """Names that have a value in some examples and none in others, by which these are."""
    found: dict[tuple[bool, ...], list[str]] = {}
    candidates = [("loop.last", tuple(view.is_last for view in views.each))]  # as a page break between members
    candidates += [(each.path, tuple(map(bool, each.members))) for each in views.listings]
    candidates += [(leaf.path, tuple(map(bool, leaf.values))) for leaf in views.leaves if views.is_own(leaf.path)]
    for path, truth in candidates:
        if len(set(truth)) == 2:
            found.setdefault(truth, []).append(path)
    return found
