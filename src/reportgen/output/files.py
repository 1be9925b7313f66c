"""One file at a time, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_atomic(path: Path, content: bytes, aside: Path | None = None) -> None:
    """Write beside the target and move into place: a reader sees the old file or the new one, never half.

    Where the old file is to be kept, it is moved ``aside`` when the new one is complete.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{_UNFINISHED}{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)  # of a run that was killed and had this number
    try:
        # Opened like any new file, so that the user's umask decides who may read it.
        with temporary.open("xb") as stream:
            stream.write(content)
            if path.exists():
                # Else a power cut could leave an empty file in place of a whole one.
                stream.flush()
                os.fsync(stream.fileno())
        if aside is not None:
            path.rename(aside)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder with all its files, or none: they are written beside it and moved into place together."""
    temporary = folder.with_name(f".reportgen-{os.getpid()}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        for name, content in files.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


_UNFINISHED = ".reportgen-"


def clear_unfinished(folder: Path) -> None:
    """Remove what killed runs left half written in a folder."""
    for path in folder.glob(f"{_UNFINISHED}*.tmp"):
        path.unlink(missing_ok=True)


def leads_out(root: Path, path: Path) -> Path | None:
    """The first place between an output folder and a file in it that is a link; None when there is none.

    The output folder itself may be a link: the clerk named it. A Windows junction is no symlink, but resolves away.
    """
    here, home = root, root.resolve()
    for part in path.relative_to(root).parts:
        here = here / part
        if here.is_symlink() or not here.resolve().is_relative_to(home):
            return here
    return None


def lock_beside(path: Path) -> str | None:
    """The name of the lock file that Word, WPS or LibreOffice keeps beside an open document.

    Word and WPS put ~$, WPS on Linux .~ before a short name, in place of the first character of a name of seven, and of
    the first two of a longer one; LibreOffice writes .~lock. before the whole name and # behind it.
    """
    cut = min(max(len(path.stem) - 6, 0), 2)
    names = [f"{sign}{name}" for sign in ("~$", ".~") for name in (path.name, path.name[cut:])]
    return next((name for name in (*names, f".~lock.{path.name}#") if (path.parent / name).exists()), None)


_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "路径太长",
    errno.ENOENT: "文件夹不存在，也建不了",
    errno.EBUSY: "文件正被别的程序打开",
}


def reason_of(error: OSError) -> str:
    """The system's reason in words a clerk knows."""
    if isinstance(error, PermissionError):
        return "没有权限，或文件正被别的程序打开"
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError):
        return "应为文件夹（或文件）的地方已有别的东西"
    return _REASONS.get(error.errno or 0, f"系统报告“{error.strerror or error}”")
