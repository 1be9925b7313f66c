"""The tables over all units of a run: which are made, of whose projects, and why others are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from reportgen.checks.last_year import is_only_compared, last_year_faults
from reportgen.compute.approved import with_approved
from reportgen.compute.build import compute
from reportgen.examine import Selection, UnitYear, blocks, profile_of
from reportgen.issues import Issue, Where
from reportgen.model.workspace import Workspace
from reportgen.output.write import Rendered
from reportgen.profile.load import ProfileShelf
from reportgen.profile.records import ALL_UNITS
from reportgen.render import faults
from reportgen.render.summary import Member, plan_summaries, table_names
from reportgen.render.workbook import Summary


def planned_tables(
    members: Sequence[Member], selection: Selection, *, draft: bool
) -> tuple[list[Summary], list[Issue]]:
    """The tables that a run for everything makes, and why others are not made."""
    partly = bool(selection.units or selection.projects)
    planned, issues = ([], []) if partly else plan_summaries(members, draft=draft)
    if selection.documents:
        asked = {name for each in members for name in table_names(each.profile)} & selection.documents
        missing = asked - {summary.document for summary in planned}
        issues += [faults.summary_not_asked(Where("data"), name) for name in sorted(missing) if not issues]
        planned = [summary for summary in planned if summary.document in selection.documents]
    return planned, issues


def rendered_table(summary: Summary) -> Rendered:
    """A finished table."""
    return Rendered(ALL_UNITS, summary.year, summary.document, summary.file_name, summary.render(), ".xlsx")


def members_of(unit_years: Iterable[UnitYear]) -> list[Member]:
    """The units and years of a run, as members of tables."""
    return [
        Member(each.report, each.profile, each.facts, each.has_errors)
        for each in unit_years
        if each.profile is not None
    ]


def other_members(workspace: Workspace, faulty: Collection[tuple[str, int]]) -> list[Member]:
    """Units and years that a run did not go through: computed only, for it is known which of them have errors."""
    profiles = ProfileShelf(workspace.root)
    by_year = {(report.folder, report.year): report for report in workspace.reports}
    found = []
    for report in workspace.reports:
        before, after = (by_year.get((report.folder, report.year + step)) for step in (-1, 1))
        loaded, issues = profile_of(report, profiles)
        if loaded is None or (after is not None and is_only_compared(report, after)):
            continue
        issues = [*report.issues, *issues]
        issues += last_year_faults(report, before, loaded.profile) if before is not None else ()
        facts = None if blocks(issues) else with_approved(compute(report, loaded.profile, before))
        found.append(Member(report, loaded.profile, facts, (report.folder, report.year) in faulty))
    return found
