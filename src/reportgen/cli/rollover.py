"""``reportgen rollover``: the next year's folder from this year's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from reportgen.cli.options import command, read
from reportgen.cli.unfinished import clear_unfinished
from reportgen.editing import faults
from reportgen.editing.rollover import Rollover, plan
from reportgen.examine import Selection
from reportgen.issues import Issue, Where
from reportgen.model.workspace import Report
from reportgen.output.files import reason_of, write_atomic, write_folder
from reportgen.pipeline import unknown_names


@command(
    "rollover",
    "从今年的文件新建明年的文件夹：项目和目标照抄并注明请复核，金额、实际、得分、原因等写“待填”，上年的数从上年的文件夹里读，"
    "不抄。已有的文件夹不动。\n\n"
    "示例：reportgen rollover 2023 2024；reportgen rollover 2023 2024 --unit 某局 --drop 口岸经费",
)
@click.argument("year", type=int, metavar="今年")
@click.argument("after", type=int, metavar="明年")
@click.option("--unit", "units", multiple=True, metavar="单位", help="只结转这个单位（文件夹名或名称），可多次")
@click.option("--drop", "dropped", multiple=True, metavar="项目", help="明年不再有的项目（名称或编码），可多次")
@click.option("--dry-run", is_flag=True, help="只说会新建、会改什么，不写文件")
@click.pass_obj
def rollover(root: Path, year: int, after: int, units: tuple[str, ...], dropped: tuple[str, ...], dry_run: bool) -> int:
    """What was made goes to stdout, what was not, and why, to stderr."""
    if after != year + 1:
        raise click.UsageError(f"只能结转到下一年：reportgen rollover {year} {year + 1}")
    selection = Selection(frozenset(units), frozenset({year}), projects=frozenset(dropped))
    reports = _reports(root, selection)
    statuses = []
    for report in reports:
        planned = plan(root, report, selection.projects)
        if isinstance(planned, Rollover):
            statuses.append(_tell(planned, dry_run=True) if dry_run else _write(root, planned))
        else:
            _echo_issues(planned)
            statuses.append(4 if planned[0].code == faults.year_exists.code else 1)
    if 0 in statuses and not dry_run:
        click.echo(f"\n下一步：\n  reportgen check --year {after}    列出还要填的")
        click.echo(f"  reportgen build --year {after} --draft    先看样子")
    return 1 if 1 in statuses else max(statuses)


def _reports(root: Path, selection: Selection) -> list[Report]:
    """What is carried on; a unit that is named must have that year."""
    workspace = read(root, replace(selection, years=frozenset(), projects=frozenset()))
    (year,) = selection.years
    for unit in sorted(selection.units):
        years = [each.year for each in workspace.reports if unit in (each.folder, str(each.unit.name))]
        if years and year not in years:
            raise click.UsageError(f"{unit}没有{year}年的文件夹，有：{'、'.join(map(str, years))}")
    if problems := unknown_names(workspace, selection):
        raise click.UsageError("；".join(problems))
    return [report for report in workspace.reports if selection.has_report(report)]


def _write(root: Path, planned: Rollover) -> int:
    """The folder and its line in 单位.yaml: both or neither.

    A format of a year that has no folder yet does no harm. So the line comes before the folder: whoever is killed
    between the two runs it again, and finds nothing in the way.
    """
    folder, unit_file = root / planned.folder, root / planned.unit_file
    ready = folder.with_name(f".reportgen-{folder.name}.tmp")
    before = unit_file.read_bytes()
    try:
        clear_unfinished(folder.parent)
        write_folder(ready, {each.name: each.data for each in planned.files})
        if planned.unit_line:
            write_atomic(unit_file, planned.unit.data)
        ready.rename(folder)
    except OSError as error:
        clear_unfinished(folder.parent)
        _take_back(unit_file, before, planned)
        _echo_issues([faults.data_not_written(Where(planned.folder), reason_of(error))])
        return 4
    return _tell(planned, dry_run=False)


def _take_back(unit_file: Path, before: bytes, planned: Rollover) -> None:
    """The line in 单位.yaml, when the folder did not come into place; where it has to stay, that is told."""
    try:
        if unit_file.read_bytes() != before:
            write_atomic(unit_file, before)
    except OSError:
        _tell_format(planned, "已改")


def _tell(planned: Rollover, *, dry_run: bool) -> int:
    """What was made, or would be."""
    _echo_issues(planned.issues)
    for each in planned.files:
        click.echo(f"{'会新建' if dry_run else '新建'}  {planned.folder}/{each.name}  待填 {each.to_fill} 处")
    if planned.unit_line:
        _tell_format(planned, "会改" if dry_run else "已改")
    for left in planned.left:
        click.echo(f"{'不会带过来' if dry_run else '没有带过来'}  {left.file}：{left.what}")
    return 0


def _tell_format(planned: Rollover, done: str) -> None:
    report = planned.report
    click.echo(f"{done}  {planned.unit_file}:{planned.unit_line}  格式.{report.year + 1}：{report.profile_name}")


def _echo_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        click.echo(str(issue), err=True)
