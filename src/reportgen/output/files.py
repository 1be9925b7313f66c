"""One file at a time, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomic(path: Path, content: bytes) -> None:
    """Write beside the target and move into place: a reader sees the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".reportgen-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def leads_out(root: Path, path: Path) -> Path | None:
    """The first folder between an output folder and a file in it that is a link; None when there is none."""
    here = root
    for part in path.relative_to(root).parts:
        here = here / part
        if here.is_symlink():
            return here
    return None


def word_lock(path: Path) -> str | None:
    """The name of the lock file that Word keeps beside an open document."""
    for name in (f"~${path.name}", f"~${path.name[2:]}"):
        if (path.parent / name).exists():
            return name
    return None
