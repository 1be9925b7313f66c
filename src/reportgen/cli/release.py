"""``reportgen release``: the data as they are now, kept under a name."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.options import command
from reportgen.comparing.moments import Moments
from reportgen.inputs import take_inputs
from reportgen.issues import Where
from reportgen.output import faults
from reportgen.output.files import reason_of
from reportgen.output.folder import OutFolder
from reportgen.output.lock import alone
from reportgen.pipeline import shown_folder


@command(
    "release",
    "记下现在的数据和模板，取一个名字；以后 changes、build --redline 与它比。\n\n示例：reportgen release 2023年度公开",
)
@click.argument("name", metavar="名称")
@click.option("--out", metavar="文件夹", default=None, help="输出文件夹，默认工作文件夹里的 out")
@click.pass_obj
def release(root: Path, name: str, out: str | None) -> int:
    """A name is given once, so that a later comparison means what it meant."""
    path = Path(out) if out is not None else root / "out"
    shown = shown_folder(path, root)
    inputs = take_inputs(root)
    if not inputs.units:
        raise click.UsageError("工作文件夹里没有 data/，没有可以记下的数据")
    with alone(path) as is_alone:
        folder = OutFolder(path, shown)
        if refused := Moments(root, folder).refused(name):
            raise click.UsageError(refused)
        problems = folder.issues if is_alone else [faults.in_use(Where(shown))]
        if not problems:
            try:
                inputs.keep(folder.store, inputs.units)
                folder.releases.keep(name, inputs.release)
            except OSError as error:
                problems = [faults.not_written(Where(shown), reason_of(error))]
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        return 4
    files = sum(sha != "" for tree in (*inputs.units.values(), inputs.templates) for sha in tree.values())
    click.echo(f"发布“{name}”：记下了 {files} 个文件")
    return 0
