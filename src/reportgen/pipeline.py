"""The table of contents: examine each unit and year, then write what may be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportgen.compute.facts import Facts
from reportgen.examine import Selection, UnitYear, examine, opened, profile_of
from reportgen.issues import Issue, Where, in_order
from reportgen.model.record import nearest
from reportgen.model.values import Text
from reportgen.model.workspace import Report, Workspace
from reportgen.output.pdf import make_pdfs
from reportgen.output.write import Rendered, Written, write, write_drafts, write_reviews
from reportgen.profile.load import ProfileShelf
from reportgen.profile.records import ALL_UNITS
from reportgen.render import faults as render_faults
from reportgen.render.review import review_of
from reportgen.render.summary import Member, plan_summaries, table_names
from reportgen.render.workbook import Summary


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run."""

    unit_years: tuple[UnitYear, ...]
    issues: tuple[Issue, ...]
    documents: tuple[Written, ...] = ()

    @property
    def has_errors(self) -> bool:
        return any(issue.level == "error" for issue in self.issues)

    @property
    def left_unwritten(self) -> bool:
        """Some documents could not or must not be written."""
        return any(written.status in ("保留人工修改", "未写入") for written in self.documents)


def check(data: Path | Workspace, selection: Selection) -> Outcome:
    """Everything that is wrong, nothing written; ``data`` is the folder of a workspace, or what was read of it."""
    unit_years, issues = examine(data, selection, draft=False, keep=False)
    _, found_issues = summaries_of(unit_years, selection, draft=False)
    return Outcome(unit_years, tuple(in_order([*issues, *found_issues])))


def build(
    data: Path | Workspace,
    out: Path,
    selection: Selection,
    *,
    draft: bool = False,
    pdf: bool = False,
    annotate: bool = False,
) -> Outcome:
    """Write the documents of each unit and year that has no error; a draft writes all it can."""
    workspace = opened(data)
    unit_years, issues = examine(workspace, selection, draft=draft)
    rendered: list[Rendered] = []
    for each in unit_years:
        if draft or not each.has_errors:
            found, failures = _render(each)
            issues += failures
            rendered += [] if failures and not draft else found
    summaries, found_issues = summaries_of(unit_years, selection, draft=draft)
    issues += found_issues
    rendered += [_rendered(summary) for summary in summaries]
    shown = shown_folder(out, workspace.root)
    outcome = (write_drafts if draft else write)(rendered, out, shown)
    issues += outcome.issues
    documents = outcome.documents
    if pdf:
        pdfs, found_issues = _pdfs(documents, out, shown)
        copies = (write_drafts if draft else write)(pdfs, out, shown)
        documents += copies.documents
        issues += [*found_issues, *copies.issues]
    if annotate:
        copies = (write_drafts if draft else write_reviews)(_reviews(unit_years, rendered), out, shown)
        documents += copies.documents
        issues += copies.issues
    return Outcome(unit_years, tuple(in_order(issues)), documents)


def _reviews(unit_years: Iterable[UnitYear], rendered: Iterable[Rendered]) -> list[Rendered]:
    """Review copies of the documents that were made."""
    made = {each.path for each in rendered}
    found: list[Rendered] = []
    for each in unit_years:
        for job in each.jobs:
            folder, year, name = each.report.folder, each.report.year, job.file_name
            if Rendered(folder, year, job.document, name, b"", job.suffix).path not in made:
                continue
            content = review_of(job)
            if content is not None:
                found.append(Rendered(folder, year, job.document, f"{name}（批注）", content))
    return found


def _pdfs(documents: Iterable[Written], out: Path, shown: str) -> tuple[list[Rendered], list[Issue]]:
    """The PDFs of documents that are as we made them, without those that have theirs already."""
    wanted = []
    for each in documents:
        path = out / each.path.removeprefix(f"{shown}/")
        has_one = each.status == "未变" and path.with_suffix(".pdf").exists()
        if each.status in ("新生成", "已更新", "未变") and not has_one:
            wanted.append((each, path))
    made, issues = make_pdfs([(path, each.path) for each, path in wanted])
    pdfs = [
        Rendered(each.unit, each.year, each.document, path.stem, made[each.path], ".pdf")
        for each, path in wanted
        if each.path in made
    ]
    return pdfs, issues


def summaries_of(
    unit_years: tuple[UnitYear, ...], selection: Selection, *, draft: bool
) -> tuple[list[Summary], list[Issue]]:
    """The tables over all units that a run for everything makes, and why others are not made."""
    members = [
        Member(each.report, each.profile, each.facts, each.has_errors)
        for each in unit_years
        if each.profile is not None
    ]
    partly = bool(selection.units or selection.projects)
    planned, issues = ([], []) if partly else plan_summaries(members, draft=draft)
    if selection.documents:
        asked = {name for each in members for name in table_names(each.profile)} & selection.documents
        missing = asked - {summary.document for summary in planned}
        issues += [render_faults.summary_not_asked(Where("data"), name) for name in sorted(missing) if not issues]
        planned = [summary for summary in planned if summary.document in selection.documents]
    return planned, issues


def _rendered(summary: Summary) -> Rendered:
    return Rendered(ALL_UNITS, summary.year, summary.document, summary.file_name, summary.render(), ".xlsx")


def facts_of(data: Path | Workspace, selection: Selection) -> list[Facts]:
    """The facts of the selected units and years, as far as they can be computed."""
    unit_years, _ = examine(data, selection, draft=True)
    return [each.facts for each in unit_years if each.facts is not None]


def shown_folder(out: Path, root: Path) -> str:
    """The output folder as messages name it."""
    try:
        return out.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return out.as_posix()


def _render(each: UnitYear) -> tuple[list[Rendered], list[Issue]]:
    """Every selected document of a unit and year in memory."""
    rendered: list[Rendered] = []
    failures: list[Issue] = []
    for job in each.jobs:
        content = each.finished.get(job) or job.render()
        if isinstance(content, list):
            failures += content or [render_faults.cannot_render(job.template_file, "要印的值有的没有填")]
        else:
            report = each.report
            rendered.append(Rendered(report.folder, report.year, job.document, job.file_name, content, job.suffix))
    return rendered, failures


def unknown_names(data: Path | Workspace, selection: Selection) -> list[str]:
    """What a selection names that the workspace does not have, in words."""
    workspace = opened(data)
    reports = workspace.reports
    selected = [report for report in reports if selection.has_report(report)]
    units = sorted({report.folder for report in reports} | {str(report.unit.name) for report in reports})
    years = sorted({str(report.year) for report in reports})
    projects = [project for report in selected for project in report.projects]
    names = [value.text for each in projects for value in (each.name, each.code) if isinstance(value, Text)]
    asked = (
        ("单位", selection.units, units),
        ("年度", {str(year) for year in selection.years}, years),
        ("项目", selection.projects, names),
        ("文档", selection.documents, _document_names(workspace.root, selected) if selection.documents else []),
    )
    return [_not_found(what, name, known) for what, wanted, known in asked for name in sorted(wanted - set(known))]


def _document_names(root: Path, reports: Iterable[Report]) -> list[str]:
    """Every document that some profile of these can make."""
    shelf = ProfileShelf(root)
    loaded = [profile_of(report, shelf)[0] for report in reports]
    return sorted({name for each in loaded if each is not None for name in each.profile.documents})


def _not_found(what: str, name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return f"没有{what}“{name}”" + (f"，是否想写“{near}”" if near else f"；有：{'、'.join(known[:12])}")
