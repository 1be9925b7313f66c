"""One file at the place that the clerk names, recorded like documents are, so that notes made in it are not lost."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from reportgen.issues import Issue, Where
from reportgen.output import aside, faults, manifest
from reportgen.output.files import lock_beside, reason_of, write_atomic
from reportgen.output.lock import alone
from reportgen.output.store import digest
from reportgen.output.write import Status


def write_single(path: Path, content: bytes, out: Path, kind: str, *, overwrite: bool) -> tuple[Status, Issue | None]:
    """Write a file unless somebody changed it since it was made; what was written is noted in the output folder."""
    with alone(out) as is_alone:
        if not is_alone:
            return "未写入", faults.in_use(Where(out.as_posix()))
        return _write(path, content, out, kind, overwrite=overwrite)


def _write(path: Path, content: bytes, out: Path, kind: str, *, overwrite: bool) -> tuple[Status, Issue | None]:
    where = Where(path.as_posix())
    try:
        if lock := lock_beside(path):
            return "未写入", faults.still_open(where, lock)
        record, key = manifest.load(out), _key(path, out)
        status: Status = "新生成"
        if path.exists():
            old = path.read_bytes()
            status = "未变" if old == content else "已更新"
            if status == "已更新" and not overwrite and record.hash_of(key) != digest(old):
                return "保留人工修改", faults.report_kept(where)
        if status != "未变":
            write_atomic(path, content)
        before = dict(record.documents)
        record.record(key, content, "", 0, kind)
        if record.documents != before:
            manifest.save(out, record)
    except manifest.ManifestDamaged as damaged:
        place = out / manifest.MANIFEST
        return "未写入", faults.manifest_damaged(Where(place.as_posix()), str(damaged), aside.damaged(place).name)
    except OSError as error:
        return "未写入", faults.not_written(where, reason_of(error))
    return status, None


def remove_single(path: Path, out: Path) -> None:
    """Remove a file that has become needless, when it is as it was written."""
    with suppress(OSError, manifest.ManifestDamaged):
        record, key = manifest.load(out), _key(path, out)
        if record.hash_of(key) == digest(path.read_bytes()):
            path.unlink()
            del record.documents[key]
            manifest.save(out, record)


def _key(path: Path, out: Path) -> str:
    """The name by which the record knows a file: from the output folder to it, or in full from another drive."""
    full = path.resolve()
    try:
        return Path(os.path.relpath(full, out.resolve())).as_posix()
    except ValueError:
        return full.as_posix()
