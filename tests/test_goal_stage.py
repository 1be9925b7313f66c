"""Before the year ends a project has goals only: its goal tables are made, its evaluation is not asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.pipeline import Outcome
from tests.sample import GOALS_ONLY, UNIT, YEAR, make_changed_workspace, make_workspace, starter


def build(root: Path) -> Outcome:
    return pipeline.build(root, root / "out", Selection())


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in outcome.issues]


def goals_only(root: Path, profile: str = "内蒙古-2021") -> Path:
    return make_workspace(root, GOALS_ONLY, starter("单位.yaml").replace("内蒙古-2023", profile))


def test_only_goal_tables_are_made(tmp_path: Path) -> None:
    outcome = build(goals_only(tmp_path))
    assert [Path(each.path).stem for each in outcome.documents] == ["项目清单", "项目预算绩效目标表（另一项目）"]
    assert told(outcome) == [
        ("T216", "《部门整体预算绩效目标表》没有生成：年度文件夹里没有“文件: 整体支出”"),
        ("T216", "《项目支出绩效自评表》没有生成：各项目都还没有填全年执行、实际、完成情况"),
        ("T216", "《项目预算绩效目标表（合并）》没有生成：年度文件夹里没有“文件: 整体支出”"),
    ]
    assert {issue.level for issue in outcome.issues} == {"note"}


@pytest.mark.parametrize(
    "line",
    [
        "资金.财政拨款.全年执行: 4.5",
        "完成情况: 已购置",
        "指标.数量指标[1].实际: 2",
    ],
)
def test_whoever_begins_an_evaluation_is_asked_for_all_of_it(tmp_path: Path, line: str) -> None:
    root = make_changed_workspace(tmp_path, f"另一项目.{line}")
    codes = {issue.code for issue in build(root).issues if issue.where.file.endswith("另一项目.yaml")}
    assert codes & {"W103", "P301"}
    assert "P308" not in codes


def test_one_forgotten_among_others_is_an_error(tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, "另一项目.项目名称: 设备购置费")
    assert told(build(root)) == [("P308", "“设备购置费”没有填全年执行、实际和完成情况，同年度别的项目已经自评")]


def every_project(root: Path) -> None:
    """Give the unit a form of results that is made for every project."""
    unit = root / "data" / UNIT / "单位.yaml"
    unit.write_text(starter("单位.yaml").replace("内蒙古-2023", "某市"), encoding="utf-8")
    folder = root / "templates" / "某市"
    folder.mkdir(parents=True)
    plan = "文档: {项目支出绩效自评表: {范围: 每个项目}}\n"
    (folder / "格式.yaml").write_text(f"文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n{plan}", encoding="utf-8")


def test_what_a_forgotten_project_cannot_print_is_no_further_error(tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, "另一项目.项目名称: 设备购置费")
    every_project(root)
    assert [code for code, _ in told(build(root))] == ["P308"]


def test_a_form_of_results_for_every_project_never_prints_blanks(tmp_path: Path) -> None:
    root = goals_only(tmp_path)
    every_project(root)
    outcome = build(root)
    assert ("W104", "《项目支出绩效自评表（另一项目）》要印“完成情况”，没有填") in told(outcome)
    assert ("W104", "《项目支出绩效自评表（另一项目）》要印“执行率”，要用的“全年执行”没有填") in told(outcome)
    assert outcome.documents == ()
    assert told(pipeline.check(tmp_path, Selection())) == told(outcome)


def test_every_gap_of_a_form_is_told_at_once_and_at_its_place(tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, "整体.编制人数: 3")
    unit = root / "data" / UNIT / "单位.yaml"
    unit.write_text(starter("单位.yaml").replace("内蒙古-2023", "甘肃-2021"), encoding="utf-8")
    found = [(str(issue.where), issue.message) for issue in build(root).issues if issue.code == "W104"]
    where = f"data/{UNIT}/{YEAR}/整体支出.yaml:1:1"
    form = "《部门（单位）整体支出绩效目标自评表》要印"
    assert found == [
        (where, f"{form}“上年预算执行”，没有填"),
        (where, f"{form}“任务”，没有填"),
        (where, f"{form}“单位职能”，没有填"),
        (where, f"{form}“实有人数”，没有填"),
        (where, f"{form}“年末结转结余”，要用的“上年预算执行”没有填"),
        (where, f"{form}“总体目标”，没有填"),
        (where, f"{form}“执行率”，要用的“上年预算执行”没有填"),
        (where, f"{form}“指标”，没有填"),
    ]


def test_goals_item_by_item_stand_for_the_goal(tmp_path: Path) -> None:
    text = GOALS_ONLY.replace("预期目标: 购置设备2台", "目标: [购置设备, 投入使用]")
    make_workspace(tmp_path, text, starter("单位.yaml").replace("内蒙古-2023", "内蒙古-2021"))
    facts = pipeline.facts_of(tmp_path, Selection())[0]
    assert str(facts.projects[0].goal) == "购置设备\n投入使用"


def test_no_goal_at_all(tmp_path: Path) -> None:
    make_workspace(tmp_path, GOALS_ONLY.replace("预期目标: 购置设备2台\n", ""))
    assert ("W103", "缺“预期目标”（分条写的用“目标”）") in told(build(tmp_path))


def test_two_files_of_the_whole_unit(tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, "整体.编制人数: 3")
    year = root / "data" / UNIT / str(YEAR)
    (year / "整体支出（新）.yaml").write_bytes((year / "整体支出.yaml").read_bytes())
    assert told(build(root)) == [("M125", f"这个年度已有“整体支出”文件 data/{UNIT}/{YEAR}/整体支出.yaml")]


def test_a_file_of_another_year(tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, "整体.年度: 2022")
    assert [code for code, _ in told(build(root))] == ["M111"]
