"""The output folder of a run: where it is, how messages call it, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.issues import Issue, Where
from reportgen.output import faults, manifest
from reportgen.output.aside import damaged
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
    """What is wrong with the record."""
    _is_ours: bool = field(init=False)
    """Does the record lie in this folder?"""
    _is_readable: bool = field(init=False, default=True)
    """Else nothing is written: whether somebody has changed a file can be told the next time."""
    _damaged: Path | None = field(init=False, default=None)
    """The name that a record gets which cannot be read. No file counts as ours then, so nothing is overwritten."""
    _saved: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.store, self.releases = Store(self.root / OBJECTS), Releases(self.root)
        self.manifest, problem = self._load()
        self.issues, self._is_ours = [problem] if problem else [], problem is None or self._damaged is not None
        self._saved = self.manifest.as_bytes()

    @property
    def where(self) -> Where:
        """The manifest as messages name it."""
        return Where(f"{self.shown}/{self.record.as_posix()}")

    @property
    def records(self) -> bool:
        """May this run note what it does?"""
        return not self.plan and self._is_ours

    def _load(self) -> tuple[Manifest, Issue | None]:
        try:
            for place in (self.record, OBJECTS, RELEASES):
                if link := leads_out(self.root, self.root / place):
                    shown = link.relative_to(self.root).as_posix()
                    return Manifest(), faults.link_leads_out(Where(f"{self.shown}/{shown}"))
            return manifest.load(self.root, self.record), None
        except manifest.ManifestDamaged as reason:
            self._damaged = damaged(self.root / self.record)
            return Manifest(), faults.manifest_damaged(self.where, str(reason), self._damaged.name)
        except OSError as error:
            self._is_readable = False
            return Manifest(), faults.manifest_not_read(self.where, reason_of(error))

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

        What cannot be noted must not be written, unless nothing is ever noted because the record lies elsewhere.
        """
        if not self.records:
            return self._is_readable
        for folder in {(self.root / path).parent for path in self.manifest.announced}:
            clear_unfinished(folder)
        for path, sha in files.items():
            self.manifest.announce(path, sha)
        return self.save()

    def close(self) -> list[Issue]:
        """Save what was noted; what went wrong with that."""
        is_due = self._damaged is not None or self.manifest.as_bytes() != self._saved
        if self.records and is_due and self.save() and self.record == manifest.MANIFEST:
            self._sweep()
        return self.issues

    def save(self) -> bool:
        """Write the manifest; whether that went well."""
        try:
            if self._damaged is not None:
                (self.root / self.record).rename(self._damaged)
                self._damaged = None
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
