"""What was written and what from, so that a later run knows its own files and what has changed since."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from reportgen.output.files import clear_unfinished, write_atomic
from reportgen.output.states import State
from reportgen.output.store import digest

MANIFEST = Path(".reportgen") / "manifest.json"
REVIEWS = Path(".reportgen") / "批注.json"
"""Review copies have a record of their own: they are protected alike, and are no documents."""
VERSION = 2
_READ = (1, 2)
"""The first version knew documents only."""


class ManifestDamaged(ValueError):
    """The manifest cannot be trusted."""


@dataclass(slots=True)
class UnitRecord:
    """What is known of a unit."""

    examined: State
    """The inputs of the last run that went through the whole unit."""
    result: str
    """The object in which that run noted what it found out."""
    built: dict[str, State] = field(default_factory=dict)
    """By year: the inputs of the documents that lie in the output folder."""
    before: dict[str, State] = field(default_factory=dict)
    """By year: the inputs of the documents that lay there before."""


@dataclass(slots=True)
class Manifest:
    """The hash of each file as it was written, with what it is; and what each unit was made from."""

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    units: dict[str, UnitRecord] = field(default_factory=dict)
    announced: dict[str, list[str]] = field(default_factory=dict)
    """The hashes of each file that runs set out to write since its unit was last noted as a whole."""

    def is_ours(self, path: str, content: bytes) -> bool:
        """Is this what a run has written at this place?"""
        return digest(content) in (self.hash_of(path), *self.announced.get(path, ()))

    def announce(self, path: str, sha: str) -> None:
        """Note what is about to be written; what killed runs announced may lie there as well."""
        known = self.announced.setdefault(path, [])
        known += [] if sha in known else [sha]

    def hash_of(self, path: str) -> str | None:
        """The hash recorded for a file."""
        entry = self.documents.get(path)
        return entry["sha256"] if entry else None

    def record(self, path: str, content: bytes, unit: str, year: int, document: str) -> None:
        """Note what was written, and that nothing else can lie there."""
        if path in self.announced:
            self.announced[path] = [digest(content)]
        self.documents[path] = {"sha256": digest(content), "unit": unit, "year": year, "document": document}

    def as_bytes(self) -> bytes:
        """The file; without a clock, so that the same run writes the same bytes."""
        data: dict[str, Any] = {"version": VERSION, "documents": self.documents}
        data |= {"units": {name: _plain(unit) for name, unit in self.units.items()}} if self.units else {}
        data |= {"announced": self.announced} if self.announced else {}
        return (json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _plain(unit: UnitRecord) -> dict[str, Any]:
    years = {
        name: {year: astuple(state) for year, state in found.items()}
        for name, found in (("built", unit.built), ("before", unit.before))
        if found
    }
    return {"examined": astuple(unit.examined), "result": unit.result, **years}


def load(root: Path, file: Path = MANIFEST) -> Manifest:
    """The manifest of an output folder; empty when there is none yet."""
    try:
        content = (root / file).read_bytes()
    except FileNotFoundError:
        return Manifest()
    try:
        data = json.loads(content.decode("utf-8"))
        if data["version"] not in _READ:
            raise ManifestDamaged(f"版本 {data['version']} 不认识")
        documents = {str(name): dict(entry) for name, entry in data["documents"].items()}
        if not all(isinstance(entry["sha256"], str) for entry in documents.values()):
            raise ManifestDamaged("缺少文件的校验值")
        units = {str(name): _unit(entry) for name, entry in data.get("units", {}).items()}
        announced = {str(name): list(map(str, hashes)) for name, hashes in data.get("announced", {}).items()}
        return Manifest(documents, units, announced)
    except ManifestDamaged:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestDamaged("内容不完整") from error


def _unit(entry: dict[str, Any]) -> UnitRecord:
    built, before = (
        {str(year): _state(state) for year, state in entry.get(name, {}).items()} for name in ("built", "before")
    )
    return UnitRecord(_state(entry["examined"]), str(entry["result"]), built, before)


def _state(parts: list[str]) -> State:
    data, templates, context = map(str, parts)
    return State(data, templates, context)


def save(root: Path, manifest: Manifest, file: Path = MANIFEST) -> None:
    """Write the manifest, and clear away what killed runs left beside it."""
    clear_unfinished((root / file).parent)
    write_atomic(root / file, manifest.as_bytes())
