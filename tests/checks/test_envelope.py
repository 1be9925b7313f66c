"""Which published figures rounding explains."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks.published import verdict
from reportgen.compute.arithmetic import difference, ratio, total
from reportgen.compute.build import figure_styles
from reportgen.figures import Figure, FigureStyles
from reportgen.issues import Where
from reportgen.money import in_unit, round_half_up
from tests.facts import loaded

STYLES: FigureStyles = figure_styles(loaded("额尔古纳-2023").profile)
YUAN = st.integers(min_value=1, max_value=10**10).map(lambda cents: Decimal(cents).scaleb(-2))


def typed(yuan: str | Decimal) -> Figure:
    return Figure(Decimal(yuan), "金额", "数", where=Where("数.yaml", 1, 1))


def rate(part: str, base: str) -> Figure:
    found = ratio("率", "", typed(part), typed(base), "")
    assert isinstance(found, Figure)
    return found


@pytest.mark.parametrize(
    ("ours", "published", "expected"),
    [
        # 行政单位医疗: computed from the printed amounts.
        (rate("239704.00", "229452.00"), "104.47%", "相同"),
        (rate("239704.00", "229452.00"), "104.44%", "尾差"),
        (rate("239704.00", "229452.00"), "104.60%", "不同"),
        # 行政运行: no amounts that print so give it.
        (rate("5112900.00", "4371500.00"), "116.96%", "相同"),
        (rate("5112900.00", "4371500.00"), "116.97%", "不同"),
        # A share lowered to make room for another.
        (rate("16873588.40", "16873969.36"), "99.99%", "不同"),
        (rate("16873588.40", "16873969.36"), "100%", "相同"),
        (typed("125978.00"), "12.60", "相同"),
        (typed("125978.00"), "12.59", "不同"),
        (total("合计", "金额", "", [typed("125978.00")]), "12.59", "不同"),
        (total("合计", "金额", "", [typed("10049"), typed("10049"), typed("10049")]), "3.01", "相同"),
        (total("合计", "金额", "", [typed("10049"), typed("10049"), typed("10049")]), "3.00", "尾差"),
        (total("合计", "金额", "", [typed("10049"), typed("10049"), typed("10049")]), "2.97", "不同"),
        (difference("差额", "", typed("20049"), typed("10051")), "0.99", "尾差"),
        # Exact to the yuan: not from the printed figures.
        (total("合计", "金额", "", [typed("10049"), typed("10049"), typed("10049")]), "30147.00元", "相同"),
        (total("合计", "金额", "", [typed("10049"), typed("10049"), typed("10049")]), "30000.00元", "不同"),
        (rate("239704.00", "229452.00"), "104.440%", "不同"),
    ],
)
def test_verdict(ours: Figure, published: str, expected: str) -> None:
    assert verdict(ours, published, STYLES) == expected


@given(st.lists(YUAN, min_size=2, max_size=9))
def test_a_sum_of_printed_figures_is_never_another(amounts: list[Decimal]) -> None:
    ours = total("合计", "金额", "", [typed(each) for each in amounts])
    assert isinstance(ours, Figure)
    printed = sum(round_half_up(in_unit(each, "万元"), 2) for each in amounts)
    assert verdict(ours, f"{printed}", STYLES) in ("相同", "尾差")


@given(YUAN, st.integers(min_value=10**6, max_value=10**12).map(lambda cents: Decimal(cents).scaleb(-2)))
def test_a_rate_of_printed_figures_is_never_another(part: Decimal, base: Decimal) -> None:
    of_printed = round_half_up(in_unit(part, "万元"), 2) / round_half_up(in_unit(base, "万元"), 2) * 100
    ours = ratio("率", "", typed(part), typed(base), "")
    assert isinstance(ours, Figure)
    assert verdict(ours, f"{round_half_up(of_printed, 2)}%", STYLES) in ("相同", "尾差")


@given(st.lists(YUAN, min_size=2, max_size=9))
def test_a_sum_off_by_more_than_its_parts_round_is_another(amounts: list[Decimal]) -> None:
    ours = total("合计", "金额", "", [typed(each) for each in amounts])
    assert isinstance(ours, Figure)
    assert ours.value is not None
    wrong = round_half_up(in_unit(ours.value, "万元"), 2) + Decimal("0.01") * (len(amounts) + 2)
    assert verdict(ours, f"{wrong}", STYLES) == "不同"
