"""What check writes besides the issues in words: SARIF, the list for whoever corrects, what was compared."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

import docx
from reportgen.cli.main import run
from reportgen.cli.manual import all_pages
from reportgen.cli.regions import Regions
from reportgen.cli.sarif import sarif_log
from reportgen.issues import Issue, Where
from reportgen.output.manifest import MANIFEST
from tests.conftest import tool_missing
from tests.sample import changed, make_workspace, starter
from tests.word import make_docx, paragraph, table

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "核对"
FILE = "data/演示单位/2023/项目/示例项目.yaml"
VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")

WRONG = {
    "指标.数量指标[1].得分": "{值: 12, 原因: 超额完成}",
    "指标.数量指标[2].实际": "300",
    "指标.数量指标[2].豁免": "[{规则: P206, 理由: 上级年中追加了任务}]",
    "指标.质量指标[1].名称": "'=SUM(A1)'",
    "指标.质量指标[1].实际": "300",
    "公布值": "[{位置: 项目.总分, 值: 100}]",
}


class Call:
    """The outcome of a command."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = run(list(arguments))
        self.out, self.err = capsys.readouterr()


def wrong_workspace(root: Path) -> Path:
    return make_workspace(root, changed(WRONG))


def compare(name: str, text: str, rewrite: bool) -> None:
    """A whole output beside the one that somebody has read."""
    if rewrite:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    call = Call(capsys, "-C", str(wrong_workspace(tmp_path)), "check")
    assert (call.status, call.err) == (1, "")
    compare("文字.txt", call.out, rewrite_golden)


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    call = Call(capsys, "-C", str(wrong_workspace(tmp_path)), "check", "--format", "json")
    assert (call.status, call.err) == (1, "")
    compare("问题.json", call.out, rewrite_golden)


def test_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    call = Call(capsys, "-C", str(wrong_workspace(tmp_path)), "check", "--format", "sarif")
    assert (call.status, call.err) == (1, "")
    compare("问题.sarif", call.out, rewrite_golden)


def test_sarif_points_at_characters_from_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = starter("项目.yaml").replace("目标: 4,", "目标: ≥4,")
    call = Call(capsys, "-C", str(make_workspace(tmp_path, text)), "check", "--format", "sarif")
    (result,) = json.loads(call.out)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 19, "startColumn": 34, "endLine": 19, "endColumn": 36}
    assert text.split("\n")[18][33:35] == "≥4"


SPANS = """\
文件: 项目
预期目标: |
  第一行
  第二行

完成情况: "引号，里面"  # 说明
指标: [{名称: 甲 乙, 目标: 4}]
"""


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [
        (1, 1, (1, 3)),
        (2, 7, (4, 6)),
        (6, 7, (6, 14)),
        (7, 11, (7, 14)),
        (7, 20, (7, 21)),
        (7, 5, None),
        (9, 1, None),
    ],
)
def test_a_region_ends_where_its_value_ends(
    tmp_path: Path, line: int, column: int, end: tuple[int, int] | None
) -> None:
    (tmp_path / "甲.yaml").write_text(SPANS, encoding="utf-8")
    assert Regions(tmp_path).end_of(Where("甲.yaml", line, column)) == end


def test_a_file_that_cannot_be_read_has_no_regions(tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text("文件：项目\n", encoding="utf-8")
    regions = Regions(tmp_path)
    assert [regions.end_of(Where(name, 1, 1)) for name in ("甲.yaml", "没有.yaml")] == [None, None]


SUBSET: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {"properties": {"driver": {"required": ["name", "rules"]}}},
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "suppressions": {"items": {"properties": {"kind": {"enum": ["inSource", "external"]}}}},
                            },
                        }
                    },
                },
            },
        },
    },
}
"""What the standard asks of the parts that we write; the official schema is used where it is at hand."""


def every_code() -> dict[str, Any]:
    """A log in which every code occurs, with and without a place."""
    places = (Where("data/甲 乙/1#.yaml", 1, 2), Where("data/甲", None, None), Where("（内置）templates/a.docx", 3))
    return sarif_log(
        [Issue(page.code, page.level, place, "甲", "乙", "丙") for page in all_pages() for place in places],
        Regions(Path("没有")),
    )


def test_every_code_fits_the_subset_of_the_schema() -> None:
    jsonschema.validate(every_code(), SUBSET)


@pytest.mark.slow
def test_every_code_fits_the_official_schema() -> None:
    schema = os.environ.get("SARIF_SCHEMA")
    if not schema:
        tool_missing("没有 SARIF 2.1.0 的 JSON Schema（环境变量 SARIF_SCHEMA）")
    assert schema is not None
    jsonschema.Draft4Validator(
        json.loads(Path(schema).read_text(encoding="utf-8")),
        format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER,
    ).validate(every_code())


def many_wrong(root: Path) -> Path:
    return make_workspace(root, starter("项目.yaml") + "".join(f"键{number}: 1\n" for number in range(8)))


REST = "另有 3 条 M101，用 reportgen check --report 核对报告.docx 看全部\n"


def test_a_screen_shows_the_first_five_of_a_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = many_wrong(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    call = Call(capsys, "-C", str(root), "check")
    assert call.out.count("错误 M101") == 5
    assert REST in call.out
    assert "演示单位  2023  8 " in call.out


def test_a_file_holds_them_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = many_wrong(tmp_path)
    assert Call(capsys, "-C", str(root), "check").out.count("错误 M101") == 8
    assert len(json.loads(Call(capsys, "-C", str(root), "check", "--format", "json").out)) == 8
    Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "表.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 3 + 8


def test_a_report_for_word(tmp_path: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    path = tmp_path / "核对报告.docx"
    call = Call(capsys, "-C", str(wrong_workspace(tmp_path)), "check", "--report", str(path))
    assert (call.status, call.err) == (1, f"新生成  {path.as_posix()}\n")
    document = docx.Document(str(path))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    (only,) = document.tables
    assert only.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    lines = [each.text for each in document.paragraphs if each.text]
    lines += [" | ".join(cell.text for cell in dict.fromkeys(row.cells)) for row in only.rows]
    compare("报告.txt", "\n".join(lines) + "\n", rewrite_golden)


def test_a_report_for_excel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "核对报告.xlsx"
    Call(capsys, "-C", str(wrong_workspace(tmp_path)), "check", "--report", str(path))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][0] == "核对范围：演示单位 2023。错误 2 个，警告 2 个，提示 1 条。"
    assert rows[2] == (
        "序号", "单位", "位置（文件:行）", "规则", "级别", "问题", "发现", "应为", "相差", "怎么改", "处理结果"
    )  # fmt: skip
    assert rows[-1] == (
        5, "演示单位", "示例项目.yaml:76", "A101", "错误",
        "项目.总分 公布为 100，计算得 101.40分（执行得分 + 各三级指标得分之和）",
        "100", "101.40分", "-1.4分", "核对公布的文档与录入的数据，改正其中错的一个", None,
    )  # fmt: skip
    problem = next(cell for row in sheet.iter_rows(min_row=4) for cell in row if "=SUM(A1)" in str(cell.value))
    assert problem.data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A4", "A3:K8", "$3:$3")
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_text_is_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    folder = tmp_path / "data" / "=SUM(A1)&<甲>\x01"
    folder.mkdir(parents=True)
    (folder / "单位.yaml").write_text("名称：某局\n", encoding="utf-8")
    path = tmp_path / f"表{suffix}"
    assert Call(capsys, "-C", str(tmp_path), "check", "--report", str(path)).status == 1
    if suffix == ".docx":
        texts = [each.text for each in docx.Document(str(path)).paragraphs]
        assert any(text.startswith("=SUM(A1)&<甲>�（") for text in texts)
    else:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        assert (sheet["B4"].value, sheet["B4"].data_type) == ("=SUM(A1)&<甲>�", "s")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_clean_report(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    path = tmp_path / f"表{suffix}"
    assert Call(capsys, "-C", str(make_workspace(tmp_path)), "check", "--report", str(path)).status == 0
    if suffix == ".docx":
        texts = [each.text for each in docx.Document(str(path)).paragraphs if each.text]
        assert texts == ["核对报告", "没有发现问题", "核对范围：演示单位 2023"]
    else:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        assert sheet["A2"].value == "核对范围：演示单位 2023。没有发现问题。"


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_the_same_data_are_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    root = wrong_workspace(tmp_path)
    for name in ("甲", "乙"):
        Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / f"{name}{suffix}"))
    assert (tmp_path / f"甲{suffix}").read_bytes() == (tmp_path / f"乙{suffix}").read_bytes()


def test_a_report_that_somebody_worked_on_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, path = make_workspace(tmp_path), tmp_path / "表.xlsx"
    asked = ("-C", str(root), "check", "--report", str(path))
    assert Call(capsys, *asked).err == f"新生成  {path.as_posix()}\n"
    assert Call(capsys, *asked).err == f"未变  {path.as_posix()}\n"
    (root / FILE).write_text(changed({"指标.数量指标[2].实际": "300"}), encoding="utf-8")
    assert Call(capsys, *asked).err == f"已更新  {path.as_posix()}\n"
    path.write_bytes(b"edited")
    kept = Call(capsys, *asked)
    assert (kept.status, path.read_bytes()) == (4, b"edited")
    assert kept.err == (
        f"保留人工修改  {path.as_posix()}\n"
        f"{path.as_posix()}: 警告 X221 这个文件写出后有人改过（或不是本程序写的），没有覆盖\n"
        "    改法：换一个文件名；不要旧的了，加 --overwrite。详见 reportgen explain X221\n"
    )
    assert Call(capsys, *asked, "--overwrite").err == f"已更新  {path.as_posix()}\n"


def test_what_keeps_a_report_from_being_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, path = make_workspace(tmp_path), tmp_path / "核对报告.docx"
    (tmp_path / "~$核对报告.docx").touch()
    assert "X206" in Call(capsys, "-C", str(root), "check", "--report", str(path)).err
    (tmp_path / "夹.docx").mkdir()
    assert "X203" in Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "夹.docx")).err
    damaged = root / "out" / MANIFEST
    damaged.parent.mkdir(parents=True)
    damaged.write_text("{", encoding="utf-8")
    call = Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "新.docx"))
    assert call.status == 4
    assert "X201" in call.err
    assert not (tmp_path / "新.docx").exists()


def test_json_stays_alone_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    call = Call(capsys, "-C", str(root), "check", "--format", "json", "--report", str(tmp_path / "表.docx"))
    assert json.loads(call.out) == []


def test_only_two_kinds_of_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path)), "check", "--report", "表.pdf")
    assert (call.status, call.out) == (2, "")
    assert call.err == (
        "错误的用法：--report 的文件名要以 .docx 或 .xlsx 结尾，这里是“表.pdf”\n用法见 reportgen check --help\n"
    )


def own_template(root: Path, body: str) -> None:
    path = root / "templates" / "核对报告" / "核对报告.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(make_docx(body, header=paragraph("{{ 合计 }}")))


def test_a_workspace_may_have_a_template_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = wrong_workspace(tmp_path)
    own_template(
        root,
        paragraph("{%p for 单位 in 单位 %}")
        + paragraph("{{ 单位.名称 }}有{{ 单位.合计 }}")
        + paragraph("{%p endfor %}"),
    )
    Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "表.docx"))
    document = docx.Document(str(tmp_path / "表.docx"))
    assert [each.text for each in document.paragraphs if each.text] == ["演示单位有错误 2 个，警告 2 个，提示 1 条"]
    assert document.sections[0].header.paragraphs[0].text == "错误 2 个，警告 2 个，提示 1 条"


def test_a_template_with_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    own_template(root, paragraph("{{ 合记 }}") + paragraph("{{ 范围.长度 }}"))
    call = Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "表.docx"))
    assert call.status == 4
    assert call.err.count("templates/核对报告/核对报告.docx: 错误 T") == 2
    assert "是否想写“合计”" in call.err
    (root / "templates" / "核对报告" / "核对报告.docx").write_bytes(b"no zip")
    assert "T209" in Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "表.docx")).err


def test_a_template_whose_loop_crosses_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = wrong_workspace(tmp_path)
    own_template(root, table(("{%tr for 单位 in 单位 %}",)) + paragraph("甲") + table(("{%tr endfor %}",)))
    call = Call(capsys, "-C", str(root), "check", "--report", str(tmp_path / "表.docx"))
    assert not (tmp_path / "表.docx").exists()
    assert "templates/核对报告/核对报告.docx: 错误 T" in call.err


TWO_PROJECTS = """
文件: 项目
年度: 2023
项目名称: 另一项目
金额单位: 万元
资金:
  财政拨款: {年初预算: 5, 全年预算: 5, 全年执行: 5}
  其他资金: {年初预算: 1, 全年预算: 1, 全年执行: 1}
预期目标: 购置设备
完成情况: 已购置
指标:
  数量指标:
    - {名称: 购置数量, 方向: 大于等于, 目标: 2, 实际: 2, 单位: 台, 分值: 50}
  社会效益指标:
    - {名称: 使用情况, 方向: 定性, 目标: 好, 实际: 好, 分值: 30}
  服务对象满意度指标:
    - {名称: 满意度, 方向: 大于等于, 目标: 90, 实际: 95, 单位: '%', 分值: 10}
公布值: [{位置: 项目.总分, 值: 100}, {位置: 项目.执行率, 值: 100%}]
"""


def test_comparisons_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, TWO_PROJECTS)
    call = Call(capsys, "-C", str(root), "check", "--explain-clean", "--format", "json")
    told = json.loads(call.out)
    assert told["issues"] == []
    counted = {code: count for code, count in told["compared"].items() if code in COUNTED_BY_HAND}
    assert counted == COUNTED_BY_HAND
    assert {kind: told["kinds"][kind] for kind in ("tie_out", "sum", "percentage")} == {
        "tie_out": 3,  # a published figure, two sources of money beside their budgets
        "sum": 4,  # the weights of three groups and of all
        "percentage": 6,  # a published one, two completions, the target and the result of a rate, and both together
    }
    assert sum(told["kinds"].values()) == sum(told["compared"].values())


COUNTED_BY_HAND = {
    "A101": 2,  # two published figures
    "A201": 0,  # no accounts
    "B101": 2,  # two sources of money
    "B102": 0,  # no cost indicator
    "B103": 1,  # one project
    "B109": 1,  # its largest amount
    "B111": 0,  # no accounts
    "C107": 0,  # no codes
    "P101": 3,  # three groups
    "P102": 1,  # one project
    "P104": 3,  # three indicators
    "P203": 0,  # no score typed
    "P204": 3,
    "P206": 2,  # two with numbers to exceed
    "P301": 3,
    "P302": 2,  # two with numbers
    "P308": 1,
    "P401": 0,  # no score told in words
    "P414": 2,  # the target and the result of one rate
    "P415": 2,  # the target and the result of what is counted in whole numbers
    "P422": 1,  # a goal beside its result
    "P423": 0,  # no other project
    "P431": 1,  # one rate
}


def test_comparisons_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, TWO_PROJECTS.replace("值: 100}", "值: 99}"))
    kinds = json.loads(Call(capsys, "-C", str(root), "check", "--explain-clean", "--format", "json").out)["kinds"]
    lines = Call(capsys, "-C", str(root), "check", "--explain-clean").out.splitlines()
    start = lines.index("规则            比对  问题  查有没有")
    assert lines[start - 4 : start + 7] == [
        "发现 1 个错误、0 个警告、0 条提示。",
        "",
        f"共比对 {sum(kinds.values())} 处：勾稽 {kinds['tie_out']}、合计 {kinds['sum']}、百分比 {kinds['percentage']}、"
        f"逐项 {kinds['entry']}。",
        "",
        "规则            比对  问题  查有没有",
        "A 合计与公布值  3     1",
        "  A101          2     1     公布的数与计算的数不一致",
        "  A102          1     0     公布的数与计算的数差在尾数上",
        "B 预算执行      6     0",
        "  B101          2     0     全年执行数大于全年预算数",
        "  B103          1     0     执行得分没有得满，也没有说明原因",
    ]


def test_files_that_no_rule_has_seen_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, "名称：某局\n")
    call = Call(capsys, "-C", str(root), "check", "--explain-clean")
    assert call.out.splitlines()[-3:] == [
        "共比对 0 处。",
        "",
        "没有核对 演示单位 2023：文件或格式有错误，改好以后才能核对",
    ]


def test_rules_that_are_off_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = tmp_path / "templates" / "试验" / "格式.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text("文件: 格式\n名称: 试验\n继承: 内蒙古-2023\n检查: {P206: 不查}\n", encoding="utf-8")
    root = make_workspace(tmp_path, unit=starter("单位.yaml").replace("内蒙古-2023", "试验"))
    call = Call(capsys, "-C", str(root), "check", "--explain-clean")
    assert call.out.splitlines()[-1] == "格式规定不查：P206"


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_report_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    if VALIDATOR is None:
        tool_missing("没有安装 ooxml-validator")
    assert VALIDATOR is not None
    path = tmp_path / f"表{suffix}"
    Call(capsys, "-C", str(wrong_workspace(tmp_path)), "check", "--report", str(path))
    done = subprocess.run([VALIDATOR, str(path)], check=False, capture_output=True, encoding="utf-8")
    assert json.loads(done.stdout)["errors"] == []
