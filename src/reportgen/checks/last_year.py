"""Last year's folder as the base of this year's comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from reportgen.checks.runner import Result, run_checks
from reportgen.compute.build import AccountsBefore, compute
from reportgen.compute.facts import Facts
from reportgen.issues import Issue
from reportgen.model import workspace_faults
from reportgen.model.workspace import Report
from reportgen.profile.records import Profile


def is_only_compared(report: Report, after: Report) -> bool:
    """A year that no format is named for, with nothing but accounts: it is there for the next year's comparisons."""
    makes_documents = report.projects or report.whole or str(report.year) in report.unit.profiles
    return report.accounts is not None and not makes_documents and after.profile_name is not None


class Base(NamedTuple):
    """The accounts of a year alone: nothing else of a year that is only compared with is printed anywhere."""

    facts: Facts
    result: Result


class Bases:
    """What is wrong with the accounts that others are compared with: looked at once, though both years ask."""

    def __init__(self, by_year: Mapping[tuple[str, int], Report]) -> None:
        self._by_year = by_year
        self._checked: dict[tuple[str, int, str], Base] = {}

    def check(self, report: Report, profile: Profile) -> Base:
        """The accounts of one year and what is wrong with them."""
        key = (report.folder, report.year, str(profile.name))
        if key not in self._checked:
            # Only years of one unit are compared, and a run takes one unit after the other.
            self._checked = {known: base for known, base in self._checked.items() if known[0] == report.folder}
            self._checked[key] = _check(report, profile, self._by_year.get((report.folder, report.year - 1)))
        return self._checked[key]

    def computed_before(self, report: Report, profile: Profile) -> AccountsBefore | None:
        """Last year's accounts, computed when they were checked."""
        before = self._by_year.get((report.folder, report.year - 1))
        if report.accounts is None or before is None:
            return None
        facts = self.check(before, profile).facts
        return (facts.accounts, facts.courtesies) if facts.accounts is not None else None

    def faults_before(self, report: Report, profile: Profile) -> list[Issue]:
        """Errors of last year's accounts make this year's comparisons wrong."""
        before = self._by_year.get((report.folder, report.year - 1))
        if report.accounts is None or before is None:
            return []
        errors = _errors(before.issues) or _errors(self.check(before, profile).result.issues)
        return [workspace_faults.last_year_wrong(before.where, before.year, errors)] if errors else []


def _check(report: Report, profile: Profile, before: Report | None) -> Base:
    alone = replace(report, projects=(), whole=None, overview=None, approvals=None)
    facts = compute(alone, profile, before)
    if report.accounts is None:
        return Base(facts, Result((), {}))
    result, file = run_checks(facts), report.accounts.where.file
    return Base(facts, replace(result, issues=tuple(issue for issue in result.issues if issue.where.file == file)))


def _errors(issues: Iterable[Issue]) -> int:
    return sum(issue.level == "error" for issue in issues)
