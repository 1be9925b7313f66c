"""How a run's result is told: issues, documents, the table at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from itertools import groupby
from pathlib import Path

import click

from reportgen.cli.chinese import display_width, padded
from reportgen.cli.excerpt import Excerpts
from reportgen.issues import LEVEL_WORDS, Issue
from reportgen.model.record import progress_of
from reportgen.pipeline import Outcome

MOST_OF_ONE_RULE = 5
"""Of one rule in one unit and year, on a screen; more of the same nobody reads there."""


def echo_issues(issues: Sequence[Issue], root: Path, *, to_stderr: bool) -> None:
    """Every issue with the line it speaks of; on a screen the first ones of each rule, in a file all."""
    stream = sys.stderr if to_stderr else sys.stdout
    excerpts = Excerpts(root, stream.encoding or "utf-8")
    for found in _by_year(issues):
        shown, rest = _capped(found) if stream.isatty() else (found, {})
        for issue in shown:
            lines = (issue.headline, excerpts.of(issue.where), issue.way_out)
            click.echo("\n".join(line for line in lines if line), err=to_stderr)
        for code, number in rest.items():
            click.echo(f"另有 {number} 条 {code}，用 reportgen check --report 核对报告.docx 看全部", err=to_stderr)


def _by_year(issues: Iterable[Issue]) -> Iterator[list[Issue]]:
    """The issues of one folder data/单位/年度 after those of another; issues come in the order of their files."""
    for _, found in groupby(issues, lambda issue: issue.where.file.split("/")[:3]):
        yield list(found)


def _capped(issues: Iterable[Issue]) -> tuple[list[Issue], dict[str, int]]:
    """The first issues of each rule, and how many more there are."""
    shown: list[Issue] = []
    seen: Counter[str] = Counter()
    for issue in issues:
        seen[issue.code] += 1
        if seen[issue.code] <= MOST_OF_ONE_RULE:
            shown.append(issue)
    return shown, {code: count - MOST_OF_ONE_RULE for code, count in seen.items() if count > MOST_OF_ONE_RULE}


def echo_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns aligned by display width."""
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (padded(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def echo_summary(outcome: Outcome) -> None:
    """单位 · 年度 · 错误 · 警告 · 待填 · 文档, then one closing line."""
    if outcome.rows:
        click.echo()
        rows = [tuple(map(str, astuple(row))) for row in outcome.rows]
        echo_table([("单位", "年度", "错误", "警告", "待填", "文档"), *rows])
        click.echo()
    open_issues = [issue for issue in outcome.issues if not issue.waived]
    errors, warnings, notes = (_count(open_issues, level) for level in LEVEL_WORDS)
    told = f"发现 {errors} 个错误、{warnings} 个警告、{notes} 条提示。" if open_issues else "没有发现问题。"
    waived = len(outcome.issues) - len(open_issues)
    click.echo(told + (f"另有 {waived} 条已豁免。" if waived else ""))


def echo_progress(outcome: Outcome) -> None:
    """Of a unit and year that is still to be filled in, how far it is, and where the rest is to be done."""
    for each in outcome.unit_years:
        if not each.gaps:
            continue
        files = {record.where.file: progress_of(record) for record in each.report.records}
        filled, whole = (sum(numbers) for numbers in zip(*files.values(), strict=True))
        rows = [(file, f"已填 {some}/{every}") for file, (some, every) in files.items() if some < every]
        click.echo()
        echo_table([(f"{each.report.folder} {each.report.year}", f"已填 {filled}/{whole}"), *rows])


def _count(issues: Iterable[Issue], level: str) -> int:
    return sum(issue.level == level for issue in issues)


def as_json(outcome: Outcome) -> list[dict[str, str | int | None]]:
    """The issues for programs."""
    return [issue.as_json() for issue in outcome.issues]
