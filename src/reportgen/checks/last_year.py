"""Last year's folder as the base of this year's comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.checks.runner import Result, run_checks
from reportgen.compute.build import compute
from reportgen.issues import Issue
from reportgen.model import workspace_faults
from reportgen.model.workspace import Report
from reportgen.profile.records import Profile


def is_only_compared(report: Report, after: Report) -> bool:
    """A year that no format is named for, with nothing but accounts: it is there for the next year's comparisons."""
    makes_documents = report.projects or report.whole or str(report.year) in report.unit.profiles
    return report.accounts is not None and not makes_documents and after.profile_name is not None


def check_base(report: Report, profile: Profile, before: Report | None = None) -> Result:
    """What is wrong with the accounts alone: nothing else of such a year is printed anywhere."""
    if report.accounts is None:
        return Result((), {})
    alone = replace(report, projects=(), whole=None, overview=None, approvals=None)
    result = run_checks(compute(alone, profile, before))
    file = report.accounts.where.file
    return replace(result, issues=tuple(issue for issue in result.issues if issue.where.file == file))


def last_year_faults(report: Report, before: Report, profile: Profile) -> list[Issue]:
    """Errors of last year's accounts make this year's comparisons wrong."""
    if report.accounts is None:
        return []
    errors = _errors(before.issues) or _errors(check_base(before, profile).issues)
    return [workspace_faults.last_year_wrong(before.where, before.year, errors)] if errors else []


def _errors(issues: Iterable[Issue]) -> int:
    return sum(issue.level == "error" for issue in issues)
