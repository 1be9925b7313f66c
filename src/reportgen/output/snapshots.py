"""What documents were made from, kept in the output folder as plain folders: for each release, for the last builds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.output.names import safe_name, same_file

FOLDER = Path(".reportgen") / "数据"
_LAST, _BEFORE, _RELEASES = "生成-1", "生成-2", "发布"
_TOPS, _READ = ("data", "templates"), (".yaml", ".yml", ".docx")

Files = Mapping[str, bytes]
"""The inputs of a workspace by path."""


def inputs_of(root: Path) -> dict[str, bytes]:
    """Everything that documents are made from."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in input_files(root)}


def input_files(root: Path) -> Iterator[Path]:
    """The files below data/ and templates/ that are read."""
    for top in _TOPS:
        for path in sorted((root / top).rglob("*")):
            is_plain = not any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
            if path.suffix in _READ and is_plain and path.is_file():
                yield path


def lay_out(files: Files, folder: Path) -> None:
    """Write inputs as a folder, whole or not at all."""
    temporary = folder.with_name(f".{folder.name}-{os.getpid()}")
    try:
        for name, content in files.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one output folder."""

    out: Path

    def releases(self) -> list[str]:
        """The names of the releases, the latest one last."""
        return [_name_of(folder) for folder in self._releases()]

    def released(self, name: str) -> Path | None:
        """The folder of a release; case does not matter, as in the name of a file."""
        wanted = same_file(safe_name(name, ""))
        return next((folder for folder in self._releases() if same_file(_name_of(folder)) == wanted), None)

    def release(self, name: str, files: Files) -> None:
        """Keep inputs under a name."""
        number = max((int(folder.name.partition("-")[0]) for folder in self._releases()), default=0) + 1
        home = self.out / FOLDER / _RELEASES
        home.mkdir(parents=True, exist_ok=True)
        lay_out(files, home / f"{number:04d}-{safe_name(name, '')}")

    def built_before(self, root: Path) -> Path | None:
        """The inputs of the last build; where these are the present ones, those of the build before, if there was."""
        now = inputs_of(root)
        builds = [folder for name in (_LAST, _BEFORE) if (folder := self.out / FOLDER / name).is_dir()]
        return next((folder for folder in builds if inputs_of(folder) != now), builds[0] if builds else None)

    def keep_build(self, root: Path, made: Collection[str], written: Collection[str]) -> None:
        """Note the inputs of a build: of the units for which it wrote something, and of those not noted before.

        ``made`` are all units whose documents it has made; what is noted of the others stays.
        """
        last, before = self.out / FOLDER / _LAST, self.out / FOLDER / _BEFORE
        old = inputs_of(last)
        known = {_unit_of(name) for name in old}
        units = {unit for unit in made if unit in written or unit not in known}
        if not units:
            return
        units.add("")
        kept = {name: content for name, content in old.items() if _unit_of(name) not in units}
        fresh = {name: content for name, content in inputs_of(root).items() if _unit_of(name) in units}
        last.parent.mkdir(parents=True, exist_ok=True)
        if last.is_dir():
            shutil.rmtree(before, ignore_errors=True)
            last.rename(before)
        lay_out(kept | fresh, last)

    def _releases(self) -> list[Path]:
        return sorted(each for each in (self.out / FOLDER / _RELEASES).glob("[0-9]*-*") if each.is_dir())


def _name_of(folder: Path) -> str:
    return folder.name.partition("-")[2]


def _unit_of(name: str) -> str:
    """The unit folder that a file belongs to; templates belong to all."""
    top, _, rest = name.partition("/")
    return rest.partition("/")[0] if top == "data" else ""
