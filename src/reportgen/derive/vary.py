"""Copies of the data in memory in which every input is another one: what does not follow them is no tag.

In the first one each amount has a factor of its own, so that figures that are equal by chance part, while figures that
are equal by computation stay equal. Zeros stay zeros and full marks full marks, so that the same sentences and rows
are printed. The second one is only there to tell names apart, and is never printed: see fill.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

from reportgen.compute.approved import with_approved
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts
from reportgen.model.project import ApprovedIndicator, Indicator
from reportgen.model.record import Record
from reportgen.model.values import Amount, Measure, Number, Text
from reportgen.model.workspace import Report
from reportgen.money import exact, multiply

_SHIFTED = str.maketrans("0123456789", "4567890123")
_OF_WORDS = ("科目", "编码", "截止")
"""Words made of digits that other records, or the dictionaries, are asked for."""


def varied(facts: Facts, before: Report | None) -> Facts:
    """The same facts from other inputs; the year is the next one."""
    return recomputed(facts, before, Vary())


def recomputed(facts: Facts, before: Report | None, vary: Vary) -> Facts:
    """The facts of a copy."""
    report = vary.report(facts.report)
    changed = compute(report, facts.profile, vary.report(before) if before is not None else None)
    return with_approved(changed)


class Vary:
    """One copy; equal words become equal other words, so that records go on naming each other."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def report(self, report: Report) -> Report:
        """The report of the next year."""
        parts = {
            "unit": self.record(report.unit),
            "projects": tuple(self.record(each) for each in report.projects),
            "whole": self.record(report.whole),
            "accounts": self.record(report.accounts),
            "overview": self.record(report.overview),
            "approvals": self.record(report.approvals),
        }
        return replace(report, **parts, year=report.year + 1)

    def record(self, value: Any) -> Any:
        """A record, or what stands in one."""
        if isinstance(value, Record):
            values = {name: self.of(key.key, getattr(value, name), value) for name, key in value.keys.items()}
            return type(value)(value.where, value.gap, values)
        if isinstance(value, tuple):
            return tuple(self.record(each) for each in value)
        if isinstance(value, dict):
            return {key: self.record(each) for key, each in value.items()}
        return self.leaf(value)

    def of(self, key: str, value: Any, holder: Record) -> Any:
        """What stands under a key."""
        if key in _OF_WORDS or (key == "格式" and isinstance(value, dict)):
            return value
        if isinstance(holder, Indicator) and key in ("目标", "半年目标", "实际"):
            return _twice(value)
        if isinstance(holder, ApprovedIndicator):
            return value
        if key in ("分值", "值") and isinstance(value, Number):
            return replace(value, value=value.value + 1)  # alike for all, so that the heaviest stay the heaviest
        if key == "年度" and isinstance(value, Number):
            return replace(value, value=value.value + 1)
        return self.record(value)

    def leaf(self, value: Any) -> Any:
        """Another value of the same kind."""
        if isinstance(value, Amount):
            return replace(value, yuan=multiply(value.yuan, self._factor()))
        if isinstance(value, Number):
            return replace(value, value=self._more(value.value))
        if isinstance(value, Text):
            return replace(value, text=value.text.translate(_SHIFTED))
        return value

    def _factor(self) -> Decimal:
        """Between 1.07 and 1.57, another one for each of fifty amounts in turn."""
        return Decimal(107 + 13 * next(self.numbers) % 50).scaleb(-2)

    def _more(self, value: Decimal) -> Decimal:
        """A whole number stays one; zero stays zero."""
        return multiply(value, Decimal((7, 11, 13)[next(self.numbers) % 3]))


def _twice(value: Any) -> Any:
    """A target and its result alike, so that full marks stay full."""
    if not isinstance(value, Measure) or value.low is None or value.high is None:
        return value
    low, high = multiply(value.low, Decimal(3)), multiply(value.high, Decimal(3))
    told = exact(low) if low == high else f"{exact(low)}-{exact(high)}"
    return replace(value, text=told + value.unit, low=low, high=high)
