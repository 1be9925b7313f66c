"""One run at a time in an output folder: two would each take the other's documents for somebody's edits."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.output.files import leads_out

LOCK = Path(".reportgen") / "lock"


@contextmanager
def alone(root: Path, *, plan: bool = False) -> Iterator[bool]:
    """Is no other run at work in this folder? None can begin until this one has ended, unless this one only plans.

    The lock is the system's, which takes it from a run that was killed; the file stays. Where there can be none, as in
    a folder that is read-only, nobody is kept out.
    """
    opened = None if plan else _opened(root)
    if opened is None:
        yield True
        return
    lock, fresh = opened
    is_ours = _taken(lock)
    try:
        yield is_ours
    finally:
        if not is_ours:
            os.close(lock)
        elif sys.platform == "win32":  # which removes no open file, so none that another run has opened meanwhile
            os.close(lock)
            _tidy(fresh)
        else:
            _tidy(fresh)
            os.close(lock)


def _opened(root: Path) -> tuple[int, list[Path]] | None:
    """The file of the lock, and what there was not before: that file first, then its folders."""
    path = root / LOCK
    try:
        if leads_out(root, path):
            return None
        fresh = [each for each in (path, *path.parents) if not each.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666), fresh
    except OSError:
        return None


def _taken(lock: int) -> bool:
    """Is it ours now?"""
    if sys.platform == "win32":
        import msvcrt

        with suppress(OSError):
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
            return True
        return False
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return os.fstat(lock).st_nlink > 0  # else it was tidied away between the two


def _tidy(fresh: Sequence[Path]) -> None:
    """A run that had nothing to write leaves no folder behind."""
    with suppress(OSError):
        if fresh and len(list(fresh[0].parent.iterdir())) == 1:
            fresh[0].unlink()
            for folder in fresh[1:]:
                folder.rmdir()
