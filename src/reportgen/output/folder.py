"""The output folder of a run: where it is, how messages call it, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.issues import Issue, Where
from reportgen.output import faults, manifest
from reportgen.output.files import clear_unfinished, leads_out, reason_of
from reportgen.output.manifest import Manifest
from reportgen.output.releases import FOLDER as RELEASES
from reportgen.output.releases import Releases
from reportgen.output.states import objects_of
from reportgen.output.store import Store, digest

OBJECTS = Path(".reportgen") / "objects"


@dataclass(slots=True)
class OutFolder:
    """The output folder of one run; a plan writes nothing into it."""

    root: Path
    shown: str
    plan: bool = False
    overwrite: bool = False
    record: Path = manifest.MANIFEST
    """The file in which this run notes what it writes."""
    manifest: Manifest = field(init=False)
    store: Store = field(init=False)
    """What the documents were made from."""
    releases: Releases = field(init=False)
    issues: list[Issue] = field(init=False, default_factory=list)
    """What is wrong with the record. Where it cannot be read, no file counts as ours, so nothing is overwritten."""
    _is_sound: bool = field(init=False)
    _saved: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.store, self.releases = Store(self.root / OBJECTS), Releases(self.root)
        self.manifest, problem = self._load()
        self.issues, self._is_sound = [problem] if problem else [], problem is None
        self._saved = self.manifest.as_bytes()

    @property
    def where(self) -> Where:
        """The manifest as messages name it."""
        return Where(f"{self.shown}/{self.record.as_posix()}")

    @property
    def records(self) -> bool:
        """May this run note what it does?"""
        return not self.plan and self._is_sound

    def _load(self) -> tuple[Manifest, Issue | None]:
        try:
            for place in (self.record, OBJECTS, RELEASES):
                if leads_out(self.root, self.root / place):
                    return Manifest(), faults.link_leads_out(self.where)
            return manifest.load(self.root, self.record), None
        except manifest.ManifestDamaged as damaged:
            return Manifest(), faults.manifest_damaged(self.where, str(damaged))
        except OSError as error:
            return Manifest(), faults.manifest_damaged(self.where, reason_of(error))

    def inside(self, path: str) -> str:
        """The path in the output folder of a document as messages name it."""
        return path.removeprefix(f"{self.shown}/")

    def are_as_written(self, paths: Iterable[str]) -> bool:
        """Do these documents lie there as a run has written them, with no newer version beside any?"""
        return all(map(self._is_as_written, paths))

    def _is_as_written(self, path: str) -> bool:
        entry = self.manifest.documents.get(path, {"beside": ""})
        try:
            return "beside" not in entry and digest((self.root / path).read_bytes()) == entry["sha256"]
        except OSError:
            return False

    def was_announced(self, path: str) -> bool:
        """Did a run set out to write a document, or a newer version of it, since its unit was noted?"""
        return path in self.manifest.announced or "beside" in self.manifest.documents[path]

    def announce(self, files: dict[str, str]) -> bool:
        """Note what is about to be written, so that a run that follows a killed one knows these files for its own.

        What cannot be noted must not be written, unless nothing is ever noted because the record is damaged.
        """
        if not self.records:
            return True
        for folder in {(self.root / path).parent for path in self.manifest.announced}:
            clear_unfinished(folder)
        for path, sha in files.items():
            self.manifest.announce(path, sha)
        return self.save()

    def close(self) -> list[Issue]:
        """Save what was noted; what went wrong with that."""
        if (
            self.records
            and self.manifest.as_bytes() != self._saved
            and self.save()
            and self.record == manifest.MANIFEST
        ):
            self._sweep()
        return self.issues

    def save(self) -> bool:
        """Write the manifest; whether that went well."""
        try:
            manifest.save(self.root, self.manifest, self.record)
        except OSError as error:
            problem = faults.not_written(self.where, reason_of(error))
            self.issues += [problem] if problem not in self.issues else []
            return False
        self._saved = self.manifest.as_bytes()
        return True

    def _sweep(self) -> None:
        """Remove objects that nothing needs; none at all where that cannot be told."""
        units = self.manifest.units.values()
        kept = {state.sources for unit in units for state in (*unit.built.values(), *unit.before.values())}
        try:
            kept.update(sources for release in self.releases.all() for sources in release.sources.values())
            self.store.sweep(objects_of(self.store.get, kept) | {unit.result for unit in units})
        except (OSError, ValueError):
            return
