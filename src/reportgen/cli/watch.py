"""``reportgen watch``: builds again whenever a file is saved, and tells what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import click

from reportgen import pipeline
from reportgen.cli.options import command, filters, out_folder, out_option, read
from reportgen.cli.story import Story
from reportgen.examine import Selection
from reportgen.inputs import input_files
from reportgen.output import faults
from reportgen.pipeline import Outcome

_SECONDS = 0.5
"""Between two looks: a clerk does not notice it, and looking at 1,400 files takes 20 ms."""
Seen = dict[str, tuple[int, int]]
"""Every watched file with its size and the time of its last change; where only the presence counts, without."""


@command(
    "watch",
    "盯着 data/ 和 templates/，保存一次就重新生成一次，说哪些问题新出现、哪些已经改好；按 Ctrl+C 结束。\n\n"
    "示例：reportgen watch --unit 某局 --year 2023",
)
@filters
@out_option
@click.pass_obj
def watch(root: Path, units: tuple[str, ...], years: tuple[int, ...], out: str | None) -> int:
    """Everything goes to stdout: here the issues are the result."""
    selection = Selection(frozenset(units), frozenset(years))
    folder = out_folder(root, out)
    workspace = read(root, selection)  # a slip of the pen is told before anything is watched
    follow(root, folder, selection.by_folder(workspace), Event().wait)
    return 0


def follow(root: Path, out: Path, selection: Selection, wait: Callable[[float], object]) -> None:
    """Build after each change until Ctrl+C; ``wait`` passes the time between two looks."""
    click.echo("正在盯着 data/ 和 templates/，保存文件就重新生成；按 Ctrl+C 结束。")
    story = Story(root)
    for changed in _changes(root, wait):
        for path, how in changed:
            click.echo(f"\n{how}  {path}")
        outcome = pipeline.build(root, out, selection)
        while _is_kept_out(outcome):
            wait(_SECONDS)
            outcome = pipeline.build(root, out, selection)
        story.tell(outcome)


def _is_kept_out(outcome: Outcome) -> bool:
    """Is somebody else writing just now?"""
    return any(issue.code == faults.in_use.code for issue in outcome.issues)


def _changes(root: Path, wait: Callable[[float], object]) -> Iterator[list[tuple[str, str]]]:
    """First nothing, for the first build; then what became of which files, once they have come to rest."""
    before = _look(root)
    yield []
    while True:
        now = _look(root)
        try:
            wait(_SECONDS)
        except KeyboardInterrupt:
            return
        # An editor may write a file in several steps: what is still changing is looked at again.
        if now != before and now == _look(root):
            changed = sorted(path for path in now.keys() | before.keys() if now.get(path) != before.get(path))
            yield [(path, "已保存" if path in now else "已删除") for path in changed]
            before = now


def _look(root: Path) -> Seen:
    seen: Seen = {}
    for file in input_files(root):
        try:
            found = os.stat(file.path)  # noqa: PTH116 - Path would cost more than looking
        except OSError:  # gone between the two
            continue
        seen[file.name] = (found.st_size, found.st_mtime_ns) if file.is_read else (0, 0)
    return seen
