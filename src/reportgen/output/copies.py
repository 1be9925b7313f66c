"""Copies of documents for whoever reviews them, with comments or with the changes marked.

They have a record of their own: they are protected like documents and are none. A copy belongs to one version of its
document: beside a newer one it would show old figures to whoever signs, so it goes with the version that it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from reportgen.issues import Issue
from reportgen.output.files import leads_out, lock_beside
from reportgen.output.folder import OutFolder
from reportgen.output.manifest import REVIEWS, Manifest
from reportgen.output.states import State
from reportgen.output.store import digest
from reportgen.output.write import Rendered, Status, Written, write

REVIEW, REDLINED = "批注", "修订"
Entry = Mapping[str, Any]
"""What is noted of a copy: besides what is noted of any file, the document that it is ``of``, its ``mark``, and the
hash of the version that it was ``made_from``."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a document, finished."""

    of: str
    """The path of the document in the output folder."""
    made_from: str
    """The hash of the document."""
    mark: str
    rendered: Rendered
    inputs: State | None = None
    """What its unit was made from, if that is known."""


@dataclass(slots=True)
class Copies:
    """The copies of an output folder, during one run."""

    folder: OutFolder
    documents: list[Written] = field(default_factory=list)
    """What became of them."""
    issues: list[Issue] = field(default_factory=list)

    @classmethod
    def beside(cls, folder: OutFolder) -> Copies:
        """Those of the documents of this folder."""
        return cls(replace(folder, record=REVIEWS))

    def are_there(self, documents: Iterable[str], inputs: State) -> bool:
        """Does the review copy of each of these Word documents lie there, made from just this?"""
        of_document = self._reviews()
        found = [of_document.get(path) for path in documents if path.endswith(".docx")]
        kept = [path for path in found if path and self._noted[path].get("inputs") == list(astuple(inputs))]
        return len(kept) == len(found) and self.folder.are_as_written(kept)

    def leave(self, documents: Iterable[str]) -> None:
        """The review copies of these are as they were."""
        of_document = self._reviews()
        self.documents += [self._told(of_document[path], "未变") for path in documents if path in of_document]

    def write(self, copies: Iterable[Copy]) -> None:
        """Write copies, and note what they are copies of."""
        due = list(copies)
        before = {path: entry.get("made_from", "") for path, entry in self._noted.items()}
        written = write([each.rendered for each in due], self.folder)
        for each, outcome in zip(due, written.documents, strict=True):
            if outcome.status != "未写入" and not self.folder.plan:
                path = each.rendered.path
                is_kept = outcome.status == "保留人工修改"
                made_from = before.get(path, "") if is_kept else each.made_from
                self._noted[path] |= {"of": each.of, "mark": each.mark, "made_from": made_from}
                if each.inputs is not None and not is_kept:
                    self._noted[path]["inputs"] = list(astuple(each.inputs))
        self.documents += written.documents
        self.issues += written.issues

    def drop(self, is_stale: Callable[[Entry], bool]) -> None:
        """Remove stale copies, but for those that this run has written; of those that somebody has changed, tell it."""
        written = {self.folder.inside(each.path) for each in self.documents}
        newer = {entry.get("newer") for entry in self._noted.values()}
        # What a killed run announced and did not note is a copy of nobody knows what.
        unnoted = self.folder.manifest.announced.keys() - self._noted.keys() - newer
        stale = [path for path, entry in self._noted.items() if is_stale(entry)]
        for path in [*stale, *sorted(unnoted)]:
            if path not in written:
                self._drop(path)

    def close(self) -> None:
        """Save what was noted."""
        self.issues += self.folder.close()

    @property
    def _noted(self) -> dict[str, dict[str, Any]]:
        return self.folder.manifest.documents

    def _reviews(self) -> dict[str, str]:
        """The review copies by their documents."""
        return {entry["of"]: path for path, entry in self._noted.items() if entry.get("mark") == REVIEW}

    def _drop(self, path: str) -> None:
        file, is_noted = self.folder.root / path, path in self._noted
        status: Status | None = self._removed(file, path) if file.exists() else None
        if status is not None and is_noted:
            self.documents.append(self._told(path, status))
        if status != "已过期" and not self.folder.plan:
            self._noted.pop(path, None)
            self.folder.manifest.announced.pop(path, None)

    def _removed(self, file: Path, path: str) -> Status:
        """What becomes of a stale copy."""
        try:
            if leads_out(self.folder.root, file) or lock_beside(file):
                return "已过期"
            if not self.folder.manifest.is_ours(path, file.read_bytes()):
                return "已过期"
            if not self.folder.plan:
                file.unlink()
        except OSError:
            return "已过期"
        return "已删去"

    def _told(self, path: str, status: Status) -> Written:
        entry = self._noted[path]
        return Written(f"{self.folder.shown}/{path}", entry["unit"], entry["year"], entry["document"], status)


def is_stale(copy: Entry, versions: Mapping[str, str]) -> bool:
    """Is it no copy of the newest version of its document, of those that are known?"""
    return "of" not in copy or versions.get(copy["of"]) != copy["made_from"]


def newest(manifest: Manifest, rendered: Iterable[Rendered] = (), written: Iterable[Written] = ()) -> dict[str, str]:
    """The hash of the newest version of each document; of those of this run, as it has made them."""
    noted = {path: entry.get("beside", entry["sha256"]) for path, entry in manifest.documents.items()}
    made = zip(rendered, written, strict=True)
    return noted | {each.path: digest(each.content) for each, outcome in made if outcome.status != "未写入"}
