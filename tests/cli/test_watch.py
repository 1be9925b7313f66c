"""``reportgen watch`` builds after each save, and tells what came and what went."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.cli.main import run
from reportgen.cli.watch import follow
from reportgen.examine import Selection
from tests.sample import UNIT, changed, make_workspace, starter

FILE = "data/演示单位/2023/项目/示例项目.yaml"


def steps(*actions: Callable[[], object]) -> Callable[[float], object]:
    """What happens while the program waits; then Ctrl+C."""
    coming: Iterator[Callable[[], object]] = iter(actions)

    def wait(_seconds: float) -> None:
        action = next(coming, None)
        if action is None:
            raise KeyboardInterrupt
        action()

    return wait


def nothing() -> None:
    """Time passes."""


def save(path: Path, text: str) -> Callable[[], object]:
    def action() -> None:
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)

    return action


def watched(root: Path, capsys: pytest.CaptureFixture[str], *actions: Callable[[], object]) -> str:
    follow(root, root / "out", Selection(), steps(*actions))
    return capsys.readouterr().out


def test_a_fault_comes_and_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    path = root / FILE
    good = path.read_text(encoding="utf-8")
    told = watched(
        root, capsys, save(path, changed({"完成情况": "全年办了XX期"})), nothing, save(path, good), nothing, nothing
    )
    assert told == EXPECTED


EXPLAINED = "详见 reportgen explain W101"
FORM = "out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx"
EXPECTED = f"""\
正在盯着 data/ 和 templates/，保存文件就重新生成；按 Ctrl+C 结束。
新生成  out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx
没有问题。

已保存  {FILE}
{FILE}:12:7: 错误 W101 “完成情况”里有没有改掉的字样“XX”
   12 | 完成情况: 全年办了XX期
      |           ^
    改法：换成真实的内容；引用数时只用 {{{{ 执行率 }}}}、{{{{ 全年执行 }}}}、{{{{ 总分 }}}} 等固定的名字。{EXPLAINED}
未更新  {FORM}
还有 1 个错误，共 1 个问题。

已保存  {FILE}
已改好  {FILE}:12:7: 错误 W101 “完成情况”里有没有改掉的字样“XX”
没有问题。
"""


def test_a_file_that_is_still_being_written_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    path = root / FILE
    good = path.read_text(encoding="utf-8")
    half, whole = save(path, good[:100]), save(path, good + "# 存好了\n")
    told = watched(root, capsys, nothing, half, whole, nothing, nothing)
    assert told.count("已保存") == 1
    assert "错误" not in told


def test_files_of_word_and_hidden_ones_are_not_watched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    (root / "templates").mkdir(exist_ok=True)
    told = watched(root, capsys, save(root / "templates" / "~$表.docx", ""), save(root / "data" / ".swp", ""), nothing)
    assert "已保存" not in told


def test_a_file_that_is_deleted_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    extra = root / "data" / "演示单位" / "2023" / "项目" / "说明.yaml"
    extra.write_text("文件: 没有的\n", encoding="utf-8")
    told = watched(root, capsys, extra.unlink, nothing, nothing)
    assert told.count("已改好") == 1
    assert f"已删除  {extra.relative_to(root).as_posix()}\n已改好  " in told


def test_a_fault_that_could_not_be_looked_for_is_not_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While a file cannot be read, or 单位.yaml cannot, the rules do not run; meanwhile other units are saved."""
    root = make_workspace(tmp_path)
    path, unit = root / FILE, root / "data" / UNIT / "单位.yaml"
    other = root / "data" / "另一单位" / "2023" / "项目.yaml"
    other.parent.mkdir(parents=True)
    (other.parent.parent / "单位.yaml").write_text(starter("单位.yaml").replace(UNIT, "另一单位"), encoding="utf-8")
    other.write_text(starter("项目.yaml"), encoding="utf-8")
    good = starter("单位.yaml")
    faulty = changed({"完成情况": "全年办了XX期"})
    path.write_text(faulty, encoding="utf-8")
    told = watched(
        root, capsys,
        save(path, faulty + "["), nothing,
        save(other, starter("项目.yaml") + "# 核对过\n"), nothing,
        save(path, faulty), nothing,
        save(unit, "名称：某局\n"), nothing,
        save(unit, good), nothing,
        save(path, starter("项目.yaml")), nothing, nothing,
    )  # fmt: skip
    assert [line for line in told.splitlines() if line.startswith(("已", "data", "没有", "还有"))] == [
        TABLE,
        f"{FILE}:12:7: {WORDS}",
        "还有 1 个错误，共 2 个问题。",
        f"已保存  {FILE}",
        f"{FILE}:68:1: 错误 S109 这一行没有“键: ”：“[”",
        UNCHECKED,
        "还有 1 个错误，共 2 个问题。",
        "已保存  data/另一单位/2023/项目.yaml",
        UNCHECKED,
        "还有 1 个错误，共 2 个问题。",
        f"已保存  {FILE}",
        f"已改好  {FILE}:68:1: 错误 S109 这一行没有“键: ”：“[”",
        "还有 1 个错误，共 2 个问题。",
        f"已保存  data/{UNIT}/单位.yaml",
        OF_UNIT,
        f"data/{UNIT}/单位.yaml:1:1: 错误 S116 第一个键是“名称”，应是“文件”",
        f"data/{UNIT}/单位.yaml:1:3: 错误 S106 “名称”后面是全角冒号“：”，应为半角冒号加一个空格",
        UNCHECKED,
        "还有 2 个错误，共 3 个问题。",
        f"已保存  data/{UNIT}/单位.yaml",
        f"已改好  {OF_UNIT}",
        f"已改好  data/{UNIT}/单位.yaml:1:1: 错误 S116 第一个键是“名称”，应是“文件”",
        f"已改好  data/{UNIT}/单位.yaml:1:3: 错误 S106 “名称”后面是全角冒号“：”，应为半角冒号加一个空格",
        "还有 1 个错误，共 2 个问题。",
        f"已保存  {FILE}",
        f"已改好  {TABLE}",
        f"已改好  {FILE}:12:7: {WORDS}",
        "没有问题。",
    ]


WORDS = "错误 W101 “完成情况”里有没有改掉的字样“XX”"
TABLE = f"data: 警告 T218 《项目自评汇总表（2023年度）》没有生成，原有的也没有更新：{UNIT}（有错误）"
OF_UNIT = f"data: 警告 T218 《项目自评汇总表（2023年度）》没有生成，原有的也没有更新：{UNIT}（单位.yaml 有错误）"
UNCHECKED = f"没有核对  data/{UNIT}/2023：先改好上面说的错误"


def test_files_that_are_not_read_count_only_by_their_presence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_workspace(tmp_path)
    (root / "data/.schema").mkdir()
    stray = root / "data" / UNIT / "2023" / "底稿.xlsx"
    told = watched(
        root, capsys,
        save(root / "data/.schema/项目.json", "{}"), save(root / "templates.bak", ""), nothing,
        save(stray, "甲"), nothing, save(stray, "乙"), nothing, stray.unlink, nothing, nothing,
    )  # fmt: skip
    shown = stray.relative_to(root).as_posix()
    assert [line for line in told.splitlines() if line.startswith("已")] == [
        f"已保存  {shown}",
        f"已删除  {shown}",
        f"已改好  {shown}: 警告 M121 “底稿.xlsx”不是 .yaml 文件，没有读",
    ]


def test_what_a_watch_has_built_is_a_build_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_workspace(tmp_path))
    more = starter("项目.yaml").replace("实际: 93.1", "实际: 93.4")
    watched(tmp_path, capsys, save(tmp_path / FILE, more), nothing, nothing)
    assert run(["changes"]) == 0
    assert "93.1 → 93.4" in capsys.readouterr().out


def test_an_unknown_unit_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    assert run(["-C", str(root), "watch", "--unit", "没有的单位"]) == 2
    assert "没有单位“没有的单位”" in capsys.readouterr().err
