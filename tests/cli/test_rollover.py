"""``reportgen rollover`` as a clerk meets it: what is printed, what is left alone, the exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli.main import run
from tests.sample import GOALS_ONLY, UNIT, changed, make_workspace, starter

YEAR = f"data/{UNIT}/2023"
NEXT = f"data/{UNIT}/2024"
STEPS = "\n下一步：\n  reportgen check --year 2024    列出还要填的\n  reportgen build --year 2024 --draft    先看样子\n"
APPROVALS = "文件: 核定\n年度: 2023\n核定: [{位置: 项目.总分, 值: 99, 原因: 系统导出}]\n"


class Call:
    """The outcome of ``rollover``, and the files of the unit afterwards."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = run(["-C", str(root), "rollover", *arguments])
        self.out, self.err = capsys.readouterr()
        files = (path for path in sorted((root / "data").rglob("*")) if path.is_file())
        self.files = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def workspace(root: Path) -> Path:
    """The sample with a second and a third project, approved figures, and a letter among the data."""
    make_workspace(root, starter("项目.yaml") + "公布值: [{位置: 项目.总分, 值: 99.40}]\n")
    projects = root / YEAR / "项目"
    (projects / "示例项目.yaml").rename(projects / "01-培训.yaml")
    for number, name in ((2, "购置"), (3, "维修")):
        text = changed({"项目名称": name, "编码": f"X-{number}"}, GOALS_ONLY)
        (projects / f"0{number}-{name}.yaml").write_text(text, encoding="utf-8")
    (root / YEAR / "核定.yaml").write_text(APPROVALS, encoding="utf-8")
    (root / YEAR / "说明.docx").write_bytes(b"PK")
    return root


def test_the_next_year_is_made_and_what_is_left_behind_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = Call(workspace(tmp_path), capsys, "2023", "2024", "--drop", "X-2")
    assert call.status == 0
    assert call.out == (
        f"新建  {NEXT}/项目/01-培训.yaml  待填 15 处\n"
        f"新建  {NEXT}/项目/02-维修.yaml  待填 3 处\n"
        f"已改  data/{UNIT}/单位.yaml:6  格式.2024：内蒙古-2023\n"
        f"没有带过来  {YEAR}/项目/02-购置.yaml：--drop\n"
        f"没有带过来  {YEAR}/核定.yaml：整个文件\n"
        f"没有带过来  {YEAR}/项目/01-培训.yaml：公布值\n" + STEPS
    )
    assert call.err == (
        f"{YEAR}/说明.docx: 警告 X314 “说明.docx”不是 .yaml 文件，没有带过来\n"
        "    改法：下一年要用的，自己抄过去。详见 reportgen explain X314\n"
    )


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    before = {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
    call = Call(root, capsys, "2023", "2024", "--drop", "X-2", "--dry-run")
    assert call.status == 0
    assert call.out == (
        f"会新建  {NEXT}/项目/01-培训.yaml  待填 15 处\n"
        f"会新建  {NEXT}/项目/02-维修.yaml  待填 3 处\n"
        f"会改  data/{UNIT}/单位.yaml:6  格式.2024：内蒙古-2023\n"
        f"不会带过来  {YEAR}/项目/02-购置.yaml：--drop\n"
        f"不会带过来  {YEAR}/核定.yaml：整个文件\n"
        f"不会带过来  {YEAR}/项目/01-培训.yaml：公布值\n"
    )
    assert {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()} == before


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    left = root / "data" / UNIT / ".reportgen-99.tmp" / "项目"
    left.mkdir(parents=True)
    (left / "一半.yaml").write_text("文件: 项", encoding="utf-8")
    assert Call(root, capsys, "2023", "2024").status == 0
    assert not left.parent.exists()


def test_a_folder_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    (root / NEXT).mkdir()
    (root / NEXT / "草.yaml").write_text("草", encoding="utf-8")
    before = {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
    call = Call(root, capsys, "2023", "2024")
    assert (call.status, call.out) == (4, "")
    assert call.err == (
        f"{NEXT}: 错误 X311 {NEXT} 已经有了，没有动它\n"
        "    改法：不要了就移走这个文件夹，再运行一次。详见 reportgen explain X311\n"
    )
    assert {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()} == before


def test_a_year_with_faults_is_not_carried_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, starter("项目.yaml").replace("目标: 4,", "目标: ≥4,"))
    call = Call(root, capsys, "2023", "2024")
    assert (call.status, call.out) == (1, "")
    assert call.err == (
        f"{YEAR}/项目/示例项目.yaml:19:34: 错误 M109 “目标”写的是“≥4”，应只写数\n"
        "    改法：分成两项：方向: 大于等于 和 目标: 4。详见 reportgen explain M109\n"
        f"{YEAR}: 错误 X312 2023年的文件有 1 个错误，没有结转\n"
        "    改法：先改好列出的错误，再运行一次。详见 reportgen explain X312\n"
    )
    assert not (root / NEXT).exists()


def test_one_unit_with_faults_does_not_keep_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, starter("项目.yaml").replace("目标: 4,", "目标: ≥4,"))
    other = root / "data" / "另一单位" / "2023" / "项目"
    other.mkdir(parents=True)
    (other / "1.yaml").write_text(starter("项目.yaml"), encoding="utf-8")
    (other.parent.parent / "单位.yaml").write_text(
        starter("单位.yaml").replace("名称: 演示单位", "名称: 另一单位"), encoding="utf-8"
    )
    call = Call(root, capsys, "2023", "2024")
    assert call.status == 1
    assert call.out == (
        "新建  data/另一单位/2024/项目/1.yaml  待填 15 处\n已改  data/另一单位/单位.yaml:6  格式.2024：内蒙古-2023\n"
        + STEPS
    )


def test_a_year_without_a_format_is_not_carried_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, unit=starter("单位.yaml").replace("2023:", "2022:"))
    call = Call(root, capsys, "2023", "2024")
    assert (call.status, call.out) == (1, "")
    assert call.err == (
        f"data/{UNIT}/单位.yaml:6:12: 错误 M115 “格式”里没有2023年\n"
        "    改法：在“格式”里加上“2023: 格式名”；可用的格式：内蒙古-2023。详见 reportgen explain M115\n"
    )


def test_a_format_that_is_named_already_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = starter("单位.yaml").replace("{2023: 内蒙古-2023}", "{2023: 内蒙古-2023, 2024: 甘肃-2021}")
    call = Call(make_workspace(tmp_path, unit=unit), capsys, "2023", "2024")
    assert call.out == f"新建  {NEXT}/项目/示例项目.yaml  待填 15 处\n{STEPS}"
    assert call.files[f"data/{UNIT}/单位.yaml"] == unit.encode()


@pytest.mark.parametrize("step", ["rename", "replace"], ids=["of the folder", "of the unit's file"])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"reportgen.output.files.Path.{step}", full)
    call = Call(make_workspace(tmp_path), capsys, "2023", "2024")
    assert (call.status, call.out) == (4, "")
    assert call.err == (
        f"{NEXT}: 错误 X307 文件写不进去：磁盘已满；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X307\n"
    )
    assert sorted(path.name for path in (tmp_path / "data" / UNIT).iterdir()) == ["2023", "单位.yaml"]
    assert call.files[f"data/{UNIT}/单位.yaml"].decode() == starter("单位.yaml")


WRONG = {
    "not the next year": (("2023", "2025"), "只能结转到下一年：reportgen rollover 2023 2024"),
    "no year": (("今年", "明年"), "“今年”要是整数"),
    "a year that is not there": (("2020", "2021"), "没有年度“2020”，是否想写“2023”"),
    "a unit that is not there": (("2023", "2024", "--unit", "演示单"), "没有单位“演示单”，是否想写“演示单位”"),
    "a project that is not there": (
        ("2023", "2024", "--drop", "业务经费"),
        "没有项目“业务经费”，是否想写“业务培训经费”",
    ),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    call = Call(make_workspace(tmp_path), capsys, *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == f"错误的用法：{words}\n用法见 reportgen rollover --help\n"


def test_a_unit_without_that_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    other = root / "data" / "另一单位"
    (other / "2022").mkdir(parents=True)
    (other / "单位.yaml").write_text(starter("单位.yaml").replace("名称: 演", "名称: 另"), encoding="utf-8")
    call = Call(root, capsys, "2023", "2024", "--unit", "另一单位")
    assert (call.status, call.out) == (2, "")
    assert call.err == "错误的用法：另一单位没有2023年的文件夹，有：2022\n用法见 reportgen rollover --help\n"


def test_a_unit_by_its_name_without_that_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    other = root / "data" / "另一单位"
    (other / "2022").mkdir(parents=True)
    (other / "单位.yaml").write_text(starter("单位.yaml").replace("名称: 演", "名称: 另"), encoding="utf-8")
    call = Call(root, capsys, "2023", "2024", "--unit", "另示单位")
    assert (call.status, call.out) == (2, "")
    assert call.err == "错误的用法：另示单位没有2023年的文件夹，有：2022\n用法见 reportgen rollover --help\n"


def test_of_two_units_one_without_that_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    other = root / "data" / "另一单位"
    (other / "2022").mkdir(parents=True)
    (other / "单位.yaml").write_text(starter("单位.yaml").replace("名称: 演", "名称: 另"), encoding="utf-8")
    call = Call(root, capsys, "2023", "2024")
    assert (call.status, call.err) == (0, "")
    assert not (other / "2023").exists()
