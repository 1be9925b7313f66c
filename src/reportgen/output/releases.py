"""The releases: what all documents were made from when somebody gave it a name, one small file each.

A release names what the store holds. Its file is written once, when everything that it names is there, and never
again; as long as it lies there, nothing of that is removed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from reportgen.output.files import clear_unfinished, write_atomic
from reportgen.output.names import safe_name, same_file
from reportgen.output.states import Sources

FOLDER = Path(".reportgen") / "发布"


class ReleaseDamaged(ValueError):
    """The file of a release cannot be read."""


@dataclass(frozen=True, slots=True)
class Release:
    """The sources of every unit."""

    units: Mapping[str, str]
    """By the name of its folder, the tree of its files."""
    templates: str

    @property
    def sources(self) -> dict[str, Sources]:
        """Unit by unit."""
        return {unit: Sources(data, self.templates) for unit, data in self.units.items()}


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases of an output folder."""

    out: Path

    def names(self) -> list[str]:
        """Their names, the latest one last."""
        return [_name_of(file) for file in self._files()]

    def has(self, name: str) -> bool:
        """Is there one of this name? Case does not matter, as in the name of a file."""
        return self._file(name) is not None

    def read(self, name: str) -> Release:
        """The one of this name."""
        file = self._file(name)
        try:
            return _read(file.read_bytes() if file is not None else b"")
        except OSError as error:
            raise ReleaseDamaged(name) from error

    def all(self) -> list[Release]:
        """Every release."""
        return [_read(file.read_bytes()) for file in self._files()]

    def keep(self, name: str, release: Release) -> None:
        """Note a new one; what it names is in the store already."""
        number = max((int(file.name.partition("-")[0]) for file in self._files()), default=0) + 1
        clear_unfinished(self.out / FOLDER)
        content = json.dumps(asdict(release), ensure_ascii=False, sort_keys=True) + "\n"
        write_atomic(self.out / FOLDER / f"{number:04d}-{safe_name(name, '.json')}", content.encode())

    def _file(self, name: str) -> Path | None:
        wanted = same_file(safe_name(name, ".json"))
        return next((file for file in self._files() if same_file(file.name.partition("-")[2]) == wanted), None)

    def _files(self) -> list[Path]:
        return sorted((self.out / FOLDER).glob("[0-9][0-9][0-9][0-9]-*.json"))


def _name_of(file: Path) -> str:
    return file.stem.partition("-")[2]


def _read(content: bytes) -> Release:
    try:
        data = json.loads(content)
        units = {str(unit): str(tree) for unit, tree in data["units"].items()}
        return Release(units, str(data["templates"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReleaseDamaged from error
