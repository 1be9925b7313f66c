"""What a change to one file brings with it in its unit: the unit is read with it, as every other command reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from reportgen.editing.change import new_issues
from reportgen.examine import profile_of
from reportgen.issues import Issue
from reportgen.model.read import read_kind
from reportgen.model.unit import Unit
from reportgen.model.values import Text
from reportgen.model.workspace import UNIT_FILE, read_workspace, unit_folders
from reportgen.profile.load import ProfileShelf


@dataclass(frozen=True, slots=True)
class Consequences:
    """The faults that were not there before."""

    wrong: tuple[Issue, ...] = ()
    """Those for which the change must not be made."""
    told: tuple[Issue, ...] = ()
    """Those that other files have to follow: a year's files name the unit as 单位.yaml does."""


def consequences(root: Path, file: str, data: bytes) -> Consequences:
    """What would be wrong in a unit with these bytes in a file of it; nothing is written in the workspace."""
    unit = _unit_of(root, file)
    if not unit:
        return Consequences()
    with TemporaryDirectory(prefix="reportgen-") as place:
        for path in (root / "data" / unit).rglob("*.y*ml"):
            copy = Path(place) / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError):  # what cannot be read is a fault of its own, before and after
                copy.write_bytes(path.read_bytes())
        (Path(place) / file).write_bytes(data)
        new = tuple(dict.fromkeys(new_issues(_faults(root, root, unit), _faults(Path(place), root, unit))))
    elsewhere = [each for each in new if each.level != "error" or _follows(each, file)]
    return Consequences(tuple(each for each in new if each not in elsewhere), tuple(elsewhere))


def _unit_of(root: Path, file: str) -> str:
    """The unit whose file it is; none for a file that no command reads as data."""
    parts = PurePosixPath(file).parts
    is_data = len(parts) > 2 and parts[0] == "data" and parts[1] in {folder.name for folder in unit_folders(root)}
    return parts[1] if is_data else ""


def _follows(issue: Issue, file: str) -> bool:
    """Is it a fault of another file, which goes by 单位.yaml, or of a profile?"""
    is_of_data = issue.where.file.startswith("data/")
    return issue.where.file != file and (PurePosixPath(file).name == UNIT_FILE or not is_of_data)


def _faults(data: Path, root: Path, unit: str) -> Iterator[Issue]:
    """What reading the files of a unit finds, and loading the profiles that it names."""
    workspace = read_workspace(data, frozenset({unit}))
    shelf = ProfileShelf(root)
    yield from workspace.issues
    for report in workspace.reports:
        yield from report.issues
        yield from profile_of(report, shelf)[1]
    record, _ = read_kind(data / "data" / unit / UNIT_FILE, f"data/{unit}/{UNIT_FILE}")
    years = {str(report.year) for report in workspace.reports}
    for year, stated in record.profiles.items() if isinstance(record, Unit) else ():
        if year not in years and isinstance(stated, Text):
            yield from shelf.load(stated.text, stated.where)[1]
