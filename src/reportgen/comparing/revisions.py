"""A revision of the workspace that git knows, laid out in a folder."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path, PurePosixPath

from reportgen.output.files import write_atomic

_TOPS = ("data", "templates")


class NoRevision(ValueError):
    """Why there is no such revision, in a clerk's words."""


def lay_out_revision(root: Path, name: str, folder: Path) -> None:
    """The data/ and templates/ of a revision in an empty folder."""
    if name.startswith("-") or not _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip():
        raise NoRevision(f"git 里没有“{name}”")
    tops = [top for top in _TOPS if _git(root, "ls-tree", "--name-only", name, top).strip()]
    if "data" not in tops:
        raise NoRevision(f"git 的“{name}”里没有这个工作文件夹的 data/")
    with tarfile.open(fileobj=BytesIO(_git(root, "archive", "--format=tar", name, *tops))) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            inside = PurePosixPath(member.name)
            if stream is not None and not inside.is_absolute() and ".." not in inside.parts:
                write_atomic(folder / inside, stream.read())


def _git(root: Path, *arguments: str) -> bytes:
    """What git answers; nothing where it does not know."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=120)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise NoRevision("没有安装 git") from None
    except (OSError, subprocess.TimeoutExpired):
        raise NoRevision("git 没有运行成功") from None
    if b"not a git repository" in done.stderr or b"dubious ownership" in done.stderr:
        raise NoRevision("工作文件夹不在 git 仓库里")
    return done.stdout if done.returncode == 0 else b""
