"""``reportgen template from-document`` as a clerk meets it."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import pytest

from reportgen.cli import template_from_document
from reportgen.output.files import write_atomic
from tests.cli.test_commands import Call
from tests.sample import make_workspace
from tests.word import make_docx, paragraph, table

DOCUMENT = "out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx"
ARGUMENTS = ("--unit", "演示单位", "--project", "业务培训经费")


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace with its document built."""
    workspace = make_workspace(tmp_path)
    assert Call(capsys, "-C", str(workspace), "build").status == 0
    return workspace


def derived(capsys: pytest.CaptureFixture[str], root: Path, document: Path, *arguments: str) -> Call:
    return Call(capsys, "-C", str(root), "template", "from-document", str(document), *ARGUMENTS, *arguments)


def test_the_template_and_its_report_are_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = derived(capsys, root, root / DOCUMENT, "--out", str(root / "自评表.docx"))
    assert (call.status, call.err) == (0, "")
    assert call.out == (
        "已写 自评表.docx\n已写 自评表.md\n\n"
        "共 54 个数：54 个换成标签（41 个随数据变，13 个试改数据时没有变，多为零），0 个有疑，0 个原样留作文字\n"
        "用同样的数据填回去，文字与原文相同。范围：每个项目\n\n"
        "下一步：\n"
        "  reportgen template check 自评表.docx --profile 内蒙古-2023 --scope 每个项目    检查\n"
        "  reportgen template preview 自评表.docx --profile 内蒙古-2023 --scope 每个项目    看样子\n"
        "  把 自评表.docx 移到 templates/<你的格式>/，没有的先用 reportgen template new 建\n"
        "  写进 格式.yaml 的“文档”："
        "自评表: {模板: 自评表.docx, 范围: 每个项目, 文件名: '自评表（{{ 项目.名称 }}）'}\n"
    )
    for step in ("check", "preview"):
        following = ("template", step, "自评表.docx", "--profile", "内蒙古-2023", "--scope", "每个项目")
        assert Call(capsys, "-C", str(root), *following).status == 0
    report = (root / "自评表.md").read_text(encoding="utf-8")
    assert "- “业务培训经费” → `{{ 项目.名称 }}`\n" in report
    assert "- 表格行：`{%tr for 指标 in 项目.指标 %}`（有疑：也可能是 `项目.指标行`）\n" in report


def test_a_template_for_a_profile_of_ones_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = derived(capsys, root, root / DOCUMENT, "--profile", "本局")
    assert (call.status, call.out) == (2, "")
    assert call.err == (
        "错误的用法：没有 templates/本局/格式.yaml；先用 reportgen template new 本局 --from 格式 建好，"
        "或用 --out 写到别处\n"
        "用法见 reportgen template from-document --help\n"
    )
    folder = root / "templates" / "本局"
    folder.mkdir(parents=True)
    (folder / "格式.yaml").write_text("文件: 格式\n名称: 本局\n继承: 内蒙古-2023\n", encoding="utf-8")
    assert derived(capsys, root, root / DOCUMENT, "--profile", "本局").status == 0
    assert (folder / "项目支出绩效自评表（业务培训经费）.docx").is_file()
    again = derived(capsys, root, root / DOCUMENT, "--profile", "本局")
    assert (again.status, again.out) == (2, "")
    assert again.err == (
        "错误的用法：templates/本局/项目支出绩效自评表（业务培训经费）.docx 已经有了，换一个名字或先移走它\n"
        "用法见 reportgen template from-document --help\n"
    )


def test_what_could_not_be_told_is_told_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = paragraph("2023年度业务培训") + paragraph("本次共5人，电话12345") + table(("项目名称", "业务培训经费"))
    old = root / "旧.docx"
    old.write_bytes(make_docx(body))
    call = derived(capsys, root, old, "--out", str(root / "新.docx"))
    assert (call.status, call.err) == (0, "")
    report = (root / "新.md").read_text(encoding="utf-8")
    assert report == (
        "# 从“旧.docx”得出的模板\n\n"
        "数据：演示单位 2023 年，项目“业务培训经费”；范围：每个项目。"
        "共 3 个数：1 个换成标签（1 个随数据变，0 个试改数据时没有变，多为零），0 个有疑，2 个原样留作文字。\n\n"
        "用同样的数据填回去，文字与原文逐段相同。\n"
        "条件（{% if %}）不替人猜：文档里没有出现的另一种写法，程序无从知道，要的话在 Word 里加。\n\n"
        "## 有疑的数（0）\n\n"
        "几个名字都印成这个数，或者只有一个名字印成它、可是旁边的字不像在说它。认得出的在 Word 里换成标签。\n\n"
        "## 原样留作文字的数（2）\n\n"
        "没有名字印成这样：数据里没有的数，或者手写的句子里的数。明年不会变，要变的须换成标签。\n\n"
        "- 5（“本次共5人，电话12345”）\n"
        "- 12345（“本次共5人，电话12345”）\n\n"
        "## 循环（0）\n\n"
        "一行（一段、一格）代表全部成员，列表长短变了行数跟着变。\n\n"
        "## 两种写法（0）\n\n"
        "循环的成员里有的这样写、有的那样写，恰好按这个名字有没有值分开；请看一看是不是这个意思。\n\n"
        "## 上下合并的单元格（0）\n\n"
        "名字的值变了就另起一格。\n\n"
        "## 换成的标签（2）\n\n"
        "循环里的以第一个成员为例。\n\n"
        "- “2023” → `{{ 单位.年度 }}`\n"
        "- “业务培训经费” → `{{ 项目.名称 }}`\n\n"
        "## 标题的编号、日期（0）\n\n"
        "数着标题、图表、日子，不是数据；原样留作文字。\n\n"
        "## 没有变的数：零（0）\n\n"
        "是标签；试改数据时零还是零，有了数就会变。\n\n"
        "## 没有变的数：编码、名称里的（0）\n\n"
        "是标签；科目编码、项目编码这样的字照数据印。\n\n"
        "## 没有变的数：别的（0）\n\n"
        "是标签，但试改数据以后印得一样：格式规定的分值、满分，或者碰巧。\n"
    )


def test_a_number_that_stayed_text_heads_no_column_and_no_row(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = root / "旧.docx"
    rows = (("项目名称", "业务培训经费"), ("资金", "执行率"), ("68.5", "98.27%"), ("3.2", "77.7"))
    old.write_bytes(make_docx(table(*rows)))
    assert derived(capsys, root, old, "--out", str(root / "新.docx")).status == 0
    report = (root / "新.md").read_text(encoding="utf-8")
    assert [line for line in report.splitlines() if line.startswith(("- 68", "- 98", "- 3.2", "- 77"))] == [
        "- 68.5（“资金”列）",
        "- 98.27（“执行率”列）",
        "- 3.2（“资金”列）",
        "- 77.7（“执行率”列）",
    ]


@pytest.mark.parametrize("ending", [".md", ".docx"])
def test_the_template_and_its_report_come_together_or_not_at_all(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    def on_a_full_disk(path: Path, content: bytes) -> None:
        if path.suffix == ending:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_atomic(path, content)

    monkeypatch.setattr(template_from_document, "write_atomic", on_a_full_disk)
    call = derived(capsys, root, root / DOCUMENT, "--out", str(root / "自评表.docx"))
    assert (call.status, call.out) == (2, "")
    assert call.err == "错误的用法：自评表.docx：磁盘已满\n用法见 reportgen template from-document --help\n"
    assert list(root.glob("自评表.*")) == []
    monkeypatch.undo()
    assert derived(capsys, root, root / DOCUMENT, "--out", str(root / "自评表.docx")).status == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\3\4", "这不是 .docx 文件，或文件已损坏；在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”"),
        (
            make_docx(paragraph("{{ 项目.名称 }}")),
            "文件里有标签 {{ 项目.名称 }}，它已经是模板，不是填好的文档；换成去年填好的那份文档",
        ),
        (
            make_docx(paragraph("别的单位的事，共12345元")),
            "没有认出一个数、一个名称；核对 --unit、--year、--project 是不是这份文档的",
        ),
    ],
    ids=["broken", "template", "foreign"],
)
def test_a_file_that_is_no_finished_document(
    root: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    old = root / "旧.docx"
    old.write_bytes(content)
    call = derived(capsys, root, old, "--out", str(root / "新.docx"))
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{old}：{words}\n用法见 reportgen template from-document --help\n"
    assert not (root / "新.docx").exists()


def test_a_bomb_is_not_unpacked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = root / "旧.docx"
    with zipfile.ZipFile(old, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    call = derived(capsys, root, old, "--out", str(root / "新.docx"))
    assert call.status == 2
    assert call.err == (
        f"错误的用法：{old}：部件“word/document.xml”解开后超过原来的 200 倍，像是有意做坏的文件；"
        "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”\n用法见 reportgen template from-document --help\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--unit", "演示单位"), "写明模板放在哪里：--profile 格式 或 --out 文件.docx，二者取一"),
        (("--unit", "演示单位", "--out", "新.doc"), "--out 要以 .docx 结尾，“新.doc”不是"),
        (
            ("--unit", "演示单位", "--project", "培训", "--out", "新.docx"),
            "演示单位 2023 年没有项目“培训”；有：业务培训经费",
        ),
        (("--unit", "演示单", "--out", "新.docx"), "没有单位“演示单”，是否想写“演示单位”"),
        (
            ("--unit", "演示单位", "--scope", "每个自评项目", "--out", "新.docx"),
            "范围“每个自评项目”要写明文档讲的是哪个项目：--project 名称",
        ),
        (
            (*ARGUMENTS, "--scope", "决算", "--out", "新.docx"),
            "范围“决算”不只讲一个项目：去掉 --project，或者改成 --scope 每个项目",
        ),
    ],
    ids=["nowhere", "suffix", "project", "unit", "one of many", "many of one"],
)
def test_a_wrong_call(root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    call = Call(capsys, "-C", str(root), "template", "from-document", str(root / DOCUMENT), *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{words}\n用法见 reportgen template from-document --help\n"


def test_a_file_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = derived(capsys, root, root / "没有.docx", "--out", str(root / "新.docx"))
    assert call.status == 2
    assert call.err == (f"错误的用法：没有文件“{root / '没有.docx'}”\n用法见 reportgen template from-document --help\n")
