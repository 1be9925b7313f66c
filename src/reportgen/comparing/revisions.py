"""A revision of the workspace that git knows."""

from __future__ import annotations

import os
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

_TOPS = ("data", "templates")


class NoRevision(ValueError):
    """Why there is no such revision, in a clerk's words."""


def revision(root: Path, name: str) -> dict[str, bytes]:
    """The files below data/ and templates/ in a revision."""
    if not _knows(root, name):
        raise NoRevision(f"git 里没有“{name}”")
    tops = [top for top in _TOPS if _git(root, "ls-tree", "--name-only", name, top).strip()]
    if "data" not in tops:
        raise NoRevision(f"git 的“{name}”里没有这个工作文件夹的 data/")
    with tarfile.open(fileobj=BytesIO(_git(root, "archive", "--format=tar", name, *tops))) as archive:
        files = ((member.name, archive.extractfile(member)) for member in archive if member.isfile())
        return {path: stream.read() for path, stream in files if stream is not None}


def is_revision(root: Path, name: str) -> bool:
    """Is there a git that calls a revision so?"""
    try:
        return _knows(root, name)
    except NoRevision:
        return False


def _knows(root: Path, name: str) -> bool:
    is_option = name.startswith("-")
    return not is_option and bool(_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip())


def _git(root: Path, *arguments: str) -> bytes:
    """What git answers; nothing where it does not know."""
    command = ["git", "-C", str(root), *arguments]
    # Why it failed is read from its words, which are in the reader's language unless it is told otherwise.
    environment = os.environ | {"LC_ALL": "C"}
    try:
        # The only word from outside is the name of a revision, of which none begins with a stroke.
        done = subprocess.run(command, check=False, capture_output=True, timeout=120, env=environment)  # noqa: S603
    except FileNotFoundError:
        raise NoRevision("没有安装 git") from None
    except (OSError, subprocess.TimeoutExpired):
        raise NoRevision("git 没有运行成功") from None
    if b"not a git repository" in done.stderr or b"dubious ownership" in done.stderr:
        raise NoRevision("工作文件夹不在 git 仓库里")
    return done.stdout if done.returncode == 0 else b""
