"""A run that fails at its n-th step on the disk, for every n; what it leaves, and what the next run makes of it.

Run as a process of its own, because it forks: ``python -m tests.output.faulty_disk killed FOLDER 1``; with
5, only every fifth step is tried. It prints how many steps there are and everything that went wrong.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from reportgen import inputs
from reportgen.cli.main import run
from reportgen.output.folder import OutFolder
from reportgen.output.states import lay_out
from tests.sample import YEAR, changed, make_workspace, starter

FEWEST = {"保留": 40, "覆盖": 40, "发布": 15}
"""More steps than this there must be."""
EDITED = f"演示单位/{YEAR}/项目支出绩效自评表（业务培训经费）.docx"
KILLED = 9
RECORDS = (".reportgen/manifest.json", ".reportgen/批注.json")


def killed() -> NoReturn:
    os._exit(KILLED)


def full() -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def read_only() -> NoReturn:
    raise PermissionError(errno.EACCES, "Permission denied")


FAILURES: dict[str, Callable[[], NoReturn]] = {
    "killed": killed,
    "full": full,
    "full once": full,
    "read only": read_only,
}


class Disk:
    """Counts every step that changes something on the disk, and fails at one of them, or from it on."""

    def __init__(self, at: int, fail: Callable[[], NoReturn], *, once: bool) -> None:
        self.at, self.fail, self.once, self.steps = at, fail, once, 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at or (self.steps > self.at and not self.once):
            self.fail()

    def __enter__(self) -> Disk:
        self._real = {(owner, name): getattr(owner, name) for owner, name in STEPS}
        for (owner, name), real in self._real.items():
            setattr(owner, name, self._counted(real))
        open_really = Path.open
        self._real[Path, "open"] = open_really

        def open_counted(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
            if "x" not in mode:
                return open_really(path, mode, *rest, **named)
            self.step()
            return Stream(open_really(path, mode, *rest, **named), self)

        Path.open = open_counted  # type: ignore[method-assign, assignment]
        return self

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.step()
            return real(*arguments, **named)

        return counted

    def __exit__(self, *_: object) -> None:
        for (owner, name), real in self._real.items():
            setattr(owner, name, real)


STEPS: tuple[tuple[Any, str], ...] = (
    (Path, "replace"), (Path, "rename"), (Path, "unlink"), (os, "fsync"), (os, "open"),
)  # fmt: skip


class Stream:
    """A file of which the first half reaches the disk before the second is tried."""

    def __init__(self, stream: Any, disk: Disk) -> None:
        self._stream, self._disk = stream, disk

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        self._stream.write(content[:half])
        self._stream.flush()
        self._disk.step()
        self._stream.write(content[half:])

    def flush(self) -> None:
        self._stream.flush()

    def fileno(self) -> int:
        return int(self._stream.fileno())


def tree(root: Path) -> dict[str, bytes]:
    """Every file of the output folder."""
    out = root / "out"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


Act = Callable[[Path], object]
"""A run that meets a fault."""


def silently(root: Path, *arguments: str) -> None:
    """A command, as a clerk gives it."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        run(["-C", str(root), *arguments])


def build(*options: str) -> Act:
    """With these options."""
    return lambda root: silently(root, "build", *options)


def release(root: Path, name: str = "二稿") -> None:
    """Unless there is one of this name."""
    if name not in OutFolder(root / "out", "out").releases.names():
        silently(root, "release", name)


def released(root: Path, name: str, place: Path) -> dict[str, bytes]:
    """What a release holds."""
    folder = OutFolder(root / "out", "out")
    for sources in folder.releases.read(name).sources.values():
        lay_out(folder.store.get, sources, place)
    found = {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    shutil.rmtree(place)
    return found


def data_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "data").rglob("*.yaml")}


def workspace(root: Path) -> Path:
    """Two units that were built and released; then a document was edited by hand, and the data of all were changed."""
    make_workspace(root)
    other = root / "data" / "另一单位" / str(YEAR)
    other.mkdir(parents=True)
    (other.parent / "单位.yaml").write_text(starter("单位.yaml").replace("演示单位", "另一单位"), encoding="utf-8")
    (other / "项目.yaml").write_text(starter("项目.yaml"), encoding="utf-8")
    build("--annotate")(root)
    release(root, "初稿")
    (root / "out" / EDITED).write_bytes(b"edited by hand")
    os.utime(root / "out" / EDITED, (1_700_000_000, 1_700_000_000))
    for path in (other / "项目.yaml", root / "data" / "演示单位" / str(YEAR) / "项目" / "示例项目.yaml"):
        path.write_text(changed({"资金.财政拨款.全年执行": "9.5", "完成情况": "已完成"}), encoding="utf-8")
    new = changed({"项目名称": "另一项目", "预期目标": "购置设备2台", "完成情况": "设备已购置"})
    (other / "另一项目.yaml").write_text(new, encoding="utf-8")
    return root


def run_failing(root: Path, disk: Disk, act: Act) -> bool:
    """One run on a faulty disk; whether it came through without meeting the fault."""
    if disk.fail is not killed:
        with disk:
            act(root)
        return disk.steps < disk.at
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):
            with disk:
                act(root)
            status = 0
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != KILLED


def problems(mode: str, folder: Path, stride: int, act: Act) -> tuple[int, list[str]]:
    """How many steps there are, and what is wrong after a fault at each of them."""
    start = workspace(folder / "起点")
    before, of_first = tree(start), released(start, "初稿", folder / "处")
    shutil.copytree(start, folder / "终点")
    act(folder / "终点")
    after = tree(folder / "终点")
    found: list[str] = []
    at = 1 - stride
    while True:
        at += stride
        root = folder / "试"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(start, root)
        finished = run_failing(root, Disk(at, FAILURES[mode], once=mode == "full once"), act)
        meanwhile = tree(root)
        for path, content in before.items():
            if path.startswith(".reportgen/objects/") or path == EDITED:
                continue
            if meanwhile.get(path) not in (content, after.get(path)) and path not in RECORDS:
                found.append(f"{at}: {path} 既不是旧的，也不是新的")
        if b"edited by hand" not in meanwhile.values():
            found.append(f"{at}: 有人改过的文件丢了")
        halves = [
            path
            for path in meanwhile.keys() - after.keys() - before.keys()
            if path.endswith((".docx", ".xlsx", ".json"))
        ]
        found += [f"{at}: 多出 {path}" for path in halves]
        act(root)
        repaired = tree(root)
        wrong = [path for path in after.keys() | repaired.keys() if after.get(path) != repaired.get(path)]
        # An object that is no longer needed goes when the manifest changes next.
        wrong = [path for path in wrong if path in after or not path.startswith(".reportgen/objects/")]
        found += [f"{at}: 重新运行后 {path} 不对" for path in sorted(wrong)]
        build("--overwrite")(root)  # which removes what nothing needs
        release(root)
        if released(root, "初稿", folder / "处") != of_first or released(root, "二稿", folder / "处") != data_of(root):
            found.append(f"{at}: 发布不完整")
        if finished:
            return at, found


inputs.program_name = cache(inputs.program_name)  # the program stays the same meanwhile, and hashing it takes time


def main(mode: str, folder: Path, stride: int) -> None:
    told = {}
    acts: dict[str, Act] = {
        "保留": build("--annotate", "--redline"), "覆盖": build("--overwrite"), "发布": release,
    }  # fmt: skip
    for name, act in acts.items():
        (folder / name).mkdir()
        steps, found = problems(mode, folder / name, stride, act)
        told[name] = {"steps": steps > FEWEST[name], "problems": found}
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
