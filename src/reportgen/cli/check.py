"""``reportgen check``: everything that is wrong, nothing written."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import pipeline
from reportgen.cli.options import command, echo_json, filters, output_format, read
from reportgen.cli.report import as_json, echo_issues, echo_summary
from reportgen.examine import Selection


@command(
    "check",
    "核对数据，一次列出全部问题，不生成文档。有错误时退出码为 1。\n\n示例：reportgen check --unit 某局 --year 2023",
)
@filters
@output_format
@click.pass_obj
def check(root: Path, units: tuple[str, ...], years: tuple[int, ...], form: str) -> int:
    """Issues are the result, so they go to stdout."""
    selection = Selection(frozenset(units), frozenset(years))
    outcome = pipeline.check(read(root, selection), selection)
    if form == "json":
        echo_json(as_json(outcome))
    else:
        echo_issues(outcome.issues, to_stderr=False)
        echo_summary(outcome)
    return 1 if outcome.has_errors else 0
