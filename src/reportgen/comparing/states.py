"""The states of a workspace that can be compared: now, a release, an earlier build, a revision in git, a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.comparing.revisions import NoRevision, revision
from reportgen.output.snapshots import Snapshots, lay_out

NOW, LAST_BUILD = "现在", "上次生成"


class NoState(ValueError):
    """Why there is nothing to compare with, in a clerk's words."""


@dataclass(frozen=True, slots=True)
class State:
    """A folder with data/, and what it is called."""

    name: str
    folder: Path


@contextmanager
def state_of(root: Path, out: Path, name: str = "") -> Iterator[State]:
    """The state of a name, laid out for as long as it is looked at; without a name the last release or build."""
    found = _kept(root, Snapshots(out), name)
    if found is not None:
        yield found
        return
    with TemporaryDirectory(prefix="reportgen-") as folder:
        try:
            lay_out(revision(root, name), Path(folder) / "revision")
        except NoRevision as reason:
            releases = Snapshots(out).releases()
            known = f"；有发布：{'、'.join(releases)}" if releases else ""
            raise NoState(f"找不到“{name}”：不是发布，不是有 data/ 的文件夹，{reason}{known}") from None
        yield State(name, Path(folder) / "revision")


def _kept(root: Path, snapshots: Snapshots, name: str) -> State | None:
    """A state that is a folder already."""
    if name == NOW:
        return State(NOW, root)
    if not name:
        return _latest(root, snapshots)
    if (folder := snapshots.released(name)) is not None:
        return State(name, folder)
    return State(name, Path(name)) if (Path(name) / "data").is_dir() else None


def _latest(root: Path, snapshots: Snapshots) -> State:
    releases = snapshots.releases()
    if releases and (folder := snapshots.released(releases[-1])) is not None:
        return State(releases[-1], folder)
    built = snapshots.built_before(root)
    if built is None:
        raise NoState("还没有发布，也没有更早的生成；先运行 reportgen release 名称，或写出要比的 git 版本，如 HEAD")
    return State(LAST_BUILD, built)
