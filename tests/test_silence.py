"""Of data that agrees with itself nothing is said, whatever the amounts, codes, years and formats."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.model.accounts import FUNDS, SPENDING_TYPES
from tests.consistent.units import PROFILES, random_unit, write_workspace

UNITS, WORKSPACES = 10, 20
SEEDS = st.integers(min_value=0, max_value=2**32 - 1)

slowly = settings(
    max_examples=WORKSPACES,
    deadline=None,
    # A smaller seed is no simpler a workspace.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.slow
@slowly
@given(SEEDS)
def test_consistent_units_are_silent(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    root = write_workspace(tmp_path_factory.mktemp("单位"), Random(seed), UNITS)
    outcome = pipeline.check(root, Selection())
    assert [str(issue) for issue in outcome.issues if issue.level != "note"] == []
    assert [each.report.folder for each in outcome.unit_years if each.compared is None] == []
    assert len({each.report.folder for each in outcome.unit_years}) == UNITS


def test_the_units_are_of_every_kind() -> None:
    chance = Random(1)
    units = [random_unit(chance, f"第{number}局") for number in range(200)]
    files = [content for unit in units for content in unit.values()]
    profiles = {profile for content in files if content["文件"] == "单位" for profile in content["格式"].values()}
    spendings = [row for content in files if content["文件"] == "决算" for row in content["支出"]]
    projects = [content for content in files if content["文件"] == "项目"]
    assert profiles == set(PROFILES)
    assert {row.get("资金", FUNDS[0]) for row in spendings} == set(FUNDS)
    assert {row["类型"] for row in spendings} == set(SPENDING_TYPES)
    assert {content["年度"] for content in projects} == set(range(2020, 2026))
    assert {content["金额单位"] for content in projects} == {"元", "万元"}
    assert sum("科目" in content for content in projects) > 50
    assert sum(content["文件"] == "整体支出" for content in files) > 100
