"""What a run finds out about each unit and year: read, computed, checked, its documents planned and filled.

A stage that follows a failed gate does not run, so a clerk never sees the echo of an error. Faults of one unit
and year never keep another from its documents.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reportgen.checks import run_checks
from reportgen.checks.last_year import Bases, is_only_compared
from reportgen.checks.runner import Tally
from reportgen.compute.approved import with_approved
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts
from reportgen.issues import Issue
from reportgen.model import faults, workspace_faults
from reportgen.model.record import gaps_of
from reportgen.model.values import Text
from reportgen.model.workspace import Report, Workspace, read_workspace
from reportgen.output.names import same_file
from reportgen.output.write import Rendered
from reportgen.profile.load import LoadedProfile, ProfileShelf
from reportgen.profile.records import Profile
from reportgen.render import faults as render_faults
from reportgen.render.document import Job, TemplateShelf, plan_documents
from reportgen.render.summary import table_faults

NOT_EVALUATED = "P308"
"""The rule that says of a whole file that its results are missing."""
Years = Mapping[tuple[str, int], Report]
"""The reports by unit folder and year."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the workspace a run is about; empty means all."""

    units: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    documents: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()

    @property
    def takes_whole_units(self) -> bool:
        """Does it leave nothing out of the units that it is about?"""
        return not (self.years or self.documents or self.projects)

    def has_report(self, report: Report) -> bool:
        """Is this unit and year meant?"""
        names = {report.folder, str(report.unit.name)}
        return (not self.units or bool(self.units & names)) and (not self.years or report.year in self.years)

    def by_folder(self, workspace: Workspace) -> Selection:
        """The same, with every unit called by its folder."""
        folders = {report.folder for report in workspace.reports if self.has_report(report)}
        return replace(self, units=frozenset(folders)) if self.units else self

    def has_job(self, job: Job) -> bool:
        """Is this document meant?"""
        return (not self.documents or job.document in self.documents) and (
            not self.projects or not self.projects.isdisjoint(job.names)
        )


@dataclass(frozen=True)
class UnitYear:
    """What a run found out about one unit and year."""

    report: Report
    facts: Facts | None
    issues: tuple[Issue, ...]
    profile: Profile | None = None
    jobs: tuple[Job, ...] = ()
    finished: dict[Job, bytes] = field(default_factory=dict)
    """The documents that were filled to see whether they can be."""
    compared: Mapping[str, Tally] | None = None
    """How often each rule has compared; None when the rules did not run."""

    @property
    def has_errors(self) -> bool:
        """Nothing of it may be written."""
        return any(issue.level == "error" for issue in self.issues)

    @property
    def paths(self) -> dict[str, Job]:
        """Its documents by their paths in the output folder."""
        return {_path_of(self.report, job): job for job in self.jobs}

    @cached_property
    def gaps(self) -> int:
        """How many values are still to be filled in."""
        return sum(1 for record in self.report.records for gap in gaps_of(record) if not gap.refused)

    @property
    def row(self) -> Row:
        """Its row in the table that closes a run."""
        errors, warnings = (sum(each.level == level for each in self.issues) for level in ("error", "warning"))
        return Row(self.report.folder, self.report.year, errors, warnings, self.gaps, len(self.jobs))


@dataclass(frozen=True, slots=True)
class Row:
    """A unit and year in the table that closes a run."""

    unit: str
    year: int
    errors: int
    warnings: int
    gaps: int
    documents: int


def opened(data: Path | Workspace) -> Workspace:
    """A workspace, read unless it was already."""
    return data if isinstance(data, Workspace) else read_workspace(data)


def examine(
    data: Path | Workspace,
    selection: Selection,
    *,
    draft: bool,
    keep: bool = True,
    skipped: Container[str] = (),
) -> tuple[tuple[UnitYear, ...], list[Issue]]:
    """Read, compute, check and plan every selected unit and year, but for the units that are skipped.

    ``keep`` what was filled for whoever writes it.
    """
    workspace = opened(data)
    by_year = {(report.folder, report.year): report for report in workspace.reports}
    shelves = ProfileShelf(workspace.root), TemplateShelf(draft)
    run = _Run(selection, draft, keep, by_year, Bases(by_year), *shelves)
    unit_years = tuple(
        run.examine(report)
        for report in workspace.reports
        if selection.has_report(report) and report.folder not in skipped
    )
    folders = {each.report.folder for each in unit_years}
    issues = [
        issue
        for issue in workspace.issues
        if folder_of(issue) not in skipped and (not selection.units or folder_of(issue) in folders)
    ]
    return unit_years, [*issues, *(issue for each in unit_years for issue in each.issues)]


def planned(workspace: Workspace, selection: Selection) -> tuple[UnitYear, ...]:
    """The facts and documents of every selected unit and year, whatever is wrong: to look at, nothing is checked."""
    profiles, templates = ProfileShelf(workspace.root), TemplateShelf()
    by_year = {(report.folder, report.year): report for report in workspace.reports}
    found: list[UnitYear] = []
    for report in workspace.reports:
        before, after = (by_year.get((report.folder, report.year + step)) for step in (-1, 1))
        loaded, _ = profile_of(report, profiles) if selection.has_report(report) else (None, [])
        if loaded is None or (after is not None and is_only_compared(report, after)):
            continue
        facts = with_approved(compute(report, loaded.profile, before))
        jobs = tuple(job for job in plan_documents(facts, loaded, templates)[0] if selection.has_job(job))
        found.append(UnitYear(report, facts, (), loaded.profile, jobs))
    return tuple(found)


def unread(issues: Iterable[Issue], unit_years: Iterable[UnitYear]) -> tuple[str, ...]:
    """The folders of units of which so little could be read that nothing was gone through."""
    gone_through = {each.report.folder for each in unit_years}
    faulty = (each for each in issues if each.level == "error" and each.where.file.startswith("data/"))
    return tuple(dict.fromkeys(folder for each in faulty if (folder := folder_of(each)) not in gone_through))


def folder_of(issue: Issue) -> str:
    """The unit folder that an issue of the workspace speaks of."""
    return issue.where.file.split("/")[1] if "/" in issue.where.file else ""


@dataclass(frozen=True, slots=True)
class _Run:
    """What all units and years of a run share."""

    selection: Selection
    draft: bool
    keep: bool
    by_year: Years
    bases: Bases
    profiles: ProfileShelf
    templates: TemplateShelf

    def examine(self, report: Report) -> UnitYear:
        """One unit and year, up to the gate that it fails."""
        before, after = (self.by_year.get((report.folder, report.year + step)) for step in (-1, 1))
        only_compared = after is not None and is_only_compared(report, after)
        loaded, issues = profile_of(after if after is not None and only_compared else report, self.profiles)
        issues = [*report.issues, *issues]
        if loaded is not None:
            issues += self.bases.faults_before(report, loaded.profile)
        if loaded is None or (not self.draft and _blocks(issues)):
            return UnitYear(report, None, tuple(issues), loaded.profile if loaded and not only_compared else None)
        if only_compared:
            base = self.bases.check(report, loaded.profile)
            facts = base.facts if self.keep else None
            return UnitYear(report, facts, (*issues, *base.result.issues), compared=base.result.compared)
        facts = compute(report, loaded.profile, before, self.bases.computed_before(report, loaded.profile))
        checked = run_checks(facts)
        issues += checked.issues
        # Checks compare what is computed; documents print what is approved.
        facts = with_approved(facts)
        jobs, template_issues = plan_documents(facts, loaded, self.templates, self.selection.documents)
        issues += [*template_issues, *table_faults(facts.profile), *_same_names(jobs, report)]
        jobs = [job for job in jobs if self.selection.has_job(job)]
        found, finished, unfinished = self._fill(jobs)
        # Of a draft that lacks a document everything is told: what is still to fill in is no reason there.
        issues += found if self.draft else _not_told_yet(issues, found)
        if self.draft or not _blocks(issues):
            issues += map(_unfilled, unfinished)
        return UnitYear(report, facts, tuple(issues), loaded.profile, tuple(jobs), finished, checked.compared)

    def _fill(self, jobs: list[Job]) -> tuple[list[Issue], dict[Job, bytes], list[Job]]:
        """What a document would print and nobody filled in shows only when it is filled."""
        issues: list[Issue] = []
        finished: dict[Job, bytes] = {}
        unfinished: list[Job] = []
        for job in jobs:
            content = job.render()
            if isinstance(content, list):
                issues += content
                unfinished += [] if content else [job]
            elif self.keep:
                finished[job] = content
        return issues, finished, unfinished


def _unfilled(job: Job) -> Issue:
    """For a document that cannot be filled, when nothing else says why."""
    return render_faults.cannot_render(job.template_file, "要印的值有的没有填")


def _not_told_yet(issues: list[Issue], found: list[Issue]) -> list[Issue]:
    """Why documents cannot be filled, but for the places and the projects that a rule has reported already."""
    errors = [issue for issue in issues if issue.level == "error"]
    places = {issue.where for issue in errors}
    files = {issue.where.file for issue in errors if issue.code == NOT_EVALUATED}
    return [issue for issue in found if issue.where not in places and issue.where.file not in files]


def _same_names(jobs: list[Job], report: Report) -> Iterator[Issue]:
    """Documents that would be written to one file; found before anything is written."""
    first: dict[str, Job] = {}
    for job in jobs:
        path = same_file(_path_of(report, job))
        if path in first:
            yield render_faults.same_file_name(job.plan_place, job.document, job.file_name)
        first.setdefault(path, job)


def _path_of(report: Report, job: Job) -> str:
    return Rendered(report.folder, report.year, job.document, job.file_name, b"", job.suffix).path


def _blocks(issues: Iterable[Issue]) -> bool:
    return any(issue.level == "error" for issue in issues)


def profile_of(report: Report, profiles: ProfileShelf) -> tuple[LoadedProfile | None, list[Issue]]:
    """The profile that 单位.yaml names for this year."""
    stated = report.unit.profiles.get(str(report.year))
    if stated is None:
        where = report.unit.place_of("格式")
        return None, [workspace_faults.profile_not_named(where, str(report.year), profiles.names())]
    if not isinstance(stated, Text):
        return None, [faults.value_missing(stated.where, f"格式 {report.year}")]
    return profiles.load(stated.text, stated.where)
