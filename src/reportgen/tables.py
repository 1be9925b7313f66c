"""The tables over all units of a run: which are made, of whose projects, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.examine import Selection, UnitYear
from reportgen.issues import Issue, Where
from reportgen.output.write import Rendered
from reportgen.profile.records import ALL_UNITS
from reportgen.render import faults
from reportgen.render.summary import Share, plan_summaries, shares
from reportgen.render.workbook import Summary


def shares_of(unit_years: Iterable[UnitYear], *, draft: bool = False) -> list[Share]:
    """What the units and years of a run contribute to the tables."""
    return [
        share
        for each in unit_years
        if each.profile is not None
        for share in shares(each.report, each.profile, each.facts, has_errors=each.has_errors, draft=draft)
    ]


def tables_of(
    found: Sequence[Share], selection: Selection, missing: Sequence[str] = ()
) -> tuple[list[Summary], list[Issue]]:
    """The tables that a run for everything makes, and why others are not made; ``missing`` units lack in all."""
    partly = bool(selection.units or selection.projects)
    planned, issues = ([], []) if partly else plan_summaries(found, missing)
    if selection.documents:
        asked = {share.document for share in found} & selection.documents
        unmade = asked - {summary.document for summary in planned}
        issues += [faults.summary_not_asked(Where("data"), name) for name in sorted(unmade) if not issues]
        planned = [summary for summary in planned if summary.document in selection.documents]
    return planned, issues


def rendered(summary: Summary, *, draft: bool = False) -> Rendered:
    """A finished table."""
    content = summary.render(draft=draft)
    return Rendered(ALL_UNITS, summary.year, summary.document, summary.file_name, content, ".xlsx")
