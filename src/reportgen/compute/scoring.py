"""How an indicator earns its points: one function per scoring rule that a profile or a row can choose.

A score is awarded in whole hundredths (or as the profile says): rounding belongs to the rule, so that the
scores printed in a column add up to the total printed below them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reportgen.model.project import Indicator
from reportgen.model.values import Gap, Measure, Text
from reportgen.money import divide
from reportgen.profile.records import Scoring

POSITIVE = ("大于等于", "大于")
REVERSE = ("小于等于", "小于")
QUALITATIVE = "定性"

_ONE, _ZERO = Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target beside what was reached: the numbers that every rule judges."""

    direction: str
    low: Decimal
    high: Decimal
    actual: Decimal

    @property
    def met(self) -> bool:
        """Was the target reached?"""
        match self.direction:
            case "大于等于":
                return self.actual >= self.low
            case "大于":
                return self.actual > self.low
            case "小于等于":
                return self.actual <= self.high
            case "小于":
                return self.actual < self.high
            case _:
                return self.low <= self.actual <= self.high

    @property
    def bound(self) -> Decimal:
        """The end of the target that counts: the only one, or the nearer one of a range."""
        return self.low if self.actual < self.low else self.high


def _proportional(outcome: Outcome) -> Decimal:
    """实际 ÷ 目标."""
    if outcome.bound <= 0:
        return _ZERO
    return divide(outcome.actual, outcome.bound)


def _reverse_proportional(outcome: Outcome) -> Decimal:
    """1 - 超出部分 ÷ 目标: nothing from twice the target on."""
    if outcome.bound <= 0:
        return _ZERO
    return _ONE - divide(outcome.actual - outcome.bound, outcome.bound)


def _inverse_ratio(outcome: Outcome) -> Decimal:
    """目标 ÷ 实际 for a cap, 实际 ÷ 目标 for a floor."""
    if outcome.direction not in REVERSE:
        return _proportional(outcome)
    return divide(outcome.bound, outcome.actual) if outcome.actual > 0 else _ZERO


def _by_deviation(outcome: Outcome) -> Decimal:
    """1 - 偏离部分 ÷ 目标, on either side of the target."""
    if outcome.bound <= 0:
        return _ZERO
    return _ONE - divide(abs(outcome.actual - outcome.bound), outcome.bound)


def _all_or_nothing(_outcome: Outcome) -> Decimal:
    """Not reached: nothing."""
    return _ZERO


@dataclass(frozen=True, slots=True)
class ScoringRule:
    """The share of the points that a missed target still earns, and how to say it."""

    share: Callable[[Outcome], Decimal]
    formula: str


SHARES: dict[str, ScoringRule] = {
    "按比例": ScoringRule(_proportional, "达到目标得满分，否则分值 × 实际 ÷ 目标"),
    "反向按比例": ScoringRule(_reverse_proportional, "达到目标得满分，否则分值 ×（1 - 超出目标部分 ÷ 目标）"),
    "比值": ScoringRule(_inverse_ratio, "达到目标得满分，否则分值 × 目标 ÷ 实际"),
    "偏离扣分": ScoringRule(_by_deviation, "达到目标得满分，否则分值 ×（1 - 偏离目标部分 ÷ 目标）"),
    "全有全无": ScoringRule(_all_or_nothing, "达到目标得满分，否则不得分"),
}


def share_earned(rule: str, outcome: Outcome) -> Decimal:
    """The share of its points that an indicator earns, between 0 and 1."""
    if outcome.met:
        return _ONE
    return min(_ONE, max(_ZERO, SHARES[rule].share(outcome)))


def rule_for(indicator: Indicator, direction: str, scoring: Scoring) -> str:
    """The rule that the row states, else the profile's rule for its direction."""
    if isinstance(indicator.rule, Text):
        return indicator.rule.text
    if direction == QUALITATIVE:
        return "定性档"
    if direction in POSITIVE:
        return str(scoring.positive)
    if direction in REVERSE:
        return str(scoring.reverse)
    return str(scoring.equal if direction == "等于" else scoring.range)


def outcome_of(direction: str, target: Measure | Gap, actual: Measure | Gap | None) -> Outcome | None:
    """Target and actual as numbers; None when one of them is not a number."""
    if not isinstance(target, Measure) or not isinstance(actual, Measure):
        return None
    if target.low is None or target.high is None or actual.number is None:
        return None
    return Outcome(direction, target.low, target.high, actual.number)


def judgement_of(indicator: Indicator) -> str | None:
    """The judgement of a 定性 row: as typed, else 达成 when the actual text is the target's text."""
    if isinstance(indicator.judgement, Text):
        return indicator.judgement.text
    target, actual = indicator.target, indicator.actual
    if isinstance(target, Measure) and isinstance(actual, Measure) and target.text == actual.text:
        return "达成"
    return None
