"""``reportgen check``: everything that is wrong; no document is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reportgen import pipeline
from reportgen.cli.comparisons import compared_in, comparison_table, kinds_in, kinds_in_words, not_compared
from reportgen.cli.lists import check_suffix, write_list
from reportgen.cli.options import command, echo_json, filters, format_option, read
from reportgen.cli.report import as_json, echo_issues, echo_progress, echo_summary, echo_table
from reportgen.examine import Selection
from reportgen.issues import Issue
from reportgen.pipeline import Outcome


@command(
    "check",
    "核对数据，一次列出全部问题，不生成文档。有错误时退出码为 1，报告没有写成时为 4。\n\n"
    "示例：reportgen check --unit 某局 --year 2023；reportgen check --report 核对报告.docx",
)
@filters
@format_option("text", "json", "sarif")
@click.option("--report", metavar="文件", default=None, help="再把问题写成清单，给改数的人：.docx 或 .xlsx")
@click.option("--overwrite", is_flag=True, help="报告文件已有、又有人改过时，照样覆盖")
@click.option("--explain-clean", is_flag=True, help="再列出比对了多少处，没有问题时知道查过什么")
@click.pass_obj
def check(
    root: Path,
    units: tuple[str, ...],
    years: tuple[int, ...],
    form: str,
    report: str | None,
    overwrite: bool,
    explain_clean: bool,
) -> int:
    """Issues are the result, so they go to stdout."""
    if report is not None:
        check_suffix(report)
    selection = Selection(frozenset(units), frozenset(years))
    outcome = pipeline.check(read(root, selection), selection)
    _echo(outcome, root, form, explain_clean=explain_clean)
    problems = _write_report(outcome, root, Path(report), overwrite=overwrite) if report is not None else []
    if outcome.has_errors:
        return 1
    return 4 if problems else 0


def _echo(outcome: Outcome, root: Path, form: str, *, explain_clean: bool) -> None:
    if form == "json":
        issues = as_json(outcome)
        echo_json({"issues": issues, **_compared(outcome)} if explain_clean else issues)
    elif form == "sarif":
        from reportgen.cli.sarif import sarif_log

        echo_json(sarif_log(outcome.issues, _compared(outcome) if explain_clean else None))
    else:
        echo_issues(outcome.issues, root, to_stderr=False)
        echo_summary(outcome)
        echo_progress(outcome)
        if explain_clean:
            click.echo(f"\n{kinds_in_words(outcome)}\n")
            echo_table(comparison_table(outcome))
            for line in not_compared(outcome):
                click.echo(line)


def _compared(outcome: Outcome) -> dict[str, Any]:
    """What was compared, for programs."""
    kinds = {kind.name.lower(): number for kind, number in kinds_in(outcome).items()}
    return {"compared": compared_in(outcome), "kinds": kinds}


def _write_report(outcome: Outcome, root: Path, path: Path, *, overwrite: bool) -> list[Issue]:
    """Write the list of issues; or why it was not written."""
    from reportgen.cli.listing import listing_of
    from reportgen.cli.report_xlsx import report_xlsx
    from reportgen.cli.word_file import word_file

    years = [f"{each.report.folder} {each.report.year}" for each in outcome.unit_years]
    listing = listing_of(outcome.issues, years)
    content = word_file(listing, "核对报告", root) if path.suffix.lower() == ".docx" else report_xlsx(listing)
    return write_list(path, content, root / "out", "核对报告", overwrite=overwrite)
