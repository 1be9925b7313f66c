"""``reportgen template``: profiles and templates as whoever makes them meets them."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from reportgen.cli import template_preview
from reportgen.cli.template import SUBCOMMANDS
from reportgen.docx.package import read_package
from reportgen.output import pdf
from reportgen.render.expressions import Reach, path_shape, root_scope
from tests.cli.test_commands import Call
from tests.facts import loaded
from tests.rendering import OFFICE_MISSING
from tests.sample import UNIT, YEAR, changed, make_workspace
from tests.word import W_SPACE, cell_text, make_docx, paragraph, part, table

W = f"{{{W_SPACE}}}"
PROFILE = "文件: 格式\n名称: 某县-2024\n继承: 内蒙古-2023\n"
FORM = "templates/某县-2024/项目支出绩效自评表.docx"


def workspace(root: Path, docx: bytes | None = None, profile: str = PROFILE) -> Path:
    """A workspace with a profile of its own."""
    folder = root / "templates" / "某县-2024"
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text(profile, encoding="utf-8")
    if docx is not None:
        (root / FORM).write_bytes(docx)
    return root


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_has_a_chinese_help_page_with_an_example(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    call = Call(capsys, "template", name, "-h")
    assert call.status == 0
    assert call.out.startswith(f"用法：reportgen template {name} ")
    assert f"示例：reportgen template {name}" in call.out


def test_the_group_says_what_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "template", "-h")
    assert call.out.startswith("用法：reportgen template [选项] 命令 …\n")
    assert call.out.endswith("\n各命令的用法：reportgen template 命令 --help\n")


def test_a_list_tells_what_is_inherited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = PROFILE + "合计行: 合计\n文档: {项目自评汇总表: 不用}\n"
    call = Call(capsys, "-C", str(workspace(tmp_path, make_docx(paragraph("甲")), profile)), "template", "list")
    assert (call.status, call.err) == (0, "")
    (section,) = (each for each in call.out.split("\n\n") if each.startswith("某县-2024"))
    assert section == (
        "某县-2024：templates/某县-2024，继承 内蒙古-2023\n"
        "  自己写的：合计行、文档\n"
        "  文档                范围          模板                     文档取自     模板取自\n"
        "  项目支出绩效自评表  每个自评项目  项目支出绩效自评表.docx  内蒙古-2023  自己"
    )


def test_a_list_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(workspace(tmp_path)), "template", "list", "--format", "json")
    (found,) = (each for each in json.loads(call.out) if each["name"] == "某县-2024")
    assert (found["inherits"], found["decides"]) == (["内蒙古-2023"], [])
    assert found["documents"][0] == {
        "document": "项目支出绩效自评表",
        "scope": "每个自评项目",
        "template": "项目支出绩效自评表.docx",
        "stated_in": "内蒙古-2023",
        "file_from": "内蒙古-2023",
    }


def test_a_list_tells_a_profile_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(workspace(tmp_path, profile="文件: 格式\n名称：甲\n")), "template", "list")
    assert call.status == 1
    assert call.err.startswith("templates/某县-2024/格式.yaml:2:3: 错误 S106 ")
    assert "内蒙古-2023：" in call.out


def test_a_new_profile_holds_only_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("new", "某县-2024", "--from", "内蒙古-2021", "--document", "项目清单")
    call = Call(capsys, "-C", str(tmp_path), "template", *arguments)
    assert (call.status, call.err) == (0, "")
    assert call.out == (
        "新建  templates/某县-2024/格式.yaml\n"
        "新建  templates/某县-2024/项目清单.docx\n"
        "\n下一步：\n"
        "  改 templates/某县-2024 里的文件\n"
        "  reportgen template check 某县-2024    检查\n"
        "  在 单位.yaml 里写 格式: {年度: 某县-2024}，再运行 reportgen build\n"
    )
    assert sorted(path.name for path in (tmp_path / "templates" / "某县-2024").iterdir()) == [
        "格式.yaml",
        "项目清单.docx",
    ]
    call = Call(capsys, "-C", str(tmp_path), "template", "check")
    assert (call.status, call.out) == (0, "检查了 5 个模板，没有发现问题。\n")


def test_a_new_profile_makes_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    assert Call(capsys, "-C", str(root), "template", "new", "2024: 甲", "--from", "内蒙古-2023").status == 2
    assert Call(capsys, "-C", str(root), "template", "new", "2024", "--from", "内蒙古-2023").status == 0
    unit = root / "data" / UNIT / "单位.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("内蒙古-2023", "'2024'"), encoding="utf-8")
    call = Call(capsys, "-C", str(root), "build")
    assert call.status == 0, call.err
    assert call.out.startswith(f"新生成  out/{UNIT}/{YEAR}/项目支出绩效自评表")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("甲/乙", "--from", "内蒙古-2023"), "“甲/乙”不能做文件夹名，可用“甲／乙”"),
        (("某县-2024", "--from", "内蒙古-2023"), "已经有格式“某县-2024”，换一个名字"),
        (("河北-2021", "--from", "内蒙古-2023"), "已经有格式“河北-2021”，换一个名字"),
        (("甲",), "缺少选项 --from"),
        (("甲", "--from", "内蒙-2023"), "没有格式“内蒙-2023”，是否想写“内蒙古-2023”"),
        (("甲", "--from", "内蒙古-2021", "--document", "项目青单"), "没有文档“项目青单”，是否想写“项目清单”"),
    ],
)
def test_a_profile_that_cannot_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    call = Call(capsys, "-C", str(workspace(tmp_path)), "template", "new", *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{words}\n用法见 reportgen template new --help\n"
    assert not (tmp_path / "data").exists()


WRONG = paragraph("得分 {{ 项目.总粉 }} 分") + table(("名称",), ("{% if 项目.编码 %}{{ 项目.编号 }}",))
SAID = (
    f"{FORM}: 错误 T201 段落“得分 {{{{ 项目.总粉 }}}} 分”：标签 {{{{ 项目.总粉 }}}} 里的“总粉”不存在，是否想写“总分”\n"
    "    改法：在 Word 里改正这个标签；这里可用：名称、编码、主管部门、实施单位、开始时间、完成时间、资金用途、"
    "预期目标、目标、完成情况、年初预算、全年预算……。详见 reportgen explain T201\n"
    f"{FORM}: 错误 T201 第1个表格第2行第1格：标签 {{{{ 项目.编号 }}}} 里的“编号”不存在，是否想写“编码”\n"
    "    改法：在 Word 里改正这个标签；这里可用：名称、编码、主管部门、实施单位、开始时间、完成时间、资金用途、"
    "预期目标、目标、完成情况、年初预算、全年预算……。详见 reportgen explain T201\n"
    f"{FORM}: 错误 T203 第1个表格第2行第1格：标签 {{% if 项目.编码 %}} 没有配对，缺 endif\n"
    "    改法：补上缺的那个标签，或删去多的这个。详见 reportgen explain T203\n"
)


@pytest.mark.parametrize("target", ["某县-2024", "某县-2024/项目支出绩效自评表", FORM])
def test_a_check_tells_every_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    call = Call(capsys, "-C", str(workspace(tmp_path, make_docx(WRONG))), "template", "check", target)
    assert (call.status, call.err) == (1, "")
    assert call.out == SAID + "检查了 1 个模板，发现 3 处问题。\n"


def test_a_check_of_a_file_that_belongs_to_no_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "新表.docx").write_bytes(make_docx(paragraph("{{ 整体.资金总额 }}")))
    check = ("-C", str(tmp_path), "template", "check", "新表.docx")
    assert Call(capsys, *check).err == (
        "错误的用法：“新表.docx”不在格式的文件夹里，用 --profile 写明照哪个格式\n"
        "用法见 reportgen template check --help\n"
    )
    call = Call(capsys, *check, "--profile", "内蒙古-2021", "--scope", "每个项目", "--format", "json")
    assert [(each["code"], each["file"]) for each in json.loads(call.out)] == [("T201", "新表.docx")]
    assert Call(capsys, *check, "--profile", "内蒙古-2021").out == (
        "检查了 1 个模板，没有发现问题。\n新表.docx 照范围“整体支出”检查；不是的用 --scope 写明。\n"
    )
    call = Call(capsys, *check, "--profile", "内蒙古-2021", "--scope", "整体支出")
    assert (call.status, call.out) == (0, "检查了 1 个模板，没有发现问题。\n")
    assert Call(capsys, *check, "--profile", "内蒙古-2021", "--scope", "整体").err.startswith(
        "错误的用法：没有范围“整体”，是否想写“整体支出”"
    )


def test_a_check_tells_what_is_wrong_in_the_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = (
        "文档:\n  甲表: {模板: 甲.docx, 范围: 每个项目, 文件名: '甲（{{ 项目.名 }}）'}\n"
        "  乙表: {范围: 全部单位, 文件名: 乙, 表格: {率: 项目.执行}}\n"
    )
    call = Call(capsys, "-C", str(workspace(tmp_path, profile=PROFILE + documents)), "template", "check")
    assert call.status == 1
    assert [line.partition("错误 ")[2] for line in call.out.splitlines() if "错误" in line] == [
        "T214 文档“甲表”的文件名里的“项目.名”不存在，是否想写“项目.名称”",
        "T208 文档“甲表”的模板“甲.docx”不存在",
        "T217 文档“乙表”的“率”栏取的“项目.执行”不存在或不是一个值，是否想写“执行率”",
    ]


def test_a_check_tells_a_template_that_no_document_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path, make_docx(paragraph("{{ 项目.名称 }}")))
    (root / FORM).with_name("新表.docx").write_bytes(make_docx(WRONG))
    call = Call(capsys, "-C", str(root), "template", "check")
    assert (call.status, call.err) == (0, "")
    assert call.out == (
        "templates/某县-2024/新表.docx: 提示 T225 没有文档用这个模板，没有检查它\n"
        "    改法：写进 格式.yaml 的“文档”；用不着的，移到别处。详见 reportgen explain T225\n"
        "检查了 1 个模板，发现 1 处问题。\n"
    )


def test_a_profile_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "templates").write_bytes(b"")
    call = Call(capsys, "-C", str(tmp_path), "template", "new", "甲", "--from", "内蒙古-2023")
    assert (call.status, call.out) == (4, "")
    assert call.err.startswith("templates/甲: 错误 X307 文件写不进去：")


def comments_of(docx: bytes) -> list[list[str]]:
    """The lines of each comment."""
    root = etree.fromstring(part(docx, "word/comments.xml"))
    return [["".join(each.itertext()) for each in comment.iter(f"{W}p")] for comment in root.iter(f"{W}comment")]


def commented(docx: bytes) -> list[str]:
    """The text between the marks of each comment."""
    found: dict[str, str] = {}
    is_open: set[str] = set()
    for node in etree.fromstring(part(docx)).iter():
        number = node.get(f"{W}id", "")
        if node.tag == f"{W}commentRangeStart":
            is_open.add(number)
            found[number] = ""
        elif node.tag == f"{W}commentRangeEnd":
            is_open.remove(number)
        elif node.tag == f"{W}t":
            found |= {each: found[each] + (node.text or "") for each in is_open}
    assert not is_open
    return list(found.values())


def test_a_copy_with_a_comment_at_each_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docx = make_docx(paragraph("首段") + WRONG, header=paragraph("{{ 单位.名 }}"))
    root = workspace(tmp_path, docx)
    call = Call(capsys, "-C", str(root), "template", "check", FORM, "--annotate")
    copy = "out/模板检查/某县-2024/项目支出绩效自评表（批注）.docx"
    assert (call.status, call.err) == (1, f"新生成  {copy}\n")
    content = (root / copy).read_bytes()
    lines = comments_of(content)
    assert [first for first, _ in lines] == [
        "T201 页眉段落“{{ 单位.名 }}”：标签 {{ 单位.名 }} 里的“名”不存在，是否想写“名称”",
        *(line.partition("错误 ")[2] for line in SAID.splitlines() if "错误" in line),
    ]
    assert lines[-1][1] == "改法：补上缺的那个标签，或删去多的这个"
    assert commented(content) == [
        "首段",
        "得分 {{ 项目.总粉 }} 分",
        "{% if 项目.编码 %}{{ 项目.编号 }}",
        "{% if 项目.编码 %}{{ 项目.编号 }}",
    ]
    names = {member.name for member in read_package(content).members}
    assert names == {member.name for member in read_package(docx).members} | {"word/comments.xml"}
    assert Call(capsys, "-C", str(root), "template", "check", FORM, "--annotate").err == f"未变  {copy}\n"


def test_a_file_that_cannot_be_read_has_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(workspace(tmp_path, b"PK")), "template", "check", FORM, "--annotate")
    assert (call.status, call.err) == (1, "")
    assert call.out == (
        f"{FORM}: 错误 T209 模板打不开：这不是 .docx 文件，或文件已损坏\n"
        "    改法：在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”。详见 reportgen explain T209\n"
        "检查了 1 个模板，发现 1 处问题。\n"
    )
    assert not (tmp_path / "out").exists()


def handbook(root: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> bytes:
    path = root / f"手册{suffix}"
    call = Call(capsys, "-C", str(root), "template", "fields", str(path), "--profile", "内蒙古-2023")
    assert (call.status, call.err) == (0, f"新生成  {path.as_posix()}\n")
    assert re.fullmatch(r"\d+ 个标签。(没有数据，所以没有现在的值|现在的值取自 演示单位 2023 年)。\n", call.out)
    return path.read_bytes()


def test_a_handbook_tells_tag_meaning_formula_value_and_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = handbook(make_workspace(tmp_path), capsys, ".docx")
    rows = [[cell_text(cell) for cell in row.iter(f"{W}tc")] for row in etree.fromstring(part(content)).iter(f"{W}tr")]
    told = {row[0]: row[1:] for row in rows}
    assert told["{{ 项目.执行率 }}"] == [
        "预算执行率",
        "全年执行 ÷ 全年预算",
        "96.00%",
        "项目自评汇总表（内蒙古-2023）",
    ]
    assert told["{{ 项目.名称 }}"][2:] == [
        "业务培训经费",
        "项目支出绩效自评表（内蒙古-2023）、项目自评汇总表（内蒙古-2023）",
    ]
    assert told["{{ 格式.资金列.得分 }}"][2:] == ["得分", "项目支出绩效自评表（内蒙古-2023）"]
    text = "".join(etree.fromstring(part(content)).itertext())
    assert "项目.指标{%tr for 指标 in 项目.指标 %} … {%tr endfor %}" in text
    assert "现在的值取自 演示单位 2023 年" in text


def test_a_handbook_takes_its_values_from_a_unit_that_is_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_workspace(tmp_path)
    assert Call(capsys, "-C", str(root), "new", "一局", "--profile", "内蒙古-2023", "--year", "2024").status == 0
    call = Call(capsys, "-C", str(root), "template", "fields", str(root / "手册.xlsx"))
    assert call.out.endswith(f" 个标签。现在的值取自 {UNIT} {YEAR} 年。\n")


def test_every_tag_of_the_handbook_can_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = handbook(tmp_path, capsys, ".xlsx")
    rows = list(load_workbook(BytesIO(content))["标签手册"].iter_rows(min_row=4, values_only=True))
    assert len(rows) > 1000
    kept = {str(row[1]): str(row[7]) for row in rows}
    assert kept["项目.指标"] == "{%tr for 指标 in 项目.指标 %} … {%tr endfor %}"
    names = [str(row[2]).strip("{} ") for row in rows if str(row[1]).count(".") == 0 and row[1] != "格式"]
    scope = root_scope(Reach(single=frozenset({"项目"})), {})
    assert [name for name in names if path_shape(name, scope) is None] == []


def test_a_handbook_of_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert Call(capsys, "template", "fields", "手册.pdf").err == (
        "错误的用法：标签手册的文件名要以 .docx 或 .xlsx 结尾，这里是“手册.pdf”\n"
        "用法见 reportgen template fields --help\n"
    )


@pytest.mark.parametrize("profile", ["内蒙古-2023", "内蒙古-2021", "甘肃-2021", "河北-2021", "额尔古纳-2023"])
def test_every_shipped_template_can_be_previewed_without_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str
) -> None:
    for document, plan in loaded(profile).profile.documents.items():
        if plan.template is not None:
            call = Call(capsys, "-C", str(tmp_path), "template", "preview", f"{profile}/{document}")
            path = f"out/预览/{profile}-{document}.docx"
            assert (call.status, call.out, call.err) == (0, f"新生成  {path}\n数据取自示例单位\n", "")
            text = "".join(etree.fromstring(part((tmp_path / path).read_bytes())).itertext())
            assert "{{" not in text
            assert "待填" not in text


def test_the_made_up_unit_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(files("reportgen") / "starter" / "示例"), "check")
    assert (call.status, call.out.splitlines()[-1]) == (0, "没有发现问题。")


def test_a_preview_with_the_data_of_a_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(make_workspace(tmp_path), make_docx(paragraph("{{ 项目.名称 }}得{{ 项目.总分 }}")))
    call = Call(capsys, "-C", str(root), "template", "preview", FORM, "--unit", UNIT)
    path = "out/预览/某县-2024-项目支出绩效自评表.docx"
    assert (call.status, call.out) == (0, f"新生成  {path}\n数据取自 演示单位 2023 年\n")
    assert "业务培训经费得99.40分" in "".join(etree.fromstring(part((root / path).read_bytes())).itertext())


def test_a_preview_shows_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, changed({"完成情况": "~删去~"}))
    call = Call(capsys, "-C", str(root), "template", "preview", "内蒙古-2023", "--out", str(tmp_path / "甲.docx"))
    assert call.status == 0
    text = "".join(etree.fromstring(part((tmp_path / "甲.docx").read_bytes())).itertext())
    assert "【待填：完成情况】" in text


def test_a_preview_of_a_faulty_template_tells_the_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(workspace(tmp_path, make_docx(WRONG))), "template", "preview", FORM, "--demo")
    assert (call.status, call.out, call.err) == (1, SAID, "")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("内蒙古-2021",), "写明是哪一种文档，如 内蒙古-2021/项目支出绩效自评表"),
        (("内蒙古-2021/项目青单",), "没有文档“项目青单”，是否想写“项目清单”"),
        (("没有.docx",), "没有文件“没有.docx”"),
        (("旧表.doc",), "“旧表.doc”不是 .docx 文件；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”"),
        (("data",), "没有格式“data”；有：兴安盟-2023、内蒙古-2021、内蒙古-2023、河北-2021、甘肃-2021、额尔古纳-2023"),
        (("内蒙古-2023", "--demo", "--project", "没有"), "示例数据里没有项目“没有”；去掉 --project"),
        (("内蒙古-2023", "--unit", "演示单未"), "没有单位“演示单未”，是否想写“演示单位”"),
        (
            ("额尔古纳-2023/决算公开说明", "--unit", UNIT),
            "这些数据里没有范围“决算”要的内容；换一个单位、年度、项目，或用 --demo",
        ),
    ],
)
def test_a_preview_that_cannot_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path)), "template", "preview", *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{words}\n用法见 reportgen template preview --help\n"


def test_a_preview_without_programs_for_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "PROGRAMS", ("没有的程序",))
    call = Call(capsys, "-C", str(tmp_path), "template", "preview", "内蒙古-2023", "--pdf")
    path = "out/预览/内蒙古-2023-项目支出绩效自评表.docx"
    assert (call.status, call.out) == (4, f"新生成  {path}\n数据取自示例单位\n")
    assert call.err == (
        f"{path}: 错误 X207 没有安装 LibreOffice，PDF 没有生成\n"
        "    改法：安装 LibreOffice，或在 Word 里另存为 PDF。详见 reportgen explain X207\n"
    )
    monkeypatch.setattr(pdf, "PAINTER", "没有的程序")
    pictures, issues = pdf.make_pictures(b"", "甲.pdf")
    assert (pictures, [issue.headline for issue in issues]) == (
        [],
        ["甲.pdf: 错误 X222 没有安装 pdftoppm，图片没有生成"],
    )


@pytest.mark.slow
@pytest.mark.skipif(OFFICE_MISSING is not None, reason=str(OFFICE_MISSING))
def test_a_preview_as_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(tmp_path), "template", "preview", "额尔古纳-2023/项目支出绩效自评表汇编", "--png")
    assert (call.status, call.err) == (0, "")
    folder, name = tmp_path / "out" / "预览", "额尔古纳-2023-项目支出绩效自评表汇编"
    pages = sorted(path.name for path in folder.glob("*.png"))
    assert pages == [f"{name}-{number}.png" for number in range(1, len(pages) + 1)]
    assert call.out == (
        f"新生成  out/预览/{name}.docx\n新生成  out/预览/{name}.pdf\n"
        f"{len(pages)} 页图片  out/预览/{pages[0]} 至 {pages[-1]}\n数据取自示例单位\n"
    )


def test_no_picture_is_left_of_a_page_that_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def preview(pages: int) -> list[str]:
        monkeypatch.setattr(template_preview, "make_pdfs", lambda given: ({given[0][1]: b"%d" % pages}, []))
        monkeypatch.setattr(template_preview, "make_pictures", lambda *_: ([b"%d" % n for n in range(pages)], []))
        arguments = ("-C", str(tmp_path), "template", "preview", "内蒙古-2023", "--png", "--out")
        assert Call(capsys, *arguments, str(tmp_path / "甲.docx")).status == 0
        return sorted(path.name for path in tmp_path.glob("甲-*.png"))

    assert preview(2) == ["甲-1.png", "甲-2.png"]
    assert preview(10) == [f"甲-{number:02}.png" for number in range(1, 11)]
    (tmp_path / "甲-10.png").write_bytes(b"")
    (tmp_path / "甲-99.png").write_bytes(b"")
    assert preview(1) == ["甲-1.png", "甲-10.png", "甲-99.png"]


def test_two_templates_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = table(
        ("名称", "得分"), ("{%tr for 甲 in 项目.指标 %}",), ("{{ 甲.名称 }}", "{{ 甲.得分 }}"), ("{%tr endfor %}",)
    )
    (tmp_path / "旧.docx").write_bytes(make_docx(paragraph("{{ 项目.名称 }}") + rows))
    new = table(
        ("名称", "分值"), ("{%tr for 乙 in 项目.指标 %}",), ("{{ 乙.名称 }}", "{{ 乙.分值 }}"), ("{%tr endfor %}",)
    )
    (tmp_path / "新.docx").write_bytes(make_docx(paragraph("{{ 项目.名称 }}{{ 项目.编码 }}") + new))
    compare = ("-C", str(tmp_path), "template", "diff", "旧.docx", "新.docx", "--profile", "内蒙古-2023")
    call = Call(capsys, *compare)
    assert (call.status, call.err) == (0, "")
    assert call.out == (
        "从 旧.docx 到 新.docx（+ 多了，- 少了）：\n"
        "新.docx\n  + 标签 项目.编码\n  + 标签 项目.指标.分值\n  - 标签 项目.指标.得分\n  + 栏目 分值\n  - 栏目 得分\n"
    )
    assert json.loads(Call(capsys, *compare, "--format", "json").out)["documents"]["新.docx"]["captions"] == {
        "added": ["分值"],
        "removed": ["得分"],
    }


def test_two_profiles_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = PROFILE + (
        "合计行: 合计\n文档:\n  项目自评汇总表: 不用\n"
        "  清单: {模板: 项目支出绩效自评表.docx, 范围: 每个项目, 文件名: '清单（{{ 项目.名称 }}）'}\n"
    )
    root = workspace(tmp_path, make_docx(paragraph("{{ 项目.名称 }}")), profile)
    call = Call(capsys, "-C", str(root), "template", "diff", "内蒙古-2023", "某县-2024")
    assert call.out.splitlines()[:6] == [
        "从 内蒙古-2023 到 某县-2024（+ 多了，- 少了）：",
        "多了文档：清单",
        "少了文档：项目自评汇总表",
        "格式里不同的项：合计行",
        "项目支出绩效自评表",
        "  - 标签 单位.年度",
    ]
    assert Call(capsys, "-C", str(root), "template", "diff", "某县-2024", "某县-2024").out == (
        "从 某县-2024 到 某县-2024：没有不同。\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("内蒙古-2023", "甲.docx"), "两个都写格式，或者两个都写模板（格式/文档 或 文件.docx）"),
        (("内蒙古-2023", "内蒙古-2032"), "没有格式“内蒙古-2032”，是否想写“内蒙古-2023”"),
        (
            ("坏.docx", "坏.docx", "--profile", "内蒙古-2023"),
            "“坏.docx”打不开：这不是 .docx 文件，或文件已损坏；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”",
        ),
    ],
)
def test_what_cannot_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK")
    call = Call(capsys, "-C", str(tmp_path), "template", "diff", *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{words}\n用法见 reportgen template diff --help\n"


def test_a_copied_template_takes_the_place_of_another_profile_s(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = "{模板: 内蒙古-2021/项目清单.docx, 范围: 每个单位, 文件名: 清单}"
    workspace(tmp_path, profile=f"文件: 格式\n名称: 某县-2024\n继承: 内蒙古-2023\n文档:\n  清单: {entry}\n")
    arguments = ("new", "某县-2025", "--from", "某县-2024", "--document", "清单")
    assert Call(capsys, "-C", str(tmp_path), "template", *arguments).status == 0
    text = (tmp_path / "templates" / "某县-2025" / "格式.yaml").read_text(encoding="utf-8")
    assert text.endswith("\n\n文档:\n  清单: {模板: 项目清单.docx}\n")
    assert Call(capsys, "-C", str(tmp_path), "template", "check", "某县-2025").status == 0
