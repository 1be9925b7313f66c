"""What a watch tells after each build: only what is new since the one before."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.report import echo_issues
from reportgen.issues import Issue, in_order
from reportgen.model.workspace import is_year
from reportgen.pipeline import Outcome

IssueKey = tuple[str, str, str]
UnitYear = tuple[str, str]
_OF_FILES = ("S", "M")
"""How the codes begin of what is wrong with a file as it is read."""
_AT_REST = ("未变", "未更新", "已删除来源", "已过期")
"""What may be said of a document over and over, while nothing is done to it."""


class Story:
    """What was told so far."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._issues: dict[IssueKey, Issue] = {}
        self._at_rest: dict[str, str] = {}
        self._unchecked: set[UnitYear] = set()
        """The units and years whose rules did not run, because files or the format are wrong."""
        self._unread: set[UnitYear] = set()
        """Those of which not even the files were read."""

    def tell(self, outcome: Outcome) -> None:
        """What is wrong now and was not, what was wrong and is not, what was written."""
        found = {_key(issue): issue for issue in outcome.issues if not issue.waived}
        self._note_unchecked(outcome)
        missed = {key: issue for key, issue in self._issues.items() if key not in found}
        unseen = {key: issue for key, issue in missed.items() if not self._was_looked_for(issue)}
        for issue in in_order(issue for key, issue in missed.items() if key not in unseen):
            click.echo(f"已改好  {issue.headline}")
        new = [issue for key, issue in found.items() if key not in self._issues]
        echo_issues(in_order(new), self._root, to_stderr=False)
        self._tell_documents(outcome)
        for unit, year in sorted(self._unchecked | self._unread):
            click.echo(f"没有核对  data/{unit}/{year}：先改好上面说的错误")
        left = sum(issue.level == "error" for issue in found.values())
        click.echo(f"还有 {left} 个错误，共 {len(found)} 个问题。" if found else "没有问题。")
        self._issues = found | unseen

    def _tell_documents(self, outcome: Outcome) -> None:
        for written in outcome.documents:
            if written.status != "未变" and self._at_rest.get(written.path) != written.status:
                click.echo(f"{written.status}  {written.path}")
        self._at_rest = {each.path: each.status for each in outcome.documents if each.status in _AT_REST}

    def _note_unchecked(self, outcome: Outcome) -> None:
        """A unit that this build has left out is as it was; one whose 单位.yaml cannot be read has no years."""
        for each in outcome.unit_years:
            key = each.report.folder, str(each.report.year)
            self._unchecked.discard(key)
            if each.compared is None:
                self._unchecked.add(key)
        read = {row.unit for row in outcome.rows}
        places = {_place_of(issue) for issue in self._issues.values()} | self._unchecked
        there = {(unit, year) for unit, year in places if year and Path(self._root, "data", unit, year).is_dir()}
        self._unread = {(unit, year) for unit, year in there if unit not in read}
        self._unchecked &= there

    def _was_looked_for(self, issue: Issue) -> bool:
        """Would it have been found again? Faults of files are found wherever a unit is read, others by its rules."""
        unit, year = _place_of(issue)
        hidden = self._unread if issue.code.startswith(_OF_FILES) else self._unread | self._unchecked
        if year:
            return (unit, year) not in hidden
        if unit:
            return unit not in {each for each, _ in hidden} or issue.code.startswith(_OF_FILES)
        return not hidden or issue.where.file.split("/")[0] not in ("data", "templates")


def _place_of(issue: Issue) -> UnitYear:
    """The unit and the year that an issue is about, as far as it is about one."""
    top, unit, year, *_ = (*issue.where.file.split("/"), "", "", "")
    return (unit, year if is_year(year) else "") if top == "data" else ("", "")


def _key(issue: Issue) -> IssueKey:
    """The same issue stays the same when lines above it come or go."""
    return issue.code, issue.where.file, issue.message
