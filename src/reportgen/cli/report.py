"""How a run's result is told: issues, documents, the table at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from reportgen.cli.chinese import display_width, padded
from reportgen.examine import UnitYear
from reportgen.issues import Issue
from reportgen.pipeline import Outcome

MOST_ISSUES = 500
"""More than this nobody reads in a console; the count is still told, and json holds them all."""


def echo_issues(issues: Sequence[Issue], *, to_stderr: bool) -> None:
    """Every issue in its printed form."""
    for issue in issues[:MOST_ISSUES]:
        click.echo(str(issue), err=to_stderr)
    if len(issues) > MOST_ISSUES:
        click.echo(f"……还有 {len(issues) - MOST_ISSUES} 条，用 --format json 看全部", err=to_stderr)


def echo_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns aligned by display width."""
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (padded(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def echo_summary(outcome: Outcome) -> None:
    """单位 · 年度 · 错误 · 警告 · 待填 · 文档, then one closing line."""
    if outcome.unit_years:
        click.echo()
        echo_table([("单位", "年度", "错误", "警告", "待填", "文档"), *map(_row, outcome.unit_years)])
        click.echo()
    errors, warnings = _count(outcome.issues, "error"), _count(outcome.issues, "warning")
    click.echo(f"发现 {errors} 个错误、{warnings} 个警告。" if errors or warnings else "没有发现问题。")


def _row(each: UnitYear) -> tuple[str, ...]:
    counts = (_count(each.issues, "error"), _count(each.issues, "warning"), each.gaps, len(each.jobs))
    return (each.report.folder, str(each.report.year), *map(str, counts))


def _count(issues: Iterable[Issue], level: str) -> int:
    return sum(issue.level == level for issue in issues)


def as_json(outcome: Outcome) -> list[dict[str, str | int | None]]:
    """The issues for programs."""
    return [issue.as_json() for issue in outcome.issues]
