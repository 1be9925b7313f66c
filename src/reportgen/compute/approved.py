"""Approved figures: printed in the place of the computed ones, while every sum above still adds the computed ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.compute.facts import Facts
from reportgen.compute.names import Unresolved, resolve
from reportgen.compute.tags import Value, Words, tags_of
from reportgen.compute.typed_figure import exact_value
from reportgen.figures import Figure
from reportgen.model.approved import Approval
from reportgen.model.values import Gap, Text
from reportgen.numerals import NumberFault
from reportgen.phrases import Phrase

IDENTITIES = ("总计", "支出总计", "财政拨款总计")
"""Both sides of a table are equal by law; nobody approves another figure for one of them."""


def approvals_of(facts: Facts) -> Iterator[tuple[Approval, Value | Unresolved]]:
    """Every approval that is filled in, with what is computed at its place."""
    record = facts.report.approvals
    for approval in record.items if record is not None else ():
        if isinstance(approval.position, Text) and isinstance(approval.value, Text):
            yield approval, resolve(facts, approval.position.text)


def why_not(approval: Approval, ours: Value | Unresolved, facts: Facts) -> str:
    """Why nothing can be approved at this place; empty when it can."""
    if isinstance(ours, Unresolved):
        return ours.told(str(approval.position))
    if isinstance(ours, Text | Gap):
        return f"“{approval.position}”不是计算的数，直接改数据"
    if isinstance(ours, Phrase):
        return ""
    if ours.kind == "分值" or ours.name in IDENTITIES:
        return f"“{approval.position}”是恒等的数（两边的总计、分值的合计），不能核定"
    try:
        exact_value(str(approval.value), ours, facts.styles.unit)
    except NumberFault as fault:
        return f"核定的值“{approval.value}”{fault.reason}，{fault.advice}"
    return ""


def with_approved(facts: Facts) -> Facts:
    """The facts as they print; the computed figure stays the input of the approved one."""
    printed: dict[int, Value] = {}
    for approval, ours in approvals_of(facts):
        if isinstance(ours, Figure | Phrase) and not why_not(approval, ours, facts):
            printed[id(ours)] = _approved(approval, ours, facts)
    return _replaced(facts, printed) if printed else facts


def _approved(approval: Approval, ours: Figure | Phrase, facts: Facts) -> Value:
    if isinstance(ours, Phrase):
        return Text(str(approval.value), approval.place_of("值"))
    value = exact_value(str(approval.value), ours, facts.styles.unit)
    formula = f"核定：{approval.reason}"
    return Figure(value, ours.kind, ours.name, formula, (ours,), approval.place_of("值"), ours.absent)


def _replaced(value: Any, printed: Mapping[int, Value]) -> Any:
    """The same tree with approved values; whatever holds none of them stays the same object."""
    if id(value) in printed:
        return printed[id(value)]
    if isinstance(value, Phrase):
        parts = tuple(_replaced(part, printed) for part in value.parts)
        return value if _same(parts, value.parts) else Phrase(parts, value.where, value.others)
    if isinstance(value, Figure | Text | Gap | Words | str):
        return value
    if isinstance(value, tuple):
        members = tuple(_replaced(member, printed) for member in value)
        return value if _same(members, value) else members
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    fields = {tag.field: getattr(value, tag.field) for tag in tags_of(type(value)).values()}
    changed = {name: new for name, old in fields.items() if (new := _replaced(old, printed)) is not old}
    return dataclasses.replace(value, **changed) if changed else value


def _same(new: tuple[Any, ...], old: tuple[Any, ...]) -> bool:
    return all(a is b for a, b in zip(new, old, strict=True))
