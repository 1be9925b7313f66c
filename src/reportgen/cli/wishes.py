"""What a new unit is to be, in a clerk's words, and whether it can be so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from reportgen.cli.chinese import check_known
from reportgen.cli.profiles import load_profile
from reportgen.editing.blank import TO_FILL
from reportgen.editing.unit import Wish, structure_of
from reportgen.model.workspace import RESERVED, Report, read_workspace
from reportgen.output.names import safe_name, same_file
from reportgen.profile.load import LoadedProfile, ProfileShelf

YEARS = range(1949, 2101)


@dataclass(slots=True)
class Wishes:
    """The answers to what ``new`` wants to know; empty is not answered."""

    name: str = ""
    profile: str = ""
    year: str = ""
    documents: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    like: str = ""

    def resolved(self, root: Path) -> tuple[Wish, LoadedProfile]:
        """The same, found in the workspace; a wrong call when it is not there."""
        check_name(root, self.name, self.year)
        year = checked_year(self.year)
        other = unit_like(root, self.like, year) if self.like else None
        if not self.profile and other is None:
            raise click.UsageError(f"缺 --profile 格式；有：{'、'.join(ProfileShelf(root).names())}")
        loaded = load_profile(root, self.profile or str(other and other.profile_name))
        known = list(loaded.profile.documents)
        for document in self.documents:
            check_known("文档", document, known)
        documents = frozenset(self.documents or known)
        projects = checked_projects(self.projects) or (TO_FILL,)
        if other is None:
            return Wish(self.name, year, documents, projects), loaded
        like = structure_of(root, other)
        if self.projects:
            theirs = [str(each.get("项目名称", TO_FILL)) for each in like.get("项目", ())]
            for project in projects:
                check_known("项目", project, theirs)
            like["项目"] = tuple(each for each in like["项目"] if each.get("项目名称", TO_FILL) in projects)
        return Wish(self.name, year, documents, projects, like), loaded


def check_name(root: Path, name: str, year: str = "") -> None:
    """A name that can be a folder, and is not one yet; of a unit that is there, ``year`` may be meant as a new one."""
    if name == TO_FILL:
        raise click.UsageError("“待填”是还没有填的意思，不能做单位名")
    if name in RESERVED:
        raise click.UsageError(f"“{name}”是 out/ 里的文件夹，不能做单位名")
    if safe_name(name, "") != name:
        raise click.UsageError(f"“{name}”不能做文件夹名，可用“{safe_name(name, '')}”")
    data = root / "data"
    there = [each.name for each in data.iterdir()] if data.is_dir() else []
    if same_file(name) in map(same_file, there):
        years = [int(each.name) for each in (data / name).glob("[0-9][0-9][0-9][0-9]")]
        if years and year and year not in map(str, years):
            roll = f"reportgen rollover {max(years)} {max(years) + 1} --unit {name}"
            raise click.UsageError(f"data/{name} 已经有了，new 只建新的单位；已有的单位下一年的文件夹用 {roll} 新建")
        raise click.UsageError(f"data/{name} 已经有了，换一个名字或先移走它")


def checked_year(year: str) -> int:
    """A year that a file may have."""
    if not year:
        raise click.UsageError("缺 --year 年度")
    if not (year.isascii() and year.isdigit() and int(year) in YEARS):
        raise click.UsageError(f"年度是四位数的年份，如 2024，这里是“{year}”")
    return int(year)


def checked_projects(names: Iterable[str]) -> tuple[str, ...]:
    """Names that projects can have; several may not be known yet."""
    found: list[str] = []
    for name in names:
        if name != TO_FILL and name in found:
            raise click.UsageError(f"有两个项目叫“{name}”")
        if not name.isprintable() or not name.strip():
            raise click.UsageError("项目名称里有看不见的字符，或是空的；还没有名称的写“待填”")
        found.append(name)
    return tuple(found)


def unit_like(root: Path, name: str, year: int) -> Report:
    """The year of another unit that is nearest: the same one, else the latest."""
    reports = read_workspace(root).reports
    known = [names for each in reports for names in (each.folder, str(each.unit.name))]
    check_known("单位", name, list(dict.fromkeys(known)))
    found = [each for each in reports if name in (each.folder, str(each.unit.name))]
    report = next((each for each in found if each.year == year), found[-1])
    if any(issue.level == "error" for issue in report.issues):
        raise click.UsageError(f"“{name}”{report.year}年的文件有错误，先改好：reportgen check --unit {report.folder}")
    if report.profile_name is None:
        raise click.UsageError(f"“{name}”的单位.yaml 没有写{report.year}年的格式，先补上")
    return report
