"""The whole unit: sums, last year, tasks from projects, and the combined goal table."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.compute.build import compute
from reportgen.compute.facts import Facts
from reportgen.compute.whole_facts import WholeFacts
from reportgen.figures import Figure
from reportgen.model.values import Gap
from reportgen.model.workspace import read_workspace
from tests.facts import loaded, value
from tests.sample import make_changed_workspace


def facts_of(root: Path, *lines: str, profile: str = "内蒙古-2023") -> Facts:
    report = read_workspace(make_changed_workspace(root, "\n".join(lines))).reports[0]
    assert report.issues == ()
    return compute(report, loaded(profile).profile)


def whole_of(root: Path, *lines: str) -> WholeFacts:
    whole = facts_of(root, *lines).whole
    assert whole is not None
    return whole


def test_the_total_is_basic_spending_and_the_projects(tmp_path: Path) -> None:
    whole = whole_of(tmp_path, "整体.基本支出: 90.5")
    assert [value(each) for each in (whole.basic, whole.projects, whole.size)] == ["905000", "100000", "1005000"]


def test_a_total_with_a_part_missing_is_missing(tmp_path: Path) -> None:
    assert isinstance(whole_of(tmp_path, "整体.编制人数: 3").size, Gap)


def test_tasks_take_the_funds_of_their_project(tmp_path: Path) -> None:
    whole = whole_of(
        tmp_path,
        "资金.其他资金: {年初预算: 1, 全年预算: 2, 全年执行: 2}",
        "整体.任务: [{名称: 运转, 财政拨款: 3, 其他资金: 0.5}, {名称: 培训, 项目: 业务培训经费}]",
    )
    found = [[value(each) for each in (task.amount, task.fiscal, task.other)] for task in whole.tasks]
    assert found == [["35000", "30000", "5000"], ["120000", "100000", "20000"]]
    sums = (whole.task_amount, whole.task_fiscal, whole.task_other)
    assert [value(each) for each in sums] == ["155000", "130000", "25000"]


def test_a_task_of_an_unknown_project_has_no_amount(tmp_path: Path) -> None:
    whole = whole_of(tmp_path, "整体.任务: [{名称: 培训, 项目: 没有的项目}]")
    assert isinstance(whole.task_amount, Gap)


def test_what_is_left_of_last_year(tmp_path: Path) -> None:
    record = "{年初预算: 10, 调整预算: 8, 实际支出: 6, 结转下年使用: 1}"
    last = whole_of(tmp_path, f"整体.上年预算执行: {record}").last_year
    assert [value(each) for each in (last.rate, last.left, last.carried_on)] == ["0.75", "20000", "10000"]


def test_no_last_year(tmp_path: Path) -> None:
    record = "{年初预算: 无, 调整预算: 无, 实际支出: 无, 结转下年使用: 无}"
    last = whole_of(tmp_path, f"整体.上年预算执行: {record}").last_year
    figures = (last.initial, last.rate, last.left, last.carried_on)
    assert [each.absent if isinstance(each, Figure) else each for each in figures] == ["——"] * 4


def test_a_task_without_money_is_a_gap_and_none_at_all_prints_as_such(tmp_path: Path) -> None:
    tasks = whole_of(tmp_path, "整体.任务: [{名称: 运转}, {名称: 培训, 财政拨款: 无}]").tasks
    assert isinstance(tasks[0].amount, Gap)
    assert isinstance(tasks[1].fiscal, Figure)
    assert (tasks[1].fiscal.value, tasks[1].fiscal.absent) == (None, "——")


def test_what_is_listed_and_was_left_out_is_a_gap(tmp_path: Path) -> None:
    whole = whole_of(tmp_path, "整体.编制人数: 3")
    first = (whole.tasks[0].name, whole.goals[0].content, whole.part_goals[0].name, whole.safeguards[0].content)
    assert all(isinstance(each, Gap) for each in (*first, whole.duties[0].duty, whole.indicator_rows[0].name))


def test_an_empty_second_level_keeps_a_row(tmp_path: Path) -> None:
    group = "{效益: {生态效益: [], 社会效益: [{名称: 甲, 方向: 定性, 目标: 好}, {名称: 乙, 方向: 定性, 目标: 好}]}}"
    rows = whole_of(tmp_path, f"整体.指标: {group}").indicator_rows
    found = [(str(row.second_level), str(row.name), value(row.number_in_group)) for row in rows]
    assert found == [("生态效益", "", "1"), ("社会效益", "甲", "1"), ("社会效益", "乙", "2")]


def test_goals_with_the_same_targets_share_a_row(tmp_path: Path) -> None:
    rows = facts_of(
        tmp_path,
        "指标.数量指标: [{名称: 甲。, 方向: 大于等于, 目标: 4, 半年目标: 2, 实际: 4, 单位: 期, 分值: 10},"
        " {名称: 乙, 方向: 大于等于, 目标: 4, 半年目标: 2, 实际: 4, 单位: 期, 分值: 5},"
        " {名称: 丙, 方向: 大于等于, 目标: 4, 半年目标: 3, 实际: 4, 单位: 期, 分值: 5}]",
        profile="内蒙古-2021",
    ).performance.goal_rows
    found = [(str(row.name), row.half_year) for row in rows if str(row.first_level) == "产出"]
    assert found[:2] == [("甲；乙", "≥2期"), ("丙", "≥3期")]
    assert found[2][0] == "培训合格率"
    assert isinstance(found[2][1], Gap)
    assert [str(row.second_level) for row in rows][-2:] == ["服务对象满意度"] * 2


@pytest.mark.parametrize(
    ("lines", "size"),
    [
        (("资金.财政拨款: {年初预算: 12, 全年预算: 10, 全年执行: 9.6}",), "100000"),
        (("资金.财政拨款: {年初预算: 12}",), "120000"),
    ],
)
def test_the_size_of_a_project_is_its_budget_or_before_that_its_initial_one(
    tmp_path: Path, lines: tuple[str, ...], size: str
) -> None:
    assert value(facts_of(tmp_path, *lines).projects[0].size) == size
