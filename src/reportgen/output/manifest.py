"""What was written, so that a later run can tell its own files from those that a person changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen.output.files import write_atomic

MANIFEST = Path(".reportgen") / "manifest.json"
REVIEWS = Path(".reportgen") / "批注.json"
"""Review copies have a record of their own: they are protected alike, and are no documents."""
VERSION = 1


class ManifestDamaged(ValueError):
    """The manifest cannot be trusted."""


@dataclass(slots=True)
class Manifest:
    """The hash of each file as it was written, with what it is."""

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def hash_of(self, path: str) -> str | None:
        """The hash recorded for a file."""
        entry = self.documents.get(path)
        return entry["sha256"] if entry else None

    def record(self, path: str, content: bytes, unit: str, year: int, document: str) -> None:
        """Note what was written."""
        self.documents[path] = {"sha256": digest(content), "unit": unit, "year": year, "document": document}


def digest(content: bytes) -> str:
    """The hash by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def load(root: Path, file: Path = MANIFEST) -> Manifest:
    """The manifest of an output folder; empty when there is none yet."""
    try:
        content = (root / file).read_bytes()
    except FileNotFoundError:
        return Manifest()
    try:
        data = json.loads(content.decode("utf-8"))
        if data["version"] != VERSION:
            raise ManifestDamaged(f"版本 {data['version']} 不认识")
        documents = {str(name): dict(entry) for name, entry in data["documents"].items()}
        if not all(isinstance(entry["sha256"], str) for entry in documents.values()):
            raise ManifestDamaged("缺少文件的校验值")
    except ManifestDamaged:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestDamaged("内容不完整") from error
    return Manifest(documents)


def save(root: Path, manifest: Manifest, file: Path = MANIFEST) -> None:
    """Write the manifest; without a clock, so that the same run writes the same bytes."""
    data = {"version": VERSION, "documents": manifest.documents}
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_atomic(root / file, text.encode())
