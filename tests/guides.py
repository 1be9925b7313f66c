"""The pages for clerks, read as scripts: every command that a page shows is run, in the order of the page.

A page says in hidden comments what a reader has before them:

<!-- 文件夹: 空 -->                          go on in an empty folder
<!-- 文件夹: 演示 -->                        … in one with the example unit of reportgen new --demo
<!-- 文件夹: examples/clean -->              … in a copy of this workspace
<!-- 文件夹: data/某县某局 作 某局 -->        … in a workspace with this unit under another name
<!-- 写入: 文件 -->                          the next block is the content of this file
<!-- 改: 文件 -->                            the next block is a hunk of a diff of this file
<!-- 摘自: 文件 -->                          the next block stands in this file, line for line
<!-- 抄: 文件 文件 -->                       a file is copied
<!-- 存为: utf-16 文件 -->                   a file is saved in another encoding
<!-- 换字: 文件 旧 新 -->                    words of a Word file are replaced
<!-- 运行: reportgen … -->                   a command that the page does not show
<!-- 问题: reportgen … -->                   the next block shows the issues that this command tells of, and no more
<!-- 退出码: 1 -->                           of the commands of the next block, one for all or one for each

A block of lines ``reportgen …`` is run; in a block with lines ``$ reportgen …`` all between these lines is what the
command prints on a terminal. A line ``……`` stands for lines that are left out.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.cli.main import run

ROOT = Path(__file__).parent.parent
PROMPT = "$ "
LEFT_OUT = "……"
_FENCE = "```"
_FOR_A_TERMINAL = ("", "console", "sh", "bash", "bat", "powershell")
_COMMAND = re.compile(r"(\$ )?(reportgen|make|pip|python3?|py|mkdir|cd|\.venv\S*) ")
_REMARK = re.compile(r" +# .*")
_COMMENT = re.compile(r"<!-- (文件夹|写入|改|摘自|抄|存为|换字|运行|问题|退出码): (.+) -->")


@dataclass(frozen=True)
class Comment:
    """What a hidden comment of a page asks for."""

    name: str
    value: str


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its lines, and where they begin in the page."""

    language: str
    lines: tuple[str, ...]
    first: int

    @property
    def commands(self) -> list[str]:
        """The lines that a reader would type."""
        if self.language not in _FOR_A_TERMINAL:
            return []
        typed = [_REMARK.sub("", line) for line in self.lines if _COMMAND.match(line)]
        prompted = [line for line in typed if line.startswith(PROMPT)]
        return [line.removeprefix(PROMPT) for line in prompted or typed]

    @property
    def shows_output(self) -> bool:
        return any(line.startswith(PROMPT) for line in self.lines) and bool(self.commands)


def steps_of(text: str) -> Iterator[Comment | Block]:
    """The comments and blocks of a page in their order."""
    opened: tuple[str, int] | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(_FENCE):
            if opened is None:
                opened = line.removeprefix(_FENCE).strip(), number + 1
            else:
                yield Block(opened[0], tuple(lines[opened[1] : number]), opened[1])
                opened = None
        elif opened is None and (found := _COMMENT.fullmatch(line.strip())):
            yield Comment(found[1], found[2])


class _Terminal(io.StringIO):
    """Where commands print: somebody looks on, so the same is left out as on a screen."""

    def isatty(self) -> bool:
        return True


@contextmanager
def _terminal_in(folder: Path) -> Iterator[_Terminal]:
    """A terminal with this folder as the current one."""
    before, streams = Path.cwd(), (sys.stdout, sys.stderr)
    screen = _Terminal()
    os.chdir(folder)
    sys.stdout = sys.stderr = screen
    try:
        yield screen
    finally:
        os.chdir(before)
        sys.stdout, sys.stderr = streams


@dataclass
class Replay:
    """A page as it is worked through in folders of its own."""

    folders: Path
    not_run: frozenset[str]
    """Commands that are passed over."""
    here: Path | None = None
    pending: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    def page(self, text: str) -> str:
        """The page with what its commands really print."""
        lines = text.split("\n")
        shift = 0
        for step in steps_of(text):
            if isinstance(step, Comment):
                self._comment(step)
                continue
            new = self._block(step)
            first = step.first + shift
            lines[first : first + len(step.lines)] = new
            shift += len(new) - len(step.lines)
        return "\n".join(lines)

    def _comment(self, comment: Comment) -> None:
        if comment.name == "文件夹":
            self.here = self.folders / str(sum(1 for _ in self.folders.iterdir()))
            _furnish(self.here, comment.value)
        elif comment.name in _ACTS:
            _ACTS[comment.name](self._folder, *shlex.split(comment.value))
        elif comment.name == "运行":
            self._run(comment.value, self._statuses(1)[0])
        else:
            self.pending[comment.name] = comment.value

    @property
    def _folder(self) -> Path:
        assert self.here is not None, "the page does not say in which folder its commands are run"
        return self.here

    def _block(self, block: Block) -> Sequence[str]:
        """What the block should say."""
        for name, act in (("写入", _write), ("改", _change), ("摘自", _compare)):
            if name in self.pending:
                act(self._folder / self.pending.pop(name), block.lines)
                return block.lines
        if "问题" in self.pending:
            printed = self._run(self.pending.pop("问题"), self._statuses(1)[0])
            return printed[: printed.index("")]
        commands = block.commands
        if block.language in _FOR_A_TERMINAL and not commands:
            self.faults.append(f"line {block.first}: neither commands nor what one prints")
        statuses = self._statuses(len(commands))
        printed = []
        for command, status in zip(commands, statuses, strict=True):
            printed.append(PROMPT + command)
            if command not in self.not_run:
                printed += self._run(command, status)
        return _shown(block.lines, printed) if block.shows_output else block.lines

    def _statuses(self, number: int) -> list[int]:
        """The status that each of the next commands is to end with."""
        said = [int(each) for each in self.pending.pop("退出码", "0").split()]
        return said * number if len(said) == 1 else said

    def _run(self, command: str, expected: int) -> list[str]:
        name, *arguments = shlex.split(command)
        if name != "reportgen":
            self.faults.append(f"{command}: not run, and not in the list of what is not")
            return []
        with _terminal_in(self._folder) as screen:
            status = run(arguments)
        self.ran.append(command)
        if status != expected:
            self.faults.append(f"{command}: ended with {status}, not {expected}\n{screen.getvalue()}")
        return screen.getvalue().rstrip("\n").split("\n") if screen.getvalue() else []


def _furnish(folder: Path, source: str) -> None:
    """A folder as a comment describes it."""
    folder.mkdir(parents=True)
    if source == "演示":
        with _terminal_in(folder):
            run(["new", "演示单位", "--demo"])
        return
    place, _, name = source.partition(" 作 ")
    if name:
        shutil.copytree(ROOT / place, folder / "data" / name)
    elif place != "空":
        for part in ("data", "templates"):
            if (ROOT / place / part).is_dir() and not (place == "." and part == "templates"):
                shutil.copytree(ROOT / place / part, folder / part)


def _copy(folder: Path, source: str, target: str) -> None:
    (folder / target).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / source if source.startswith("templates/") else folder / source, folder / target)


def _save_as(folder: Path, encoding: str, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_text(encoding="utf-8").encode(encoding))


def _replace_words(folder: Path, name: str, old: str, new: str) -> None:
    """As somebody does in Word who types over them."""
    with zipfile.ZipFile(folder / name) as package:
        parts = {member: package.read(member) for member in package.namelist()}
    before = parts["word/document.xml"].decode()
    assert before.count(old) >= 1, f"{name} does not read {old}"
    parts["word/document.xml"] = before.replace(old, new, 1).encode()
    with zipfile.ZipFile(folder / name, "w") as package:
        for member, content in parts.items():
            package.writestr(member, content)


_ACTS: Mapping[str, Callable[..., None]] = {"抄": _copy, "存为": _save_as, "换字": _replace_words}
"""What the comments do to the files of the folder."""


def _write(path: Path, lines: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _change(path: Path, hunk: Sequence[str]) -> None:
    """Apply a hunk: lines with - go, lines with + come, the others show where."""
    old = [line[1:] for line in hunk if not line.startswith("+")]
    new = [line[1:] for line in hunk if not line.startswith("-")]
    lines = path.read_text(encoding="utf-8").split("\n")
    places = [start for start in range(len(lines)) if lines[start : start + len(old)] == old]
    assert len(places) == 1, f"{path}: {len(places)} places read\n" + "\n".join(old)
    lines[places[0] : places[0] + len(old)] = new
    path.write_text("\n".join(lines), encoding="utf-8")


def _compare(path: Path, quoted: Sequence[str]) -> None:
    """Lines that a page quotes stand in the file, one after the other."""
    assert "\n".join(quoted) + "\n" in path.read_text(encoding="utf-8"), f"{path} does not read\n" + "\n".join(quoted)


def _shown(lines: Sequence[str], printed: Sequence[str]) -> Sequence[str]:
    """What was printed; where lines are left out on the page and the others are right, the page as it is."""
    if LEFT_OUT not in lines:
        return printed
    parts = (r"(.*\n)*" if line == LEFT_OUT else re.escape(line + "\n") for line in lines)
    is_right = re.fullmatch("".join(parts), "\n".join(printed) + "\n")
    return lines if is_right else printed
