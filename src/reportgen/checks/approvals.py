"""Approved figures beside the computed ones, as the rules on them tell."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from reportgen.checks.published import differing, verdict
from reportgen.checks.runner import Finding
from reportgen.compute.approved import approvals_of, why_not
from reportgen.compute.facts import Facts
from reportgen.compute.names import Unresolved
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.faults import cut
from reportgen.phrases import Phrase


class Told(Enum):
    """How far an approved figure is from the computed one."""

    SAME = "相同"
    ROUNDING = "尾差"
    BEYOND = "不同"


def told_approvals(facts: Facts) -> Iterator[tuple[Told, Finding]]:
    """Every approval that is printed, with what is told of it."""
    for approval, ours in approvals_of(facts):
        if isinstance(ours, Unresolved) or why_not(approval, ours, facts):
            continue
        typed = str(approval.value)
        if isinstance(ours, Phrase):
            computed = facts.styles.joined(ours.parts)
            told = Told.SAME if computed == typed else Told.BEYOND
            sides = Sides(cut(typed), cut(computed))
        elif isinstance(ours, Figure):
            computed = facts.styles.in_sentence(ours)
            told = Told(verdict(ours, typed, facts.styles))
            sides = differing(ours, typed, facts.styles)
        else:
            continue
        said = "与计算的数相同" if told is Told.SAME else f"计算得 {computed}"
        sentence = f"{approval.position} 按核定印 {typed}，{said}；原因：{approval.reason}"
        yield told, Finding(approval, "值", sentence, sides=None if told is Told.SAME else sides)
