"""The wording rules: what they quote, and the many texts that they leave in peace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.checks.reasons import is_vague
from reportgen.checks.w101_left_over_text import left_over
from reportgen.checks.w204_unpaired_brackets import unpaired
from reportgen.checks.w205_doubled_words import doubled
from reportgen.checks.w216_impossible_date import impossible_date
from reportgen.pipeline import Selection
from tests.facts import messages_of
from tests.sample import changed, make_changed_workspace, make_workspace


def said(root: Path, code: str, text: str, key: str = "完成情况") -> list[str]:
    """What a rule says about one text of the sample project."""
    quoted = "'" + text.replace("'", "''") + "'"
    return messages_of(make_workspace(root, changed({key: quoted})), code)


def of_accounts(root: Path, code: str, *lines: str) -> list[str]:
    return messages_of(make_changed_workspace(root, "\n".join(lines)), code)


# ---- W201


LAST_YEAR = {"减少": "决算.上年数: {本年支出合计: 120}", "增加": "决算.上年数: {本年支出合计: 80}"}


@pytest.mark.parametrize(
    ("moved", "reason"),
    [
        ("减少", "本年上级专项支出增加"),
        ("减少", "支出较上年增加"),
        ("减少", "人员经费增加所致"),
        ("减少", "增加了口岸建设资金"),
        ("增加", "公用经费减少"),
        ("增加", "项目支出比上年减少"),
    ],
)
def test_a_reason_of_the_contrary_direction(tmp_path: Path, moved: str, reason: str) -> None:
    found = of_accounts(tmp_path, "W201", LAST_YEAR[moved], f"决算.原因: {{本年支出比上年: [{reason}]}}")
    assert found == [f"本年支出比上年{moved}20.00万元，原因却写“{reason}”"]


@pytest.mark.parametrize(
    ("moved", "reasons"),
    [
        ("减少", "本年上级专项支出减少"),
        ("减少", "上年专项支出增加"),
        ("减少", "落实过紧日子要求，严控支出增长"),
        ("减少", "人员经费增加，公用经费压减"),
        ("减少", "工资经费增加, 在职转退休2人"),
        ("减少", "结余资金增加"),
        ("减少", "收回存量资金增加"),
        ("减少", "因疫情未开展活动，人员经费增加"),
        ("减少", "人员增加"),
        ("减少", "年初预算安排经费增加"),
        ("增加", "人员减少"),
        ("增加", "上年支出减少"),
        ("增加", "人员经费减少，新开工项目支出增加"),
        ("增加", "业务量扩大，公用经费减少"),
    ],
)
def test_a_reason_that_may_be_right(tmp_path: Path, moved: str, reasons: str) -> None:
    assert of_accounts(tmp_path, "W201", LAST_YEAR[moved], f"决算.原因: {{本年支出比上年: [{reasons}]}}") == []


def test_a_reason_of_a_row_and_of_the_shared_list(tmp_path: Path) -> None:
    row = "决算.支出[2].原因: [专项]"
    found = of_accounts(tmp_path, "W201", row, "决算.原因库: {专项: 本年专项资金增加}")
    assert found == ["一般行政管理事务比年初预算减少2.00万元，原因却写“本年专项资金增加”"]


def test_a_reason_without_a_difference_is_not_printed(tmp_path: Path) -> None:
    lines = ("决算.上年数: {本年支出合计: 100}", "决算.原因: {本年支出比上年: [本年专项支出增加]}")
    assert of_accounts(tmp_path, "W201", *lines) == []


# ---- W202, W203


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("支出240000.元元", "“完成情况”里的金额单位写乱了：“240000.元元”"),
        ("支出5万万元", "“完成情况”里的金额单位写乱了：“5万万元”"),
        ("支出决算万5.00元", "“完成情况”里的金额单位写乱了：“算万5.00元”"),
        ("年初资金总额为1,180.00万，实际够用", "“完成情况”里的“1180.00万”少了“元”字"),
    ],
)
def test_money_units_gone_wrong(tmp_path: Path, text: str, message: str) -> None:
    assert said(tmp_path, "W202", text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "参训3万人次，支出9.60万元",
        "资金惠及5万户",
        "人均收入500元以下的贫困人口有207万",
        "参展人次10万，好评如潮",
        "投入资金3万余元",
        "资金1.2亿元",
        "经费3万至5万元",
        "每人支出5元，共计500.00元。",
        "数千万元资金",
        "预算1,000万元",
    ],
)
def test_money_units_as_they_should_be(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "W202", text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("全年实际执行9.60元", "“完成情况”里写“9.60元”，全年执行是 9.6万元"),
        ("年初预算12元", "“完成情况”里写“12元”，年初预算是 12万元"),
        ("支出96,000.00万元", "“完成情况”里写“96000.00万元”，全年执行是 96000元"),
    ],
)
def test_yuan_for_ten_thousand(tmp_path: Path, text: str, message: str) -> None:
    assert said(tmp_path, "W203", text) == [message]


@pytest.mark.parametrize(
    "text", ["全年执行96000元", "每人补助10元", "票价10元", "经费标准10元/人", "支出11元", "全年执行9.60万元"]
)
def test_amounts_of_the_right_unit(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "W203", text) == []


# ---- W204


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("纳入本单位）算编制范围", "） 前面没有 （：纳入本单位）算编制范围"),
        ("反映部门（单位）)公务出国", ") 前面没有 (：反映部门（单位）)公务出国"),
        ("(2023年度）", "括号一边是 (，一边是 ）：(2023年度）"),
        ("落实《办法的要求", "《 没有配上 》：落实《办法的要求"),
        ("“三公“经费", "“ 没有配上 ”：“三公“经费"),
        ("”三公”经费", "” 前面没有 “：”三公”经费"),
        ("（见《办法）》", "《 没有配上 》 就到了 ）：（见《办法）》"),
        ('"三公经费', '引号 " 不成对："三公经费'),
    ],
)
def test_unpaired_brackets(text: str, fault: str) -> None:
    assert unpaired(text) == fault


@pytest.mark.parametrize(
    "text",
    [
        "1）集中；2）线上",
        "分为a)集中，b)线上",
        "一）制度；二）执行",
        "（1）集中（2）线上",
        "（包括1）甲、2）乙）",
        "得分区间[80,90)为良，（0，60]为差",
        "《关于印发〈办法〉的通知》（财预〔2020〕10号）",
        "“三公”经费（含“其他”）",
        "{{ 执行率 }}",
        "（第一行\n第二行）",
        "合格率>95%，<5%",
    ],
)
def test_brackets_that_pair(text: str) -> None:
    assert unpaired(text) == ""


_SIGNS = '（）()【】[]〔〕［］《》〈〉{}｛｝“”「」『』"'
_PLAIN = st.text(st.characters(codec="utf-8", exclude_characters=_SIGNS), max_size=8)


def _in_brackets(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.sampled_from(["（）", "()", "【】", "〔〕", "《》", "“”", "{}", "「」"])
    wrapped = st.builds(lambda pair, text: pair[0] + text + pair[1], pairs, inner)
    return st.lists(wrapped | _PLAIN, max_size=4).map("".join)


@given(st.recursive(_PLAIN, _in_brackets, max_leaves=12))
def test_what_is_well_nested_is_never_reported(text: str) -> None:
    assert unpaired(text) == ""


@given(st.recursive(_PLAIN, _in_brackets, max_leaves=6), st.sampled_from("（《【“〔"))
def test_one_bracket_too_many_is_always_reported(text: str, sign: str) -> None:
    assert unpaired(text + "。" + sign) != ""


# ---- W205


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("举办的的培训", "的的"),
        ("完成4期。。效果好", "。。"),
        ("完成，，效果好", "，，"),
        ("完成。，效果好", "。，"),
        ("培训、展会等等等", "等等等"),
        ("有效开展工作工作", "工作工作"),
        ("①工作工作②", "工作工作"),
        ("加强绩效管理绩效管理", "绩效管理绩效管理"),
        ("完成了了任务", "了了"),
        ("2023年度度决算", "年度度"),
        ("本本单位", "本本单位"),
        ("提高绩效绩效", "绩效绩效"),
    ],
)
def test_doubled_words(text: str, found: str) -> None:
    assert doubled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "往往、常常、稳步、人人、层层落实，事事有回应，等等。",
        "以服务企业为目的的培训，为了了解情况",
        "本部门部门预算、存在在建工程、在在职人员中",
        "2023年年初、年年有余、委员会会议、所有有关单位、其中中小企业",
        "达到到位率要求，参与与会，予以以奖代补",
        "研究研究，讨论讨论，一个一个检查，一批一批地，很多很多",
        "方向是大于等于等，一九一九年",
        "一件事一件事地抓，交警支队支队长、根据根据地的条件、带来越来越多的便利、去年一年一些产品",
        "精神和和平共处，取得了了不起的成绩，上将将应邀",
        "共和和平，于是是否，为民为国",
        "第一……第二",
        "甲①②③①②③乙",
        "五五五五，哈哈哈哈",
        "是是非非，和和气气，的的确确，不了了之",
        "确实实现了目标",
    ],
)
def test_what_may_stand_twice(text: str) -> None:
    assert doubled(text) == ""


@given(st.text("培训工作完成，。；、的了是在和与", max_size=30))
def test_what_is_quoted_stands_in_the_text(text: str) -> None:
    assert doubled(text) in text


# ---- W206, W207


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本年（2021年）培训4期", "本年（2021年"),
        ("今年2024年培训4期", "今年2024年"),
        ("按要求公开2020年度部门决算", "2020年度"),
        ("开展2019年度整体支出绩效自评", "2019年度"),
    ],
)
def test_another_year(tmp_path: Path, text: str, found: str) -> None:
    assert said(tmp_path, "W206", text) == [f"“完成情况”里写“{found}”，本年度是 2023 年"]


@pytest.mark.parametrize(
    "text",
    [
        "本年（2023年）培训4期，今年2023年",
        "公开2022年度部门决算，编制2024年度部门预算",
        "与2019年度部门决算相比",
        "落实2021年度部门预算管理办法",
        "《2018年度部门决算编制手册》",
        "财预〔2020〕10号，2020—2025年度规划",
        "2015年建成，2020年度优秀单位",
        "“十四五”规划（2021—2025年）",
    ],
)
def test_years_that_may_be_meant(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "W206", text) == []


NEIGHBOUR = "另一单位.名称: 演示县教育局"


@pytest.mark.parametrize(
    "text",
    [
        "演示县教育局2023年举办培训",
        "完成任务。演示县教育局负责培训",
        "演示县教育局是行政单位",
        "演示县教育局内设3个股室",
    ],
)
def test_a_text_about_another_unit(tmp_path: Path, text: str) -> None:
    found = of_accounts(tmp_path, "W207", NEIGHBOUR, f"完成情况: {text}")
    assert found == ["“完成情况”里说的是“演示县教育局”，本单位是“演示单位”"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("演示县教育局", "会同演示县教育局开展培训"),
        ("演示县教育局", "演示县教育局牵头的培训如期举办"),
        ("演示单位", "演示单位2023年举办培训"),
        ("演示", "演示单位2023年举办培训"),
    ],
)
def test_other_units_that_a_text_may_name(tmp_path: Path, name: str, text: str) -> None:
    assert of_accounts(tmp_path, "W207", f"另一单位.名称: {name}", f"完成情况: {text}") == []


def test_the_department_above_may_be_the_subject(tmp_path: Path) -> None:
    lines = (NEIGHBOUR, "主管部门: 演示县教育局", "完成情况: 演示县教育局负责培训")
    assert of_accounts(tmp_path, "W207", *lines) == []


# ---- W208 to W211


@pytest.mark.parametrize("code", ["<p>", "</span>", "<br/>", "&nbsp;", "&#160;", "<td style='width:1px'>", "<!--"])
def test_html(tmp_path: Path, code: str) -> None:
    assert said(tmp_path, "W208", f"培训4期{code}效果好") == [f"“完成情况”里有网页代码“{code}”"]


@pytest.mark.parametrize("text", ["合格率>95%", "A&B公司", "参训<200人，>100人", "研发&推广；", "<办法>"])
def test_no_html(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "W208", text) == []


def test_widths(tmp_path: Path) -> None:
    assert said(tmp_path / "甲", "W209", "培训４期,效果好,很好") == [
        "“完成情况”里有全角的“４”、汉字之间半角的标点“期,效”"
    ]
    assert said(tmp_path / "乙", "W209", "参训1,200人次，A,B两班；执行率96％（含3.5期）, 好") == []


@pytest.mark.parametrize("text", ["增加 -14.93万元", "增长-50.76%", "减少了−5万元", "下降率为-3%"])
def test_negative_increase(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "W210", text) == [f"“完成情况”里写“{text}”，应写绝对值"]


@pytest.mark.parametrize("text", ["增加2-3期", "增加3", "下降5%", "增加—培训"])
def test_positive_increase(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "W210", text) == []


@pytest.mark.parametrize("text", ["加强管理", "已完成。", "略", "客观原因", " 工作需要；"])
def test_vague_reasons(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize("text", ["受疫情影响少考察一次", "本年利息收入减少", "人员变动", "加强管理，压减开支"])
def test_reasons_that_say_something(text: str) -> None:
    assert not is_vague(text)


def test_vague_reasons_of_every_kind(tmp_path: Path) -> None:
    lines = ("执行偏差: 客观原因", "决算.支出[2].原因: [工作需要]", "指标.质量指标[1].得分: {值: 9, 原因: 其他}")
    assert sorted(of_accounts(tmp_path, "W211", *lines, "指标.质量指标[1].偏差: 抽查缺项")) == [
        "“一般行政管理事务比年初预算”的原因只写“工作需要”，没有说明为什么",
        "“培训合格率”的“原因”只写“其他”，没有说明为什么",
        "预算执行的“执行偏差”只写“客观原因”，没有说明为什么",
    ]


def test_a_word_beside_full_marks_is_left_in_peace(tmp_path: Path) -> None:
    assert of_accounts(tmp_path, "W211", "指标.质量指标[1].偏差: 已完成") == []


# ---- the place of a text


def test_a_text_in_a_list_is_told_at_its_own_place(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"目标": "[培训4期, 培训XX人]"}))
    (issue,) = [issue for issue in pipeline.check(root, Selection()).issues if issue.code == "W101"]
    line = (root / issue.where.file).read_text(encoding="utf-8").splitlines()[(issue.where.line or 0) - 1]
    assert re.search("培训XX人", line)


def test_published_texts_are_quotations(tmp_path: Path) -> None:
    published = {"公布值": "[{位置: 项目.完成情况, 值: 培训（4期。。}]"}
    issues = pipeline.check(make_workspace(tmp_path, changed(published)), Selection()).issues
    assert {issue.code for issue in issues} == {"A101"}


@given(st.text("增加减少（）/／5%万元指标目标任务一2：", max_size=16))
def test_left_over_is_quoted_from_the_text(text: str) -> None:
    found = left_over(text)
    assert found is None or found in text


# ---- W212, W213


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("支出增加2万元，增加20%", "“完成情况”里写“增加20%”，宜写“增长20%”"),
        ("各减少 1,200.48万元，减少13.48%", "“完成情况”里写“减少13.48%”，宜写“下降13.48%”"),
        ("支出增加2万元，增长20%", ""),
        ("合格率增加2个百分点", ""),
        ("期数增加1期，参训率增加20%", ""),
    ],
)
def test_the_word_for_a_rate(tmp_path: Path, text: str, message: str) -> None:
    assert said(tmp_path, "W212", text) == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [("资金1013.28万元", 1), ("资金1,013.28万元", 0), ("资金913.28万元", 0), ("每人1200元", 0), ("参训1200人次", 0)],
)
def test_thousands_as_the_profile_has_them(tmp_path: Path, text: str, count: int) -> None:
    assert len(said(tmp_path, "W213", text)) == count


def test_thousands_where_the_profile_has_none(tmp_path: Path) -> None:
    lines = ("格式.数字: {金额: {文内千分位: 否}}", "完成情况: 资金1,013.28万元")
    assert of_accounts(tmp_path, "W213", *lines) == ["“完成情况”里写“1,013.28万元”，格式不用千分位"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("支出比上年减少2万元，增长20%", 1),
        ("比上年增加200.48万元（同比下降13.48%）", 1),
        ("支出比上年减少2万元，下降20%", 0),
        ("支出减少5万元，收入增长8%", 0),
        ("增加2万元，增长20%；减少3万元，下降5%", 0),
    ],
)
def test_the_directions_of_amount_and_rate(tmp_path: Path, text: str, count: int) -> None:
    assert len(said(tmp_path, "W215", text)) == count


@pytest.mark.parametrize(("text", "count"), [("2022年，培训延期", 1), ("2022年，培训延期；2023年培训4期", 0)])
def test_the_year_at_the_beginning(tmp_path: Path, text: str, count: int) -> None:
    assert len(said(tmp_path, "W214", text)) == count


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("待补充", "待补充"),
        ("TODO 补数据", "TODO 补数据"),
        ("支出[金额]万元", "[金额]"),
        ("待核实后补发补贴", None),
        ("清理待定事项3件", None),
    ],
)
def test_notes_to_oneself(text: str, left: str | None) -> None:
    assert left_over(text) == left


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年13月完成", "2023年13月"),
        ("2023年2月29日完成", "2023年2月29日"),
        ("于2023-02-30验收", "2023-02-30"),
        ("2023.4.31验收", "2023.4.31"),
        ("2023/00/10验收", "2023/00/10"),
        ("13月底完成", "13月"),
        ("2月30日完成", "2月30日"),
        ("2024年2月29日至12月31日", ""),
        ("2月29日完成，历时13个月，工期18月", ""),
        ("2023-2025年，1-12月，2023.12—2024.1", ""),
        ("《2023年13月通知》，文号2023-15-001，版本2023.13", ""),
        ("2023年1-6月，2023年第13期", ""),
        ("合同编号2023-15-03，文号2023-15-3号，版本号2021.15.3", ""),
        ("编号：2023-15-03，质保期24月上限", ""),
        ("13月上旬完成", "13月"),
    ],
)
def test_dates_that_no_calendar_has(text: str, date: str) -> None:
    assert impossible_date(text) == date
