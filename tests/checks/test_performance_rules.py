"""The performance rules: what they compare, and when they say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts import messages_of
from tests.sample import make_changed_workspace

COST = "指标.成本指标[1]"
QUALITY = "指标.质量指标[1]"
COUNT = "指标.数量指标[1]"


def found(root: Path, code: str, *lines: str) -> list[str]:
    return messages_of(make_changed_workspace(root, "\n".join(lines)), code)


def of_result(root: Path, code: str, text: str, *lines: str) -> list[str]:
    """What a rule says about the typed result of the sample: 9.60 of 10.00, 99.40 points, 8 indicators, one missed."""
    return found(root, code, f"完成情况: '{text}'", *lines)


# ---- figures in words


SCORE = "计算得 99.40分（执行得分 + 各三级指标得分之和）"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("培训按计划完成，自评得分100.00分", "自评得分100.00分"),
        ("2023年项目自评综合得分为100分。", "自评综合得分为100分"),
        ("综合得分 99.5 分", "综合得分 99.5 分"),
        ("绩效自评得分为98.00", "自评得分为98.00"),
        ("自评总分为98分", "自评总分为98分"),
        ("①自评得分为98分；②略", "自评得分为98分"),
    ],
)
def test_another_score_in_words(tmp_path: Path, text: str, words: str) -> None:
    assert of_result(tmp_path, "P401", text) == [f"“完成情况”里写“{words}”，{SCORE}"]


@pytest.mark.parametrize(
    "text",
    [
        "自评得分99.40分",
        "自评得分99.4分",
        "自评得分99分",
        "总分100分，自评得分{{ 总分 }}",
        "上年自评得分90分",
        "2022年自评得分90分",
        "产出指标得分50分，效益指标得分30分",
        "自评得分目标95分",
        "自评得分100人次",
        "自评总分100分，自评得99.4分",
        "经第三方评价，评价得分92.5分",
        "县财政局对本项目重点评价，综合得分93分",
        "参加全省文化馆评估，总得分935分",
        "图书馆评估综合得分950分",
    ],
)
def test_scores_that_agree_or_are_others(tmp_path: Path, text: str) -> None:
    assert of_result(tmp_path, "P401", text) == []


def test_the_score_of_the_project_reported_on(tmp_path: Path) -> None:
    lines = ("概况.评价结论: 综合得分100.00分，评价等级为良", "概况.评价报告项目: 业务培训经费")
    assert found(tmp_path / "甲", "P401", *lines) == [f"“评价结论”里写“综合得分100.00分”，{SCORE}"]
    assert found(tmp_path / "乙", "P402", *lines) == ["“评价结论”里写“等级为良”，按总分是“优”"]
    assert found(tmp_path / "丙", "P401", lines[0]) == []


@pytest.mark.parametrize(
    "text",
    [
        "自评等级为良",
        "评价结果为“良好”",
        "评价等级：中",
        "自评结果为较差。",
        "自评等次良",
        "评价结果“良”",
        "自评等级为良①。",
    ],
)
def test_another_grade_in_words(tmp_path: Path, text: str) -> None:
    assert len(of_result(tmp_path, "P402", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "评价结果为优",
        "自评等级为“优秀”",
        "完成情况良好",
        "评价结果良好",
        "评价等级为良好的有3个",
        "效果为中等规模",
        "空气质量等级为良",
        "群众对活动的评价结果为良好",
        "经第三方评价，等级为良",
    ],
)
def test_grades_that_agree_or_are_none(tmp_path: Path, text: str) -> None:
    assert of_result(tmp_path, "P402", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("预算执行率80%", "预算执行率80%"),
        ("全年资金执行率为100.00％", "资金执行率为100.00％"),
        ("全年预算执行率达到了95%", "预算执行率达到了95%"),
        ("全年执行9.60万元，完成预算的95%", "完成预算的95%"),
    ],
)
def test_another_rate_in_words(tmp_path: Path, text: str, words: str) -> None:
    message = f"“完成情况”里写“{words}”，计算得 96.00%（全年执行 ÷ 全年预算）"
    assert of_result(tmp_path, "P403", text) == [message]


def test_a_rate_behind_the_name_of_the_project(tmp_path: Path) -> None:
    assert len(of_result(tmp_path / "甲", "P403", "演示经费预算执行率95%", "项目名称: 演示经费")) == 1
    assert of_result(tmp_path / "乙", "P403", "演示经费预算执行率95%", "项目名称: 别的经费") == []


@pytest.mark.parametrize(
    "text",
    [
        "预算执行率96%",
        "预算执行率为96.0%",
        "截至6月底，预算执行率50%；全年预算执行率96%",
        "上年预算执行率80%",
        "全县平均预算执行率80%",
        "预算执行率目标100%",
        "制度执行率100%",
        "年初预算执行率80%",
        "培训费预算执行率100%",
        "中央资金执行率100%，县级资金执行率90%",
        "子项目“展览”预算执行率100%",
        "执行率{{ 执行率 }}",
    ],
)
def test_rates_that_agree_or_are_others(tmp_path: Path, text: str) -> None:
    assert of_result(tmp_path, "P403", text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("全年执行9.50万元", "“完成情况”里写“全年执行9.50万元”，计算得 9.60万元（所列来源的全年执行）"),
        ("年初预算数120,051元", "“完成情况”里写“年初预算数120051元”，计算得 12.00万元（所列来源的年初预算）"),
        ("全年预算12万元", "“完成情况”里写“全年预算12万元”，计算得 10.00万元（所列来源的全年预算）"),
        (
            "全年预算10万元（其中：中央资金6万元），执行数为9.50万元",
            "“完成情况”里写“执行数为9.50万元”，计算得 9.60万元（所列来源的全年执行）",
        ),
        ("调整后预算12万元", "“完成情况”里写“调整后预算12万元”，计算得 10.00万元（所列来源的全年预算）"),
        ("全年预算1,234.5 万元", "“完成情况”里写“全年预算1234.5 万元”，计算得 10.00万元（所列来源的全年预算）"),
        ("全年执行9.5万，占96%", "“完成情况”里写“全年执行9.5万”，计算得 9.60万元（所列来源的全年执行）"),
        ("全年预算1亿元", "“完成情况”里写“全年预算1亿元”，计算得 10.00万元（所列来源的全年预算）"),
        ("①全年预算12万元，②略", "“完成情况”里写“全年预算12万元”，计算得 10.00万元（所列来源的全年预算）"),
        ("全年预算九万元整", "“完成情况”里写“全年预算九万元”，计算得 10.00万元（所列来源的全年预算）"),
        ("全年预算一百二十万元", "“完成情况”里写“全年预算一百二十万元”，计算得 10.00万元（所列来源的全年预算）"),
    ],
)
def test_another_amount_in_words(tmp_path: Path, text: str, message: str) -> None:
    assert of_result(tmp_path, "P404", text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算12万元，全年预算100,000.00元，全年执行9.6万元",
        "全年执行10万元，占全年预算的96%，四舍五入".replace("10万元", "9.60万元"),
        "截至6月底，全年预算执行5万元，实际执行5万元",
        "上年全年执行8万元",
        "全年执行9.60元",
        "其中：中央资金全年预算6万元，全年执行6万元；省级资金全年预算4万元，全年执行3.60万元",
        "培训费年初预算5万元，实际执行4万元",
        "图书馆全年预算5万元，全年执行5万元",
        "全年预算十万元，全年执行9.6万（含质保金）",
        "全年预算0.001亿元，全年执行九点六万元",
        "全年预算一百二万元，全年预算十余万元",
        "全年执行12万人次",
        "全年预算一元化管理",
    ],
)
def test_amounts_that_agree_or_are_others(tmp_path: Path, text: str) -> None:
    assert of_result(tmp_path, "P404", text) == []


@pytest.mark.parametrize("text", ["年初预算中未包含该项目", "本项目资金年初未列入预算"])
def test_a_project_that_was_in_the_first_budget(tmp_path: Path, text: str) -> None:
    message = f"“完成情况”里写“{text}”，资金表的年初预算却是 12.00万元"
    assert of_result(tmp_path / "甲", "P405", text) == [message]
    assert of_result(tmp_path / "乙", "P405", text, "资金.财政拨款.年初预算: 0") == []


@pytest.mark.parametrize(
    "text", ["年初预算未列全部专项", "年初预算未列足", "该项目年初已列入预算", "年初未列入预算的追加部分"]
)
def test_a_first_budget_that_was_not_all(tmp_path: Path, text: str) -> None:
    assert of_result(tmp_path, "P405", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("设置绩效目标5个", 1),
        ("共设定三级指标13个", 0),
        ("设定三级指标13个", 1),
        ("设置绩效指标8个", 0),
        ("设置绩效目标8项", 0),
        ("其中绩效指标5个", 0),
    ],
)
def test_the_number_of_indicators(tmp_path: Path, text: str, count: int) -> None:
    assert len(of_result(tmp_path, "P406", text)) == (count or int(text.startswith("共设定")))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("演示培训经费绩效自评得分为95分", "P401"),
        ("演示培训经费：项目全年预算数为10万元，执行数为9万元", "P404"),
        ("演示培训经费项目全年预算数为10万元，执行数为9.6万元，完成预算的90%", "P403"),
    ],
)
def test_what_the_overview_tells_of_a_project(tmp_path: Path, text: str, code: str) -> None:
    name = "项目名称: 演示培训经费"
    assert len(found(tmp_path / "甲", code, name, f"概况.绩效管理: {text}")) == 1
    assert found(tmp_path / "乙", code, "项目名称: 别的经费", f"概况.绩效管理: {text}") == []
    assert found(tmp_path / "丙", code, name, f"概况.绩效管理: {text}（部门评价）") == []


@pytest.mark.parametrize("text", ["涉及一般公共预算支出71万元", "组织对1个项目开展了部门评价，涉及资金6万元"])
def test_money_that_is_not_of_all_projects(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "P430", f"概况.绩效管理: {text}") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("对13个一般公共预算项目开展了绩效自评", 1),
        ("对1个项目开展绩效自评", 0),
        ("对13个项目开展绩效自评，公开1个", 0),
        ("选取13个项目开展评价", 0),
        ("全县共13个单位开展评价", 0),
        ("组织对13个项目开展了部门评价", 0),
    ],
)
def test_the_number_of_projects(tmp_path: Path, text: str, count: int) -> None:
    assert len(found(tmp_path, "P407", f"概况.绩效管理: {text}")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("年度目标无偏离", 1),
        ("各项指标全部完成", 1),
        ("绩效目标均已如期实现", 1),
        ("产出指标均已完成", 0),
        ("除满意度外，指标均已完成", 1),
        ("除满意度外的指标均已完成", 0),
        ("目标任务均已部署", 0),
        ("主要指标均已完成", 0),
    ],
)
def test_all_reached(tmp_path: Path, text: str, count: int) -> None:
    assert len(of_result(tmp_path / "甲", "P408", text)) == count
    met = ("指标.服务对象满意度指标[1].实际: 96",)
    assert of_result(tmp_path / "乙", "P408", text, *met) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("尚有约0.6万元未兑换完成", 1), ("结余0.4万元", 0), ("尚有2期未验收", 0), ("尚有0.4万元质保金", 0)],
)
def test_money_left_over(tmp_path: Path, text: str, count: int) -> None:
    assert len(of_result(tmp_path / "甲", "P409", text, "资金.财政拨款.全年执行: 10")) == count
    assert of_result(tmp_path / "乙", "P409", text) == []


# ---- indicators


@pytest.mark.parametrize(
    ("other", "name", "count"),
    [
        ("设备购置费", "设备购置费支付次数", 1),
        ("培训经费", "业务培训经费支付次数", 0),
        ("会议费", "会议费支付次数", 0),
        ("设备购置费", "设备购置台数", 0),
    ],
)
def test_an_indicator_that_names_another_project(tmp_path: Path, other: str, name: str, count: int) -> None:
    assert len(found(tmp_path, "P410", f"另一项目.项目名称: {other}", f"{COUNT}.名称: {name}")) == count


def test_copied_indicators_that_were_changed(tmp_path: Path) -> None:
    own = "{数量指标: [{名称: 甲, 方向: 等于, 目标: 1, 单位: 次}, {名称: 乙, 方向: 等于, 目标: 1, 单位: 次}, {名称: 丙, 方向: 等于, 目标: 1, 单位: 次}, {名称: 丁, 方向: 等于, 目标: N, 单位: 次}]}"  # noqa: E501
    ours, same, fewer = (
        own.replace("N", "1"),
        own.replace("N", "2"),
        own.replace(", {名称: 丁, 方向: 等于, 目标: N, 单位: 次}", ""),
    )
    assert len(found(tmp_path / "甲", "P411", f"指标: {ours}", f"另一项目.指标: {ours}")) == 1
    assert found(tmp_path / "乙", "P411", f"指标: {ours}", f"另一项目.指标: {same}") == []
    assert found(tmp_path / "丙", "P411", f"指标: {fewer}", f"另一项目.指标: {fewer}") == []


@pytest.mark.parametrize(
    ("start", "finish", "messages"),
    [
        ("2023年1月", "2023年12月", []),
        ("2022年", "2023年", []),
        ("2021.3", "2025.12", []),
        ("2023年", "2023年1月", []),
        ("长期", "2022年", []),
        ("2023-11-01", "2023-02-28", ["完成时间“2023-02-28”早于开始时间“2023-11-01”"]),
        ("2023年12月", "2023年1月", ["完成时间“2023年1月”早于开始时间“2023年12月”"]),
        ("2024年1月", "2024年12月", ["开始时间“2024年1月”在本年度 2023 年之后"]),
    ],
)
def test_start_and_finish(tmp_path: Path, start: str, finish: str, messages: list[str]) -> None:
    assert found(tmp_path, "P412", f"开始时间: '{start}'", f"完成时间: '{finish}'") == messages


@pytest.mark.parametrize(
    ("target", "actual", "count"),
    [
        ("优", "100%", 1),
        ("满意", "98％", 1),
        ("100%", "100%", 0),
        ("年底前", "11月", 0),
        ("优", "优", 0),
        ("提高三成", "30%", 0),
    ],
)
def test_words_and_percentages(tmp_path: Path, target: str, actual: str, count: int) -> None:
    row = f"指标.社会效益指标: [{{名称: 效益, 方向: 定性, 目标: '{target}', 实际: '{actual}', 评价: 达成, 分值: 15}}]"
    assert len(found(tmp_path, "P413", row)) == count


@pytest.mark.parametrize(
    ("name", "unit", "actual", "count"),
    [
        ("培训合格率", "'%'", "105", 1),
        ("学员满意度", "百分比", "110", 1),
        ("任务完成率", "'%'", "150", 0),
        ("收入增长率", "'%'", "120", 0),
        ("合格率", "次", "105", 0),
        ("培训合格率", "'%'", "100", 0),
    ],
)
def test_rates_above_all(tmp_path: Path, name: str, unit: str, actual: str, count: int) -> None:
    lines = (f"{QUALITY}.名称: {name}", f"{QUALITY}.单位: {unit}", f"{QUALITY}.实际: {actual}")
    assert len(found(tmp_path, "P414", *lines)) == count


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("名称: 甲率, 方向: 大于等于, 目标: 95, 实际: 0.931", "“甲率”的目标是 95%，实际是 0.931%，多半是 93.1%"),
        ("名称: 甲率, 方向: 等于, 目标: 100%, 实际: 1", "“甲率”的目标是 100%，实际是 1%，多半是 100%"),
        ("名称: 控制率, 方向: 小于等于, 目标: 100, 实际: 0.9", "“控制率”的目标是 100%，实际是 0.9%，多半是 90%"),
        ("名称: 甲率, 方向: 大于等于, 目标: 95, 实际: 1.05", None),
        ("名称: 甲率, 方向: 大于等于, 目标: 95, 实际: 0", None),
        ("名称: 甲率, 方向: 大于等于, 目标: 95, 实际: 0.931%", None),
        ("名称: 事故率, 方向: 小于等于, 目标: 0.5, 实际: 0.3", None),
        ("名称: 投诉率, 方向: 小于等于, 目标: 30, 实际: 0.3", None),
        ("名称: 收入增长率, 方向: 大于等于, 目标: 20, 实际: 0.8", None),
    ],
)
def test_a_fraction_where_a_percentage_belongs(tmp_path: Path, row: str, message: str | None) -> None:
    line = f"指标.生态效益指标: [{{{row}, 单位: '%', 分值: 0}}]"
    assert found(tmp_path, "P431", line) == ([message] if message else [])


@pytest.mark.parametrize(
    ("name", "unit", "actual", "count"),
    [
        ("举办培训期数", "期", "4.5", 1),
        ("举办培训期数", "期", "5", 0),
        ("举办培训期数", "期", "5.00", 0),
        ("人均培训次数", "次", "4.5", 0),
        ("平均每期人次", "人次", "52.5", 0),
        ("培训天数", "天", "4.5", 0),
        ("培训万人次", "万人次", "4.5", 0),
    ],
)
def test_whole_numbers(tmp_path: Path, name: str, unit: str, actual: str, count: int) -> None:
    lines = (f"{COUNT}.名称: {name}", f"{COUNT}.单位: {unit}", f"{COUNT}.实际: '{actual}'")
    assert len(found(tmp_path, "P415", *lines)) == count


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((f"{COST}.实际: 9.2",), 1),
        ((f"{COST}.实际: 9.6",), 0),
        ((f"{COST}.实际: 9.6", "资金.财政拨款.全年执行: 9.6049"), 0),
        ((f"{COST}.实际: 9.2", f"{COST}.名称: 场地费"), 0),
        ((f"{COST}.实际: 92000", f"{COST}.单位: 元"), 1),
        ((f"{COST}.实际: 460", f"{COST}.单位: 元/人"), 0),
    ],
)
def test_total_cost(tmp_path: Path, lines: tuple[str, ...], count: int) -> None:
    assert len(found(tmp_path, "P417", *lines)) == count


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((f"{COST}.实际: 4.99",), 1),
        ((f"{COST}.实际: 5",), 0),
        ((f"{COST}.实际: 0",), 0),
        ((f"{COST}.实际: 4", f"{COST}.备注: 改为线上"), 0),
        ((f"{COST}.实际: 4", f"{COST}.方向: 大于等于"), 0),
    ],
)
def test_far_below_the_cap(tmp_path: Path, lines: tuple[str, ...], count: int) -> None:
    assert len(found(tmp_path, "P418", *lines)) == count


@pytest.mark.parametrize("purpose", ["教室维修", "口岸设施改造", "修建围墙工程"])
def test_building_words_where_something_is_built(tmp_path: Path, purpose: str) -> None:
    line = f"{QUALITY}.名称: 保证施工质量"
    assert found(tmp_path, "P419", line, f"资金用途: {purpose}") == []


# ---- rules that now look at the unit's own indicators too


def test_the_units_own_indicators_are_of_one_kind_and_stand_once(tmp_path: Path) -> None:
    row = "{名称: 完成率, 方向: 大于等于, 目标: 很高, 单位: '%'}"
    line = f"整体.指标: {{产出: {{数量: [{row}, {row}], 质量: [{row}]}}}}"
    assert found(tmp_path / "甲", "P302", line) == ["“完成率”方向是大于等于，目标“很高”却不是数"] * 3
    (message,) = found(tmp_path / "乙", "P304", line)
    assert message.startswith("“完成率”在“数量”里已有一个（第 ")


def test_a_manual_score_beside_the_rules_own(tmp_path: Path) -> None:
    judged = f"{QUALITY}.得分: {{值: 9, 原因: 抽查发现一处缺项}}"
    said = "“培训合格率”的得分 9 分是人工评定的（按规则“按比例”应得 10 分），原因：抽查发现一处缺项"
    assert found(tmp_path / "甲", "P201", judged) == [said]
    same = f"{QUALITY}.得分: {{值: 10, 原因: 全部合格}}"
    assert found(tmp_path / "乙", "P201", same) == ["“培训合格率”的得分 10 分是人工评定的，原因：全部合格"]


def test_projects_within_the_accounts(tmp_path: Path) -> None:
    assert found(tmp_path / "甲", "P421", "决算.支出[2].决算: 9.5") == [
        "1 个项目的全年执行合计 9.60万元，大于决算里项目支出的决算 9.50万元"
    ]
    assert found(tmp_path / "乙", "P421", "决算.支出[2].类型: 经营支出") == []
    assert found(tmp_path / "丙", "P421", "完成情况: 好") == []


def test_short_texts_may_be_the_same(tmp_path: Path) -> None:
    assert found(tmp_path, "P423", "预期目标: 完成年度任务", "另一项目.预期目标: 完成年度任务") == []


def test_a_result_that_says_nothing(tmp_path: Path) -> None:
    assert of_result(tmp_path, "W211", "已完成。") == ["“完成情况”只写“已完成。”，没有说明做了什么"]


# ---- rounding


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((f"{COST}.实际: 9.7",), 1),
        ((f"{COST}.实际: 10",), 0),
        ((f"{COST}.实际: '9.70'",), 1),
        ((f"{COST}.实际: '9.605'",), 0),
        ((f"{COST}.实际: 96100", f"{COST}.单位: 元"), 1),
        ((f"{COST}.实际: '9.70'", f"{COST}.单位: 万元/年"), 1),
        ((f"{COST}.实际: '9.70'", f"{COST}.单位: 元/人"), 0),
        ((f"{COST}.实际: 96000元",), 0),
        ((f"{COST}.实际: '9.70'", f"{COST}.名称: 人均培训成本"), 0),
    ],
)
def test_costs_above_what_rounding_explains(tmp_path: Path, lines: tuple[str, ...], count: int) -> None:
    assert len(found(tmp_path, "B105", *lines)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("预算执行率96.04%", 0), ("预算执行率96.2%", 1), ("全年执行95,960元", 0), ("全年执行95,940元", 1)],
)
def test_figures_in_words_that_rounding_explains(tmp_path: Path, text: str, count: int) -> None:
    code = "P403" if "率" in text else "P404"
    assert len(of_result(tmp_path, code, text)) == count


def test_the_sum_over_projects_may_be_rounded(tmp_path: Path) -> None:
    assert found(tmp_path / "甲", "P421", "决算.支出[2].决算: 95963.15元", "决算.支出[2].年初预算: 12") == []
    assert len(found(tmp_path / "乙", "P421", "决算.支出[2].决算: 95463.15元", "决算.支出[2].年初预算: 12")) == 1


# ---- indicators in words


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "举办培训期数完成值5期，参训人次实际完成210人次",
            ["“完成情况”里“举办培训期数”写“完成值5期”，指标表的实际是 4期"],
        ),
        (
            "参训人员满意度年度指标值大于等于90%",
            ["“完成情况”里“参训人员满意度”写“指标值大于等于90%”，指标表的目标是 大于等于95%"],
        ),
        ("参训人员满意度年度指标值≥95%，1-12月阶段完成值93%", []),
        ("参训人员满意度完成值93.2%", ["“完成情况”里“参训人员满意度”写“完成值93.2%”，指标表的实际是 93.1%"]),
        ("举办培训期数上年完成值3期", []),
        ("举办培训期数1-6月实际完成2期", []),
        ("举办培训期数较多。完成值7期", []),
        ("参训人次实际完成2万元", []),
        ("培训总成本指标值小于等于10万元，实际值9.6万元", []),
        ("基层业务能力完成值100%", []),
    ],
)
def test_indicators_told_in_words(tmp_path: Path, text: str, messages: list[str]) -> None:
    assert of_result(tmp_path, "P424", text) == messages


@pytest.mark.parametrize(("unit", "count"), [("万", 1), ("万/年", 1), ("万元元", 1), ("万元", 0), ("万人次", 0)])
def test_units_cut_short(tmp_path: Path, unit: str, count: int) -> None:
    assert len(found(tmp_path, "P425", f"{COST}.单位: {unit}")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年预计执行9.6万元", 1),
        ("预计年底前完成", 1),
        ("预计可完成培训4期", 1),
        ("参训人次比预计多", 0),
        ("预计下年完成", 0),
        ("预计2024年完成", 0),
        ("达到预计目标", 0),
    ],
)
def test_expectations_after_the_year(tmp_path: Path, text: str, count: int) -> None:
    assert len(of_result(tmp_path, "P426", text)) == count


@pytest.mark.parametrize(
    ("reason", "count"),
    [
        ("无偏差，按时完成", 1),
        ("已完成年度目标", 1),
        ("超额完成", 1),
        ("未完成年度目标", 0),
        ("已完成目标，仅个别课程评价较低", 0),
        ("课程偏多；下年完成目标", 0),
    ],
)
def test_reasons_that_say_all_was_reached(tmp_path: Path, reason: str, count: int) -> None:
    assert len(found(tmp_path, "P427", f"指标.服务对象满意度指标[1].偏差: {reason}")) == count


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [("举办培训期数", "-4", 1), ("培训费下降率", "-4", 0), ("期数同比变化", "-4", 0), ("举办培训期数", "4", 0)],
)
def test_negative_values(tmp_path: Path, name: str, value: str, count: int) -> None:
    assert len(found(tmp_path, "P429", f"{COUNT}.名称: {name}", f"{COUNT}.实际: '{value}'")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("涉及资金1,013.28万元", 1),
        ("涉及财政资金100,000元", 0),
        ("共计资金9.60万元", 0),
        ("涉及预算资金12万元", 0),
        ("选取2个项目公开，涉及资金5万元", 0),
        ("培训费合计5万元", 0),
    ],
)
def test_the_money_of_all_projects(tmp_path: Path, text: str, count: int) -> None:
    assert len(found(tmp_path, "P430", f"概况.绩效管理: '{text}'")) == count
