"""Named states: what every document was made from when it was published, kept until the name is given up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from reportgen.output.files import write_atomic
from reportgen.output.manifest import Manifest, ManifestDamaged
from reportgen.output.names import safe_name
from reportgen.output.states import State

RELEASES = Path(".reportgen") / "releases"


@dataclass(frozen=True, slots=True)
class Release:
    """The inputs of every unit and year, and the hash of every document, under a name."""

    name: str
    states: dict[tuple[str, int], State]
    documents: dict[str, str]


def release_of(name: str, manifest: Manifest) -> Release:
    """What lies in the output folder now, under a name."""
    states = {
        (unit, int(year)): state for unit, record in manifest.units.items() for year, state in record.built.items()
    }
    return Release(name, states, {path: entry["sha256"] for path, entry in manifest.documents.items()})


def save_release(root: Path, release: Release) -> Path:
    """Keep a release; one of the same name is replaced. Its file."""
    units: dict[str, dict[str, tuple[str, ...]]] = {}
    for (unit, year), state in release.states.items():
        units.setdefault(unit, {})[str(year)] = astuple(state)
    data = {"version": 1, "name": release.name, "units": units, "documents": release.documents}
    path = root / RELEASES / safe_name(release.name, ".json")
    write_atomic(path, (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    return path


def releases(root: Path) -> list[Release]:
    """Every release, by name; a file that cannot be read is reported as a damaged manifest."""
    folder = root / RELEASES
    return [_read(path) for path in sorted(folder.glob("*.json"))] if folder.is_dir() else []


def _read(path: Path) -> Release:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        states = {
            (str(unit), int(year)): State(*map(str, parts))
            for unit, years in data["units"].items()
            for year, parts in years.items()
        }
        return Release(str(data["name"]), states, {str(key): str(sha) for key, sha in data["documents"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestDamaged(f"{path.name} 内容不完整") from error


def released_states(root: Path) -> Iterator[State]:
    """The states that must be kept because a release names them."""
    for release in releases(root):
        yield from release.states.values()
