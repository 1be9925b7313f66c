"""Options that several commands share, and the workspace they work on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from reportgen.cli.chinese import ChineseCommand
from reportgen.examine import Selection
from reportgen.model.workspace import Workspace, read_workspace
from reportgen.pipeline import unknown_names

Function = TypeVar("Function", bound=Callable[..., Any])


def command(name: str, text: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with a Chinese help page."""
    return click.command(name, cls=ChineseCommand, help=text)


def filters(function: Function) -> Function:
    """``--unit`` and ``--year``."""
    function = click.option("--year", "years", type=int, multiple=True, metavar="年度", help="只处理这个年度，可多次")(
        function
    )
    return click.option(
        "--unit", "units", multiple=True, metavar="单位", help="只处理这个单位（文件夹名或名称），可多次"
    )(function)


def format_option(*forms: str) -> Callable[[Function], Function]:
    """``--format`` with the forms that a command knows, the first one by default."""
    others = "、".join(form.upper() for form in forms[1:])
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        metavar="|".join(forms),
        help=f"输出文字（默认）或 {others}",
    )


output_format = format_option("text", "json")


def read(root: Path, selection: Selection) -> Workspace:
    """The workspace, when it has what is selected; a slip of the pen must not look like a clean result."""
    workspace = read_workspace(root, selection.units)
    if problems := unknown_names(workspace, selection):
        raise click.UsageError("；".join(problems))
    return workspace


out_option = click.option("--out", metavar="文件夹", default=None, help="输出文件夹，默认工作文件夹里的 out")


def out_folder(root: Path, out: str | None) -> Path:
    """The output folder that is meant; a file in its place is told at once, not for each document."""
    folder = Path(out) if out is not None else root / "out"
    there = next((path for path in (folder, *folder.parents) if path.exists()), None)
    if there is not None and not there.is_dir():
        raise click.UsageError(f"输出文件夹不能是“{folder.as_posix()}”：{there.as_posix()} 是文件，不是文件夹")
    return folder


def shown_path(root: Path, path: Path) -> str:
    """A file as messages call it: from the workspace on, where it is in there."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def echo_json(value: Any) -> None:
    """A result for programs: a sign that the console cannot show is escaped, never a question mark."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(value, ensure_ascii=not is_unicode, indent=2))
