"""``reportgen rollover``: the next year's folder from this year's."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import click

from reportgen.cli.options import command, read
from reportgen.editing import faults
from reportgen.editing.rollover import Rollover, plan
from reportgen.examine import Selection
from reportgen.issues import Issue, Where
from reportgen.output.files import reason_of, write_atomic, write_folder


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
@click.pass_obj
def rollover(root: Path, year: int, after: int, units: tuple[str, ...], dropped: tuple[str, ...]) -> int:
    """What was made goes to stdout, what was not, and why, to stderr."""
    if after != year + 1:
        raise click.UsageError(f"只能结转到下一年：reportgen rollover {year} {year + 1}")
    selection = Selection(frozenset(units), frozenset({year}), projects=frozenset(dropped))
    reports = [report for report in read(root, selection).reports if selection.has_report(report)]
    if not reports:
        raise click.UsageError(f"{'、'.join(units)}没有{year}年的文件夹")
    statuses = []
    for report in reports:
        planned = plan(root, report, selection.projects)
        if isinstance(planned, Rollover):
            statuses.append(_write(root, planned))
        else:
            _echo_issues(planned)
            statuses.append(4 if planned[0].code == faults.year_exists.code else 1)
    if 0 in statuses:
        click.echo(f"\n下一步：\n  reportgen check --year {after}    列出还要填的")
        click.echo(f"  reportgen build --year {after} --draft    先看样子")
    return 1 if 1 in statuses else max(statuses)


def _write(root: Path, planned: Rollover) -> int:
    """The folder and its line in 单位.yaml: both or neither."""
    folder = root / planned.folder
    try:
        write_folder(folder, {each.name: each.data for each in planned.files})
        if planned.unit_line:
            try:
                write_atomic(root / planned.unit_file, planned.unit.data)
            except OSError:
                shutil.rmtree(folder)
                raise
    except OSError as error:
        _echo_issues([faults.data_not_written(Where(planned.folder), reason_of(error))])
        return 4
    _echo_issues(planned.issues)
    for each in planned.files:
        click.echo(f"新建  {planned.folder}/{each.name}  待填 {each.to_fill} 处")
    if planned.unit_line:
        report = planned.report
        click.echo(f"已改  {planned.unit_file}:{planned.unit_line}  格式.{report.year + 1}：{report.profile_name}")
    for left in planned.left:
        click.echo(f"没有带过来  {left.file}：{left.what}")
    return 0


def _echo_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        click.echo(str(issue), err=True)
