"""Profiles: inherited, overridden by the workspace, and their faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.issues import Where
from reportgen.model.values import Number
from reportgen.profile.load import ProfileShelf, shipped_folder
from tests.sample import make_workspace, starter
from tests.word import grid

SHIPPED = "兴安盟-2023、内蒙古-2021、内蒙古-2023、河北-2021、甘肃-2021、额尔古纳-2023"
ASKED = Where("data/某局/单位.yaml", 7, 12)


def write_profile(root: Path, name: str, text: str) -> None:
    folder = root / "templates" / name
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text(f"文件: 格式\n名称: {name}\n{text}", encoding="utf-8")


def load(root: Path, name: str) -> tuple[str, list[str]]:
    """The caption of the total row (empty without a profile) and the messages."""
    loaded, issues = ProfileShelf(root).load(name, ASKED)
    return (str(loaded.profile.total_caption) if loaded else ""), [str(issue) for issue in issues]


def test_a_profile_inherits_and_says_only_what_differs(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n合计行: 得分合计\n数字:\n  金额: {小数: 4}\n")
    loaded, issues = ProfileShelf(tmp_path).load("某市", ASKED)
    assert issues == []
    assert loaded is not None
    money = loaded.profile.numbers.money
    assert str(loaded.profile.total_caption) == "得分合计"
    assert isinstance(money.decimals, Number)
    assert (money.decimals.value, str(money.zeros)) == (4, "保留")


def test_templates_are_looked_for_along_the_inheritance(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 额尔古纳-2023\n")
    loaded, _ = ProfileShelf(tmp_path).load("某市", ASKED)
    assert loaded is not None
    found = loaded.template("项目支出绩效自评表.docx")
    assert found == (
        shipped_folder() / "内蒙古-2023" / "项目支出绩效自评表.docx",
        "（内置）templates/内蒙古-2023/项目支出绩效自评表.docx",
    )
    assert loaded.template("没有.docx") is None


def test_the_workspaces_folder_hides_the_shipped_one_whole(tmp_path: Path) -> None:
    write_profile(tmp_path, "额尔古纳-2023", "继承: 内蒙古-2023\n合计行: 共计\n")
    assert load(tmp_path, "额尔古纳-2023") == ("共计", [])


def test_an_unknown_profile_names_the_nearest(tmp_path: Path) -> None:
    assert load(tmp_path, "内蒙古2023") == (
        "",
        [
            f"{ASKED}: 错误 M116 没有格式“内蒙古2023”，是否想写“内蒙古-2023”\n"
            f"    改法：可用的格式：{SHIPPED}。详见 reportgen explain M116"
        ],
    )


def test_an_unknown_parent_is_reported_where_it_is_named(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 没有的\n")
    _, messages = load(tmp_path, "某市")
    assert [message.partition(" 错误")[0] for message in messages] == ["templates/某市/格式.yaml:3:5:"]


def test_a_circle_of_inheritance(tmp_path: Path) -> None:
    write_profile(tmp_path, "甲", "继承: 乙\n")
    write_profile(tmp_path, "乙", "继承: 甲\n")
    assert load(tmp_path, "甲")[1] == [
        "templates/乙/格式.yaml:3:5: 错误 M117 格式的继承绕成了圈：甲 → 乙 → 甲\n"
        "    改法：删去其中一处“继承”。详见 reportgen explain M117"
    ]


def test_a_name_with_a_path_in_it_finds_nothing(tmp_path: Path) -> None:
    for name in ("../内蒙古-2023", "/etc", ".", "", "内蒙古-2023/"):
        assert load(tmp_path, name)[1][0].startswith(f"{ASKED}: 错误 M116 没有格式“{name}”")


def test_what_a_profile_must_say(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n数字:\n  金额:\n    小数:\n  得份: {}\n")
    assert load(tmp_path, "某市")[1] == [
        "templates/某市/格式.yaml:7:3: 错误 M101 不认识的键“得份”，应为“得分”\n"
        "    改法：把“得份”改成“得分”，或删去这一行。详见 reportgen explain M101",
        "templates/某市/格式.yaml:6:8: 错误 M122 缺“小数”\n    改法：补上“小数: …”。详见 reportgen explain M122",
    ]


def messages_of(root: Path) -> list[str]:
    return [str(issue) for issue in pipeline.check(root, Selection()).issues]


def test_a_unit_that_names_no_profile_for_the_year(tmp_path: Path) -> None:
    unit = starter("单位.yaml").replace("{2023: 内蒙古-2023}", "{2022: 内蒙古-2023}")
    assert messages_of(make_workspace(tmp_path, unit=unit)) == [
        "data/演示单位/单位.yaml:6:12: 错误 M115 “格式”里没有2023年\n"
        f"    改法：在“格式”里加上“2023: 格式名”；可用的格式：{SHIPPED}。"
        "详见 reportgen explain M115"
    ]


def test_a_document_whose_template_is_missing(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n文档:\n  项目支出绩效自评表:\n    模板: 没有.docx\n")
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    assert messages_of(make_workspace(tmp_path, unit=unit)) == [
        "templates/某市/格式.yaml:6:9: 错误 T208 文档“项目支出绩效自评表”的模板“没有.docx”不存在\n"
        "    改法：改正文件名，或把 .docx 模板放进格式文件夹。详见 reportgen explain T208"
    ]


@pytest.mark.parametrize(
    "name", ["../内蒙古-2021/项目清单.docx", "内蒙古-2021/../某市/格式.yaml", "没有/项目清单.docx"]
)
def test_a_template_is_in_a_folder_of_a_profile(tmp_path: Path, name: str) -> None:
    write_profile(
        tmp_path, "某市", f"继承: 内蒙古-2023\n文档:\n  清单: {{模板: {name}, 范围: 每个单位, 文件名: 清单}}\n"
    )
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    (message,) = messages_of(make_workspace(tmp_path, unit=unit))
    assert f"文档“清单”的模板“{name}”不存在" in message


def test_a_template_of_another_profile(tmp_path: Path) -> None:
    entry = "{模板: 内蒙古-2021/项目清单.docx, 范围: 每个单位, 文件名: 清单}"
    write_profile(tmp_path, "某市", f"继承: 内蒙古-2023\n文档:\n  清单: {entry}\n")
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    assert messages_of(make_workspace(tmp_path, unit=unit)) == []


def test_a_profile_changes_the_level_of_a_rule(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n检查: {P206: 提示, B103: 不查}\n")
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    text = (
        starter("项目.yaml")
        .replace("实际: 210", "实际: 300")
        .replace("执行偏差: 一期培训改为线上举办，节约了场地费\n", "")
    )
    issues = pipeline.check(make_workspace(tmp_path, text, unit), Selection()).issues
    assert [(issue.code, issue.level) for issue in issues] == [("P206", "note")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("数字: {金额: {小数: 60}}", "M123 “小数”是60，应为 0 至 10 的整数"),
        ("数字: {金额: {小数: 2.5}}", "M123 “小数”是2.5，应为 0 至 10 的整数"),
        ("评分: {小数: 11}", "M123 “小数”是11，应为 0 至 10 的整数"),
        ("评分: {超额界限: 1.3}", "M123 “超额界限”是1.3，应为不小于 100 的百分数，如 130"),
        ("等级: [{名称: 差, 下限: 0}, {名称: 优, 下限: 90}]", "M123 “等级”是0、90，下限应从高到低，最后一级为 0"),
        ("等级: []", "M123 “等级”是空的，下限应从高到低，最后一级为 0"),
        (
            "定性档: [{评价: 达成, 下限: 80, 上限: 100}]",
            "M123 “定性档”是缺部分达成、未达成，达成、部分达成、未达成各一档",
        ),
        ("资金行: [{名称: 甲, 来源: [财政拨款, 财政拨款]}]", "M123 “来源”是有重复的财政拨款，每个来源只写一次"),
        ("分值标准: {产出: 60}", "M101 不认识的键“产出”，应为“产出指标”"),
        ("方向用语: {不小于: x}", "M101 不认识的键“不小于”"),
        ("指标层级: {产出指标: {数量: 数量指标}}", "M101 不认识的键“数量”，应为“数量指标”"),
        (
            "评分: {正向: 定性档}",
            "M108 “正向”写的是“定性档”，应为其中之一：按比例、反向按比例、比值、偏离扣分、全有全无",
        ),
        ("合计行: 甲\n合计行: 乙", "S111 "),
        ("合计行：甲", "S106 "),
        ("文档: 待填", "M122 缺“文档”"),
    ],
)
def test_values_that_would_make_every_document_wrong(tmp_path: Path, text: str, message: str) -> None:
    write_profile(tmp_path, "某市", f"继承: 内蒙古-2023\n{text}\n")
    _, messages = load(tmp_path, "某市")
    assert [each.partition("错误 ")[2].startswith(message) for each in messages] == [True]


def test_a_copied_folder_does_not_pass_for_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "新"
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text("文件: 项目\n名称: 旧\n继承: 内蒙古-2023\n", encoding="utf-8")
    assert [message.partition("错误 ")[2].partition("\n")[0] for message in load(tmp_path, "新")[1]] == [
        "M123 “文件”是“项目”，应为“格式”",
        "M123 “名称”是“旧”，应为“新”",
    ]


def test_two_profiles_that_share_a_template_print_each_its_own_way(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n数字: {金额: {小数: 4}}\n")
    root = make_workspace(
        tmp_path, unit=starter("单位.yaml").replace("{2023: 内蒙古-2023}", "{2022: 内蒙古-2023, 2023: 某市}")
    )
    earlier = root / "data" / "演示单位" / "2022"
    earlier.mkdir()
    (earlier / "项目.yaml").write_text(starter("项目.yaml").replace("年度: 2023", "年度: 2022"), encoding="utf-8")
    pipeline.build(root, root / "out", Selection())
    found = [grid(path.read_bytes())[4, 5] for path in sorted((root / "out").rglob("*.docx"))]
    assert found == ["12.00", "12.0000"]


@pytest.mark.parametrize("name", ["../../../etc/passwd", "长" * 200, "a/b.docx", ".隐藏.docx"])
def test_a_template_is_a_plain_file_of_the_profile(tmp_path: Path, name: str) -> None:
    write_profile(tmp_path, "某市", f"继承: 内蒙古-2023\n文档: {{项目支出绩效自评表: {{模板: '{name}'}}}}\n")
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    codes = [issue.code for issue in pipeline.check(make_workspace(tmp_path, unit=unit), Selection()).issues]
    assert codes == ["T208"]


def test_an_unknown_name_in_a_file_name(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n文档: {项目支出绩效自评表: {文件名: '表（{{ 项目.名 }}）'}}\n")
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    assert messages_of(make_workspace(tmp_path, unit=unit)) == [
        "templates/某市/格式.yaml:4:23: 错误 T214 文档“项目支出绩效自评表”的文件名里的“项目.名”不存在，"
        "是否想写“项目.名称”\n"
        "    改法：可用的名字：单位.名称、单位.年度、项目.名称、项目.编码。详见 reportgen explain T214"
    ]


def test_a_form_without_a_column_does_not_ask_for_its_figures(tmp_path: Path) -> None:
    """资金列 of the parent stay, so a form with fewer columns says all of its own."""
    folder = tmp_path / "templates" / "某市"
    shutil.copytree(shipped_folder() / "内蒙古-2023", folder)
    text = (folder / "格式.yaml").read_text(encoding="utf-8").replace("名称: 内蒙古-2023", "名称: 某市")
    (folder / "格式.yaml").write_text(text.replace("  年初预算数: 年初预算数\n", ""), encoding="utf-8")
    project = starter("项目.yaml").replace("年初预算: 12.00, ", "")
    unit = starter("单位.yaml").replace("内蒙古-2023", "某市")
    codes = {issue.code for issue in pipeline.check(make_workspace(tmp_path, project, unit), Selection()).issues}
    assert codes == {"T201"}


def documents_of(root: Path, text: str) -> list[str]:
    """The documents of a profile that inherits 内蒙古-2021."""
    write_profile(root, "某市", f"继承: 内蒙古-2021\n{text}")
    loaded, issues = ProfileShelf(root).load("某市", ASKED)
    assert issues == []
    assert loaded is not None
    return list(loaded.profile.documents)


def test_an_heir_leaves_out_what_it_does_not_want(tmp_path: Path) -> None:
    found = documents_of(tmp_path, "文档: {项目清单: 不用}\n")
    assert "项目清单" not in found
    assert "部门整体预算绩效目标表" in found


def test_what_any_ancestor_has_can_be_left_out(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 额尔古纳-2023\n文档: {项目自评汇总表: 不用}\n")
    loaded, issues = ProfileShelf(tmp_path).load("某市", ASKED)
    assert issues == []
    assert loaded is not None
    assert "项目自评汇总表" not in loaded.profile.documents
    assert "项目支出绩效自评表" in loaded.profile.documents


def test_an_heir_cannot_leave_out_what_is_not_there(tmp_path: Path) -> None:
    write_profile(tmp_path, "某市", "继承: 内蒙古-2023\n文档: {自评表: 不用}\n资金列: {全年预算: 不用}\n")
    _, issues = ProfileShelf(tmp_path).load("某市", ASKED)
    assert [f"{issue.where.line} {issue.code} {issue.message}" for issue in issues] == [
        "4 M127 “自评表”写了“不用”，上级格式里却没有它，是否想写“项目支出绩效自评表”",
        "5 M127 “全年预算”写了“不用”，上级格式里却没有它，是否想写“全年预算数”",
    ]


def test_an_heir_that_lists_every_key_decides_the_order(tmp_path: Path) -> None:
    listed = ", ".join(f"{name}: {{}}" for name in sorted(documents_of(tmp_path / "甲", "")))
    assert documents_of(tmp_path / "乙", f"文档: {{{listed}}}\n") == sorted(documents_of(tmp_path / "丙", ""))


def test_an_heir_that_lists_some_keys_leaves_the_order(tmp_path: Path) -> None:
    before = documents_of(tmp_path / "甲", "")
    assert documents_of(tmp_path / "乙", f"文档: {{{before[-1]}: {{文件名: 表}}}}\n") == before


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (
            "{范围: 全部单位, 文件名: 表, 模板: 表.docx, 表格: {项目: 项目.名称}}",
            "“模板”是多余的，范围是“全部单位”的文档用“表格”",
        ),
        ("{范围: 每个单位, 文件名: 表}", "缺“模板”"),
    ],
)
def test_a_document_is_a_template_or_a_table(tmp_path: Path, plan: str, message: str) -> None:
    write_profile(tmp_path, "某市", f"继承: 内蒙古-2021\n文档: {{表: {plan}}}\n")
    _, issues = ProfileShelf(tmp_path).load("某市", ASKED)
    assert [issue.message for issue in issues] == [message]
