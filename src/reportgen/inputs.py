"""What the documents of each unit are made from, as hashes: its files, what all units share, and the program.

A unit depends on every file below its folder (last year's is one of them), on templates/, on the names of the other
units (in their 单位.yaml, so that a copied text can be told), and on the program with the formats and dictionaries
that it ships. Where these are the same, its documents are.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from reportgen import __version__
from reportgen.model.workspace import UNIT_FILE, unit_folders
from reportgen.output.states import State, Tree, tree_name
from reportgen.output.store import digest
from reportgen.profile.load import shipped_folder
from reportgen.source.decode import LIMIT

_DATA = (".yaml", ".yml")
_TEMPLATES = (".yaml", ".docx")
_PROGRAM = (".py", ".txt", ".yaml", ".docx")
_LIBRARIES = ("docxtpl", "jinja2", "lxml", "python-docx", "pyyaml", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of every unit, and the contents behind their hashes."""

    units: dict[str, Tree]
    shared: Tree
    states: dict[str, State]
    all_units: State
    """The inputs of the tables over all units."""
    contents: dict[str, bytes]


def take_inputs(root: Path) -> Inputs:
    """The inputs as they are now; what is read later is at least as new, so that no change goes unnoticed."""
    contents: dict[str, bytes] = {}
    units: dict[str, Tree] = {folder.name: dict(_data_files(root, folder, contents)) for folder in unit_folders(root)}
    shared = {
        path.relative_to(root).as_posix(): _kept(path, contents)
        for path in _below(root / "templates")
        if path.suffix in _TEMPLATES and _is_plain(path.relative_to(root))
    } | {path: sha for tree in units.values() for path, sha in tree.items() if _is_unit_file(path)}
    shared_name, program = tree_name(shared), program_name()
    states = {unit: State(tree_name(tree), shared_name, program) for unit, tree in units.items()}
    every = tree_name({unit: state.data for unit, state in states.items()})
    return Inputs(units, shared, states, State(every, shared_name, program), contents)


def _is_unit_file(path: str) -> bool:
    return path.count("/") == 2 and path.endswith(f"/{UNIT_FILE}")


def _data_files(root: Path, folder: Path, contents: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every file and folder of a unit; of what is not read, only the presence."""
    for path in _below(folder):
        name = path.relative_to(root).as_posix()
        if path.is_dir():
            yield f"{name}/", ""
        elif not path.name.startswith((".", "~$")):
            yield name, _kept(path, contents) if path.suffix in _DATA else ""


def _kept(path: Path, contents: dict[str, bytes]) -> str:
    """The hash of what is read of a file; "" where it cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LIMIT + 1) if path.suffix in _DATA else stream.read()
    except OSError:
        return ""
    name = digest(content)
    contents[name] = content
    return name


def _below(folder: Path) -> Iterator[Path]:
    """Everything below a folder, and below the folders that links in it lead to."""
    for here, folders, files in os.walk(folder):
        for name in sorted((*folders, *files)):
            path = Path(here, name)
            yield path
            if name in folders and here == str(folder) and path.is_symlink():
                yield from _below(path)


def _is_plain(path: Path) -> bool:
    """No hidden file, none of Word for an open document, no compiled Python."""
    return not any(part.startswith((".", "~$")) or part == "__pycache__" for part in path.parts)


def program_name() -> str:
    """The program by its version, or by its files where they can be edited, and the libraries that it uses."""
    package = Path(__file__).parent
    found = {"reportgen": __version__} | {name: version(name) for name in _LIBRARIES}
    if not shipped_folder().is_relative_to(package):
        found |= {
            f"{place.name}/{path.relative_to(place).as_posix()}": digest(path.read_bytes())
            for place in (package, shipped_folder())
            for path in _below(place)
            if path.suffix in _PROGRAM and _is_plain(path.relative_to(place))
        }
    return tree_name(found | {"Python": sys.version, "zlib": zlib.ZLIB_RUNTIME_VERSION})
