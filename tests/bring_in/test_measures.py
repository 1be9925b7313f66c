"""Direction, value and unit out of cells: the grammar of the data files read backwards."""

from __future__ import annotations

import pytest

from reportgen.bring_in.measures import Cells, Directions, measures_of
from tests.facts import loaded


def keys(profile: str, **cells: str) -> str:
    """What becomes of some cells, as a file has it; a mark where the direction is a guess."""
    found, guessed = measures_of(Cells(has_direction=True, **cells), Directions.of(loaded(profile).profile))
    return "，".join(f"{key} {text}" for key, text in found.items()) + ("？" if guessed else "")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("≧100%", "方向 大于等于，目标 100，单位 %"),
        ("≥ 95.5 ％", "方向 大于等于，目标 95.5，单位 %"),
        ("<=1,200万元", "方向 小于等于，目标 1,200，单位 万元"),
        ("不低于３次", "方向 大于等于，目标 3，单位 次"),
        ("394次", "方向 等于，目标 394，单位 次"),
        ("1-2次", "方向 区间，目标 1-2，单位 次"),
        ("2023.1-12月", "方向 定性，目标 2023.1-12月"),
        ("优", "方向 定性，目标 优"),
        ("≥上年", "方向 大于等于，目标 上年"),
        ("不低于上年", "方向 定性，目标 不低于上年"),
        ("——", ""),
    ],
)
def test_a_target_with_its_sign_and_unit(target: str, expected: str) -> None:
    assert keys("内蒙古-2021", target=target) == expected


def test_columns_of_their_own_count_more_than_signs() -> None:
    cells = {"direction": "小于等于", "nature": "反向", "unit": "天"}
    assert keys("内蒙古-2023", target="30", actual="28天", **cells) == "方向 小于等于，目标 30，实际 28，单位 天"


def test_half_a_year_of_words_keeps_its_sign() -> None:
    assert keys("内蒙古-2021", target="优", half_year="50%", actual="优") == "方向 定性，目标 优，半年目标 50%，实际 优"


def test_the_half_year_tells_the_direction_of_both() -> None:
    expected = "方向 大于等于，目标 100，半年目标 50，单位 %"
    assert keys("内蒙古-2021", target="100%", half_year="≥50%") == expected


def test_a_form_that_never_tells_directions_is_not_believed() -> None:
    assert keys("甘肃-2021", target="95%") == "方向 等于，目标 95，单位 %？"
