"""Files in, data files out: every table of every document as a project file, and nothing overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reportgen.bring_in import faults
from reportgen.bring_in.document import Read, libraries, percent, read_document
from reportgen.bring_in.draft import PROJECT, WHOLE, Draft
from reportgen.bring_in.file_text import data_text, unit_text
from reportgen.bring_in.homes import DataFolder, KnownUnit
from reportgen.bring_in.project import draft_of
from reportgen.bring_in.reading import Reading
from reportgen.bring_in.remarks import Remark, remarks_on
from reportgen.bring_in.settle import Home, settle
from reportgen.bring_in.tables import Contents, read_contents
from reportgen.bring_in.whole import draft_of_whole
from reportgen.docx.package import PackageFault
from reportgen.issues import Issue, Where
from reportgen.model.workspace import UNIT_FILE
from reportgen.output import faults as output_faults
from reportgen.output.files import reason_of, write_atomic
from reportgen.output.names import safe_name
from reportgen.profile.load import ProfileShelf


@dataclass(frozen=True, slots=True)
class Asked:
    """What a clerk says beside the files; what is not said is read from the tables."""

    profile: str | None = None
    unit: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A project file that was written, or the one that was there already."""

    document: str
    name: str
    path: str
    written: bool


@dataclass(slots=True)
class Outcome:
    """What became of all files."""

    documents: list[tuple[str, Read]] = field(default_factory=list)
    projects: list[Imported] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    """New files of units."""
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table:
    """One form of one document, with its place in data/."""

    document: str
    read: Read
    reading: Reading
    unit: KnownUnit
    year: int
    draft: Draft


def bring_in(files: Sequence[Path], root: Path, out: Path, shown: str, asked: Asked) -> Outcome:
    """Read every file and write what can be written below ``out``, which messages call ``shown``."""
    outcome, data = Outcome(), DataFolder(out, shown, root)
    known, issues = libraries(ProfileShelf(root), asked.profile)
    outcome.issues += issues
    tables: list[_Table] = []
    for file in files if known else ():
        name = file.as_posix()
        contents = _opened(file, Where(name))
        if isinstance(contents, Issue):
            outcome.issues.append(contents)
            continue
        alike = read_document(contents, known, Where(name))
        if isinstance(alike, Issue):
            outcome.issues.append(alike)
            continue
        found = _best(alike, name, data, asked)
        outcome.documents.append((name, found))
        outcome.issues += _beside(found, Where(name))
        tables += _tables(found, name, data, asked, outcome.issues)
    _write(tables, data, outcome)
    return outcome


def _best(alike: Sequence[Read], name: str, data: DataFolder, asked: Asked) -> Read:
    """Of profiles whose forms fit equally well the one that prints the document most alike, then the unit's."""

    def rank(found: Read) -> tuple[int, bool]:
        tables = list(_tables(found, name, data, asked, []))
        otherwise = sum(len(each) for table in tables for each in _settled(table))
        used = {profile for table in tables for profile in table.unit.profiles.values()}
        return otherwise + len(found.other_words), found.library.name not in used

    return min(alike, key=rank) if len(alike) > 1 else alike[0]


def _settled(table: _Table) -> tuple[list[Remark], list[Issue]]:
    """What is to be said of a table beside its data, and what the files' own grammar has against that."""
    home = Home(table.unit.name, table.year, table.read.library.profile)
    differences, issues = settle(table.draft, table.reading, home)
    return list(remarks_on(table.reading, table.draft, differences, Where(table.document))), issues


def _opened(file: Path, where: Where) -> Contents | Issue:
    """The tables of a file, or why it cannot be read."""
    try:
        return read_contents(file)
    except PackageFault as fault:
        return faults.unreadable(where, fault.reason, fault.advice)
    except FileNotFoundError:
        return faults.unreadable(where, "没有这个文件", "检查文件名；名字里有空格的要加引号")
    except IsADirectoryError:
        return faults.unreadable(where, "这是文件夹", "写文件夹里的文件，如 旧表/*.docx")
    except OSError as error:
        return faults.unreadable(where, reason_of(error), "检查文件名和权限")


def _beside(found: Read, where: Where) -> Iterator[Issue]:
    """What of a document was not read at all."""
    if found.other_words:
        yield faults.words_outside(where, len(found.other_words), found.other_words[0])
    if found.other_blocks:
        yield faults.other_tables(where, found.other_blocks)


def _tables(found: Read, name: str, data: DataFolder, asked: Asked, issues: list[Issue]) -> Iterator[_Table]:
    """Every form of a document of which it is known where it belongs."""
    year = asked.year or int(found.heading.get("单位.年度", "0"))
    profile = found.library.profile
    for kind, reading in found.readings:
        told = found.heading.get("单位.名称") or reading.text("单位.名称") or reading.text("项目.实施单位")
        unit = asked.unit or told
        if not year or not unit:
            issues.append((faults.unit_unknown if year else faults.year_unknown)(Where(name)))
            return
        home = data.unit(unit)
        of_whole = kind == WHOLE
        draft = draft_of_whole(reading, profile, year) if of_whole else draft_of(reading, profile, year, home.name)
        if draft.name:
            yield _Table(name, found, reading, home, year, draft)
        else:
            issues.append(faults.name_unknown(Where(name)))


# --- writing ------------------------------------------------------------------------------------------


def _write(tables: Sequence[_Table], data: DataFolder, outcome: Outcome) -> None:
    """The files of all tables, numbered in their order where a unit and year gets several."""
    by_year: dict[tuple[str, int], list[_Table]] = {}
    for table in tables:
        by_year.setdefault((table.unit.folder, table.year), []).append(table)
    for members in by_year.values():
        names = list(dict.fromkeys(table.draft.name for table in members if table.draft.kind == PROJECT))
        there = data.projects(members[0].unit, members[0].year)
        own: dict[str, dict[str, Any]] = {}
        for table in members:
            name, content = table.draft.name, table.draft.content()
            if name not in there:
                place = f"{table.unit.folder}/{table.year}/{_file_name(table.draft, names)}"
                there[name], own[name] = f"{data.shown}/{place}", content
                _write_one(table, place, data, outcome)
            elif own.get(name) != content:  # a booklet may print one project twice
                outcome.issues.append(faults.already_there(Where(table.document), name, there[name]))
                outcome.projects.append(Imported(table.document, name, there[name], written=False))


def _file_name(draft: Draft, names: list[str]) -> str:
    """The name of a file in the folder of its year; several projects are numbered."""
    if draft.kind != PROJECT:
        return f"{draft.kind}.yaml"
    number = f"{names.index(draft.name) + 1}-" if len(names) > 1 else ""
    return f"项目/{number}{safe_name(draft.name, '.yaml')}"


def _write_one(table: _Table, place: str, data: DataFolder, outcome: Outcome) -> None:
    """One project file, and that of its unit where there is none."""
    shown, profile = f"{data.shown}/{place}", table.read.library.name
    remarks, issues = _settled(table)
    origin = f"由 {Path(table.document).name} 导入，格式 {profile}，标题相符 {percent(table.reading.likeness)}"
    text = data_text(table.draft.content(), origin, [remark.line for remark in remarks])
    outcome.issues += [remark.issue for remark in remarks]
    outcome.issues += [replace(issue, where=issue.where._replace(file=shown)) for issue in issues]
    written = False
    try:
        if (data.path / place).exists():
            raise FileExistsError
        _write_unit(table, data, outcome)
        write_atomic(data.path / place, text.encode())
        written = True
    except OSError as error:
        outcome.issues.append(output_faults.not_written(Where(shown), reason_of(error)))
    outcome.projects.append(Imported(table.document, table.draft.name, shown, written))


def _write_unit(table: _Table, data: DataFolder, outcome: Outcome) -> None:
    """The file of a new unit; an existing one is left alone, but its profile must be the table's."""
    profile, path = table.read.library.name, data.path / table.unit.folder / UNIT_FILE
    if not (table.unit.file or path.exists()):
        write_atomic(path, unit_text(table.unit.name, table.year, profile).encode())
        outcome.units.append(f"{data.shown}/{table.unit.folder}/{UNIT_FILE}")
        return
    stated = table.unit.profiles.get(str(table.year), "")
    issue = faults.other_profile(Where(table.document), table.unit.file, table.year, stated, profile)
    if table.unit.file and stated not in (profile, *table.read.alike) and issue not in outcome.issues:
        outcome.issues.append(issue)
