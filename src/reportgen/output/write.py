"""Write what was gathered: each file atomically, none that a person changed, none outside the output folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from reportgen.issues import Issue, Where
from reportgen.output import faults, manifest
from reportgen.output.files import leads_out, reason_of, word_lock, write_atomic
from reportgen.output.names import safe_name, same_file

Status = Literal["新生成", "已更新", "未变", "保留人工修改", "未写入"]
DRAFTS = "草稿"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document and where it belongs."""

    unit_folder: str
    year: int
    document: str
    name: str
    content: bytes
    suffix: str = ".docx"

    @property
    def path(self) -> str:
        """Its path inside the output folder."""
        return str(PurePosixPath(safe_name(self.unit_folder, ""), str(self.year), safe_name(self.name, self.suffix)))


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a document; the path is the one that messages show."""

    path: str
    unit: str
    year: int
    document: str
    status: Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all of them."""

    documents: tuple[Written, ...]
    issues: tuple[Issue, ...]


def write_reviews(reviews: Sequence[Rendered], root: Path, shown: str) -> Outcome:
    """Write review copies beside their documents: what somebody has written into one is kept."""
    return write(reviews, root, shown, manifest.REVIEWS)


Put = Callable[[Path, str, Rendered], tuple[Status, Issue | None]]


def write(rendered: Sequence[Rendered], root: Path, shown: str, file: Path = manifest.MANIFEST) -> Outcome:
    """Write finished documents and record what was written."""
    where = Where(f"{shown}/{file.as_posix()}")
    record, issue = _load(root, where, file)
    before = dict(record.documents)

    def put(path: Path, place: str, each: Rendered) -> tuple[Status, Issue | None]:
        return _put(path, Where(place), each, record)

    outcome = _write_all(rendered, root, shown, put)
    if record.documents != before and issue is None:
        try:
            manifest.save(root, record, file)
        except OSError as error:
            issue = faults.not_written(where, reason_of(error))
    return Outcome(outcome.documents, (issue, *outcome.issues) if issue else outcome.issues)


def write_drafts(rendered: Sequence[Rendered], root: Path, shown: str) -> Outcome:
    """Write drafts below 草稿/: always replaced, never recorded."""

    def put(path: Path, _place: str, each: Rendered) -> tuple[Status, Issue | None]:
        existed = path.exists()
        write_atomic(path, each.content)
        return ("已更新" if existed else "新生成"), None

    return _write_all(rendered, root, shown, put, DRAFTS)


def _load(root: Path, where: Where, file: Path) -> tuple[manifest.Manifest, Issue | None]:
    """The manifest; without a trustworthy one no file counts as ours, so nothing is overwritten."""
    try:
        if leads_out(root, root / file):
            return manifest.Manifest(), faults.link_leads_out(where)
        return manifest.load(root, file), None
    except manifest.ManifestDamaged as damaged:
        return manifest.Manifest(), faults.manifest_damaged(where, str(damaged))
    except OSError as error:
        return manifest.Manifest(), faults.manifest_damaged(where, reason_of(error))


def _write_all(rendered: Sequence[Rendered], root: Path, shown: str, put: Put, folder: str = "") -> Outcome:
    names = Counter(same_file(each.path) for each in rendered)
    written: list[Written] = []
    issues: list[Issue] = []
    for each in rendered:
        inside = PurePosixPath(folder, each.path)
        place = f"{shown}/{inside}"
        issue: Issue | None
        if names[same_file(each.path)] > 1:
            status: Status = "未写入"
            issue = faults.same_name(Where(place), inside.name)
        else:
            status, issue = _guarded(root, shown, inside, each, put)
        written.append(Written(place, each.unit_folder, each.year, each.document, status))
        issues += [issue] if issue else []
    return Outcome(tuple(written), tuple(issues))


def _guarded(root: Path, shown: str, inside: PurePosixPath, each: Rendered, put: Put) -> tuple[Status, Issue | None]:
    """Write one file unless something stands in the way; one failure never stops the others."""
    path, place = root / inside, f"{shown}/{inside}"
    try:
        if link := leads_out(root, path):
            return "未写入", faults.link_leads_out(Where(f"{shown}/{link.relative_to(root).as_posix()}"))
        if lock := word_lock(path):
            return "未写入", faults.open_in_word(Where(place), lock)
        return put(path, place, each)
    except OSError as error:
        return "未写入", faults.not_written(Where(place), reason_of(error))


def _put(path: Path, where: Where, each: Rendered, record: manifest.Manifest) -> tuple[Status, Issue | None]:
    status: Status = "新生成"
    if path.exists():
        old = path.read_bytes()
        if old == each.content:
            record.record(each.path, each.content, each.unit_folder, each.year, each.document)
            return "未变", None
        if record.hash_of(each.path) != manifest.digest(old):
            return "保留人工修改", faults.edited_kept(where)
        status = "已更新"
    write_atomic(path, each.content)
    record.record(each.path, each.content, each.unit_folder, each.year, each.document)
    return status, None
