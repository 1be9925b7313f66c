"""What changed between two states, as a clerk sees it: on the screen, as lists, in redlined copies."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from docx import Document
from reportgen.cli.main import run
from tests.sample import UNIT, YEAR, make_workspace, starter
from tests.word import grid, make_docx, paragraph

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "更正"
PROJECT = f"data/{UNIT}/{YEAR}/项目/示例项目.yaml"
DOCUMENT = f"out/{UNIT}/{YEAR}/项目支出绩效自评表（业务培训经费）"
EDITS = {
    "实际: 93.1": "实际: 93.4",
    "全年举办业务培训4期，提高": "全年举办业务培训5期，提高",
    "    - {名称: 培训合格率, 方向: 大于等于, 目标: 95, 实际: 96, 单位: '%', 分值: 10}\n": (
        "    - {名称: 培训合格率, 方向: 大于等于, 目标: 95, 实际: 96, 单位: '%', 分值: 5}\n"
        "    - {名称: 教材更新率, 方向: 大于等于, 目标: 80, 实际: 81, 单位: '%', 分值: 5}\n"
    ),
}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, released as 初稿, then edited; the current folder, as at a clerk's desk."""
    make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["release", "初稿"]) == 0
    edit(tmp_path, EDITS)
    return tmp_path


def edit(root: Path, changes: dict[str, str]) -> None:
    path = root / PROJECT
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(list(arguments))
    return (status, *capsys.readouterr())


def compare(name: str, text: str, rewrite: bool) -> None:
    """A whole output beside the one that somebody has read."""
    if rewrite:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_text(workspace: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    status, out, err = call(capsys, "changes")
    assert (status, err) == (0, "")
    compare("文字.txt", out, rewrite_golden)


def test_json(workspace: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    status, out, err = call(capsys, "changes", "初稿", "--format", "json")
    assert (status, err) == (0, "")
    compare("改动.json", out, rewrite_golden)


def test_word_list(workspace: Path, capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    status, _, err = call(capsys, "changes", "--report", "更正说明.docx")
    assert (status, err) == (0, "新生成  更正说明.docx\n")
    content = (workspace / "更正说明.docx").read_bytes()
    lines = [*beside_tables(content), *(f"{row}:{column} {text}" for (row, column), text in grid(content).items())]
    compare("更正说明.txt", "\n".join(lines) + "\n", rewrite_golden)


def beside_tables(docx: bytes) -> list[str]:
    """The lines above and below the tables of a Word file."""
    return [each.text for each in Document(BytesIO(docx)).paragraphs if each.text]


def test_a_list_of_data_with_errors_says_so(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(workspace, {"分值: 5}\n    - {名称: 教材更新率": "分值: 7}\n    - {名称: 教材更新率"})
    assert call(capsys, "changes", "--report", "更正说明.docx")[0] == 0
    assert beside_tables((workspace / "更正说明.docx").read_bytes())[1:4] == [
        "单位：演示单位　　年度：2023",
        "从“初稿”到“现在”：1 份文档不同，共 8 处",
        "现在的数据有错误，改好以前这些单位的文档不能生成：演示单位 2023（2 个错误）",
    ]


def test_excel_list_has_the_same_rows(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "changes", "--report", "更正说明.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(workspace / "更正说明.xlsx").active
    rows = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert sheet["A2"].value == (
        "单位：演示单位。年度：2023。从“初稿”到“现在”：1 份文档不同，共 7 处。"
        "更正人：　　　　　审核人：　　　　　更正日期：　　　　　"
    )
    assert rows[0] == ["序号", "文档", "位置", "名称", "原", "现", "相差", "原因"]
    word = json.loads(call(capsys, "changes", "--format", "json")[1])
    numbered = [row for row in rows[1:] if row[0] is not None]
    assert len(numbered) == sum(len(each["changes"]) for each in word["documents"])


def test_a_list_that_somebody_has_edited_is_kept(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "更正说明.docx").write_bytes("别人写的".encode())
    assert call(capsys, "changes", "--report", "更正说明.docx")[0] == 4
    assert call(capsys, "changes", "--report", "更正说明.docx", "--overwrite")[0] == 0


def test_without_a_release_the_last_build_is_compared_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert call(capsys, "changes") == (
        2,
        "",
        "错误的用法：还没有发布，也没有更早的生成；先运行 reportgen release 名称，或写出要比的 git 版本，如 HEAD\n"
        "用法见 reportgen changes --help\n",
    )
    run(["build"])
    assert call(capsys, "changes")[1] == "从“上次生成”到“现在”，文档没有变化。\n"
    edit(tmp_path, {"实际: 93.1": "实际: 93.4"})
    first = call(capsys, "changes")[1].splitlines()[0]
    assert first == "从“上次生成”到“现在”，1 份文档不同，共 3 处。"
    run(["build"])  # what it changed is still told, until another build changes something
    assert call(capsys, "changes")[1].splitlines()[0] == first


def test_two_releases_and_a_name_given_twice(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "release", "二稿")[1] == "发布“二稿”：记下了 2 个文件\n"
    assert (
        call(capsys, "release", "二稿")[2].splitlines()[0] == "错误的用法：已有发布“二稿”，换一个名称；已有：初稿、二稿"
    )
    assert call(capsys, "changes")[1] == "从“二稿”到“现在”，文档没有变化。\n"
    assert "1 份文档不同" in call(capsys, "changes", "初稿", "二稿")[1]
    assert "1 份文档不同" in call(capsys, "changes", "二稿", "初稿")[1]


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=某", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


def test_revisions_of_git(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = call(capsys, "changes", "HEAD")
    assert err.splitlines()[0] == (
        "错误的用法：找不到“HEAD”：不是发布，不是有 data/ 的文件夹，工作文件夹不在 git 仓库里；有发布：初稿"
    )
    git(workspace, "init")
    git(workspace, "add", "data")
    git(workspace, "commit", "-m", "一")
    assert call(capsys, "changes", "HEAD")[1] == "从“HEAD”到“现在”，文档没有变化。\n"
    edit(workspace, {"实际: 93.4": "实际: 93.1"})
    git(workspace, "commit", "-am", "二")
    assert "1 份文档不同，共 3 处" in call(capsys, "changes", "HEAD~1", "HEAD")[1]
    for wrong in ("没有这个", "--output=x"):
        assert call(capsys, "changes", "--", wrong)[0] == 2


def test_without_git_there_are_no_revisions(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    _, _, err = call(capsys, "changes", "HEAD")
    assert "没有安装 git" in err


def test_a_new_and_a_removed_project(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["release", "二稿"])
    text = starter("项目.yaml").replace("业务培训经费", "设备购置费")
    (workspace / PROJECT).unlink()
    (workspace / PROJECT).with_name("设备.yaml").write_text(text, encoding="utf-8")
    assert call(capsys, "changes")[1].splitlines()[1:] == [
        "",
        f"新增  {UNIT}/{YEAR}/项目支出绩效自评表（设备购置费）.docx",
        f"    原因：data/{UNIT}/{YEAR}/项目/设备.yaml（新增的文件）",
        "",
        f"删去  {UNIT}/{YEAR}/项目支出绩效自评表（业务培训经费）.docx",
        f"    原因：{PROJECT}（删去的文件）",
    ]


def test_a_renamed_project_is_the_same_document(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["release", "二稿"])
    edit(workspace, {"项目名称: 业务培训经费": "项目名称: 业务培训专项"})
    assert call(capsys, "changes")[1].splitlines()[2:4] == [
        f"改动  {UNIT}/{YEAR}/项目支出绩效自评表（业务培训专项）.docx（原名 项目支出绩效自评表（业务培训经费）.docx）",
        "  名称 业务培训经费 → 业务培训专项  项目支出绩效自评表 ＞ “项目名称”行",
    ]


def test_redlined_copies(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = call(capsys, "build", "--redline")
    assert (status, out.splitlines()[:2]) == (0, [f"新生成  {DOCUMENT}.docx", f"新生成  {DOCUMENT}（修订）.docx"])
    copy = workspace / f"{DOCUMENT}（修订）.docx"
    first = copy.read_bytes()
    copy.unlink()
    call(capsys, "build", "--redline", "--since", "初稿")
    assert copy.read_bytes() == first
    copy.write_bytes(first + b"\0")
    assert call(capsys, "build", "--redline")[0] == 4


def test_a_plan_writes_no_copies(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"新生成  {DOCUMENT}（修订）.docx" in call(capsys, "build", "--plan", "--redline")[1]
    assert list((workspace / "out").rglob("*.docx")) == []


def test_a_redline_needs_something_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert call(capsys, "build", "--since", "初稿")[0] == 2
    assert call(capsys, "build", "--draft", "--redline")[0] == 2
    assert call(capsys, "build", "--redline", "--since", "初稿")[0] == 2
    assert not (tmp_path / "out").exists()
    status, _, err = call(capsys, "build", "--redline")
    assert (status, err.splitlines()[0]) == (
        0,
        "修订稿没有写：还没有发布，也没有更早的生成；先运行 reportgen release 名称，或写出要比的 git 版本，如 HEAD",
    )


def test_a_changed_format_and_template_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples" / "自定格式", tmp_path, dirs_exist_ok=True)
    own = tmp_path / "templates" / "某县-2024"
    shutil.copy(ROOT / "templates" / "内蒙古-2023" / "项目支出绩效自评表.docx", own)
    monkeypatch.chdir(tmp_path)
    run(["release", "初稿"])
    profile = (own / "格式.yaml").read_text(encoding="utf-8")
    (own / "格式.yaml").write_text(profile.replace("单位: 元", "单位: 万元"), encoding="utf-8")
    out = call(capsys, "changes")[1]
    assert "    可能的原因：templates/某县-2024/格式.yaml:7:12 数字.金额.单位 元 → 万元\n" in out
    run(["release", "二稿"])
    template = own / "项目支出绩效自评表.docx"
    template.write_bytes(with_part(template.read_bytes(), lambda xml: xml.replace("绩效自评表", "绩效评价表")))
    assert call(capsys, "changes")[1].splitlines()[3:] == [
        "  文字改动",
        "    原：项目支出绩效自评表",
        "    现：项目支出绩效评价表",
        "    可能的原因：templates/某县-2024/项目支出绩效自评表.docx（改动的文件）",
    ]


def with_part(docx: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file whose text somebody has changed in Word."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == "word/document.xml" else content)
    return stream.getvalue()


NAME = "某市商务局"


def rename(root: Path, new: str, old: str = UNIT) -> None:
    path = root / "data" / UNIT / "单位.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"名称: {old}", f"名称: {new}"), encoding="utf-8")


def first_line(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Of what is told, or of why nothing is."""
    _, out, err = call(capsys, *arguments)
    return (err or out).splitlines()[0]


def test_a_unit_is_asked_for_by_its_folder_or_by_a_name_of_either_moment(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(workspace, NAME)
    counts = {first_line(capsys, "changes", "--unit", unit, "--year", str(YEAR)) for unit in (UNIT, NAME)}
    assert counts == {"从“初稿”到“现在”，1 份文档不同，共 9 处。"}
    run(["release", "二稿"])
    rename(workspace, "某市外事办", NAME)
    assert {first_line(capsys, "changes", "--unit", unit) for unit in (UNIT, NAME, "某市外事办")} == {
        "从“二稿”到“现在”，1 份文档不同，共 2 处。"
    }


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--unit", "演示单"), f"错误的用法：没有单位“演示单”，是否想写“{UNIT}”"),
        (("--unit", "某某局"), f"错误的用法：没有单位“某某局”；有：{UNIT}"),
        (("--year", "1999"), f"错误的用法：没有年度“1999”；有：{YEAR}"),
        (("--unit", UNIT, "--year", "2022"), f"错误的用法：没有年度“2022”，是否想写“{YEAR}”"),
    ],
)
def test_a_slip_of_the_pen_is_no_clean_result(
    workspace: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], said: str
) -> None:
    assert (call(capsys, "changes", *asked)[0], first_line(capsys, "changes", *asked)) == (2, said)


def test_a_document_that_is_named_after_its_renamed_unit_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unit, old, new = "额尔古纳市外事办", "额尔古纳市人民政府外事办公室", "额尔古纳市外事办公室"
    shutil.copytree(ROOT / "data" / unit, tmp_path / "data" / unit)
    monkeypatch.chdir(tmp_path)
    run(["release", "初稿"])
    path = tmp_path / "data" / unit / "单位.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(f"名称: {old}", f"名称: {new}"), encoding="utf-8")
    found = json.loads(call(capsys, "changes", "--year", "2023", "--format", "json")[1])["documents"]
    assert {each["status"] for each in found} == {"改动"}
    assert {each["path"]: each["old_path"] for each in found if each["path"] != each["old_path"]} == {
        f"{unit}/2023/{new}2023年度{kind}": f"{unit}/2023/{old}2023年度{kind}"
        for kind in ("决算公开说明.docx", "决算公开表.xlsx")
    }
    assert all(each["changes"] for each in found)


def test_what_cannot_be_built_is_not_said_to_be_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path)
    folder = tmp_path / "templates" / "某市"
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text("文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n", encoding="utf-8")
    (folder / "项目支出绩效自评表.docx").write_bytes(make_docx(paragraph("{{ 项目.没有 }}")))
    unit = tmp_path / "data" / UNIT / "单位.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace("内蒙古-2023", "某市"), encoding="utf-8")
    assert run(["-C", str(tmp_path), "release", "初稿"]) == 0
    edit(tmp_path, {"实际: 93.1": "实际: 93.4"})
    lines = call(capsys, "-C", str(tmp_path), "changes")[1].splitlines()
    assert lines[0] == "从“初稿”到“现在”，能生成的文档没有变化；数据改了 1 处。"


def test_the_present_data_may_have_errors(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a check finds them, and as a build has noted them."""
    edit(workspace, {"分值: 5}\n    - {名称: 教材更新率": "分值: 7}\n    - {名称: 教材更新率"})
    said = "现在的数据有错误，改好以前这些单位的文档不能生成：演示单位 2023（2 个错误）"
    for _ in range(2):
        _, out, _ = call(capsys, "changes")
        assert out.splitlines()[1] == f"{said}；用 reportgen check 看是哪些。"
        assert json.loads(call(capsys, "changes", "--format", "json")[1])["errors"] == [
            {"unit": UNIT, "year": YEAR, "errors": 2}
        ]
        assert run(["build"]) == 1
    (workspace / "data" / UNIT / "单位.yaml").write_text("[", encoding="utf-8")
    assert (
        call(capsys, "changes")[1]
        .splitlines()[1]
        .startswith("现在的数据有错误，改好以前这些单位的文档不能生成：演示单位 2023（")
    )
    assert "errors" not in call(capsys, "changes", "初稿", "初稿")[1]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "发布的名称不能是空的"),
        (" ", "发布的名称不能是空的"),
        ("..", "发布要存成文件，“..”不能做文件名，可用“未命名”"),
        ("一:二", "发布要存成文件，“一:二”不能做文件名，可用“一：二”"),
        ("现在", "“现在”在 changes 里另有所指，不能做发布的名称"),
        ("上次生成", "“上次生成”在 changes 里另有所指，不能做发布的名称"),
        ("head~1", "“head~1”在 changes 里另有所指，不能做发布的名称"),
        ("@", "“@”在 changes 里另有所指，不能做发布的名称"),
        ("旧的", "有文件夹“旧的”，换一个名称，changes 才知道是哪一个"),
        ("v1", "git 里有“v1”，换一个名称，changes 才知道是哪一个"),
    ],
)
def test_names_that_no_release_can_have(
    workspace: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    """They mean something else, or could not be found again."""
    (workspace / "旧的" / "data").mkdir(parents=True)
    git(workspace, "init")
    git(workspace, "add", "data")
    git(workspace, "commit", "-m", "一")
    git(workspace, "tag", "v1")
    assert call(capsys, "release", name) == (2, "", f"错误的用法：{why}\n用法见 reportgen release --help\n")
    assert [file.name for file in (workspace / "out/.reportgen/发布").iterdir()] == ["0001-初稿.json"]


def test_a_name_of_a_release_that_git_has_got_since(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(workspace, "init")
    git(workspace, "add", "data")
    git(workspace, "commit", "-m", "一")
    git(workspace, "tag", "初稿")
    _, out, err = call(capsys, "changes", "初稿")
    assert (out.splitlines()[0], err) == (
        "从“初稿”到“现在”，1 份文档不同，共 7 处。",
        "“初稿”用的是发布；git 里有“初稿”，没有用。\n",
    )


def test_git_in_another_language(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why it fails is read from its words."""
    program = workspace / "bin" / "git"
    program.parent.mkdir()
    said = {"C": "fatal: not a git repository", "": "致命错误：不是 git 仓库"}
    lines = ["#!/bin/sh", f'[ "$LC_ALL" = C ] && echo "{said["C"]}" >&2 || echo "{said[""]}" >&2', "exit 128"]
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert first_line(capsys, "changes", "HEAD") == (
        "错误的用法：找不到“HEAD”：不是发布，不是有 data/ 的文件夹，工作文件夹不在 git 仓库里；有发布：初稿"
    )


def test_a_break_that_moved_is_told_once_and_seen(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(workspace, {"全年举办业务培训5期，": "全年举办业务培训5期。"})
    run(["release", "二稿"])
    edit(workspace, {"全年举办业务培训5期。": "全年举办业务培训5期。\n  "})
    told = call(capsys, "changes")[1].splitlines()
    assert told[0] == "从“二稿”到“现在”，1 份文档不同，共 1 处。"
    assert told[3:6] == [
        "  文字改动  项目支出绩效自评表 ＞ “年度总体目标”行“预期目标”列",
        "    原：全年举办业务培训5期。提高基层人员的业务能力。",
        "    现：全年举办业务培训5期。↵ 提高基层人员的业务能力。",
    ]


def test_a_group_whose_first_row_goes_reads_as_it_did(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Merged cells are compared as they are seen: what the group is called stands in another row of the file only."""
    run(["release", "二稿"])
    text = (workspace / PROJECT).read_text(encoding="utf-8")
    first = next(line for line in text.splitlines(keepends=True) if "名称: 培训合格率" in line)
    edit(workspace, {first: ""})
    found = json.loads(call(capsys, "changes", "--format", "json")[1])["documents"][0]["changes"]
    assert [(each["sort"], each["status"], each["before"]) for each in found if each["status"] != "改动"] == [
        ("行", "删去", "培训合格率 | 正向 | 大于等于 | 95 | 96 | % | 5 | 5")
    ]
    assert [each["title"] for each in found if each["status"] == "改动"] == ["满分", "总分"]
    assert call(capsys, "changes", "现在", "二稿")[1].count("新增") == 1
