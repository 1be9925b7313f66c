"""A unit's next year from this one: which files it begins with, how they are called, and what is left behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportgen.editing import faults
from reportgen.editing.carry import carry
from reportgen.issues import Issue, Where
from reportgen.model import workspace_faults
from reportgen.model.approved import Approvals
from reportgen.model.read import record_in
from reportgen.model.record import gaps_of
from reportgen.model.values import Text
from reportgen.model.workspace import UNIT_FILE, Report
from reportgen.source import Mapping, Parsed
from reportgen.source.editing import SourceText, opened
from reportgen.source.spans import MappingSpan
from reportgen.source.splice import put

_NUMBERED = re.compile(r"([0-9]{1,3})(?=[-_.、\s])")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is made: its place in the folder, its bytes, how many values are to be filled in."""

    name: str
    data: bytes
    to_fill: int


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A file, or keys of one, that the next year does not begin with."""

    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Rollover:
    """The next year of a unit, made but not written."""

    report: Report
    files: tuple[NewFile, ...]
    left: tuple[LeftBehind, ...]
    unit: SourceText
    """单位.yaml with the format of the next year."""
    unit_line: int
    """Where that format stands; 0 when it was there before."""
    issues: tuple[Issue, ...]
    """What is told on the way."""

    @property
    def folder(self) -> str:
        """The folder of the next year inside the workspace."""
        return f"data/{self.report.folder}/{self.report.year + 1}"

    @property
    def unit_file(self) -> str:
        """单位.yaml inside the workspace."""
        return f"data/{self.report.folder}/{UNIT_FILE}"


def plan(root: Path, report: Report, dropped: frozenset[str]) -> Rollover | tuple[Issue, ...]:
    """The year after a report's, without the projects that end; why there is none."""
    if problems := _in_the_way(root, report):
        return problems
    name = f"data/{report.folder}/{UNIT_FILE}"
    unit = opened((root / name).read_bytes(), name)
    changed = _with_format(unit, report) if isinstance(unit, SourceText) else None
    if not isinstance(unit, SourceText) or changed is None:
        return (faults.cannot_be_carried(Where(name)),)
    ended = [each for each in report.projects if {str(each.name), str(each.code)} & dropped]
    gone = frozenset(str(name) for each in ended for name in (each.name, each.code) if isinstance(name, Text))
    files: list[NewFile] = []
    left: list[LeftBehind] = [LeftBehind(each.where.file, "--drop") for each in ended]
    names = _names(report, [each.where.file for each in ended])
    for record in report.records[1:]:
        file = record.where.file
        if isinstance(record, Approvals):
            left.append(LeftBehind(file, "整个文件"))
        elif record not in ended:
            source = opened((root / file).read_bytes(), file)
            carried = carry(source, type(record), report.year, gone) if isinstance(source, SourceText) else None
            if carried is None:
                return (faults.cannot_be_carried(Where(file)),)
            files.append(NewFile(names[file], carried.source.data, to_fill(carried.source.tree)))
            left += [LeftBehind(file, "、".join(carried.dropped))] if carried.dropped else []
    line = 0 if changed is unit else changed.line_of(_place(changed, report.year + 1))
    other = (issue for issue in report.issues if issue.code == workspace_faults.file_not_read.code)
    told = tuple(faults.not_carried(issue.where, PurePosixPath(issue.where.file).name) for issue in other)
    return Rollover(report, tuple(files), tuple(left), changed, line, told)


def _in_the_way(root: Path, report: Report) -> tuple[Issue, ...]:
    """What keeps a year from being carried on."""
    target = Path("data", report.folder, str(report.year + 1))
    if (root / target).exists():
        return (faults.year_exists(Where(target.as_posix()), target.as_posix()),)
    if errors := tuple(issue for issue in report.issues if issue.level == "error"):
        return (*errors, faults.year_has_errors(report.where, report.year, len(errors)))
    if report.profile_name is None:
        return (workspace_faults.profile_not_named(report.unit.place_of("格式"), str(report.year), _formats(report)),)
    return ()


def _formats(report: Report) -> list[str]:
    return sorted({str(name) for name in report.unit.profiles.values()})


def _with_format(unit: SourceText, report: Report) -> SourceText | None:
    """单位.yaml with this year's format for the next year too, unless it names one."""
    years = list(report.unit.profiles)
    after = str(report.year + 1)
    if after in years:
        return unit
    spliced = put(unit, ("格式", after), str(report.profile_name), sorted([*years, after]))
    return spliced.source if spliced else None


def _place(unit: SourceText, year: int) -> int:
    formats = unit.root.entries["格式"].value
    assert isinstance(formats, MappingSpan)
    return formats.entries[str(year)].key.start


def to_fill(tree: Mapping) -> int:
    """How many values of a new file are to be filled in."""
    record, issues = record_in(Parsed(tree, ()))
    assert record is not None
    assert issues == []
    return sum(1 for gap in gaps_of(record) if gap.typed)


def _names(report: Report, ended: Iterable[str]) -> dict[str, str]:
    """The names in the next year's folder: the same, but numbers close the ranks behind a project that ends."""
    start = f"{report.where.file}/"
    gone = [path for file in ended if _number(path := PurePosixPath(file.removeprefix(start)))]
    names = {}
    for record in report.records[1:]:
        path = PurePosixPath(record.where.file.removeprefix(start))
        before = sum(1 for each in gone if each.parent == path.parent and _number(each) < _number(path))
        names[record.where.file] = str(path.with_name(_renumbered(path.name, before)))
    return names


def _number(path: PurePosixPath) -> int:
    match = _NUMBERED.match(path.name)
    return int(match[1]) if match else 0


def _renumbered(name: str, fewer: int) -> str:
    """A number at the head of a name made smaller, as wide as it was."""
    match = _NUMBERED.match(name)
    return f"{int(match[1]) - fewer:0{len(match[1])}}{name[match.end() :]}" if match and fewer else name
