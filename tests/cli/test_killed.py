"""``rollover`` and ``set``, killed or with a full disk at any step: running them again puts everything right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli.main import run
from tests.output.faulty_disk import FAILURES, KILLED, Disk
from tests.sample import UNIT, make_workspace, starter

FILE = f"data/{UNIT}/2023/项目/示例项目.yaml"
UNIT_FILE = f"data/{UNIT}/单位.yaml"
NEXT = f"data/{UNIT}/2024"
ROLLOVER = ("rollover", "2023", "2024")
SET = ("set", FILE, "资金.财政拨款.全年执行", "9.80")
Tree = dict[str, bytes]


@contextmanager
def every_step(disk: Disk) -> Iterator[None]:
    """The disk, that counts new folders and files written in one go, too."""
    real = {"mkdir": Path.mkdir, "write_bytes": Path.write_bytes}

    def mkdir(path: Path, *rest: Any, **named: Any) -> None:
        disk.step()
        real["mkdir"](path, *rest, **named)

    def write_bytes(path: Path, data: bytes) -> int:
        real["write_bytes"](path, data[: len(data) // 2])
        disk.step()
        return int(real["write_bytes"](path, data))

    with disk, pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "mkdir", mkdir)
        patched.setattr(Path, "write_bytes", write_bytes)
        yield


def workspace(root: Path) -> Path:
    make_workspace(root)
    (root / FILE).with_name("第二个.yaml").write_text(
        starter("项目.yaml").replace("业务培训经费", "设备购置"), encoding="utf-8"
    )
    return root


def tree(root: Path) -> Tree:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def seen(files: Tree) -> Tree:
    """What a command reads: nothing hidden."""
    return {name: data for name, data in files.items() if not any(part.startswith(".") for part in name.split("/"))}


def failing(root: Path, arguments: tuple[str, ...], mode: str, at: int) -> bool:
    """One run on a faulty disk, in a process of its own; whether it came through without meeting the fault."""
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):
            disk = Disk(at, FAILURES[mode], once=mode == "full once")
            with every_step(disk):
                run(["-C", str(root), *arguments])
            status = 0 if disk.steps < at else 2
        os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 2, KILLED), "没有接住的差错"
    return status == 0


def states(tmp_path: Path, arguments: tuple[str, ...], mode: str) -> Iterator[tuple[int, Tree, Path, Tree, Tree]]:
    """Each step: what was left, where, what there was before, and what there is after a run without faults."""
    start = workspace(tmp_path / "起点")
    before = tree(start)
    whole = shutil.copytree(start, tmp_path / "终点")
    assert run(["-C", str(whole), *arguments]) == 0
    after = tree(whole)
    at, finished = 0, False
    while not finished:
        at += 1
        root = tmp_path / "试"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(start, root)
        finished = failing(root, arguments, mode, at)
        yield at, tree(root), root, before, after
    assert at > 3


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="要用 fork")


@pytest.mark.parametrize("mode", FAILURES)
def test_the_next_year_is_whole_or_not_there_and_the_second_run_makes_it(tmp_path: Path, mode: str) -> None:
    def made(files: Tree) -> Tree:
        return {name: data for name, data in files.items() if name.startswith(NEXT)}

    for at, left, root, before, after in states(tmp_path, ROLLOVER, mode):
        assert made(left) in ({}, made(after)), at
        assert left[UNIT_FILE] in (before[UNIT_FILE], after[UNIT_FILE]), at
        assert not made(left) or left[UNIT_FILE] == after[UNIT_FILE], f"{at}: 有文件夹，没有格式"
        assert {name: data for name, data in left.items() if name in before and name != UNIT_FILE} == {
            name: data for name, data in before.items() if name != UNIT_FILE
        }, at
        if mode == "full once" and not made(left):
            assert left == before, at
        assert run(["-C", str(root), *ROLLOVER]) == (4 if made(left) else 0), at
        assert tree(root) == after, at


@pytest.mark.parametrize("mode", FAILURES)
def test_a_value_is_changed_or_not_and_the_second_run_changes_it(tmp_path: Path, mode: str) -> None:
    for at, left, root, before, after in states(tmp_path, SET, mode):
        assert seen(left) in (before, after), at
        assert run(["-C", str(root), *SET]) == 0, at
        assert seen(tree(root)) == after, at
