"""The states of a workspace that can be compared: now, a release, an earlier build, a revision in git, a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.comparing.revisions import NoRevision, revision
from reportgen.output.snapshots import Damaged, Files, Snapshots, inputs_of, lay_out

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
    if name == NOW:
        yield State(NOW, root)
    elif name and (Path(name) / "data").is_dir():
        yield State(name, Path(name))
    else:
        try:
            title, files = _found(root, Snapshots(out), name)
        except Damaged as damaged:
            raise NoState(f"{damaged} 已损坏，读不出来；写出要比的 git 版本或文件夹") from None
        with TemporaryDirectory(prefix="reportgen-") as folder:
            lay_out(files, Path(folder))
            yield State(title, Path(folder))


def _found(root: Path, snapshots: Snapshots, name: str) -> tuple[str, Files]:
    releases = snapshots.releases()
    wanted = name or (releases[-1] if releases else "")
    if wanted and (files := snapshots.released(wanted)) is not None:
        return wanted, files
    if not wanted:
        built = snapshots.built_before(inputs_of(root))
        if built is None:
            raise NoState("还没有发布，也没有更早的生成；先运行 reportgen release 名称，或写出要比的 git 版本，如 HEAD")
        return LAST_BUILD, built
    try:
        return name, revision(root, name)
    except NoRevision as reason:
        known = f"；有发布：{'、'.join(releases)}" if releases else ""
        raise NoState(f"找不到“{name}”：不是发布，不是有 data/ 的文件夹，{reason}{known}") from None
