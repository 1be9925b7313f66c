"""Good YAML that is not what the form asks for: every fault at its place, in whole messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.issues import in_order
from reportgen.model.workspace import read_workspace
from tests.sample import UNIT, YEAR, changed, make_workspace, starter

PROJECT_FILE = f"data/{UNIT}/{YEAR}/项目/示例项目.yaml"
UNIT_FILE = f"data/{UNIT}/单位.yaml"


def found_in(root: Path) -> list[str]:
    workspace = read_workspace(root)
    issues = [*workspace.issues, *(issue for report in workspace.reports for issue in report.issues)]
    return [str(issue) for issue in in_order(issues)]


def after(tmp_path: Path, old: str, new: str) -> list[str]:
    """The messages after one change in the sample project."""
    text = starter("项目.yaml")
    assert text.count(old) == 1
    return found_in(make_workspace(tmp_path, text.replace(old, new)))


def told(line: int, column: int, code: str, message: str, hint: str, file: str = PROJECT_FILE) -> str:
    return f"{file}:{line}:{column}: 错误 {code} {message}\n    改法：{hint}。详见 reportgen explain {code}"


def test_the_sample_has_no_fault(tmp_path: Path) -> None:
    assert found_in(make_workspace(tmp_path)) == []


def test_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    assert after(tmp_path, "项目名称:", "项目名:") == [
        told(5, 1, "M101", "不认识的键“项目名”，应为“项目名称”", "把“项目名”改成“项目名称”，或删去这一行")
    ]


def test_another_provinces_word_leads_to_ours(tmp_path: Path) -> None:
    text = "{名称: 举办培训期数, 方向: 大于等于, 指标值: 4,"
    assert after(tmp_path, "{名称: 举办培训期数, 方向: 大于等于, 目标: 4,", text) == [
        told(19, 30, "M101", "不认识的键“指标值”，应为“目标”", "把“指标值”改成“目标”，或删去这一行")
    ]


def test_unknown_key_with_nothing_near_lists_all(tmp_path: Path) -> None:
    assert after(tmp_path, "  财政拨款:", "  彩票: 1\n  财政拨款:") == [
        told(
            9,
            3,
            "M101",
            "不认识的键“彩票”",
            "这里可用的键：财政拨款、中央补助资金、省级补助资金、市级补助资金、县级补助资金、上年结转资金、其他资金",
        )
    ]


def test_a_line_that_slipped_to_the_right(tmp_path: Path) -> None:
    assert after(tmp_path, "\n执行偏差:", "\n  执行偏差:") == [
        told(10, 3, "M124", "“执行偏差”应顶格写，这里多缩进了", "删去这一行前面的空格；它下面的内容也一起往左移")
    ]


def test_a_value_where_a_mapping_belongs(tmp_path: Path) -> None:
    text = "财政拨款: {年初预算: 12.00, 全年预算: 10.00, 全年执行: 9.60}"
    assert after(tmp_path, text, "财政拨款: 12") == [
        told(
            9,
            9,
            "M102",
            "“财政拨款”应为若干“键: 值”，这里是“12”",
            "照示例逐行写成“键: 值”，每行比上一级多缩进两格",
        )
    ]


def test_a_list_where_a_mapping_belongs(tmp_path: Path) -> None:
    text = "财政拨款: {年初预算: 12.00, 全年预算: 10.00, 全年执行: 9.60}"
    assert after(tmp_path, text, "财政拨款: [12, 10, 9.6]") == [
        told(9, 9, "M102", "“财政拨款”应为若干“键: 值”，这里是列表", "照示例逐行写成“键: 值”，每行比上一级多缩进两格")
    ]


def test_a_mapping_where_a_list_belongs(tmp_path: Path) -> None:
    text = "    - {名称: 培训合格率, 方向: 大于等于, 目标: 95, 实际: 96, 单位: '%', 分值: 10}"
    messages = after(tmp_path, text, text.replace("- {", "{"))
    assert messages == [
        told(
            22,
            6,
            "M103",
            "“质量指标”应为列表（每条以“- ”开头），这里是若干“键: 值”",
            "每一条前面加“- ”，只有一条时也要加",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "found", "shown"),
    [
        ("因为人员增加", "“因为人员增加”", "因为人员增加"),
        ("3人, '新招'", "“3人, '新招'”", "3人, ''新招''"),
        ("人员增加" * 11, f"“{'人员增加' * 5}”", "…"),
    ],
)
def test_a_text_where_a_list_of_texts_belongs(tmp_path: Path, typed: str, found: str, shown: str) -> None:
    accounts = f"文件: 决算\n年度: {YEAR}\n金额单位: 万元\n原因:\n  三公经费比预算: {typed}\n"
    root = make_workspace(tmp_path)
    (root / "data" / UNIT / str(YEAR) / "决算.yaml").write_text(accounts, encoding="utf-8")
    assert [issue for issue in found_in(root) if "M103" in issue] == [
        told(
            5,
            12,
            "M103",
            f"“三公经费比预算”应为列表，这里是{found}",
            f"放进方括号，写成“三公经费比预算: ['{shown}']”",
            f"data/{UNIT}/{YEAR}/决算.yaml",
        )
    ]


def test_a_list_where_a_value_belongs(tmp_path: Path) -> None:
    assert after(tmp_path, "项目名称: 业务培训经费", "项目名称: [业务培训经费]") == [
        told(5, 7, "M104", "“项目名称”应为一个值，这里是列表", "只写值本身；文字以 [ 或 { 开头时用引号括起来")
    ]


@pytest.mark.parametrize(
    ("typed", "reason", "advice"),
    [
        ("１０", "含有全角的数字或符号", "改成半角的 10"),
        ("1e3", "是科学记数法", "写成普通数字 1000"),
        ("NaN", "不是一个确定的数", "只写半角数字，例如 1687.40"),
        ("0x1", "不是十进制数", "只写半角数字，例如 1687.40"),
        ("1_000", "数字中间有下划线", "去掉下划线，写成 1000"),
        ("10万", "单位“万”不完整", "写成 10万元"),
        ("-5", "不能是负数", "核对正负号；应为正数时写 5"),
        ("18O.00", "里的“O”是字母", "改成数字，多半是 180.00"),
        ("l0", "里的“l”是字母", "改成数字，多半是 10"),
        ("１，687.40", "含有全角的数字或符号", "改成半角的 1687.40"),
        ("16，5", "含有全角的数字或符号", "只写半角数字，例如 1687.40"),
        ("4，00万元", "含有全角的数字或符号", "只写半角数字，例如 1687.40"),
        ("¥10", "带有货币符号“¥”", "去掉货币符号，单位写在数后面，例如 10元"),
    ],
)
def test_an_amount_of_another_grammar(tmp_path: Path, typed: str, reason: str, advice: str) -> None:
    assert after(tmp_path, "全年预算: 10.00", f"全年预算: {typed}") == [
        told(9, 29, "M105", f"“全年预算”的金额“{typed}”{reason}", advice)
    ]


def test_amounts_without_a_unit_are_reported_once(tmp_path: Path) -> None:
    assert after(tmp_path, "金额单位: 万元\n", "") == [
        told(
            8, 16, "M106", "金额“12.00”没有单位，本文件也没有写“金额单位”", "在文件开头加一行“金额单位: 万元”（或 元）"
        )
    ]


def test_a_unit_that_is_none_is_told_once(tmp_path: Path) -> None:
    assert after(tmp_path, "金额单位: 万元", "金额单位: 千元") == [
        told(6, 7, "M108", "“金额单位”写的是“千元”，应为其中之一：元、万元", "从列出的词中选一个")
    ]


def test_an_amount_with_its_own_unit_needs_no_other(tmp_path: Path) -> None:
    text = starter("项目.yaml").replace("金额单位: 万元\n", "")
    text = text.replace("12.00,", "12万元,").replace("10.00,", "100000元,").replace("9.60}", "9.6万元}")
    assert found_in(make_workspace(tmp_path, text)) == []


def test_a_number_in_words(tmp_path: Path) -> None:
    text = "实际: 4, 单位: 期, 分值: 10"
    assert after(tmp_path, text, text.replace("分值: 10", "分值: 十")) == [
        told(19, 55, "M107", "“分值”的数“十”是汉字数字", "只写半角数字，例如 1687.40")
    ]


def test_a_word_outside_the_list(tmp_path: Path) -> None:
    assert after(tmp_path, "举办培训期数, 方向: 大于等于", "举办培训期数, 方向: 不低于") == [
        told(
            19,
            24,
            "M108",
            "“方向”写的是“不低于”，应为其中之一：大于等于、大于、小于等于、小于、等于、区间、定性",
            "多半是“大于等于”，改成这个词",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "way_out"),
    [
        ("≥", "多半是“大于等于”，改成这个词"),
        ("不小于", "多半是“大于等于”，改成这个词"),
        ("不大于", "多半是“小于等于”，改成这个词"),
        ("高于", "多半是“大于”，改成这个词"),
        ("低于", "多半是“小于”，改成这个词"),
        ("=", "多半是“等于”，改成这个词"),
        ("定性指标", "多半是“定性”，改成这个词"),
        ("大与等于", "多半是“大于等于”，改成这个词"),
        ("大于或等于", "多半是“大于等于”，改成这个词"),
        ("非等于", "从列出的词中选一个"),
        ("等于大于", "从列出的词中选一个"),
        ("正向", "从列出的词中选一个"),
    ],
)
def test_the_word_that_was_meant(tmp_path: Path, typed: str, way_out: str) -> None:
    root = make_workspace(tmp_path, changed({"指标.数量指标[1].方向": f"'{typed}'"}))
    assert [issue.hint for issue in read_workspace(root).reports[0].issues] == [way_out]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("已达成", "达成"),
        ("达成了", "达成"),
        ("部分", "部分达成"),
        ("达成一部分", ""),
        ("达成不了", ""),
        ("没有达成", ""),
        ("未全部达成", ""),
        ("全部达成", ""),
    ],
)
def test_a_judgement_is_not_turned_round(tmp_path: Path, typed: str, meant: str) -> None:
    root = make_workspace(tmp_path, changed({"指标.质量指标[1].评价": typed}))
    hints = [issue.hint for issue in read_workspace(root).reports[0].issues]
    assert hints == [f"多半是“{meant}”，改成这个词" if meant else "从列出的词中选一个"]


def test_an_operator_in_a_target_becomes_two_lines(tmp_path: Path) -> None:
    assert after(tmp_path, "目标: 4, 实际: 4", "目标: ≥4, 实际: 4") == [
        told(19, 34, "M109", "“目标”写的是“≥4”，应只写数", "分成两项：方向: 大于等于 和 目标: 4")
    ]


def test_a_year_of_two_digits(tmp_path: Path) -> None:
    messages = after(tmp_path, "年度: 2023", "年度: 23")
    assert messages == [told(4, 5, "M110", "年度“23”不是1949至2100之间的年份", "写成四位数的年份，如 2023")]


def test_a_file_copied_from_another_year(tmp_path: Path) -> None:
    assert after(tmp_path, "年度: 2023", "年度: 2022") == [
        told(4, 5, "M111", "“年度”写的是“2022”，所在的年度文件夹是“2023”", "改正这个值，或把文件移到它该在的文件夹")
    ]


def test_a_file_copied_from_another_unit(tmp_path: Path) -> None:
    assert after(tmp_path, "年度: 2023", "年度: 2023\n单位: 某某局") == [
        told(
            5,
            5,
            "M111",
            "“单位”写的是“某某局”，单位.yaml 的名称是“演示单位”",
            "改正这个值，或把文件移到它该在的文件夹",
        )
    ]


def test_an_unknown_kind_of_file(tmp_path: Path) -> None:
    assert after(tmp_path, "文件: 项目", "文件: 项日") == [
        told(3, 5, "M112", "不认识的文件种类“项日”，应为：单位、项目、整体支出、决算、概况、核定", "改成“文件: 项目”")
    ]


def test_a_project_in_the_place_of_the_unit(tmp_path: Path) -> None:
    messages = found_in(make_workspace(tmp_path, unit=starter("项目.yaml")))
    assert messages[0] == told(
        3, 5, "M113", "这里应是“文件: 单位”，却是“文件: 项目”", "改正“文件:”一行，或把文件移到它该在的文件夹", UNIT_FILE
    )


def test_a_unit_without_its_file(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / UNIT_FILE).unlink()
    assert found_in(root) == [
        f"{UNIT_FILE}: 错误 M114 单位文件夹“演示单位”里没有 单位.yaml\n"
        "    改法：新建 单位.yaml，至少写 文件、名称、格式 三项。详见 reportgen explain M114"
    ]


def test_two_files_of_one_project(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / PROJECT_FILE).with_name("副本.yaml").write_text(starter("项目.yaml"), encoding="utf-8")
    assert found_in(root) == [
        told(
            5,
            7,
            "M118",
            f"项目“业务培训经费”已在 data/{UNIT}/{YEAR}/项目/副本.yaml 中",
            "改正其中一个的项目名称（编码），或删去多余的文件",
        )
    ]


def test_a_folder_that_is_no_year(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "data" / UNIT / "2023年").mkdir()
    assert found_in(root) == [
        f"data/{UNIT}/2023年: 错误 M119 “2023年”不是四位数的年度文件夹，也不是 单位.yaml，没有读\n"
        "    改法：文件夹改名为四位数的年度，数据文件移到年度文件夹里，别的移到 data/ 之外。详见 reportgen explain M119"
    ]


def test_an_empty_workspace(tmp_path: Path) -> None:
    assert found_in(tmp_path) == [
        "data: 错误 M120 data/ 里没有单位\n"
        "    改法：换到有 data/ 的文件夹运行（或用 -C 指明），或先运行 reportgen new 单位名 --demo。"
        "详见 reportgen explain M120"
    ]


def test_a_word_file_among_the_data(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / PROJECT_FILE).with_suffix(".docx").write_bytes(b"")
    assert found_in(root) == [
        f"data/{UNIT}/{YEAR}/项目/示例项目.docx: 警告 M121 “示例项目.docx”不是 .yaml 文件，没有读\n"
        "    改法：把内容录入 .yaml 文件，或把它移到 data/ 之外。详见 reportgen explain M121"
    ]


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    text = starter("项目.yaml").replace("项目名称:", "项目名:").replace("目标: 4,", "目标: ≥4,")
    unit = starter("单位.yaml").replace("性质:", "性制:")
    codes = [message.partition("错误 ")[2][:4] for message in found_in(make_workspace(tmp_path, text, unit))]
    assert codes == ["M101", "M109", "M101"]
