"""The command line as a user meets it: what is printed where, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli.main import COMMANDS, run
from reportgen.cli.manual import GROUPS, all_pages, page_text
from tests.sample import UNIT, changed, make_workspace, starter

ROOT = Path(__file__).parent.parent.parent
FILE = "data/演示单位/2023/项目/示例项目.yaml"
DOCUMENT = "out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx"


class Call:
    """The outcome of a command."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = run(list(arguments))
        self.out, self.err = capsys.readouterr()


def test_check_of_a_clean_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path)), "check")
    assert (call.status, call.err) == (0, "")
    assert call.out == (
        "\n单位      年度  错误  警告  待填  文档\n演示单位  2023  0     0     0     1\n\n没有发现问题。\n"
    )


def test_check_tells_every_issue_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, starter("项目.yaml").replace("目标: 4,", "目标: ≥4,"))
    call = Call(capsys, "-C", str(root), "check")
    assert (call.status, call.err) == (1, "")
    assert call.out == (
        f"{FILE}:19:34: 错误 M109 “目标”写的是“≥4”，应只写数\n"
        "   19 |     - {名称: 举办培训期数, 方向: 大于等于, 目标: ≥4, 实际: 4, 单位: 期, 分值: 10}\n"
        "      |                                                  ^\n"
        "    改法：分成两项：方向: 大于等于 和 目标: 4。详见 reportgen explain M109\n"
        "\n单位      年度  错误  警告  待填  文档\n演示单位  2023  1     0     0     0\n\n"
        "发现 1 个错误、0 个警告、0 条提示。\n"
    )


def test_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, changed({"完成情况": "~删去~"}))
    call = Call(capsys, "-C", str(root), "check", "--format", "json")
    assert call.status == 1
    assert json.loads(call.out) == [
        {
            "code": "W103",
            "level": "error",
            "file": FILE,
            "line": 1,
            "column": 1,
            "message": "缺“完成情况”",
            "hint": "补上这一项；数为零的写 0，定性指标的评价写 达成、部分达成 或 未达成",
        }
    ]


def test_build_tells_documents_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path)), "build")
    assert (call.status, call.err) == (0, "")
    assert call.out.splitlines()[0] == f"新生成  {DOCUMENT}"
    assert (tmp_path / DOCUMENT).is_file()


def test_build_tells_issues_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path, "名称：某局\n")), "build")
    assert call.status == 1
    assert "S106" in call.err
    assert "S106" not in call.out
    assert not (tmp_path / "out").exists()


def test_build_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path)), "build", "--format", "json")
    assert json.loads(call.out) == {
        "issues": [],
        "documents": [
            {"path": DOCUMENT, "unit": "演示单位", "year": 2023, "document": "项目支出绩效自评表", "status": "新生成"}
        ],
    }


def test_a_kept_file_has_an_exit_status_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    Call(capsys, "-C", str(root), "build")
    (root / DOCUMENT).write_bytes(b"edited")
    call = Call(capsys, "-C", str(root), "build")
    assert (call.status, call.out.splitlines()[0]) == (4, f"保留人工修改  {DOCUMENT}")


def test_a_file_in_place_of_the_output_folder_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_workspace(tmp_path)
    file = root / "data" / UNIT / "单位.yaml"
    for out in (file, file / "下面"):
        for command in ("build", "watch"):
            assert run(["-C", str(root), command, "--out", str(out)]) == 2
            told = f"输出文件夹不能是“{out.as_posix()}”：{file.as_posix()} 是文件，不是文件夹"
            assert capsys.readouterr().err.startswith(f"错误的用法：{told}\n")


def test_a_damaged_manifest_is_told_by_the_exit_code_until_it_is_healed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_workspace(tmp_path)
    statuses = [run(["-C", str(root), "build"])]
    (root / "out/.reportgen/manifest.json").write_text("{", encoding="utf-8")
    statuses += [run(["-C", str(root), "build"]) for _ in range(2)]
    assert statuses == [0, 4, 0]


def test_a_file_open_in_word_is_no_fault_of_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    target = root / DOCUMENT
    target.parent.mkdir(parents=True)
    (target.parent / f"~${target.name}").touch()
    call = Call(capsys, "-C", str(root), "build")
    assert (call.status, call.out.splitlines()[0]) == (4, f"未写入  {DOCUMENT}")


def test_wrong_data_counts_before_unwritten_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    Call(capsys, "-C", str(root), "build")
    (root / DOCUMENT).write_bytes(b"edited")
    other = root / "data" / "另一单位" / "2023"
    other.mkdir(parents=True)
    (other.parent / "单位.yaml").write_text(starter("单位.yaml"), encoding="utf-8")
    (other / "项目.yaml").write_text(changed({"主管部门": "待填"}), encoding="utf-8")
    assert Call(capsys, "-C", str(root), "build").status == 1


def test_a_draft_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, changed({"主管部门": "待填"}))
    call = Call(capsys, "-C", str(root), "build", "--draft")
    assert (call.status, call.out.splitlines()[0]) == (0, f"新生成  {DOCUMENT.replace('out/', 'out/草稿/')}")
    assert "演示单位  2023  1     0     1     1" in call.out


def test_another_output_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path / "甲")
    Call(capsys, "-C", str(root), "build", "--out", str(tmp_path / "别处"))
    assert len(list((tmp_path / "别处").rglob("*.docx"))) == 1


def test_explain_reads_codes_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "explain", "p203")
    assert (call.status, call.out) == (
        0,
        "P203 得分大于分值（错误，不能豁免）\n\n说明：\n"
        "    得分最多等于分值。多半是评定时看错了行，或分值改了而得分没有改。\n\n"
        "错例：\n    指标.数量指标[1].得分: {值: 12, 原因: 超额完成}\n\n"
        "对例：\n    指标.数量指标[1].得分: {值: 10, 原因: 完成}\n\n"
        "改法：\n    改正得分或分值；超额完成也只能得满分\n",
    )


def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for page in all_pages():
        call = Call(capsys, "explain", page.code, "--format", "json")
        assert json.loads(call.out)["title"] == page.title


def test_codes_are_unique_grouped_and_documented() -> None:
    pages = all_pages()
    codes = [page.code for page in pages]
    assert len(set(codes)) == len(codes)
    assert {code[0] for code in codes} <= set(GROUPS)
    assert [page.code for page in pages if not {"说明", "改法"} <= set(page.sections)] == []


def test_rules_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "rules")
    assert [page.code for page in all_pages() if f"  {page.code}  " not in call.out] == []
    assert call.out.splitlines()[-1] == f"共 {len(all_pages())} 个编码，用 reportgen explain 编码 看说明。"
    assert [row["code"] for row in json.loads(Call(capsys, "rules", "--format", "json").out)] == [
        page.code for page in all_pages()
    ]


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("项目", "项目.总分", "99.40分"),
        ("项目", "项目.完成情况", "全年举办业务培训4期，预算执行率96.00%。"),
        ("项目.指标", "指标.名称", "举办培训期数"),
        ("项目.资金行", "资金行.全年执行", "9.60万元"),
        ("单位", "单位.年度", "2023"),
        ("格式.资金列", "格式.资金列.执行率", "执行率（%）"),
        ("", "项目", "1 项"),
    ],
)
def test_fields_show_the_present_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, name: str, value: str
) -> None:
    root = make_workspace(tmp_path)
    call = Call(capsys, "-C", str(root), "fields", *([path] if path else []), "--format", "json")
    assert {each["name"]: each["value"] for each in json.loads(call.out)}[name] == value


def test_fields_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(make_workspace(tmp_path)), "fields", "单位")
    assert call.out.splitlines()[:3] == [
        "名字           意思                 怎样得出  现在的值",
        "单位.名称      单位名称                       演示单位",
        "单位.年度      文档的年度，如 2023            2023",
    ]


def test_fields_show_a_gap(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, changed({"主管部门": "待填"}))
    call = Call(capsys, "-C", str(root), "fields", "项目", "--project", "业务培训经费")
    assert "【待填：主管部门】" in call.out


def test_fields_without_data_show_the_meanings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(tmp_path), "fields", "项目.指标", "--format", "json")
    assert {each["value"] for each in json.loads(call.out)} == {""}


@pytest.mark.parametrize("kind", ["单位", "项目", "格式"])
def test_schema_is_what_is_committed(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    call = Call(capsys, "schema", kind)
    committed = (ROOT / "data" / ".schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert json.loads(call.out) == json.loads(committed)
    assert json.loads(call.out)["properties"]["文件"]["const"] == kind


def test_schema_goes_where_the_data_files_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(tmp_path), "schema", "--write")
    kinds = ("单位", "项目", "整体支出", "决算", "概况", "核定", "格式")
    assert call.out == "".join(f"已写 data/.schema/{kind}.json\n" for kind in kinds)
    for path in [*(ROOT / "data").rglob("*.yaml"), *(ROOT / "templates").glob("*/格式.yaml")]:
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=")
        assert (path.parent / line.partition("=")[2]).is_file()


def test_new_makes_a_unit_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("演示单位", "某'局 #2", "2023"):
        call = Call(capsys, "-C", str(tmp_path), "new", name, "--demo")
        assert call.status == 0
        assert call.out == (
            f"新建  data/{name}/单位.yaml\n新建  data/{name}/2023/项目/示例项目.yaml\n\n"
            "下一步：\n  reportgen check    核对数据\n  reportgen build    生成文档到 out/\n"
        )
    assert Call(capsys, "-C", str(tmp_path), "build").status == 0
    assert len(list((tmp_path / "out").rglob("*.docx"))) == 3


WRONG_CALLS = [
    (("chek",), "没有命令“chek”，是否想写“check”", "reportgen"),
    (("check", "--formt"), "没有选项“--formt”，是否想写“--format”", "reportgen check"),
    (("check", "--format", "xml"), "--format 只能是 text、json、sarif", "reportgen check"),
    (("check", "--year", "今年"), "--year 后面要是整数", "reportgen check"),
    (("check", "--unit", "演示单"), "没有单位“演示单”，是否想写“演示单位”", "reportgen check"),
    (("check", "--year", "1999"), "没有年度“1999”；有：2023", "reportgen check"),
    (("check", "甲"), "多余的参数“甲”", "reportgen check"),
    (("build", "--document", "自评表"), "没有文档“自评表”，是否想写“项目支出绩效自评表”", "reportgen build"),
    (("build", "--project", "业务经费"), "没有项目“业务经费”，是否想写“业务培训经费”", "reportgen build"),
    (("build", "--unit"), "选项 --unit 后面缺少值，或不带值", "reportgen"),
    (("explain",), "缺少“编码”", "reportgen explain"),
    (("explain", "Q777"), "没有编码“Q777”；全部编码用 reportgen rules 查看", "reportgen explain"),
    (("explain", "错"), "没有编码“错”；全部编码用 reportgen rules 查看", "reportgen explain"),
    (
        ("fields", "项日"),
        "没有名字“项日”或它没有下一级，是否想写“项目”；有：单位、项目、绩效、整体、决算、三公、采购、资产、概况、格式",
        "reportgen fields",
    ),
    (("fields", "项目", "--project", "无"), "没有项目“无”；有：业务培训经费", "reportgen fields"),
    (("schema", "人员"), "没有种类“人员”；有：单位、项目、整体支出、决算、概况、核定、格式", "reportgen schema"),
    (("new",), "缺单位名；在终端里不带参数运行 reportgen new，会一步一步地问", "reportgen new"),
    (("new", "某局"), "缺 --year 年度", "reportgen new"),
    (("new", "某局", "--year", "24"), "年度是四位数的年份，如 2024，这里是“24”", "reportgen new"),
    (
        ("new", "某局", "--year", "2024"),
        "缺 --profile 格式；有：兴安盟-2023、内蒙古-2021、内蒙古-2023、河北-2021、甘肃-2021、额尔古纳-2023",
        "reportgen new",
    ),
    (
        ("new", "某局", "--year", "2024", "--profile", "内蒙古-2024"),
        "没有格式“内蒙古-2024”，是否想写“内蒙古-2023”",
        "reportgen new",
    ),
    (
        ("new", "某局", "--year", "2024", "--profile", "内蒙古-2023", "--document", "自评表"),
        "没有文档“自评表”，是否想写“项目支出绩效自评表”",
        "reportgen new",
    ),
    (
        ("new", "某局", "--year", "2024", "--profile", "内蒙古-2023", "--project", "甲", "--project", "甲"),
        "有两个项目叫“甲”",
        "reportgen new",
    ),
    (
        ("new", "某局", "--year", "2024", "--profile", "内蒙古-2023", "--project", "甲\t乙"),
        "项目名称里有看不见的字符，或是空的；还没有名称的写“待填”",
        "reportgen new",
    ),
    (("new", "某局", "--year", "2024", "--like", "演示"), "没有单位“演示”，是否想写“演示单位”", "reportgen new"),
    (
        ("new", "某局", "--year", "2024", "--like", "演示单位", "--project", "甲"),
        "没有项目“甲”；有：业务培训经费",
        "reportgen new",
    ),
    (("new", "某局", "--demo", "--year", "2024"), "--demo 只要单位名，不要别的选项", "reportgen new"),
    (("new", "待填", "--demo"), "“待填”是还没有填的意思，不能做单位名", "reportgen new"),
    (("new", "草稿", "--demo"), "“草稿”是 out/ 里的文件夹，不能做单位名", "reportgen new"),
    (("new", "..", "--demo"), "“..”不能做文件夹名，可用“未命名”", "reportgen new"),
    (("new", "con", "--demo"), "“con”不能做文件夹名，可用“_con”", "reportgen new"),
    (
        ("new", "演示单位", "--year", "2024", "--profile", "内蒙古-2023"),
        "data/演示单位 已经有了，new 只建新的单位；已有的单位下一年的文件夹用 "
        "reportgen rollover 2023 2024 --unit 演示单位 新建",
        "reportgen new",
    ),
    (
        ("new", "演示单位", "--year", "2023", "--profile", "内蒙古-2023"),
        "data/演示单位 已经有了，换一个名字或先移走它",
        "reportgen new",
    ),
    (("new", "演示单位", "--demo"), "data/演示单位 已经有了，换一个名字或先移走它", "reportgen new"),
    (("new", "a/b", "--demo"), "“a/b”不能做文件夹名，可用“a／b”", "reportgen new"),
    (("-C", "没有的", "check"), "没有文件夹“没有的”", "reportgen"),
]


@pytest.mark.parametrize(("arguments", "words", "command"), WRONG_CALLS, ids=[str(n) for n in range(len(WRONG_CALLS))])
def test_a_wrong_call(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
    command: str,
) -> None:
    monkeypatch.chdir(make_workspace(tmp_path))
    call = Call(capsys, *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{words}\n用法见 {command} --help\n"


def test_no_arguments_show_the_help_page(capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys)
    assert (call.status, call.out) == (2, "")
    assert call.err.startswith("用法：reportgen [选项] 命令 …\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_chinese_help_page_with_an_example(capsys: pytest.CaptureFixture[str], name: str) -> None:
    call = Call(capsys, name, "-h")
    assert call.status == 0
    assert call.out.startswith(f"用法：reportgen {name}")
    assert "示例：reportgen " in call.out
    for word in ("Usage", "Options", "Show this", "default"):
        assert word not in call.out


def test_a_bug_of_ours_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("reportgen.cli.rules.all_pages", fail)
    call = Call(capsys, "rules")
    assert call.status == 3
    assert call.err.startswith("Traceback")
    assert call.err.endswith("程序缺陷，不是数据错误。请把上面的内容和 reportgen --version 的输出发给维护者。\n")


def test_an_interruption(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportgen.cli.rules.all_pages", interrupt)
    call = Call(capsys, "rules")
    assert (call.status, call.err) == (130, "\n已中断\n")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


def test_version_imports_nothing_heavy() -> None:
    code = "import sys; from reportgen.cli.main import run; run(['--version']); print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", cwd=ROOT / "src"
    )
    assert done.stdout.startswith("reportgen 0.1.0\n")
    for heavy in ("jinja2", "docxtpl", "lxml", "yaml", "docx"):
        assert f"'{heavy}'" not in done.stdout


def test_a_gbk_console_is_survived(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"预期目标": "'{😀}'"}))
    done = python("-C", str(root), "check", PYTHONIOENCODING="gbk")
    assert done.returncode == 1
    assert "“预期目标”里有没有改掉的字样“{?}”" in done.stdout.decode("gbk")


def test_our_own_words_can_be_shown_on_a_gbk_console() -> None:
    for page in all_pages():
        page_text(page).encode("gbk")
    for text in COMMANDS.values():
        text.encode("gbk")


def test_a_reader_that_has_seen_enough() -> None:
    command = f"set -o pipefail; '{sys.executable}' -m reportgen rules | head -1"
    done = subprocess.run(["bash", "-c", command], check=False, capture_output=True, cwd=ROOT / "src")
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_keeps_signs_that_the_console_cannot_show(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"项目名称": "业务😀经费"}))
    command = [sys.executable, "-m", "reportgen", "-C", str(root), "fields", "项目", "--format", "json"]
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    assert json.loads(done.stdout)[0]["value"] == "业务😀经费"


def test_the_schema_of_a_format_asks_nothing_that_is_inherited(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(Call(capsys, "schema", "格式").out)
    assert schema["required"] == ["文件", "名称"]
    assert schema["if"] == {"not": {"required": ["继承"]}}
    assert {"数字", "文档"} < set(schema["then"]["required"])
    complete = {name for name, definition in schema["$defs"].items() if "required" in definition}
    assert complete == {"FundLine", "Band", "Grade", "SheetColumn"}
