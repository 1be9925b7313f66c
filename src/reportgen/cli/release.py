"""``reportgen release``: the data as they are now, kept under a name."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.options import command
from reportgen.issues import Where
from reportgen.output import faults
from reportgen.output.files import reason_of
from reportgen.output.snapshots import Snapshots, inputs_of


@command(
    "release",
    "记下现在的数据和模板，取一个名字；以后 changes、build --redline 与它比。\n\n示例：reportgen release 2023年度公开",
)
@click.argument("name", metavar="名称")
@click.option("--out", metavar="文件夹", default=None, help="输出文件夹，默认工作文件夹里的 out")
@click.pass_obj
def release(root: Path, name: str, out: str | None) -> int:
    """A name is given once, so that a later comparison means what it meant."""
    folder = Path(out) if out is not None else root / "out"
    snapshots, files = Snapshots(folder), inputs_of(root)
    if not any(path.startswith("data/") for path in files):
        raise click.UsageError("工作文件夹里没有 data/，没有可以记下的数据")
    if snapshots.released(name) is not None:
        raise click.UsageError(f"已有发布“{name}”，换一个名称；已有：{'、'.join(snapshots.releases())}")
    try:
        snapshots.release(name, files)
    except OSError as error:
        click.echo(str(faults.not_written(Where(folder.as_posix()), reason_of(error))), err=True)
        return 4
    click.echo(f"发布“{name}”：记下了 {len(files)} 个文件")
    return 0
