"""How points are earned: the rules of domain practice, and laws that hold for all numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compute.indicators import nature_of
from reportgen.compute.scoring import SHARES, Outcome, share_earned
from reportgen.model.project import DIRECTIONS
from tests.facts import project_of, value

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=4)
TARGETS = st.decimals(min_value="0.0001", max_value=10**9, places=4)
QUANTITATIVE = tuple(direction for direction in DIRECTIONS if direction != "定性")


def share(rule: str, direction: str, target: str, actual: str) -> Decimal:
    low, _, high = target.partition("-")
    return share_earned(rule, Outcome(direction, Decimal(low), Decimal(high or low), Decimal(actual)))


@pytest.mark.parametrize(
    ("rule", "direction", "target", "actual", "expected"),
    [
        ("按比例", "大于等于", "10", "40", "1"),
        ("按比例", "大于等于", "10", "9", "0.9"),
        ("按比例", "大于等于", "0", "0", "1"),
        ("反向按比例", "小于等于", "8", "8", "1"),
        ("反向按比例", "小于等于", "8", "10", "0.75"),
        ("反向按比例", "小于等于", "8", "16", "0"),
        ("反向按比例", "小于等于", "8", "20", "0"),
        ("反向按比例", "小于等于", "0", "1", "0"),
        ("比值", "小于等于", "8", "10", "0.8"),
        ("比值", "大于等于", "10", "9", "0.9"),
        ("偏离扣分", "等于", "6", "6", "1"),
        ("偏离扣分", "等于", "6", "12", "0"),
        ("偏离扣分", "等于", "6", "7.5", "0.75"),
        ("偏离扣分", "等于", "6", "4.5", "0.75"),
        ("偏离扣分", "区间", "2-4", "3", "1"),
        ("偏离扣分", "区间", "2-4", "1", "0.5"),
        ("偏离扣分", "区间", "2-4", "5", "0.75"),
        ("全有全无", "小于等于", "7.8", "10.154302", "0"),
        ("全有全无", "小于等于", "7.8", "7.8", "1"),
    ],
)
def test_share_of_the_points(rule: str, direction: str, target: str, actual: str, expected: str) -> None:
    assert share(rule, direction, target, actual) == Decimal(expected)


@given(rule=st.sampled_from(sorted(SHARES)), direction=st.sampled_from(QUANTITATIVE), target=TARGETS, actual=NUMBERS)
def test_a_share_is_between_nothing_and_all(rule: str, direction: str, target: Decimal, actual: Decimal) -> None:
    outcome = Outcome(direction, target, target, actual)
    assert 0 <= share_earned(rule, outcome) <= 1


@given(rule=st.sampled_from(sorted(SHARES)), direction=st.sampled_from(QUANTITATIVE), target=TARGETS, actual=NUMBERS)
def test_a_reached_target_earns_all(rule: str, direction: str, target: Decimal, actual: Decimal) -> None:
    outcome = Outcome(direction, target, target, actual)
    if outcome.met:
        assert share_earned(rule, outcome) == 1


@given(target=TARGETS, one=NUMBERS, other=NUMBERS)
def test_doing_more_of_what_is_wanted_never_earns_less(target: Decimal, one: Decimal, other: Decimal) -> None:
    less, more = sorted((one, other))
    floor = [share_earned("按比例", Outcome("大于等于", target, target, actual)) for actual in (less, more)]
    cap = [share_earned("反向按比例", Outcome("小于等于", target, target, actual)) for actual in (less, more)]
    assert floor == sorted(floor)
    assert cap == sorted(cap, reverse=True)


@pytest.mark.parametrize(
    ("direction", "nature"),
    [("大于等于", "正向"), ("等于", "正向"), ("小于等于", "反向"), ("小于", "反向"), ("定性", "定性")],
)
def test_nature_follows_from_direction(direction: str, nature: str) -> None:
    assert nature_of(direction) == nature


SEED_COST = "{名称: 差旅费, 方向: 小于等于, 目标: 7.8, 实际: 10.154302, 单位: 万元, 分值: 2.5, 评分: RULE, 偏差: 甲}"


@pytest.mark.parametrize(("rule", "score"), [("反向按比例", "1.75"), ("比值", "1.92"), ("全有全无", "0")])
def test_the_same_overspending_under_three_rules(tmp_path: Path, rule: str, score: str) -> None:
    project = project_of(tmp_path, {"指标.成本指标[1]": SEED_COST.replace("RULE", rule)})
    assert value(next(each for each in project.indicators if str(each.name) == "差旅费").score) == score


def test_a_judged_score_is_kept_and_known_as_such(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"指标.数量指标[1].得分": "{值: 7, 原因: 试算}"})
    assert (value(project.indicators[0].score), project.indicators[0].manual) == ("7", True)


def test_a_bare_judged_score_means_the_same(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"指标.数量指标[1].得分": "7"})
    assert (value(project.indicators[0].score), project.indicators[0].manual) == ("7", True)
