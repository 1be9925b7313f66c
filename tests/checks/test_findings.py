"""What each rule says beyond its own example: whole messages, and silence where it should be silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from tests.facts import messages_of
from tests.sample import DELETED, changed, make_changed_workspace, make_workspace

FIRST = "指标.数量指标[1]"
NEW = "{名称: 新指标, 方向: DIRECTION, 目标: TARGET, 实际: ACTUAL, 单位: 次, 分值: 0}"


def found(root: Path, changes: dict[str, str]) -> list[tuple[str, str]]:
    issues = pipeline.check(make_workspace(root, changed(changes)), Selection()).issues
    return [(issue.code, issue.message) for issue in issues]


def published(name: str, value: str) -> dict[str, str]:
    return {"公布值": f"[{{位置: '{name}', 值: '{value}'}}]"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("项目.执行率", "96%"),
        ("项目.执行率", "96.00%"),
        ("项目.全年执行", "9.60万元"),
        ("项目.全年执行", "96000元"),
        ("项目.全年执行", "9.6"),
        ("项目.总分", "99.4分"),
        ("项目[业务培训经费].资金行[其中：财政拨款].全年预算", "10"),
        ("项目.等级", "优"),
        ("项目.指标[参训人次].实际", "210"),
        ("单位.名称", "演示单位"),
        ("项目.资金行[其他资金].执行率", "空白"),
    ],
)
def test_a_published_figure_that_agrees(tmp_path: Path, name: str, value: str) -> None:
    assert found(tmp_path, published(name, value)) == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("项目.执行率", "95.99%", "项目.执行率 公布为 95.99%，计算得 96.00%（全年执行 ÷ 全年预算）"),
        ("项目.全年执行", "9.61万元", "项目.全年执行 公布为 9.61万元，计算得 9.60万元（所列来源的全年执行）"),
        ("项目.全年执行", "96001元", "项目.全年执行 公布为 96001元，计算得 96000元（所列来源的全年执行）"),
        ("项目.等级", "良", "项目.等级 公布为“良”，数据中是“优”"),
        ("项目.总分", "空白", "项目.总分 公布的文档里空着，计算得 99.40分"),
        ("项目.总分", "九十九", "公布值“九十九”是汉字数字，只写半角数字，例如 1687.40"),
        (
            "项目.资金行[其他资金].执行率",
            "100%",
            "项目.资金行[其他资金].执行率 公布为 100%，按数据不存在这个数（表格里印 0）",
        ),
    ],
)
def test_a_published_figure_that_differs(tmp_path: Path, name: str, value: str, message: str) -> None:
    assert found(tmp_path, published(name, value)) == [("A101", message)]


def test_a_published_figure_of_an_unknown_name(tmp_path: Path) -> None:
    ((code, message),) = found(tmp_path, published("项目.总粉", "1"))
    assert code == "A101"
    assert message.startswith("位置“项目.总粉”里的“总粉”不存在，是否想写“总分”；这里可用：名称、编码、")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "项目",
            "位置“项目”是一组，不是一个数；写明其中一个：项目.年初预算、项目.全年预算、项目.全年执行、项目.预算数、"
            "项目.执行率、项目.执行分值、项目.执行得分、项目.指标分值、项目.满分、项目.总分、项目.目标[1].序号、"
            "项目.资金行[年度资金总额].年初预算",
        ),
        (
            "项目.分组",
            "位置“项目.分组”是一组，不是一个数；写明其中一个：项目.分组[产出指标]、项目.分组[效益指标]、"
            "项目.分组[满意度指标]",
        ),
        ("项目..总分", "位置“项目..总分”不存在"),
    ],
)
def test_a_published_figure_of_no_single_value(tmp_path: Path, name: str, message: str) -> None:
    assert found(tmp_path, published(name, "1")) == [("A101", message)]


@pytest.mark.parametrize(
    ("direction", "target", "actual", "messages"),
    [
        ("大于等于", "5", "6", []),
        ("区间", "1-2", "1", []),
        ("等于", "1-2", "2", []),
        ("大于等于", "5次", "5", []),
        ("定性", "3天", "3天", []),
        ("定性", "100%", "100%", []),
        ("定性", "2023年11月底前", "2023年10月", [("W103", "“新指标”缺“评价”")]),
        (
            "大于等于",
            "多次",
            "5",
            [("P302", "“新指标”方向是大于等于，目标“多次”却不是数")],
        ),
        ("大于等于", "5", "很多", [("P302", "“新指标”目标 5 是数，实际“很多”却不是一个数")]),
        ("大于等于", "1-2", "1", [("P302", "“新指标”目标 1-2 是区间，方向却是大于等于")]),
        (
            "小于等于",
            "1天",
            "100%",
            [
                ("P302", "“新指标”目标“1天”与实际“100%”单位不同，无法比较"),
                ("P303", "“新指标”的实际“100%”与计量单位“次”不一致"),
                ("P303", "“新指标”的目标“1天”与计量单位“次”不一致"),
            ],
        ),
        ("大于等于", "5元", "5", [("P303", "“新指标”的目标“5元”与计量单位“次”不一致")]),
    ],
)
def test_kinds_and_units(
    tmp_path: Path, direction: str, target: str, actual: str, messages: list[tuple[str, str]]
) -> None:
    row = NEW.replace("DIRECTION", direction).replace("TARGET", f"'{target}'").replace("ACTUAL", f"'{actual}'")
    if direction == "定性":
        row = row.replace("单位: 次, ", "")
    changes = {"指标.生态效益指标": f"[{row}]"}
    unexpected = [each for each in found(tmp_path, changes) if each[0] not in ("P104", "P204")]
    assert sorted(unexpected) == messages


def test_a_value_with_a_unit_where_no_unit_is_stated(tmp_path: Path) -> None:
    assert found(tmp_path, {f"{FIRST}.单位": DELETED, f"{FIRST}.目标": "4期"}) == [
        ("P303", "“举办培训期数”的目标“4期”带着单位，计量单位却没有写")
    ]


def test_an_actual_still_to_fill_is_told_at_its_place(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({f"{FIRST}.实际": "待填"}))
    (issue,) = pipeline.check(root, Selection()).issues
    assert (issue.code, issue.where.line, issue.where.column) == ("W102", 18, 9)


def test_a_key_left_out_is_told_at_its_record(tmp_path: Path) -> None:
    assert found(tmp_path, {"完成情况": DELETED}) == [("W103", "缺“完成情况”")]


def test_points_left_out(tmp_path: Path) -> None:
    assert ("W103", "“举办培训期数”缺“分值”") in found(tmp_path, {f"{FIRST}.分值": DELETED})


@pytest.mark.parametrize("empty", ["无", "—", "/"])
def test_no_reason_is_no_reason(tmp_path: Path, empty: str) -> None:
    assert [code for code, _ in found(tmp_path, {"指标.服务对象满意度指标[1].偏差": f"'{empty}'"})] == ["P204"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("完成年初预算的XX.X%", "XX.X"),
        ("培训××期", "××"),
        ("由｛单位｝组织", "｛单位｝"),
        ("由{单位}组织", "{单位}"),
        ("共___人", "___"),
        ("【请填写】", "【请填写】"),
        ("xx项目", "xx"),
        ("X年X月", "X"),
        ("20XX年", "20XX"),
        ("（增加/减少）5%", "（增加/减少）"),
        ("**万元", "**"),
        ("较上年增加（减少）5万元", "增加（减少）"),
        ("（增长）/（下降）5%", "（增长）/（下降）"),
        ("执行率增长/下降5%", "增长/下降"),
        ("支出 万元", "万元"),
        ("重点工作2", "重点工作2"),
        ("指标2：", "指标2："),
        ("……", "……"),
        ("单击此处输入文字", "单击此处输入"),
    ],
)
def test_text_left_over_from_a_template(tmp_path: Path, text: str, left: str) -> None:
    hint = (
        "；可引用的名字：项目名称、年初预算、全年预算、全年执行、执行率、执行得分、总分、等级" if left[0] == "{" else ""
    )
    codes = [each for each in found(tmp_path, {"预期目标": f"'{text}'"}) if each[0][:2] == "W1"]
    assert codes == [("W101", f"“预期目标”里有没有改掉的字样“{left}”{hint}")]


@pytest.mark.parametrize(
    "text",
    [
        "预算执行率{{ 执行率 }}",
        "X射线检查",
        "〔2020〕10号",
        "2×2米展位",
        "【兴党发】26号",
        "【公务接待】【邀请函】",
        "第XXI届、XXL号、AXXE",
        "集合{1,2}",
        "工作量增加/减少的情况",
        "任务一：培训4期",
        "等等……",
        "二○○二年",
        "金额单位 万元",
        "【" + "填" * 40_000,
        "{{" + " " * 5_000,
    ],
    ids=lambda text: text[:8],
)
def test_text_that_is_as_it_should_be(tmp_path: Path, text: str) -> None:
    assert "W101" not in {code for code, _ in found(tmp_path, {"预期目标": f"'{text}'"})}


def test_an_unknown_name_in_a_text(tmp_path: Path) -> None:
    names = "项目名称、年初预算、全年预算、全年执行、执行率、执行得分、总分、等级"
    told = f"“预期目标”里有没有改掉的字样“{{{{ 执行律 }}}}”，是否想写“{{{{ 执行率 }}}}”；可引用的名字：{names}"
    assert found(tmp_path, {"预期目标": "'执行{{ 执行律 }}'"}) == [("W101", told)]


SILENT = {
    "定性的时间": "{名称: 甲, 方向: 定性, 目标: 12月底, 实际: 11月, 评价: 达成, 分值: 0}",
    "定性的天数": "{名称: 甲, 方向: 定性, 目标: 3个月内, 实际: 2个月, 评价: 达成, 分值: 0}",
    "百分比的几种写法": "{名称: 甲, 方向: 大于等于, 目标: 100%, 实际: 100％, 单位: 百分比, 分值: 0}",
    "差一点没有达到": "{名称: 甲, 方向: 大于等于, 目标: 100000, 实际: 99999, 单位: 次, 分值: 1, 偏差: 少一次}",
    "没有内容的一行": "{名称: 无, 方向: 定性, 目标: 无, 实际: 无, 分值: 0}",
}


@pytest.mark.parametrize("row", SILENT.values(), ids=SILENT)
def test_plausible_rows_are_left_in_peace(tmp_path: Path, row: str) -> None:
    codes = {code for code, _ in found(tmp_path, {"指标.生态效益指标": f"[{row}]"})}
    assert codes <= {"P101", "P102", "P104"}


LOUD = [
    (
        "P205",
        "{名称: 甲, 方向: 大于, 目标: 5, 实际: 5, 单位: 次, 分值: 1}",
        "“甲”目标大于 5，实际 5，没有达到目标，却得满分 1 分",
    ),
    ("P302", "{名称: 甲, 方向: 区间, 目标: 12-5, 实际: 7, 单位: 次, 分值: 0}", "“甲”目标 12-5 的起止写反了"),
    (
        "P207",
        "{名称: 甲, 方向: 大于等于, 目标: 5, 实际: 5, 单位: 次, 分值: 0, 评价: 未达成}",
        "“甲”方向是大于等于，由目标和实际判断，不用“评价”",
    ),
    (
        "P207",
        "{名称: 甲, 方向: 定性, 目标: 好, 实际: 好, 分值: 0, 评分: 按比例}",
        "“甲”方向是定性，不能用“按比例”评分，可用于大于等于、大于、等于、区间",
    ),
    (
        "P202",
        "{名称: 甲, 方向: 定性, 目标: 好, 实际: 好, 分值: 10, 得分: 1}",
        "“甲”评价为达成，得分 1 分是分值 10 分的10%，应在 80%（含）至 100%（含）之间",
    ),
    (
        "W103",
        "{名称: 甲, 方向: 定性, 目标: 好, 实际: 差, 分值: 10, 得分: 10}",
        "“甲”的实际与目标文字不同，缺“评价”",
    ),
    ("P204", "{名称: 甲, 方向: 大于等于, 目标: 2, 实际: 1, 单位: 次, 分值: 2, 偏差: 无。}", None),
]


@pytest.mark.parametrize(("code", "row", "message"), LOUD, ids=[code for code, _, _ in LOUD])
def test_contradictions_within_a_row(tmp_path: Path, code: str, row: str, message: str | None) -> None:
    messages = [text for each, text in found(tmp_path, {"指标.生态效益指标": f"[{row}]"}) if each == code]
    assert len(messages) == 1
    assert message in (None, messages[0])


WAYS_OUT = [
    (
        "{名称: 甲, 方向: 区间, 目标: 5-3, 实际: 4, 单位: 次, 分值: 0}",
        "P302 “甲”目标 5-3 的起止写反了",
        "小的写在前面，如 3-5；不是区间的，只写一个数",
    ),
    (
        "{名称: 甲, 方向: 定性, 目标: 好, 实际: 好, 分值: 10, 得分: 9}",
        "P201 “甲”的得分 9 分是人工评定的，没有写原因",
        "写上原因：“得分: {值: 9, 原因: …}”；能按规则计算的，删去“得分”",
    ),
    (
        "{名称: 甲, 方向: 定性, 目标: 好, 实际: 较好, 评价: 部分达成, 分值: 10}",
        "W103 “甲”缺“得分”",
        "写上评定的分和原因：“得分: {值: 6, 原因: …}”",
    ),
]


@pytest.mark.parametrize(("row", "headline", "way_out"), WAYS_OUT, ids=[case[1][:4] for case in WAYS_OUT])
def test_the_way_out_shows_what_to_type(tmp_path: Path, row: str, headline: str, way_out: str) -> None:
    root = make_workspace(tmp_path, changed({"指标.生态效益指标": f"[{row}]"}))
    issues = [issue for issue in pipeline.check(root, Selection()).issues if issue.code == headline[:4]]
    assert [(f"{issue.code} {issue.message}", issue.hint) for issue in issues] == [(headline, way_out)]


def test_a_published_amount_of_fewer_digits_than_the_data(tmp_path: Path) -> None:
    changes = {"资金.财政拨款.全年执行": "9.600978", **published("项目.全年执行", "9.60万元")}
    assert found(tmp_path, changes) == []


def test_published_words_and_numbers(tmp_path: Path) -> None:
    assert found(tmp_path / "甲", published("项目.指标[参训人次].目标", "200.0")) == []
    assert found(tmp_path / "乙", published("项目.完成情况", "瞎写")) == [
        ("A101", "项目.完成情况 公布为“瞎写”，数据中是“全年举办业务培训4期，预算执行率96.00%。”")
    ]


@pytest.mark.parametrize("typed", ["待填", "''", "'待填'", "'  '"])
def test_whatever_is_empty_is_still_to_fill(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, {"预期目标": typed}) == [("W102", "“预期目标”待填")]


def test_a_whole_block_still_to_fill(tmp_path: Path) -> None:
    assert found(tmp_path / "甲", {"资金": "待填"}) == [("W102", "“资金”待填")]
    assert found(tmp_path / "乙", {"资金": DELETED}) == [("W102", "缺“资金”")]
    assert found(tmp_path / "丙", {"指标": "待填", "公布值": "待填"}) == [
        ("M122", "缺“公布值”"),
    ]
    assert found(tmp_path / "丁", {"指标": "待填"}) == [("W102", "“指标”待填")]


def test_sources_without_money_need_no_row(tmp_path: Path) -> None:
    assert found(tmp_path, {"资金.其他资金": "{年初预算: 0, 全年预算: 0, 全年执行: 0}"}) == []


def test_a_message_is_one_line_however_long_the_name(tmp_path: Path) -> None:
    messages = [text for _, text in found(tmp_path, {f"{FIRST}.名称": "长" * 500, f"{FIRST}.分值": "9"})]
    (double,) = [text for _, text in found(tmp_path / "二", {f"{FIRST}.名称": '"甲\\n乙"', f"{FIRST}.实际": DELETED})]
    assert [text for text in messages if len(text) > 310] == []
    assert double == "“甲 乙”没有写实际完成值"


def goals(root: Path, indicator: str, second: str = "质量指标", **changes: str) -> list[tuple[str, str]]:
    """The findings on a project of one goal."""
    typed = {"完成情况": DELETED, "资金": "{财政拨款: {年初预算: 5}}", "指标": f"{{{second}: [{{{indicator}}}]}}"}
    return found(root, typed | changes)


@pytest.mark.parametrize(
    "words",
    [
        "名称: 合格率不得低于95%, 方向: 大于等于, 目标: 95",
        "名称: 差错不能少于三次核对, 方向: 大于等于, 目标: 3",
        "名称: 超支额不得超过预算, 方向: 小于等于, 目标: 3",
        "名称: 县级以上投诉, 方向: 小于等于, 目标: 3",
        "名称: 30日以内办结率, 方向: 大于等于, 目标: 95, 单位: '%'",
        "名称: 能耗高于全省平均水平的天数, 方向: 小于等于, 目标: 3",
        "名称: 任务完成率, 方向: 大于等于, 目标: 100, 单位: '%'",
        "名称: 合格率, 方向: 等于, 目标: 100, 单位: '%'",
    ],
)
def test_words_that_do_not_contradict(tmp_path: Path, words: str) -> None:
    assert [code for code, _ in goals(tmp_path, words) if code == "P306"] == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("名称: 超支额不得超过预算, 方向: 大于等于, 目标: 3", "文字却是“不得超过”"),
        ("名称: 投诉最多三起, 方向: 大于等于, 目标: 3", "文字却是“最多”"),
        ("名称: 合格率不低于九成, 方向: 小于等于, 目标: 90", "文字却是“不低于”"),
    ],
)
def test_words_that_contradict(tmp_path: Path, words: str, reason: str) -> None:
    messages = [message for code, message in goals(tmp_path, words) if code == "P306"]
    assert [message.partition("，")[2] for message in messages] == [reason]


def test_rates_that_cannot_be_above_all(tmp_path: Path) -> None:
    words = "名称: 合格率, 方向: 大于等于, 目标: 100, 单位: '%'"
    said = "1 个最高只能到 100% 的率，目标写成大于等于 100%：“合格率”"
    assert ("P311", said) in goals(tmp_path / "甲", words)
    assert "P311" not in {code for code, _ in goals(tmp_path / "乙", words.replace("合格率", "完成率"))}


def test_saving_cost_is_no_cap(tmp_path: Path) -> None:
    words = "名称: 成本节约率, 方向: 大于等于, 目标: 5, 单位: '%'"
    assert [code for code, _ in goals(tmp_path, words, "成本指标") if code == "P306"] == []


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("≥50.0%", True), ("50%", True), ("大于等于50%", True), ("＞=50％", True), ("不低于50%", True),
        ("至少50%", True),
        ("50%以上", True), ("⩾50%", True), ("50百分比", True), ("不得低于50 %", True),
        ("≤50%", False), ("51%", False), ("50", False), ("50次", False), ("优", False),
    ],
)  # fmt: skip
def test_ways_to_print_an_approved_target(tmp_path: Path, typed: str, same: bool) -> None:
    words = "名称: 完成率, 方向: 大于等于, 目标: 50, 单位: '%'"
    codes = [code for code, _ in goals(tmp_path, words, 批复目标=f"[{{名称: 完成率。, 目标: '{typed}'}}]")]
    assert ("P307" not in codes) == same


@pytest.mark.parametrize(
    ("ours", "typed"), [("1-2", "1～2次"), ("1-2", "1至2次"), ("'1,000'", "1000次"), ("4.0", "4次")]
)
def test_numbers_written_in_other_ways(tmp_path: Path, ours: str, typed: str) -> None:
    words = f"名称: 次数, 方向: 区间, 目标: {ours}, 单位: 次"
    approved = f"[{{名称: 次数, 目标: '{typed}'}}]"
    assert "P307" not in {code for code, _ in goals(tmp_path, words, 批复目标=approved)}


def test_words_of_a_limit_may_be_the_whole_target(tmp_path: Path) -> None:
    words = "名称: 继续使用, 方向: 定性, 目标: 三年以上"
    assert "P307" not in {code for code, _ in goals(tmp_path, words, 批复目标="[{名称: 继续使用, 目标: 三年以上}]")}


def test_a_date_of_the_plan_typed_twice(tmp_path: Path) -> None:
    plan = "[{截止: 6月底, 比例: 50}, {截止: 6月底, 比例: 60}, {截止: 12月底, 比例: 100}]"
    assert found(tmp_path, {"支出计划": plan}) == [("B107", "支出计划里“6月底”写了两次")]


def whole(root: Path, *lines: str) -> list[tuple[str, str]]:
    issues = pipeline.check(make_changed_workspace(root, "\n".join(lines)), Selection()).issues
    return [(issue.code, issue.message) for issue in issues if issue.code != "T216"]


def test_a_project_listed_twice(tmp_path: Path) -> None:
    work = "{内容: 培训, 项目: 业务培训经费}"
    duties = f"整体.履职: [{{职能: 教育, 重点工作: [{work}, {work}]}}]"
    assert whole(tmp_path, duties) == [("G102", "“履职”里项目“业务培训经费”列了 2 次")]


def test_the_units_own_indicators_are_checked_too(tmp_path: Path) -> None:
    own = "{名称: 完成率, 方向: 大于等于, 目标: 100, 半年目标: 500, 单位: '%'}"
    assert whole(tmp_path, f"整体.指标: {{产出: {{数量: [{own}]}}}}") == [
        ("P305", "“完成率”半年目标 500，高于全年目标 100")
    ]


def test_a_zero_is_told_in_a_sentence_where_cells_leave_it_blank(tmp_path: Path) -> None:
    lines = ("格式.数字: {金额: {零: ''}}", "整体.任务: [{名称: 运转, 财政拨款: 0}]", "整体.批复资金总额: 50")
    assert ("G103", "批复资金总额 50.00万元，任务总额 0.00万元（各任务总额之和）") in whole(tmp_path, *lines)


def test_a_rate_that_does_not_apply_leaves_no_hole_in_a_message(tmp_path: Path) -> None:
    lines = "格式.预算执行: {计入总分: 否, 零预算执行率: '', 零预算得分: 零分, 不计分: —}\n"
    funds = "资金.财政拨款: {年初预算: 0, 全年预算: 0, 全年执行: 0}\n执行偏差: ~删去~"
    make_changed_workspace(tmp_path, lines + funds)
    assert messages_of(tmp_path, "B103") == ["预算执行率 不适用，执行得分 0 分（满分 10 分），没有说明原因"]
