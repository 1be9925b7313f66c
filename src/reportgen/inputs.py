"""What the documents of each unit are made from, as hashes: its files, the templates; and what else a run looks at.

A unit depends on every file below its folder (last year's is one of them), on templates/, on the names of the other
units (in their 单位.yaml, so that a copied text can be told), and on the program with the formats and dictionaries
that it ships. Where these are the same, its documents are.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reportgen import __version__
from reportgen.model.workspace import UNIT_FILE, is_hidden, loose_files, unit_folders
from reportgen.output.releases import Release
from reportgen.output.states import Sources, State, Tree, objects_of, tree_bytes, tree_name
from reportgen.output.store import Store, digest
from reportgen.profile.load import shipped_folder
from reportgen.source.decode import LIMIT

_DATA = (".yaml", ".yml")
_TEMPLATES = (".yaml", ".docx")
_PROGRAM = (".py", ".txt", ".yaml", ".docx")
_LIBRARIES = ("docxtpl", "jinja2", "lxml", "python-docx", "pyyaml", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file or a folder that matters."""

    name: str
    """Its path from the workspace on; a folder's ends with a stroke."""
    path: str
    is_read: bool
    """Else only its presence counts."""


@dataclass(frozen=True)
class Inputs:
    """The inputs of every unit, and the contents behind their hashes."""

    units: Mapping[str, Tree]
    templates: Tree
    contents: Mapping[str, bytes]
    """Of the files, and of the trees themselves."""

    @cached_property
    def sources(self) -> dict[str, Sources]:
        """What the documents of each unit are made from."""
        templates = tree_name(self.templates)
        return {unit: Sources(tree_name(tree), templates) for unit, tree in self.units.items()}

    @property
    def release(self) -> Release:
        """What a name can be given to."""
        return Release({unit: sources.data for unit, sources in self.sources.items()}, tree_name(self.templates))

    @cached_property
    def states(self) -> dict[str, State]:
        """Everything that matters for each unit."""
        return {unit: State(*sources, self._context) for unit, sources in self.sources.items()}

    @cached_property
    def all_units(self) -> State:
        """Everything that matters for the tables over all units."""
        every = tree_name({unit: sources.data for unit, sources in self.sources.items()})
        return State(every, tree_name(self.templates), self._context)

    @cached_property
    def _context(self) -> str:
        names = {path: sha for tree in self.units.values() for path, sha in tree.items() if _is_unit_file(path)}
        return tree_name(names | {"": program_name()})

    def keep(self, store: Store, units: Iterable[str]) -> None:
        """Put what the documents of these units are made from into a store."""
        for name in sorted(objects_of(self.contents.get, {self.sources[unit] for unit in units})):
            store.put(self.contents[name])


def take_inputs(root: Path) -> Inputs:
    """The inputs as they are now; what is read later is at least as new, so that no change goes unnoticed."""
    contents: dict[str, bytes] = {}
    units: dict[str, Tree] = {folder.name: _hashed(_of_unit(folder), contents) for folder in unit_folders(root)}
    templates = _hashed(_of_templates(root), contents)
    contents |= {tree_name(tree): tree_bytes(tree) for tree in (templates, *units.values())}
    return Inputs(units, templates, contents)


def input_files(root: Path) -> Iterator[InputFile]:
    """Every file that a run looks at, those among them that lie loosely in data/."""
    yield from _of_templates(root)
    for folder in unit_folders(root):
        yield from _of_unit(folder)
    for path in loose_files(root / "data"):
        yield InputFile(f"data/{path.name}", str(path), is_read=False)


def _is_unit_file(path: str) -> bool:
    return path.count("/") == 2 and path.endswith(f"/{UNIT_FILE}")


def _of_unit(folder: Path) -> Iterator[InputFile]:
    """Every file and folder of a unit; of what is not read, the presence counts: somebody is told of it."""
    for name, path in _below(folder):
        if name.endswith("/") or not is_hidden(name.rpartition("/")[2]):
            yield InputFile(f"data/{folder.name}/{name}", path, is_read=name.endswith(_DATA))


def _of_templates(root: Path) -> Iterator[InputFile]:
    """The files of the formats that are read."""
    for name, path in _below(root / "templates"):
        if name.endswith(_TEMPLATES) and _is_plain(name):
            yield InputFile(f"templates/{name}", path, is_read=True)


def _hashed(files: Iterable[InputFile], contents: dict[str, bytes]) -> Tree:
    """A tree; the contents of its files are put to the others."""
    return {file.name: _kept(file.path, contents) if file.is_read else "" for file in files}


def _kept(path: str, contents: dict[str, bytes]) -> str:
    """The hash of what is read of a file; "" where it cannot be read."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - Path would cost more than reading
            content = stream.read(LIMIT + 1) if path.endswith(_DATA) else stream.read()
    except OSError:
        return ""
    name = digest(content)
    contents[name] = content
    return name


def _below(folder: Path | str, inside: str = "") -> Iterator[tuple[str, str]]:
    """Everything below a folder: its name from there, with a stroke behind a folder's, and its path.

    Links to folders are followed at the top only, where a unit's years and the formats are.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        name = inside + entry.name
        if not entry.is_dir():
            yield name, entry.path
            continue
        yield f"{name}/", entry.path
        if not (inside and entry.is_symlink()):
            yield from _below(entry.path, f"{name}/")


def _is_plain(name: str) -> bool:
    """Nothing hidden, no compiled Python."""
    return not any(is_hidden(part) or part == "__pycache__" for part in name.split("/"))


def program_name() -> str:
    """The program by its version, or by its files where they can be edited, and the libraries that it uses."""
    from importlib.metadata import version  # here, because it takes half the mail library with it

    package = Path(__file__).parent
    found = {"reportgen": __version__} | {name: version(name) for name in _LIBRARIES}
    if not shipped_folder().is_relative_to(package):
        found |= {
            f"{place.name}/{name}": digest(Path(path).read_bytes())
            for place in (package, shipped_folder())
            for name, path in _below(place)
            if name.endswith(_PROGRAM) and _is_plain(name)
        }
    return tree_name(found | {"Python": sys.version, "zlib": zlib.ZLIB_RUNTIME_VERSION})
