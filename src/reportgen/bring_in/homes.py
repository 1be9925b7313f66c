"""Where imported projects belong: the folders of units and years, and what lies there already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.model.read import read_kind
from reportgen.model.unit import Unit
from reportgen.model.values import Text
from reportgen.model.workspace import UNIT_FILE
from reportgen.output.names import safe_name
from reportgen.source import Scalar, read

_NUMBER = re.compile(r"[0-9]+-")


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the data folder, or a new one."""

    folder: str
    name: str
    profiles: dict[str, str]
    """Year → profile, as its file states."""
    file: str = ""
    """Its 单位.yaml, as messages name it; a new unit has none."""


class DataFolder:
    """A folder that is only added to; ``shown`` is how messages name it.

    What is written aside is moved into the data folder of the workspace later, so its units are known too.
    """

    def __init__(self, path: Path, shown: str, workspace: Path) -> None:
        self.path, self.shown = path, shown
        folders = {path.resolve(): (path, shown), (workspace / "data").resolve(): (workspace / "data", "data")}
        self._units = [unit for folder, name in folders.values() for unit in _known_units(folder, name)]

    def unit(self, asked: str) -> KnownUnit:
        """The unit of a folder or of a name; a new one where there is none."""
        alike = (each for each in self._units if asked in (each.folder, each.name))
        return next(alike, None) or KnownUnit(safe_name(asked, ""), asked, {})

    def projects(self, unit: KnownUnit, year: int) -> dict[str, str]:
        """The names of the projects of a unit and year, and the kinds of its other files, with their files."""
        folder = self.path / unit.folder / str(year)
        found: dict[str, str] = {}
        for file in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml"))):
            kind = _scalar(file, "文件")
            name = _scalar(file, "项目名称") if kind in ("", "项目") else kind
            shown = f"{self.shown}/{file.relative_to(self.path).as_posix()}"
            found.setdefault(name or _NUMBER.sub("", file.stem, count=1), shown)
        return found


def _known_units(folder: Path, shown: str) -> Iterator[KnownUnit]:
    """The units of a folder, which need not be there."""
    for file in sorted(folder.glob(f"*/{UNIT_FILE}")):
        record, _ = read_kind(file, file.name)
        if isinstance(record, Unit):
            profiles = {year: str(name) for year, name in record.profiles.items() if isinstance(name, Text)}
            name = str(record.name) if isinstance(record.name, Text) else ""
            yield KnownUnit(file.parent.name, name, profiles, f"{shown}/{file.parent.name}/{UNIT_FILE}")


def _scalar(file: Path, key: str) -> str:
    tree = read(file, file.name).tree
    node = tree.entries.get(key) if tree is not None else None
    return node.text if isinstance(node, Scalar) else ""
