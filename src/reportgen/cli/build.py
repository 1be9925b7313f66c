"""``reportgen build``: the documents of every unit and year that has no error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import click

from reportgen import pipeline
from reportgen.cli.options import command, echo_json, filters, out_folder, out_option, output_format, read
from reportgen.cli.redlines import nothing_to_compare_with, with_redlines
from reportgen.cli.report import as_json, echo_issues, echo_summary
from reportgen.examine import Selection
from reportgen.model.workspace import Workspace
from reportgen.output import faults
from reportgen.output.write import Status
from reportgen.pipeline import Outcome


@command(
    "build",
    "核对数据，生成没有错误的单位、年度的全部文档到 out/；只写有变化的，有人改过的不覆盖。"
    "有错误时退出码为 1，有文件没有写入时为 4。\n\n"
    "示例：reportgen build --unit 某局 --year 2023；reportgen build --plan",
)
@filters
@click.option("--document", "documents", multiple=True, metavar="文档", help="只生成这种文档，可多次")
@click.option("--project", "projects", multiple=True, metavar="项目", help="只生成这个项目的文档，可多次")
@out_option
@click.option("--draft", is_flag=True, help="生成草稿到 out/草稿，缺的值印成黄底【待填】")
@click.option("--plan", is_flag=True, help="只说每个文档会怎样，什么也不写")
@click.option("--overwrite", is_flag=True, help="有人改过的文档也换成新的，改过的先另存一份")
@click.option("--pdf", is_flag=True, help="再用 LibreOffice 把写好的文档都转成 PDF，放在旁边")
@click.option("--annotate", is_flag=True, help="另存一份带批注的，每个算出的数都写明怎样得出，放在旁边")
@click.option("--redline", is_flag=True, help="另存一份修订稿，改动用 Word 的修订标出，可以接受或拒绝，放在旁边")
@click.option("--since", metavar="名称", default="", help="修订稿与哪个发布、git 版本或文件夹比，默认上次发布或生成")
@output_format
@click.pass_obj
def build(
    root: Path,
    units: tuple[str, ...],
    years: tuple[int, ...],
    documents: tuple[str, ...],
    projects: tuple[str, ...],
    out: str | None,
    draft: bool,
    plan: bool,
    overwrite: bool,
    pdf: bool,
    annotate: bool,
    redline: bool,
    since: str,
    form: str,
) -> int:
    """Documents are the result and go to stdout, issues to stderr."""
    if since and not redline:
        raise click.UsageError("--since 与 --redline 一起用")
    if redline and draft:
        raise click.UsageError("草稿没有修订稿，--redline 不与 --draft 一起用")
    selection = Selection(frozenset(units), frozenset(years), frozenset(documents), frozenset(projects))
    folder = out_folder(root, out)
    hindrance = nothing_to_compare_with(root, folder, since) if redline else None
    if since and hindrance is not None:
        raise click.UsageError(hindrance)
    # Without a selection nothing needs to be looked up, and what has not changed is not even read.
    data: Path | Workspace = root
    if selection != Selection():
        data = read(root, selection)
        selection = selection.by_folder(data)
    redline = redline and hindrance is None
    if draft:
        outcome = pipeline.build_drafts(data, folder, selection, pdf=pdf, plan=plan, annotate=annotate)
    else:
        wishes = {"pdf": pdf, "plan": plan, "overwrite": overwrite, "annotate": annotate, "redline": redline}
        outcome = pipeline.build(data, folder, selection, **wishes)
    if hindrance is not None:
        click.echo(f"修订稿没有写：{hindrance}", err=True)
    elif redline:
        outcome = with_redlines(outcome, root, folder, selection, since, plan=plan, overwrite=overwrite)
    if form == "json":
        echo_json({"issues": as_json(outcome), "documents": _documents(outcome)})
    else:
        echo_issues(outcome.issues, root, to_stderr=True)
        for written in outcome.documents:
            click.echo(f"{written.status}  {written.path}")
        _echo_counts(outcome, plan=plan)
        echo_summary(outcome)
    return _status(outcome, draft)


def _echo_counts(outcome: Outcome, *, plan: bool) -> None:
    """How many documents became what."""
    counts = Counter(written.status for written in outcome.documents)
    if counts:
        told = "，".join(f"{status} {counts[status]}" for status in get_args(Status) if counts[status])
        click.echo(f"\n{told}。" + ("这是计划，什么也没有写。" if plan else ""))


def _documents(outcome: Outcome) -> list[dict[str, str | int]]:
    return [
        {"path": each.path, "unit": each.unit, "year": each.year, "document": each.document, "status": each.status}
        for each in outcome.documents
    ]


_OF_THE_FOLDER = (
    faults.manifest_damaged, faults.manifest_not_read, faults.not_written, faults.link_leads_out, faults.still_open,
    faults.office_missing, faults.not_converted, faults.in_use,
)  # fmt: skip
OF_THE_FOLDER = {each.code for each in _OF_THE_FOLDER}
"""Errors that say nothing about the data: a document open in Word, a full disk."""

_UNDONE = {
    each.code
    for each in (
        faults.manifest_damaged,
        faults.manifest_not_read,
        faults.office_missing,
        faults.not_converted,
        faults.in_use,
    )
}
"""Those that no single document shows."""


def _status(outcome: Outcome, draft: bool) -> int:
    """Wrong data before files left unwritten; a draft is made to show what is missing, so that is no failure."""
    wrong_data = any(each.level == "error" and each.code not in OF_THE_FOLDER for each in outcome.issues)
    if wrong_data and not (draft and outcome.documents):
        return 1
    undone = any(each.code in _UNDONE for each in outcome.issues)
    return 4 if outcome.left_unwritten or undone else 0
