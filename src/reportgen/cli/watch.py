"""``reportgen watch``: builds again whenever a file is saved, and tells which issues came and which went."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import click

from reportgen import pipeline
from reportgen.cli.options import command, filters, out_folder, out_option, read
from reportgen.cli.report import echo_issues
from reportgen.examine import Selection
from reportgen.issues import Issue, in_order
from reportgen.output import faults
from reportgen.pipeline import Outcome

_SECONDS = 0.5
"""Between two looks: a clerk does not notice it, and looking at 1,400 files takes 20 ms."""
Seen = dict[str, tuple[int, int]]
"""Every watched file with its size and the time of its last change."""
IssueKey = tuple[str, str, str]


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
    read(root, selection)  # a slip of the pen is told before anything is watched
    follow(root, folder, selection, Event().wait)
    return 0


def follow(root: Path, out: Path, selection: Selection, wait: Callable[[float], object]) -> None:
    """Build after each change until Ctrl+C; ``wait`` passes the time between two looks."""
    click.echo("正在盯着 data/ 和 templates/，保存文件就重新生成；按 Ctrl+C 结束。")
    known: dict[IssueKey, Issue] = {}
    for changed in _changes(root, wait):
        for path in changed:
            click.echo(f"\n已保存  {path}")
        outcome = pipeline.build(root, out, selection)
        while _is_kept_out(outcome):
            wait(_SECONDS)
            outcome = pipeline.build(root, out, selection)
        known = _tell(outcome, known, root)


def _is_kept_out(outcome: Outcome) -> bool:
    """Is somebody else writing just now?"""
    return any(issue.code == faults.in_use.code for issue in outcome.issues)


def _changes(root: Path, wait: Callable[[float], object]) -> Iterator[list[str]]:
    """First nothing, for the first build; then the files that were saved, once they have come to rest."""
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
            yield sorted(path for path in now.keys() | before.keys() if now.get(path) != before.get(path))
            before = now


def _look(root: Path) -> Seen:
    seen: Seen = {}
    for folder in ("data", "templates"):
        for place, _, names in os.walk(root / folder):
            for name in names:
                path = Path(place, name)
                if not name.startswith((".", "~$")):
                    try:
                        found = path.stat()
                    except OSError:  # gone between the two
                        continue
                    seen[path.relative_to(root).as_posix()] = (found.st_size, found.st_mtime_ns)
    return seen


def _tell(outcome: Outcome, known: dict[IssueKey, Issue], root: Path) -> dict[IssueKey, Issue]:
    """What was written, what is wrong now and was not, what was wrong and is not."""
    found = {_key(issue): issue for issue in outcome.issues if not issue.waived}
    gone = [issue for key, issue in known.items() if key not in found]
    for issue in in_order(gone):
        click.echo(f"已改好  {issue.headline}")
    echo_issues(in_order([issue for key, issue in found.items() if key not in known]), root, to_stderr=False)
    for written in outcome.documents:
        if written.status != "未变":
            click.echo(f"{written.status}  {written.path}")
    left = sum(issue.level == "error" for issue in found.values())
    click.echo(f"还有 {left} 个错误，共 {len(found)} 个问题。" if found else "没有问题。")
    return found


def _key(issue: Issue) -> IssueKey:
    """The same issue stays the same when lines above it come or go."""
    return issue.code, issue.where.file, issue.message
