"""Write what was gathered: each file atomically, none that a person changed, none outside the output folder.

First it is decided what becomes of each document, then that is noted, then it is done: a plan stops after the first
step, and a run that follows a killed one recognises by the note what was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Literal

from reportgen.issues import Issue, Where
from reportgen.output import faults
from reportgen.output.aside import dated, newer
from reportgen.output.files import leads_out, lock_beside, reason_of, write_atomic
from reportgen.output.folder import OutFolder
from reportgen.output.names import safe_name, same_file
from reportgen.output.store import digest

Status = Literal[
    "新生成", "已更新", "未变", "保留人工修改", "未写入", "未更新", "已删除来源", "已过期", "已删去"
]  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Step:
    """What is to become of a document."""

    rendered: Rendered
    status: Status
    issue: Issue | None = None
    target: str | None = None
    """Where it is to be written, if at all."""
    aside: Path | None = None
    """Where to the changed file is moved before."""
    beside: str | None = None
    """Where the new version is to lie, beside a changed file."""
    needless: str | None = None
    """Where a new version lies that is no longer needed."""


def write(rendered: Sequence[Rendered], folder: OutFolder) -> Outcome:
    """Write finished documents, or say what would become of them."""
    names = Counter(same_file(each.path) for each in rendered)
    taken = names.keys() | {same_file(path) for path in folder.manifest.documents}
    steps = [_decided(each, folder, names, taken) for each in rendered]
    if not folder.plan:
        files = {step.target: digest(step.rendered.content) for step in steps if step.target}
        may_write = not files or folder.announce(files)
        for number, step in enumerate(steps):
            if step.target is None:
                _record(step, folder)
            elif may_write:
                # Decided once more: meanwhile somebody may have saved the file.
                steps[number] = _done(_decided(step.rendered, folder, names, taken), folder)
            else:
                steps[number] = Step(step.rendered, "未写入")  # why is told already
    return _told(steps, folder.shown)


def _decided(each: Rendered, folder: OutFolder, names: Counter[str], taken: Container[str]) -> Step:
    where = Where(f"{folder.shown}/{each.path}")
    if names[same_file(each.path)] > 1:
        return Step(each, "未写入", faults.same_name(where, PurePosixPath(each.path).name))
    try:
        if link := leads_out(folder.root, folder.root / each.path):
            place = link.relative_to(folder.root).as_posix()
            return Step(each, "未写入", faults.link_leads_out(Where(f"{folder.shown}/{place}")))
        step = _compared(each, where, folder, taken)
        lock = lock_beside(folder.root / step.target) if step.target else None
        return Step(each, "未写入", faults.still_open(where, lock)) if lock else step
    except OSError as error:
        return Step(each, "未写入", faults.not_written(where, reason_of(error)))


def _compared(each: Rendered, where: Where, folder: OutFolder, taken: Container[str]) -> Step:
    """By what lies at its place."""
    path, record = folder.root / each.path, folder.manifest
    lying = _newer_ones(each, folder, taken)
    needless = next((name for name, content in lying.items() if _is_ours(each, name, content, folder)), None)
    if not path.exists():
        return Step(each, "新生成", target=each.path, needless=needless)
    old = path.read_bytes()
    if old == each.content:
        return Step(each, "未变", needless=needless)
    if record.is_ours(each.path, old):
        return Step(each, "已更新", target=each.path, needless=needless)
    if folder.overwrite:
        aside = dated(path)
        issue = faults.edited_moved(where, aside.name)
        return Step(each, "已更新", issue, each.path, aside, needless=needless)
    same = next((name for name, content in lying.items() if content == each.content), None)
    beside = needless or same or next(name for name in newer(each.path, taken) if name not in lying)
    issue = faults.edited_kept(where, PurePosixPath(beside).name)
    return Step(each, "保留人工修改", issue, None if lying.get(beside) == each.content else beside, beside=beside)


def _newer_ones(each: Rendered, folder: OutFolder, taken: Container[str]) -> dict[str, bytes]:
    """The new versions that lie beside the document, whoever has changed them; first the one that was written last."""
    noted = folder.manifest.documents.get(each.path, {}).get("newer")
    numbered = takewhile(lambda name: (folder.root / name).exists(), newer(each.path, taken))
    paths = {name: folder.root / name for name in [*([noted] if noted else []), *numbered]}
    return {name: path.read_bytes() if path.is_file() else b"" for name, path in paths.items() if path.exists()}


def _is_ours(each: Rendered, name: str, content: bytes, folder: OutFolder) -> bool:
    """Is this new version as a run has written it?"""
    known = folder.manifest.documents.get(each.path, {}).get("beside")
    return digest(content) in (known, *folder.manifest.announced.get(name, ()))


def _done(step: Step, folder: OutFolder) -> Step:
    """Do it; one failure never stops the others."""
    try:
        if step.target is not None:
            write_atomic(folder.root / step.target, step.rendered.content, step.aside)
    except OSError as error:
        where = Where(f"{folder.shown}/{step.rendered.path}")
        return replace(step, status="未写入", issue=faults.not_written(where, reason_of(error)))
    _record(step, folder)
    return step


def _record(step: Step, folder: OutFolder) -> None:
    each, record = step.rendered, folder.manifest
    if step.needless is not None and step.status != "保留人工修改":
        with suppress(OSError):
            (folder.root / step.needless).unlink(missing_ok=True)
    if step.status in ("新生成", "已更新", "未变"):
        record.record(each.path, each.content, each.unit_folder, each.year, each.document)
    elif step.beside is not None:
        known = record.hash_of(each.path) or ""
        entry = {"sha256": known, "unit": each.unit_folder, "year": each.year, "document": each.document}
        record.documents[each.path] = entry | {"beside": digest(each.content), "newer": step.beside}


def _told(steps: Sequence[Step], shown: str, folder: str = "") -> Outcome:
    documents = [
        Written(
            f"{shown}/{PurePosixPath(folder, step.rendered.path)}",
            step.rendered.unit_folder,
            step.rendered.year,
            step.rendered.document,
            step.status,
        )
        for step in steps
    ]
    return Outcome(tuple(documents), tuple(step.issue for step in steps if step.issue is not None))


def write_drafts(rendered: Sequence[Rendered], root: Path, shown: str, *, plan: bool = False) -> Outcome:
    """Write drafts below 草稿/: always replaced, never recorded."""
    names = Counter(same_file(each.path) for each in rendered)
    return _told([_drafted(each, root, shown, names, plan=plan) for each in rendered], shown, DRAFTS)


def _drafted(each: Rendered, root: Path, shown: str, names: Counter[str], *, plan: bool) -> Step:
    inside = PurePosixPath(DRAFTS, each.path)
    path, where = root / inside, Where(f"{shown}/{inside}")
    if names[same_file(each.path)] > 1:
        return Step(each, "未写入", faults.same_name(where, inside.name))
    try:
        if link := leads_out(root, path):
            return Step(each, "未写入", faults.link_leads_out(Where(f"{shown}/{link.relative_to(root).as_posix()}")))
        if lock := lock_beside(path):
            return Step(each, "未写入", faults.still_open(where, lock))
        status: Status = "已更新" if path.exists() else "新生成"
        if not plan:
            write_atomic(path, each.content)
        return Step(each, status)
    except OSError as error:
        return Step(each, "未写入", faults.not_written(where, reason_of(error)))
