"""Waivers and levels: what they change, what they must not, and how a slip in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.checks import all_rules
from reportgen.examine import Selection
from tests.sample import changed, make_changed_workspace, make_workspace

ROW = "指标.数量指标[2]"
OVER = {f"{ROW}.实际": "300"}
SAID = "“参训人次”目标 200，实际 300，完成 150.00%，达到 130% 以上，没有说明"
WAIVER = "[{规则: P206, 理由: 上级年中追加了任务}]"
NOTE = ("note", "P206", f"{SAID}（已豁免：上级年中追加了任务）")
WARNING = ("warning", "P206", SAID)


def found(root: Path, changes: dict[str, str]) -> list[tuple[str, str, str]]:
    issues = pipeline.check(make_workspace(root, changed(changes)), Selection()).issues
    return [(issue.level, issue.code, issue.told) for issue in issues]


def waived(rule: str, position: str = "", reason: str = "上级年中追加了任务") -> dict[str, str]:
    place = f", 位置: '{position}'" if position else ""
    return {"豁免": f"[{{规则: {rule}{place}, 理由: {reason}}}]"}


def test_a_waiver_on_the_row_makes_a_note(tmp_path: Path) -> None:
    assert found(tmp_path, OVER | {f"{ROW}.豁免": WAIVER}) == [NOTE]


def test_a_waiver_at_the_head_of_the_file_holds_for_all_below(tmp_path: Path) -> None:
    assert found(tmp_path, OVER | {"豁免": WAIVER}) == [NOTE]


def test_a_waiver_on_another_row_changes_nothing(tmp_path: Path) -> None:
    unused = ("warning", "E101", "这里没有 P206 的问题，豁免没有用上")
    assert found(tmp_path, OVER | {"指标.数量指标[1].豁免": WAIVER}) == [unused, WARNING]


def test_a_position_holds_for_one_value_only(tmp_path: Path) -> None:
    assert found(tmp_path / "甲", OVER | waived("P206", "项目.指标[参训人次].实际")) == [NOTE]
    assert found(tmp_path / "乙", OVER | waived("P206", "项目.指标[举办培训期数].实际")) == [
        WARNING,
        ("warning", "E101", "“项目.指标[举办培训期数].实际”没有 P206 的问题，豁免没有用上"),
    ]


def test_the_position_of_a_computed_figure_is_that_of_its_inputs(tmp_path: Path) -> None:
    executed = {"资金.财政拨款.全年执行": "11"}
    ((level, code, _), *_) = found(tmp_path, executed | waived("B101", "项目.全年执行"))
    assert (level, code) == ("note", "B101")


def test_the_nearest_waiver_gives_the_reason(tmp_path: Path) -> None:
    outer = {"豁免": "[{规则: P206, 理由: 整个项目都超额}]"}
    assert found(tmp_path, OVER | outer | {f"{ROW}.豁免": WAIVER}) == [NOTE]


def test_a_waived_error_lets_the_documents_be_made(tmp_path: Path) -> None:
    wrong = {"公布值": "[{位置: 项目.总分, 值: 100}]"}
    stopped = pipeline.build(make_workspace(tmp_path / "甲", changed(wrong)), tmp_path / "甲" / "out", Selection())
    assert stopped.documents == ()
    root = make_workspace(tmp_path / "乙", changed(wrong | waived("A101", reason="公布时总分误印")))
    made = pipeline.build(root, root / "out", Selection())
    assert [each.status for each in made.documents] == ["新生成"]
    assert [(issue.level, issue.waived) for issue in made.issues] == [("note", "公布时总分误印")]


FAULTS = [
    (waived("P260"), "error", "E102", "没有规则“P260”，是否想写 P206"),
    (waived("p206"), "error", "E102", "没有规则“p206”，是否想写 P206"),
    (waived("超额"), "error", "E102", "没有规则“超额”"),
    (waived("12"), "error", "E102", "没有规则“12”"),
    (waived("P2O6"), "error", "E102", "没有规则“P2O6”，是否想写 P206"),
    (waived("Ｐ206"), "error", "E102", "没有规则“Ｐ206”，是否想写 P206"),
    (waived("s106"), "error", "E103", "s106 不是核对规则，不能豁免，级别也不能改"),
    (waived("P102"), "error", "E103", "P102（全部分值合计不等于100分）不能豁免"),
    (waived("S106"), "error", "E103", "S106 不是核对规则，不能豁免，级别也不能改"),
    (waived("E101"), "error", "E103", "E101 不是核对规则，不能豁免，级别也不能改"),
    (waived("P206", reason="无"), "error", "E104", "豁免 P206 没有写理由"),
    (
        waived("P206", "项目.指标[参训人数].实际"),
        "error",
        "E105",
        "豁免的位置“项目.指标[参训人数].实际”里的“参训人数”不是一个值，是否想写“参训人次”",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "level", "code", "message"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
def test_a_waiver_that_means_nothing(
    tmp_path: Path, changes: dict[str, str], level: str, code: str, message: str
) -> None:
    assert found(tmp_path, OVER | changes) == [WARNING, (level, code, message)]


def test_a_waiver_without_its_keys(tmp_path: Path) -> None:
    assert found(tmp_path, OVER | {"豁免": "[{规则: P206}]"}) == [WARNING, ("error", "W102", "缺“理由”")]


def levels(root: Path, *lines: str) -> list[tuple[str, str, str]]:
    issues = pipeline.check(make_changed_workspace(root, "\n".join(lines)), Selection()).issues
    return [(issue.level, issue.code, issue.message) for issue in issues]


@pytest.mark.parametrize(("word", "level"), [("错误", "error"), ("警告", "warning"), ("提示", "note")])
def test_a_profile_changes_a_level(tmp_path: Path, word: str, level: str) -> None:
    assert levels(tmp_path, f"格式.检查: {{P206: {word}}}", f"{ROW}.实际: 300") == [(level, "P206", SAID)]


def test_a_profile_turns_a_rule_off(tmp_path: Path) -> None:
    assert levels(tmp_path, "格式.检查: {P206: 不查}", f"{ROW}.实际: 300") == []


@pytest.mark.parametrize(
    ("stated", "code", "message"),
    [
        ("P260: 提示", "E102", "没有规则“P260”，是否想写 P206"),
        ("T101: 提示", "E103", "T101 不是核对规则，不能豁免，级别也不能改"),
        ("P102: 不查", "E106", "P102（全部分值合计不等于100分）的级别不能是“不查”，最低是“警告”"),
        ("A201: 提示", "E106", "A201（收入总计与支出总计不相等）的级别不能是“提示”，最低是“警告”"),
        ("P206: 小心", "M108", "“P206”写的是“小心”，应为其中之一：错误、警告、提示、不查"),
    ],
)
def test_a_level_that_cannot_be(tmp_path: Path, stated: str, code: str, message: str) -> None:
    assert levels(tmp_path, f"格式.检查: {{{stated}}}") == [("error", code, message)]


def test_a_firm_rule_may_become_a_warning(tmp_path: Path) -> None:
    (issue,) = levels(tmp_path, "格式.检查: {P102: 警告}", "格式.分值标准: {产出指标: 51}", "指标.数量指标[1].分值: 11")
    assert issue[:2] == ("warning", "P102")


def test_what_cannot_be_waived() -> None:
    firm = [rule.code for rule in all_rules() if rule.page.firm]
    assert {"A201", "A202", "K101", "K103", "K106", "P102", "W102"} <= set(firm)
    assert "P206" not in firm


def test_waivers_in_the_other_files(tmp_path: Path) -> None:
    waiver = "豁免: [{规则: P305, 理由: 上半年集中办理}]"
    own = f"{{名称: 完成率, 方向: 大于等于, 目标: 100, 半年目标: 500, 单位: '%', {waiver}}}"
    told = levels(tmp_path / "整体", f"整体.指标: {{产出: {{数量: [{own}]}}}}")
    assert [each[:2] for each in told if each[1] != "T216"] == [("note", "P305")]
    items = "[{科目: 30198, 类型: 基本支出, 决算: 60}, {科目: 30201, 类型: 项目支出, 决算: 38}]"
    accounts = (f"决算.经济分类: {items}", "决算.豁免: [{规则: C101, 理由: 本地自设科目}]")
    assert ("note", "C101") in [each[:2] for each in levels(tmp_path / "决算", *accounts)]
