"""Where imported projects belong: the folders of units and years, and what lies there already."""

from __future__ import annotations

import re
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
    is_new: bool = False


class DataFolder:
    """A data folder that is only added to; ``shown`` is how messages name it."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path, self.shown = path, shown
        files = sorted(path.glob(f"*/{UNIT_FILE}")) if path.is_dir() else []
        self._units = [unit for file in files if (unit := _known_unit(file)) is not None]

    def unit(self, asked: str) -> KnownUnit:
        """The unit of a folder or of a name; a new one where there is none."""
        alike = (each for each in self._units if asked in (each.folder, each.name))
        return next(alike, None) or KnownUnit(safe_name(asked, ""), asked, {}, is_new=True)

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


def _known_unit(file: Path) -> KnownUnit | None:
    record, _ = read_kind(file, file.name)
    if not isinstance(record, Unit):
        return None
    profiles = {year: str(name) for year, name in record.profiles.items() if isinstance(name, Text)}
    return KnownUnit(file.parent.name, str(record.name) if isinstance(record.name, Text) else "", profiles)


def _scalar(file: Path, key: str) -> str:
    tree = read(file, file.name).tree
    node = tree.entries.get(key) if tree is not None else None
    return node.text if isinstance(node, Scalar) else ""
