"""``reportgen watch`` builds after each save, and tells what came and what went."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.cli.main import run
from reportgen.cli.watch import follow
from reportgen.examine import Selection
from tests.sample import changed, make_workspace

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
EXPECTED = f"""\
正在盯着 data/ 和 templates/，保存文件就重新生成；按 Ctrl+C 结束。
新生成  out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx
没有问题。

已保存  {FILE}
{FILE}:12:7: 错误 W101 “完成情况”里有没有改掉的字样“XX”
   12 | 完成情况: 全年办了XX期
      |           ^
    改法：换成真实的内容；引用数时只用 {{{{ 执行率 }}}}、{{{{ 全年执行 }}}}、{{{{ 总分 }}}} 等固定的名字。{EXPLAINED}
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
    assert f"已保存  {extra.relative_to(root).as_posix()}\n已改好  " in told


def test_an_unknown_unit_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    assert run(["-C", str(root), "watch", "--unit", "没有的单位"]) == 2
    assert "没有单位“没有的单位”" in capsys.readouterr().err
