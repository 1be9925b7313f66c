"""Rules of the final accounts, of staff and of what texts tell of them: what they say, and when they say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.checks.claims import read_count
from reportgen.examine import Selection
from tests.facts import messages_of
from tests.sample import make_changed_workspace


def found(root: Path, code: str, *lines: str) -> list[str]:
    return messages_of(make_changed_workspace(root, "\n".join(lines)), code)


# ---- what last year left


THIS_YEAR = "决算.支出[3]: {科目: 2011301, 资金: 其他收入, 类型: 基本支出, 年初结转: 3, 年末结转: 1, 决算: 4}"
LAST_YEAR = "上年决算.支出[3]: {科目: 2011301, 资金: 其他收入, 类型: 基本支出, 年末结转: {left}, 决算: 2}"


def of_two_years(root: Path, *lines: str) -> list[str]:
    workspace = make_changed_workspace(root, "\n".join(lines))
    issues = pipeline.check(workspace, Selection()).issues
    return [issue.message for issue in issues if issue.code == "A207"]


def test_each_fund_goes_on_with_what_it_left(tmp_path: Path) -> None:
    of_general = "上年决算.支出[2]: {科目: 2011302, 类型: 项目支出, 年初预算: 40, 年末结转: 3, 决算: 38}"
    income = "上年决算.收入: [{来源: 一般公共预算财政拨款, 决算: 101}, {来源: 其他收入, 决算: 2}]"
    assert of_two_years(tmp_path, THIS_YEAR, of_general, income) == [
        "一般公共预算财政拨款上年年末结转 30000元，本年年初结转 0元，少 30000元",
        "其他收入上年年末结转 0元，本年年初结转 30000元，多 30000元",
    ]


@pytest.mark.parametrize("left", ["3", "30000元", "29960元", "3.00499"])
def test_what_was_left_but_for_rounding(tmp_path: Path, left: str) -> None:
    more = "上年决算.收入: [{来源: 一般公共预算财政拨款, 决算: 98}, {来源: 其他收入, 决算: 2}]"
    assert of_two_years(tmp_path, THIS_YEAR, LAST_YEAR.replace("{left}", left), more) == []


# ---- codes


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{科目: 2011301, 类型: 项目支出, 决算: 38}", "2011301 行政运行是基本支出的科目，类型写的是项目支出"),
        ("{科目: 2011350, 类型: 项目支出, 决算: 38}", "2011350 事业运行是基本支出的科目，类型写的是项目支出"),
        ("{科目: 2010202, 类型: 基本支出, 决算: 38}", "2010202 一般行政管理事务是项目支出的科目，类型写的是基本支出"),
        ("{科目: 2011399, 类型: 项目支出, 决算: 38}", ""),
        ("{科目: 2011302, 资金: 经营收入, 类型: 经营支出, 决算: 38}", ""),
    ],
)
def test_functions_that_are_for_one_type(tmp_path: Path, row: str, message: str) -> None:
    assert found(tmp_path, "C105", f"决算.支出[2]: {row}") == ([message] if message else [])


@pytest.mark.parametrize(
    ("code", "type_", "message"),
    [
        ("30109", "项目支出", "30109 职业年金缴费一般列基本支出，类型写的是项目支出"),
        ("31005", "基本支出", "31005 基础设施建设一般列项目支出，类型写的是基本支出"),
        ("31204", "基本支出", "31204 费用补贴一般列项目支出，类型写的是基本支出"),
        ("30103", "项目支出", ""),
        ("30226", "项目支出", ""),
        ("31002", "基本支出", ""),
        ("30304", "项目支出", ""),
    ],
)
def test_economic_items_that_are_for_one_type(tmp_path: Path, code: str, type_: str, message: str) -> None:
    line = f"决算.经济分类[2]: {{科目: {code}, 类型: {type_}, 决算: 38}}"
    assert found(tmp_path, "C106", line) == ([message] if message else [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{科目: 2169901, 名称: 某项支出, 类型: 项目支出, 决算: 38}", ""),
        ("{科目: 2999901, 名称: 某项支出, 类型: 项目支出, 决算: 38}", "2999901 的上一级 29999 不在科目表里"),
        ("{科目: 2011398, 名称: 某项支出, 类型: 项目支出, 决算: 38}", ""),
        ("{科目: 2011398, 名称: 行政运行, 类型: 项目支出, 决算: 38}", ""),
    ],
)
def test_codes_with_a_name_of_their_own(tmp_path: Path, row: str, message: str) -> None:
    assert found(tmp_path, "C107", f"决算.支出[2]: {row}") == ([message] if message else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一般公共服务支出（类）商贸事务（款）行政运行（项）", ""),
        ("用于商贸事务（款）一般行政管理事务（项）20万元", ""),
        ("某某事务（款）行政运行（项）", ""),
        ("商贸事务（款）口岸建设（项）", "按科目表上一级是“公路水路运输”"),
        ("教育支出（类）商贸事务（款）", "按科目表上一级是“一般公共服务支出”"),
        ("商业流通事务（款）10万元，其他涉外发展服务支出（项）5万元", ""),
    ],
)
def test_paths_of_codes_in_words(tmp_path: Path, text: str, message: str) -> None:
    said = [f"“资金用途”里写“{text}”，{message}"] if message else []
    assert found(tmp_path, "C108", f"资金用途: {text}") == said


# ---- staff


STAFF = "概况.人员.变动: [{类型: 新考录, 人数: 3, 影响: 增}, {类型: 在职转退休, 人数: 2, 影响: 减}]"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("本年退休一名人员", "“原因库”里写“本年退休一名人员”，人员变动里退休的是 2 人"),
        ("3名干部退休", "“原因库”里写“3名干部退休”，人员变动里退休的是 2 人"),
        ("新招录十二人", "“原因库”里写“新招录十二人”，人员变动里录用的是 3 人"),
        ("退休2人、新考录三名人员", ""),
        ("2023年在职转退休两人", ""),
        ("年末退休人员38人", ""),
        ("退休人员3人去世", ""),
        ("上年退休1人", ""),
        ("调出1人", ""),
        ("退休三四人", ""),
    ],
)
def test_changes_of_staff_in_words(tmp_path: Path, reason: str, said: str) -> None:
    lines = (STAFF, f"决算.原因库: {{人员变动: '{reason}'}}")
    assert found(tmp_path, "A308", *lines) == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("两", 2), ("十", 10), ("十二", 12), ("三十", 30), ("二十一", 21)]
)
def test_small_numbers_in_chinese(text: str, number: int) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("编制12名", 1),
        ("本单位人员编制12人", 1),
        ("核定编制十名", 0),
        ("行政编制7名，事业编制3名", 0),
        ("内设3个股室", 0),
    ],
)
def test_posts_in_words(tmp_path: Path, text: str, count: int) -> None:
    assert len(found(tmp_path, "A309", f"概况.机构设置: {text}")) == count


def test_posts_and_staff_of_both_files(tmp_path: Path) -> None:
    lines = ("概况.主要职能: 负责业务指导", "整体.编制人数: 11", "整体.实有人数: 12")
    assert found(tmp_path / "甲", "A309", *lines) == [
        "整体支出的编制人数是 11 人，概况的人员情况是 10 人",
        "整体支出的实有人数是 12 人，概况的人员情况是 9 人",
    ]
    assert found(tmp_path / "乙", "A307", *lines) == ["实有 12 人，编制只有 11 人"]


# ---- amounts


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("科目: 2011302", "决算.支出[2].决算: 9.58"),
            "“业务培训经费”的全年执行 96000元，决算里 2011302 的决算只有 95800元",
        ),
        (("科目: 2011302", "决算.支出[2].决算: 9.59"), ""),
        (("科目: 2011302", "决算.支出[2].决算: 95963.15元"), ""),
        (("科目: 20113",), ""),
        (("科目: 2011399",), "项目的科目是 2011399，决算里没有这个科目的项目支出"),
        (("科目: 2011301",), "项目的科目是 2011301，决算里没有这个科目的项目支出"),
    ],
)
def test_projects_beside_their_code(tmp_path: Path, lines: tuple[str, ...], said: str) -> None:
    more = () if any(line.startswith("决算") for line in lines) else ("决算.支出[2].决算: 38",)
    assert found(tmp_path, "B108", *lines, *more) == ([said] if said else [])


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("金额单位: 元",), 1),
        (("金额单位: 元", "资金.财政拨款: {年初预算: 120000, 全年预算: 100000, 全年执行: 96000}"), 0),
        (("资金.财政拨款: {年初预算: 0, 全年预算: 0, 全年执行: 0}",), 0),
        (("决算.金额单位: 元",), 1),
        (("资金.财政拨款: {年初预算: 120000, 全年预算: 100000, 全年执行: 96000}", "决算.金额单位: 万元"), 1),
        (
            (
                "资金.财政拨款: {年初预算: 120000, 全年预算: 100000, 全年执行: 96000}",
                "决算.支出[2].决算: 120000",
            ),
            0,
        ),
        (("决算.金额单位: 万元",), 0),
    ],
)
def test_amounts_of_an_unlikely_size(tmp_path: Path, lines: tuple[str, ...], count: int) -> None:
    assert len(found(tmp_path, "B109", *lines)) == count


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (
            ("决算.金额单位: 元", "决算.支出[1].年初预算: 592", "决算.支出[1].决算: 5846200"),
            ["2011301 年初预算 592元，决算 5846200元，相差约一万倍，多半是 5920000元"],
        ),
        (
            ("决算.金额单位: 元", "决算.支出[1].年初预算: 5846200", "决算.支出[1].决算: 592"),
            ["2011301 决算 592元，年初预算 5846200元，相差约一万倍，多半是 5920000元"],
        ),
        (
            ("决算.支出[1].年初预算: 500000",),
            ["2011301 年初预算 500000万元，决算 60万元，相差约一万倍，多半是 50万元"],
        ),
        (("决算.金额单位: 元", "决算.支出[1].年初预算: 1592", "决算.支出[1].决算: 5846200"), []),
        (("决算.支出[1].年初预算: 0.006",), []),
        (("决算.支出[1].年初预算: 0",), []),
        (("决算.支出[1].年初预算: 60000",), []),
        (("决算.支出[1].年初预算: 6000000",), []),
    ],
)
def test_amounts_of_a_row_that_differ_ten_thousand_times(
    tmp_path: Path, lines: tuple[str, ...], messages: list[str]
) -> None:
    assert found(tmp_path, "B111", *lines) == messages


def test_courtesies_above_their_budget(tmp_path: Path) -> None:
    codes = ("30101, 类型: 基本支出, 决算: 60", "30201, 类型: 项目支出, 决算: 37", "30217, 类型: 项目支出, 决算: 1")
    line = f"决算.经济分类: [{', '.join(f'{{科目: {code}}}' for code in codes)}]"
    assert found(tmp_path / "甲", "B110", line) == ["公务接待费决算 10000元，大于全年预算 0元"]
    assert found(tmp_path / "乙", "B110", line, "决算.原因: {三公经费比预算: [年中追加外事接待任务]}") == []


def test_purchases_beside_spending(tmp_path: Path) -> None:
    assert found(tmp_path / "甲", "A306", "决算.采购.工程: {金额: 100, 中小企业: 0}") == []
    assert found(tmp_path / "乙", "A306", "决算.采购.工程: {金额: 100.03, 中小企业: 0}") == [
        "政府采购支出合计 1000300元，本年支出合计只有 1000000元"
    ]


def test_last_years_budget_of_the_whole(tmp_path: Path) -> None:
    last = "整体.上年预算执行: {年初预算: 80, 调整预算: 95, 实际支出: 90, 结转下年使用: LEFT}"
    assert found(tmp_path / "甲", "G106", last.replace("LEFT", "6")) == [
        "上年结转下年使用 6万元，调整预算减实际支出只有 5万元"
    ]
    assert found(tmp_path / "乙", "G106", last.replace("LEFT", "无")) == []


AGAINST_LAST = ("总计比上年", "本年收入比上年", "本年支出比上年", "机构运行经费比上年", "总计比年初预算")
REASONS = f"决算.原因: {{{', '.join(f'{name}: [人员增加]' for name in AGAINST_LAST)}}}"


def test_reasons_that_no_document_prints(tmp_path: Path) -> None:
    assert found(tmp_path, "W106", REASONS, "决算.上年数: {本年收入合计: 90}") == [
        "写了“总计比上年”、“本年支出比上年”、“机构运行经费比上年”的原因，但没有上年的数，文档里不印"
    ]


def test_reasons_are_printed_with_last_years_accounts(tmp_path: Path) -> None:
    root = make_changed_workspace(tmp_path, f"{REASONS}\n上年决算.年度: 2022")
    assert "W106" not in {issue.code for issue in pipeline.check(root, Selection()).issues}


def test_many_reasons_that_no_document_prints_are_counted(tmp_path: Path) -> None:
    (said,) = found(tmp_path, "W106", REASONS)
    assert said == "写了“总计比上年”、“本年收入比上年”、“本年支出比上年”等4项的原因，但没有上年的数，文档里不印"
