"""What rules say that they compared: as often as they did, and before they judge."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.checks import Compared, Rule, all_rules
from reportgen.checks.runner import Tally, added
from reportgen.examine import Selection
from tests.accounts_sample import TWO_ROWS, accounts, make
from tests.sample import UNIT, YEAR, make_changed_workspace, make_workspace
from tests.test_last_year import put

RULES = all_rules()


def tallies(root: Path, year: int = YEAR) -> dict[str, Tally]:
    """What was compared for one year."""
    (each,) = (each for each in pipeline.check(root, Selection()).unit_years if each.report.year == year)
    assert each.compared is not None
    return dict(each.compared)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_count(rule: Rule) -> None:
    assert rule.check.__annotations__["return"] == "Checked"
    assert vars(sys.modules[rule.check.__module__])["Compared"] is Compared


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_who_finds_something_has_compared_something(rule: Rule, tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, rule.page.sections["错例"])
    found = [issue for issue in pipeline.check(root, Selection()).issues if issue.code == rule.code]
    assert sum(tallies(root)[rule.code].values()) >= len(found) >= 1


SIDES = {
    "A101": ("100", "99.40分", "0.6分"),
    "A102": ("104.44%", "104.47%", "-0.03个百分点"),
    "A201": ("1010000元", "1000000元", "10000元"),
    "A202": ("600000元", "590000元", "10000元"),
    "A203": ("970000元", "980000元", "-10000元"),
    "A204": ("9 人", "8 人", "1 人"),
    "A207": ("0元", "30000元", "-30000元"),
    "A208": ("900000元", "1000000元", "-100000元"),
    "A301": ("50000元", "0元", "50000元"),
    "A303": ("3 辆", "0 辆", "3 辆"),
    "A304": ("120000元", "100000元", "20000元"),
    "A305": ("2 辆", "1 辆", "1 辆"),
    "A307": ("9 人", "8 人", "1 人"),
    "A308": ("1 人", "2 人", "-1 人"),
    "A309": ("12 人", "10 人", "2 人"),
    "A310": ("58", "70", "-12"),
    "B101": ("10.6万元", "10万元", "0.6万元"),
    "B102": ("12万元", "10万元", "2万元"),
    "B103": ("9.6 分", "10 分", "-0.4 分"),
    "B105": ("9.8万元", "9.6万元", "0.2万元"),
    "B106": ("20%", "不少于 25%", ""),
    "B108": ("120000元", "110000元", "10000元"),
    "C103": ("一般行政管理事务", "行政运行", ""),
    "G103": ("110万元", "120万元", "-10万元"),
    "G104": ("100.00万元", "110.00万元", "-10.00万元"),
    "G106": ("95万元", "90万元", "5万元"),
    "K102": ("104.44%", "104.47%", "-0.03个百分点"),
    "K103": ("98", "99.40分", "-1.4分"),
    "K105": ("97.50", "99.40分", "-1.9分"),
    "P101": ("49 分", "50 分", "-1 分"),
    "P102": ("105 分", "100 分", "5 分"),
    "P201": ("9 分", "10 分", "-1 分"),
    "P202": ("93.33%", "60%（含）至 80%（不含）", ""),
    "P203": ("12 分", "10 分", "2 分"),
    "P204": ("9.8 分", "10 分", "-0.2 分"),
    "P206": ("150.00%", "低于 130%", ""),
    "P305": ("5", "不高于 4", ""),
    "P307": ("大于等于4期", "≥5期", ""),
    "P401": ("100.00分", "99.40分", "0.6分"),
    "P402": ("良", "优", ""),
    "P403": ("80%", "96.00%", "-16个百分点"),
    "P404": ("9.50万元", "9.60万元", "-0.1万元"),
    "P406": ("5 个", "8 个", "-3 个"),
    "P407": ("3 个", "1 个", "2 个"),
    "P412": ("2023年1月", "不早于 2023年6月", ""),
    "P413": ("100%", "有所提高", ""),
    "P414": ("105", "不高于 100", ""),
    "P416": ("5 分", "0 分", "5 分"),
    "P417": ("9.2万元", "9.6万元", "-0.4万元"),
    "P421": ("120000元", "100000元", "20000元"),
    "P424": ("5期", "4期", ""),
    "P430": ("13.28万元", "12.00万元或10.00万元或9.60万元", ""),
    "W203": ("9.60元", "9.6万元", ""),
}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code in SIDES], ids=lambda rule: rule.code)
def test_what_was_found_and_what_was_expected(rule: Rule, tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, rule.page.sections["错例"])
    issues = pipeline.check(root, Selection()).issues
    first = next(issue.sides for issue in issues if issue.code == rule.code and issue.sides is not None)
    assert (first.found, first.expected, first.difference) == SIDES[rule.code]


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
    one: dict[str, Tally] = {"P101": {Compared.SUM: 3}, "W201": {Compared.ENTRY: 1}}
    other: dict[str, Tally] = {"P101": {Compared.SUM: 2, Compared.ENTRY: 1}, "W201": {}, "A101": {}}
    assert added([one, other]) == {
        "A101": {},
        "P101": {Compared.SUM: 5, Compared.ENTRY: 1},
        "W201": {Compared.ENTRY: 1},
    }
