"""The data folder as reports: one unit and year each, with the faults of its files."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.issues import Issue, Where
from reportgen.model import workspace_faults
from reportgen.model.accounts import Accounts
from reportgen.model.approved import Approvals
from reportgen.model.overview import Overview
from reportgen.model.project import Project
from reportgen.model.read import read_kind
from reportgen.model.record import Record
from reportgen.model.unit import Unit
from reportgen.model.values import Number, Text
from reportgen.model.whole import Whole

UNIT_FILE = "单位.yaml"
RESERVED = ("全部单位", "草稿")
"""Folders of out/ that belong to no unit."""
OfAYear = Project | Whole | Accounts | Overview | Approvals
_OF_A_YEAR = (Project, Whole, Accounts, Overview, Approvals)
"""What a year's folder holds; of all but projects there is one."""


@dataclass(frozen=True, slots=True)
class Report:
    """The data of one unit and year as the clerk entered it, nothing computed."""

    folder: str
    year: int
    unit: Unit
    projects: tuple[Project, ...]
    whole: Whole | None
    accounts: Accounts | None
    overview: Overview | None
    approvals: Approvals | None
    issues: tuple[Issue, ...]
    """The S and M faults of its files; with an error among them nothing is computed."""
    units: frozenset[str] = frozenset()
    """The names of all units of the workspace, so that a copied text can be told."""

    @property
    def where(self) -> Where:
        """The folder of its year."""
        return Where(f"data/{self.folder}/{self.year}")

    @property
    def records(self) -> tuple[Record, ...]:
        """The record of every file."""
        single = (self.whole, self.accounts, self.overview, self.approvals)
        return (self.unit, *(record for record in single if record is not None), *self.projects)

    @property
    def profile_name(self) -> Text | None:
        """Which format this year uses."""
        name = self.unit.profiles.get(str(self.year))
        return name if isinstance(name, Text) else None


@dataclass(frozen=True, slots=True)
class Workspace:
    """Everything that was read; ``issues`` are those that belong to no unit and year."""

    root: Path
    reports: tuple[Report, ...]
    issues: tuple[Issue, ...]


def read_workspace(root: Path, wanted: frozenset[str] = frozenset(), skipped: Container[str] = ()) -> Workspace:
    """Read every unit and year below ``data/``; a faulty file never hides another.

    Where each wanted word is the folder or the name of a unit, only these are read; of the others, and of those that
    are skipped, only the name.
    """
    reports: list[Report] = []
    issues: list[Issue] = []
    names: list[str] = []
    folders = unit_folders(root)
    asked = [folder for folder in folders if folder.name in wanted] if wanted else folders
    is_idle = len(asked) >= len(wanted) and all(folder.name in skipped for folder in asked)
    units = {} if is_idle else {folder: _read_unit(root, folder) for folder in folders}
    chosen = _chosen(units, wanted)
    for folder, (unit, unit_issues) in units.items():
        names += [unit.name.text] if unit is not None and isinstance(unit.name, Text) else []
        if folder not in chosen or folder.name in skipped:
            continue
        years = [child for child in sorted(folder.iterdir()) if child.is_dir() and is_year(child.name)]
        strays = [_stray(root, child) for child in sorted(folder.iterdir()) if _is_stray(child)]
        issues += [*unit_issues, *strays]
        # A fault of 单位.yaml is a fault of each of its years, so that none of them is written.
        reports += [_read_year(root, folder, year, unit, unit_issues) for year in years if unit is not None]
    issues += [_stray(root, child) for child in loose_files(root / "data")]
    if not folders:
        issues.append(workspace_faults.no_data(Where("data"), "data/"))
    known = frozenset(names)
    return Workspace(root, tuple(replace(report, units=known) for report in reports), tuple(issues))


def _chosen(units: Mapping[Path, tuple[Unit | None, object]], wanted: frozenset[str]) -> set[Path]:
    """The folders of the units that are meant; all of them where a word means none, so that others can be offered."""
    named = {folder: {folder.name, str(unit.name) if unit is not None else ""} for folder, (unit, _) in units.items()}
    if not wanted or wanted - {name for names in named.values() for name in names}:
        return set(units)
    return {folder for folder, names in named.items() if names & wanted}


def unit_folders(root: Path) -> list[Path]:
    """The folder of every unit, in order."""
    data = root / "data"
    if not data.is_dir():
        return []
    return sorted(each for each in data.iterdir() if each.is_dir() and not each.name.startswith("."))


def is_hidden(name: str) -> bool:
    """Is it a file of the system, of an editor, or of Word for an open document?"""
    return name.startswith((".", "~$"))


def _is_stray(child: Path) -> bool:
    """Something in a unit's folder that is neither 单位.yaml nor a year nor a file of the system."""
    known = child.name == UNIT_FILE or (child.is_dir() and is_year(child.name))
    return not known and not is_hidden(child.name)


def loose_files(data: Path) -> list[Path]:
    """Files that lie in data/ itself."""
    if not data.is_dir():
        return []
    return sorted(each for each in data.iterdir() if not each.is_dir() and not is_hidden(each.name))


def is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit()


def _stray(root: Path, child: Path) -> Issue:
    where = Where(_shown(root, child))
    if child.is_dir() or child.suffix in (".yaml", ".yml"):
        return workspace_faults.not_a_year_folder(where, child.name)
    return workspace_faults.file_not_read(where, child.name)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _read_unit(root: Path, folder: Path) -> tuple[Unit | None, list[Issue]]:
    path = folder / UNIT_FILE
    shown = _shown(root, path)
    if folder.name in RESERVED:
        return None, [workspace_faults.reserved_folder(Where(_shown(root, folder)), folder.name)]
    if not path.is_file():
        return None, [workspace_faults.unit_file_missing(Where(shown), folder.name)]
    record, issues = read_kind(path, shown)
    if isinstance(record, Unit) or record is None:
        return record, issues
    return None, [*issues, workspace_faults.wrong_file_kind(record.place_of("文件"), _kind(record), "单位")]


def _kind(record: Record) -> str:
    return str(record.value_of("文件"))


def _read_year(root: Path, folder: Path, year_folder: Path, unit: Unit, unit_issues: list[Issue]) -> Report:
    year = int(year_folder.name)
    projects: list[Project] = []
    single: dict[type[Record], Record] = {}
    issues = list(unit_issues)
    for path in sorted((each for each in year_folder.rglob("*") if not each.is_dir()), key=_by_number):
        if is_hidden(path.name):
            continue
        if path.suffix not in (".yaml", ".yml") or not path.is_file():
            issues.append(workspace_faults.file_not_read(Where(_shown(root, path)), path.name))
            continue
        record, found = read_kind(path, _shown(root, path))
        issues += found
        if isinstance(record, _OF_A_YEAR):
            issues += _misplaced(record, unit, year)
        if isinstance(record, Project):
            projects.append(record)
        elif isinstance(record, _OF_A_YEAR):
            if (other := single.get(type(record))) is not None:
                issues.append(workspace_faults.file_twice(record.where, _kind(record), other.where.file))
            single[type(record)] = record
        elif record is not None:
            issues.append(workspace_faults.wrong_file_kind(record.place_of("文件"), _kind(record), "项目"))
    issues += _twice(projects)
    if not projects and not issues and str(year) in unit.profiles:
        issues.append(workspace_faults.no_projects(Where(_shown(root, year_folder))))
    whole, accounts, overview, approvals = (single.get(kind) for kind in (Whole, Accounts, Overview, Approvals))
    assert isinstance(whole, Whole | None)
    assert isinstance(accounts, Accounts | None)
    assert isinstance(overview, Overview | None)
    assert isinstance(approvals, Approvals | None)
    return Report(folder.name, year, unit, tuple(projects), whole, accounts, overview, approvals, tuple(issues))


_DIGITS = re.compile(r"([0-9]+)")


def _by_number(path: Path) -> list[tuple[int, int, str]]:
    """Files as a person orders them: 2-… before 10-…."""
    pieces = _DIGITS.split(path.as_posix())
    return [(0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces if piece]


def _misplaced(record: OfAYear, unit: Unit, year: int) -> Iterator[Issue]:
    if isinstance(record.year, Number) and record.year.value != year:
        yield workspace_faults.not_where_it_belongs(
            record.year.where, "年度", str(record.year.value), str(year), "所在的年度文件夹"
        )
    if isinstance(record.unit, Text) and isinstance(unit.name, Text) and record.unit != unit.name:
        yield workspace_faults.not_where_it_belongs(
            record.unit.where, "单位", record.unit.text, unit.name.text, f"{UNIT_FILE} 的名称"
        )


def _twice(projects: list[Project]) -> Iterator[Issue]:
    seen: dict[str, Project] = {}
    for project in projects:
        for name in (project.name, project.code):
            if not isinstance(name, Text):
                continue
            if name.text in seen and seen[name.text] is not project:
                other = seen[name.text].where
                yield workspace_faults.project_twice(name.where, name.text, f"{other.file}")
            seen.setdefault(name.text, project)
