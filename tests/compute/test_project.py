"""Fund table, totals and grade of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.compute.names import Unresolved, resolve, values_of
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Gap, Text
from reportgen.phrases import Phrase
from tests.facts import facts_of, project_of, value

FUNDS = "资金.财政拨款"


@pytest.mark.parametrize(
    ("initial", "budget", "executed", "rate", "score"),
    [
        ("0.00", "15.36", "13.75", "89.52", "8.95"),
        ("80.00", "80.00", "45.700978", "57.13", "5.71"),
        ("156.47", "156.47", "140.00", "89.47", "8.95"),
        ("16", "16", "16", "100.00", "10"),
        ("10", "10", "12", "120.00", "10"),
    ],
)
def test_rate_on_the_adjusted_budget_and_its_points(
    tmp_path: Path, initial: str, budget: str, executed: str, rate: str, score: str
) -> None:
    facts = facts_of(tmp_path, {FUNDS: f"{{年初预算: {initial}, 全年预算: {budget}, 全年执行: {executed}}}"})
    project = facts.projects[0]
    assert isinstance(project.rate, Figure)
    assert facts.styles.in_cell(project.rate) == rate
    assert value(project.execution_score) == score


def test_a_zero_budget_has_no_rate_and_prints_what_the_profile_says(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, {FUNDS: "{年初预算: 0, 全年预算: 0, 全年执行: 0}"})
    project = facts.projects[0]
    assert isinstance(project.rate, Figure)
    assert project.rate.value is None
    assert facts.styles.in_cell(project.rate) == "0"
    assert value(project.execution_score) == "0"
    assert isinstance(project.result, Phrase)
    assert facts.styles.joined(project.result.parts) == "全年举办业务培训4期，预算执行率不适用。"


def test_sources_add_up_row_by_row(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"资金.上年结转资金": "{年初预算: 0, 全年预算: 2.5, 全年执行: 1}"})
    rows = [tuple(value(each) for each in (row.initial, row.budget, row.executed)) for row in project.fund_rows]
    assert rows == [
        ("120000", "125000", "106000"),
        ("120000", "100000", "96000"),
        ("0", "25000", "10000"),
        ("0", "0", "0"),
    ]


def test_what_is_not_zero_but_does_not_exist(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, {"资金.其他资金": "{年初预算: 无, 全年预算: 0, 全年执行: 0}"})
    other = facts.projects[0].fund_rows[3]
    assert isinstance(other.initial, Figure)
    assert isinstance(other.budget, Figure)
    assert (facts.styles.in_cell(other.initial), facts.styles.in_cell(other.budget)) == ("——", "0.00")


def test_total_and_grade(tmp_path: Path) -> None:
    project = project_of(tmp_path)
    assert (value(project.full), value(project.total), str(project.grade)) == ("100", "99.4", "优")


@pytest.mark.parametrize(("score", "grade"), [("10", "优"), ("0", "中")])
def test_the_grade_follows_the_total(tmp_path: Path, score: str, grade: str) -> None:
    changes = {f"指标.{group}[1].得分": score for group in ("数量指标", "质量指标")}
    assert str(project_of(tmp_path, changes).grade) == grade


def test_group_subtotals(tmp_path: Path) -> None:
    groups = project_of(tmp_path).groups
    found = [(str(group.name), value(group.points), value(group.score), group.standard) for group in groups]
    assert found == [
        ("产出指标", "50", "50", 50),
        ("效益指标", "30", "30", 30),
        ("满意度指标", "10", "9.8", 10),
    ]


def test_a_gap_makes_gaps_never_wrong_numbers(tmp_path: Path) -> None:
    project = project_of(tmp_path, {f"{FUNDS}.全年执行": "待填"})
    assert [type(each) for each in (project.executed, project.rate, project.execution_score, project.total)] == [
        Gap
    ] * 4


def test_a_figure_knows_its_formula_and_the_places_of_its_inputs(tmp_path: Path) -> None:
    rate = project_of(tmp_path).rate
    assert isinstance(rate, Figure)
    file = "data/演示单位/2023/项目/示例项目.yaml"
    assert rate.formula == "全年执行 ÷ 全年预算"
    assert list(rate.places()) == [Where(file, 9, 11), Where(file, 8, 11)]


def test_every_figure_has_a_formula_or_a_place_of_its_own_and_leads_to_typed_places(tmp_path: Path) -> None:
    changes = {
        "资金.其他资金": "{年初预算: 无, 全年预算: 0, 全年执行: 0}",
        "指标.质量指标[1].得分": "{值: 10, 原因: 试}",
    }
    figures = {name: each for name, each in values_of(facts_of(tmp_path, changes), "") if isinstance(each, Figure)}
    assert len(figures) > 60
    assert [name for name, each in figures.items() if not each.formula and each.where is None] == []
    assert [name for name, each in figures.items() if not list(each.places())] == []


def test_a_text_takes_its_figures_from_the_data(tmp_path: Path) -> None:
    result = project_of(tmp_path).result
    assert isinstance(result, Phrase)
    assert [part if isinstance(part, str) else part.name for part in result.parts] == [
        "全年举办业务培训4期，预算执行率",
        "执行率",
        "。",
    ]


def test_own_weights_replace_the_profiles(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"分值": "{预算执行率: 15, 产出指标: 45}"})
    assert (value(project.execution_points), project.groups[0].standard) == ("15", 45)


def test_the_unit_glued_to_a_value_is_not_printed_twice(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"指标.数量指标[1].目标": "4期"})
    assert str(project.indicators[0].target) == "4"


NAMES = [
    ("项目[业务培训经费].总分", "99.4"),
    ("项目.总分", "99.4"),
    ("项目.业务培训经费.总分", "99.4"),
    ("项目.指标[参训人次].分值", "10"),
    ("项目.资金行[年度资金总额].全年执行", "96000"),
    ("项目.分组[产出指标].得分", "50"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_names_lead_to_values(tmp_path: Path, name: str, expected: str) -> None:
    facts = facts_of(tmp_path)
    found = resolve(facts, name, facts.projects[0])
    assert isinstance(found, Figure)
    assert value(found) == expected


@pytest.mark.parametrize(
    ("name", "part", "near"),
    [
        ("项目.总粉", "总粉", "总分"),
        ("项目[业务培训].总分", "业务培训", "业务培训经费"),
        ("单位.电话", "电话", "联系电话"),
        ("格式.资金列.年初", "年初", "年初预算数"),
        ("项目..总分", "项目..总分", ""),
    ],
)
def test_names_that_lead_nowhere_name_the_nearest(tmp_path: Path, name: str, part: str, near: str) -> None:
    facts = facts_of(tmp_path)
    found = resolve(facts, name, facts.projects[0])
    assert isinstance(found, Unresolved)
    assert (found.part, found.near) == (part, near)


def test_every_listed_name_resolves_to_its_value(tmp_path: Path) -> None:
    facts = facts_of(tmp_path)
    listed = list(values_of(facts, ""))
    assert len(listed) > 100
    for name, expected in listed:
        assert resolve(facts, name) == expected


def test_words_resolve_too(tmp_path: Path) -> None:
    assert resolve(facts_of(tmp_path), "格式.指标列.偏差原因") == Text("偏差原因分析及改进措施")
