"""What rules say that they compared: as often as they did, and before they judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.checks import Compared, Rule, all_rules
from reportgen.checks.runner import Tally, added
from reportgen.examine import Selection
from tests.accounts_sample import TWO_ROWS, accounts, make
from tests.sample import UNIT, YEAR, make_changed_workspace, make_workspace
from tests.test_last_year import put

COUNTING = [rule for rule in all_rules() if rule.counts]


def tallies(root: Path, year: int = YEAR) -> dict[str, Tally | None]:
    """What was compared for one year."""
    (each,) = (each for each in pipeline.check(root, Selection()).unit_years if each.report.year == year)
    assert each.compared is not None
    return dict(each.compared)


@pytest.mark.parametrize("rule", COUNTING, ids=lambda rule: rule.code)
def test_who_finds_something_has_compared_something(rule: Rule, tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, rule.page.sections["错例"])
    found = [issue for issue in pipeline.check(root, Selection()).issues if issue.code == rule.code]
    tally = tallies(root)[rule.code]
    assert tally is not None
    assert sum(tally.values()) >= len(found) >= 1


def test_each_kind_is_told_apart(tmp_path: Path) -> None:
    published = "公布值: [{位置: 项目.总分, 值: 99.40}, {位置: 项目.执行率, 值: 94.00%}]"
    compared = tallies(make_changed_workspace(tmp_path, published))
    assert compared["A101"] == {Compared.TIE_OUT: 1, Compared.PERCENTAGE: 1}
    assert compared["P102"] == {Compared.SUM: 1}
    assert compared["P104"] == {Compared.ENTRY: 8}
    assert compared["A201"] == {}


def test_a_year_that_is_only_compared_with_counts_its_accounts(tmp_path: Path) -> None:
    make(tmp_path, accounts(TWO_ROWS))
    before = tmp_path / "data" / UNIT / str(YEAR - 1)
    before.mkdir()
    put(before / "决算.yaml", {**accounts(TWO_ROWS), "年度": YEAR - 1})
    compared = tallies(tmp_path, YEAR - 1)
    assert compared["A201"] == {Compared.TIE_OUT: 1}
    assert compared["P102"] == {}


def test_a_file_that_cannot_be_read_is_compared_with_nothing(tmp_path: Path) -> None:
    (each,) = pipeline.check(make_workspace(tmp_path, "名称：某局\n"), Selection()).unit_years
    assert each.compared is None


def test_comparisons_of_several_years_are_added() -> None:
    one: dict[str, Tally | None] = {"P101": {Compared.SUM: 3}, "W201": None}
    other: dict[str, Tally | None] = {"P101": {Compared.SUM: 2, Compared.ENTRY: 1}, "W201": {}, "A101": {}}
    assert added([one, other]) == {"A101": {}, "P101": {Compared.SUM: 5, Compared.ENTRY: 1}, "W201": None}
