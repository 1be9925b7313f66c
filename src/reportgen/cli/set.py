"""``reportgen set``: one value of a data file changed, everything else left as it is."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.options import command, shown_path
from reportgen.editing import faults
from reportgen.editing.change import Change, Refused, change
from reportgen.issues import Where
from reportgen.output.files import reason_of, write_atomic
from reportgen.source import faults as source_faults
from reportgen.source.editing import SourceText, opened

SHOWN = 40


@command(
    "set",
    "改数据文件里的一个值，注释、缩进和别的内容一个字不动。路径是文件里的键，用点连起来；列表里的哪一条写在方括号里：第几条，"
    "或它的名称、编码。表样上有而文件里没有的键，添在该在的位置。\n\n"
    "示例：reportgen set data/某局/2023/决算.yaml 支出[2011301].决算 5112900；"
    "reportgen set data/某局/2023/项目/1-口岸经费.yaml 指标.数量指标[参训人次].实际 210 --dry-run",
)
@click.argument("file", metavar="文件")
@click.argument("path", metavar="路径")
@click.argument("value", metavar="值")
@click.option("--dry-run", is_flag=True, help="只显示改前、改后的行，不写文件")
@click.pass_obj
def set(root: Path, file: str, path: str, value: str, dry_run: bool) -> int:  # noqa: A001 - the name of the command
    """The change is the result and goes to stdout, why there is none to stderr."""
    target, shown = _target(root, file)
    if not target.is_file():
        raise click.UsageError(f"没有文件“{file}”")
    found = _changed(target, shown, path, value)
    if isinstance(found, Refused):
        for issue in found.issues:
            click.echo(str(issue), err=True)
        return 1 if found.file_at_fault else 2
    if found.is_one and not dry_run:
        try:
            write_atomic(target, found.changed.data)
        except OSError as error:
            click.echo(str(faults.data_not_written(Where(shown), reason_of(error))), err=True)
            return 4
    _tell(found, shown, dry_run=dry_run)
    return 0


def _changed(target: Path, shown: str, path: str, value: str) -> Change | Refused:
    """The file with the value in it, not written yet."""
    try:
        source = opened(target.read_bytes(), shown)
    except OSError as error:
        return Refused((source_faults.cannot_read(Where(shown), reason_of(error)),), file_at_fault=True)
    return change(source, path, value) if isinstance(source, SourceText) else Refused(source, file_at_fault=True)


set.context_settings["ignore_unknown_options"] = True  # a value may begin with a minus


def _target(root: Path, file: str) -> tuple[Path, str]:
    """The file, in the workspace or from where the clerk stands, and how messages call it."""
    inside = root / file
    target = inside if inside.is_file() else Path(file)
    return target.resolve(), shown_path(root, target)


def _tell(found: Change, shown: str, *, dry_run: bool) -> None:
    place = f"{shown}:{found.line}  {found.path}："
    if not found.is_one:
        click.echo(f"没有变化  {place}本来就是 {_cut(found.before)}")
        return
    click.echo(f"{'没有写' if dry_run else '已改'}  {place}{_cut(found.before)} → {_cut(found.after)}")
    if dry_run:
        for sign, lines in (("-", found.old_lines), ("+", found.new_lines)):
            for line in lines:
                click.echo(f"  {sign} {line}")


def _cut(text: str) -> str:
    """A value in one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
