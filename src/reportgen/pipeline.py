"""The table of contents: read → model → compute → check → render → output, one unit and year after the other.

A stage that follows a failed gate does not run, so a clerk never sees the echo of an error. Faults of one unit
and year never keep another from its documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.checks import run_checks
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts
from reportgen.issues import Issue, Where, in_order
from reportgen.model import faults, workspace_faults
from reportgen.model.record import gaps_of, nearest
from reportgen.model.values import Text
from reportgen.model.workspace import Report, read_workspace
from reportgen.output.names import same_file
from reportgen.output.pdf import make_pdfs
from reportgen.output.write import Rendered, Written, write, write_drafts
from reportgen.profile.load import LoadedProfile, ProfileShelf
from reportgen.profile.records import ALL_UNITS, Profile
from reportgen.render import faults as render_faults
from reportgen.render.document import Job, TemplateShelf, plan_documents
from reportgen.render.summary import Member, plan_summaries, table_faults, table_names
from reportgen.render.workbook import Summary


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the workspace a run is about; empty means all."""

    units: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    documents: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()

    def has_report(self, report: Report) -> bool:
        """Is this unit and year meant?"""
        names = {report.folder, str(report.unit.name)}
        return (not self.units or bool(self.units & names)) and (not self.years or report.year in self.years)

    def has_job(self, job: Job) -> bool:
        """Is this document meant?"""
        return (not self.documents or job.document in self.documents) and (
            not self.projects or not self.projects.isdisjoint(job.names)
        )


@dataclass(frozen=True, slots=True)
class UnitYear:
    """What a run found out about one unit and year."""

    report: Report
    facts: Facts | None
    issues: tuple[Issue, ...]
    profile: Profile | None = None
    jobs: tuple[Job, ...] = ()
    finished: dict[Job, bytes] = field(default_factory=dict)
    """The documents that were filled to see whether they can be."""
    compared: Mapping[str, int | None] | None = None
    """How often each rule has compared; None when the rules did not run."""

    @property
    def has_errors(self) -> bool:
        """Nothing of it may be written."""
        return any(issue.level == "error" for issue in self.issues)

    @property
    def gaps(self) -> int:
        """How many values are still to be filled in."""
        return sum(1 for record in self.report.records for gap in gaps_of(record) if not gap.refused)


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


def check(root: Path, selection: Selection) -> Outcome:
    """Everything that is wrong, nothing written."""
    unit_years, issues = _examine(root, selection, draft=False)
    _, found_issues = _summaries(unit_years, selection, draft=False)
    return Outcome(unit_years, tuple(in_order([*issues, *found_issues])))


def build(root: Path, out: Path, selection: Selection, *, draft: bool = False, pdf: bool = False) -> Outcome:
    """Write the documents of each unit and year that has no error; a draft writes all it can."""
    unit_years, issues = _examine(root, selection, draft=draft)
    rendered: list[Rendered] = []
    for each in unit_years:
        if draft or not each.has_errors:
            found, failures = _render(each, selection)
            issues += failures
            rendered += [] if failures and not draft else found
    summaries, found_issues = _summaries(unit_years, selection, draft=draft)
    issues += found_issues
    rendered += [_rendered(summary) for summary in summaries]
    outcome = (write_drafts if draft else write)(rendered, out, _shown(out, root))
    issues += outcome.issues
    documents = outcome.documents
    if pdf:
        pdfs, found_issues = _pdfs(documents, out, _shown(out, root))
        copies = (write_drafts if draft else write)(pdfs, out, _shown(out, root))
        documents += copies.documents
        issues += [*found_issues, *copies.issues]
    return Outcome(unit_years, tuple(in_order(issues)), documents)


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


def _summaries(
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


def facts_of(root: Path, selection: Selection) -> list[Facts]:
    """The facts of the selected units and years, as far as they can be computed."""
    unit_years, _ = _examine(root, selection, draft=True)
    return [each.facts for each in unit_years if each.facts is not None]


def _shown(out: Path, root: Path) -> str:
    """The output folder as messages name it."""
    try:
        return out.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return out.as_posix()


def _examine(root: Path, selection: Selection, *, draft: bool) -> tuple[tuple[UnitYear, ...], list[Issue]]:
    """Read, compute, check and plan every selected unit and year."""
    workspace = read_workspace(root)
    profiles, templates = ProfileShelf(root), TemplateShelf(draft)
    by_year = {(report.folder, report.year): report for report in workspace.reports}
    unit_years = tuple(
        _examine_one(report, by_year.get((report.folder, report.year - 1)), profiles, templates, draft=draft)
        for report in workspace.reports
        if selection.has_report(report)
    )
    folders = {each.report.folder for each in unit_years}
    issues = [issue for issue in workspace.issues if not selection.units or _folder_of(issue) in folders]
    return unit_years, [*issues, *(issue for each in unit_years for issue in each.issues)]


def _folder_of(issue: Issue) -> str:
    """The unit folder that an issue of the workspace speaks of."""
    return issue.where.file.split("/")[1] if "/" in issue.where.file else ""


def _examine_one(
    report: Report, before: Report | None, profiles: ProfileShelf, templates: TemplateShelf, *, draft: bool
) -> UnitYear:
    loaded, issues = _profile_of(report, profiles)
    issues = [*report.issues, *issues]
    if loaded is None or (not draft and _blocks(issues)):
        return UnitYear(report, None, tuple(issues), loaded.profile if loaded else None)
    facts = compute(report, loaded.profile, before)
    checked = run_checks(facts)
    issues += checked.issues
    jobs, template_issues = plan_documents(facts, loaded, templates)
    issues += [*template_issues, *table_faults(facts), *_same_names(jobs, report)]
    # What a document would print and nobody filled in shows only when it is filled.
    filled = {job: job.render() for job in jobs} if not draft else {}
    issues += _not_told_yet(issues, filled.values())
    finished = {job: content for job, content in filled.items() if isinstance(content, bytes)}
    return UnitYear(report, facts, tuple(issues), loaded.profile, tuple(jobs), finished, checked.compared)


def _not_told_yet(issues: list[Issue], filled: Iterable[bytes | list[Issue]]) -> list[Issue]:
    """Why documents cannot be filled, but for the places that a rule has reported already."""
    places = {issue.where for issue in issues if issue.level == "error"}
    found = [issue for content in filled if isinstance(content, list) for issue in content]
    return [issue for issue in found if issue.where not in places]


def _same_names(jobs: list[Job], report: Report) -> Iterator[Issue]:
    """Documents that would be written to one file; found before anything is written."""
    first: dict[str, Job] = {}
    for job in jobs:
        path = same_file(Rendered(report.folder, report.year, job.document, job.file_name, b"", job.suffix).path)
        if path in first:
            yield render_faults.same_file_name(job.plan_place, job.document, job.file_name)
        first.setdefault(path, job)


def _blocks(issues: Iterable[Issue]) -> bool:
    return any(issue.level == "error" for issue in issues)


def _profile_of(report: Report, profiles: ProfileShelf) -> tuple[LoadedProfile | None, list[Issue]]:
    """The profile that 单位.yaml names for this year."""
    stated = report.unit.profiles.get(str(report.year))
    if stated is None:
        where = report.unit.place_of("格式")
        return None, [workspace_faults.profile_not_named(where, str(report.year), profiles.names())]
    if not isinstance(stated, Text):
        return None, [faults.value_missing(stated.where, f"格式 {report.year}")]
    return profiles.load(stated.text, stated.where)


def _render(each: UnitYear, selection: Selection) -> tuple[list[Rendered], list[Issue]]:
    """Every selected document of a unit and year in memory."""
    rendered: list[Rendered] = []
    failures: list[Issue] = []
    for job in each.jobs:
        if not selection.has_job(job):
            continue
        content = each.finished.get(job) or job.render()
        if isinstance(content, list):
            failures += content or [render_faults.cannot_render(job.template_file, "要印的值有的没有填")]
        else:
            report = each.report
            rendered.append(Rendered(report.folder, report.year, job.document, job.file_name, content, job.suffix))
    return rendered, failures


def unknown_names(root: Path, selection: Selection) -> list[str]:
    """What a selection names that the workspace does not have, in words."""
    reports = read_workspace(root).reports
    units = sorted({report.folder for report in reports} | {str(report.unit.name) for report in reports})
    years = sorted({str(report.year) for report in reports})
    projects = [project for report in reports if selection.has_report(report) for project in report.projects]
    names = [value.text for each in projects for value in (each.name, each.code) if isinstance(value, Text)]
    asked = (
        ("单位", selection.units, units),
        ("年度", {str(year) for year in selection.years}, years),
        ("项目", selection.projects, names),
        ("文档", selection.documents, _document_names(root, reports) if selection.documents else []),
    )
    return [_not_found(what, name, known) for what, wanted, known in asked for name in sorted(wanted - set(known))]


def _document_names(root: Path, reports: Iterable[Report]) -> list[str]:
    """Every document that some profile in use can make."""
    shelf = ProfileShelf(root)
    loaded = [_profile_of(report, shelf)[0] for report in reports]
    return sorted({name for each in loaded if each is not None for name in each.profile.documents})


def _not_found(what: str, name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return f"没有{what}“{name}”" + (f"，是否想写“{near}”" if near else f"；有：{'、'.join(known[:12])}")
