"""What documents were made from, kept in the output folder: under the name of a release, and for the last builds."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from reportgen.docx.package import Package
from reportgen.docx.writer import Packer
from reportgen.output.files import write_atomic
from reportgen.output.names import safe_name, same_file

FOLDER = Path(".reportgen") / "数据"
_LAST, _BEFORE = "生成-1.zip", "生成-2.zip"
_TOPS, _READ = ("data", "templates"), (".yaml", ".yml", ".docx")

Files = Mapping[str, bytes]
"""The inputs of a workspace by path."""


class Damaged(ValueError):
    """A snapshot that cannot be read."""


def inputs_of(root: Path) -> dict[str, bytes]:
    """Everything that documents are made from, as it is now."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in input_files(root)}


def input_files(root: Path) -> Iterator[Path]:
    """The files below data/ and templates/ that are read."""
    for top in _TOPS:
        for path in sorted((root / top).rglob("*")):
            is_plain = not any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
            if path.suffix in _READ and is_plain and path.is_file():
                yield path


def lay_out(files: Files, folder: Path) -> None:
    """Write inputs into an empty folder."""
    for name, content in files.items():
        write_atomic(folder / name, content)


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots of one output folder."""

    out: Path

    def releases(self) -> list[str]:
        """The names of the releases, the latest one last."""
        return [path.stem.partition("-")[2] for path in self._releases()]

    def release(self, name: str, files: Files) -> None:
        """Keep inputs under a name."""
        number = max((int(path.stem.partition("-")[0]) for path in self._releases()), default=0) + 1
        write_atomic(self.out / FOLDER / "发布" / f"{number:04d}-{safe_name(name, '.zip')}", _packed(files))

    def released(self, name: str) -> Files | None:
        """The inputs of a release."""
        path = self._release(name)
        return None if path is None else _unpacked(path)

    def has_release(self, name: str) -> bool:
        """Is the name given? Case does not matter, as in the name of a file."""
        return self._release(name) is not None

    def built_before(self, now: Files) -> Files | None:
        """The inputs of the last build; where these are the present ones, those of the build before, if there was."""
        paths = [path for name in (_LAST, _BEFORE) if (path := self.out / FOLDER / name).is_file()]
        builds = [_unpacked(path) for path in paths]
        return next((files for files in builds if files != now), builds[0] if builds else None)

    def keep_build(self, files: Files, made: Collection[str], written: Collection[str]) -> None:
        """Note the inputs of a build: of the units for which it wrote something, and of those not noted before.

        ``made`` are all units whose documents it has made; of the others the last snapshot holds.
        """
        last = self.out / FOLDER / _LAST
        old = _unpacked(last) if last.is_file() else {}
        known = {_unit_of(name) for name in old}
        units = {unit for unit in made if unit in written or unit not in known}
        if units:
            units.add("")
            kept = {name: content for name, content in old.items() if _unit_of(name) not in units}
            new = kept | {name: content for name, content in files.items() if _unit_of(name) in units}
            if old:
                write_atomic(last.with_name(_BEFORE), last.read_bytes())
            write_atomic(last, _packed(new))

    def _release(self, name: str) -> Path | None:
        wanted = same_file(safe_name(name, ""))
        found = (path for path in self._releases() if same_file(path.stem.partition("-")[2]) == wanted)
        return next(found, None)

    def _releases(self) -> list[Path]:
        return sorted((self.out / FOLDER / "发布").glob("[0-9]*-*.zip"))


def _unit_of(name: str) -> str:
    """The unit folder that a file belongs to; templates belong to all."""
    top, _, rest = name.partition("/")
    return rest.partition("/")[0] if top == "data" else ""


def _packed(files: Files) -> bytes:
    return Packer(Package(()), sorted(files)).pack(files)


def _unpacked(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            names = [name for name in archive.namelist() if _is_input(name)]
            return {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Damaged(path.as_posix()) from error


def _is_input(name: str) -> bool:
    """No path that leads out of the folder."""
    parts = PurePosixPath(name).parts
    return parts[:1] in [(top,) for top in _TOPS] and not {"..", "."} & set(parts) and "\\" not in name
