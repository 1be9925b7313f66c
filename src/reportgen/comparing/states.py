"""The states of a workspace that can be compared: as it is now, as it was in git, another folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.comparing.revisions import NoRevision, lay_out_revision

NOW = "现在"


class NoState(ValueError):
    """Why there is nothing to compare with, in a clerk's words."""


@dataclass(frozen=True, slots=True)
class State:
    """A folder with data/, and what it is called."""

    name: str
    folder: Path


@contextmanager
def state_of(root: Path, name: str) -> Iterator[State]:
    """The state of a name, laid out for as long as it is looked at."""
    if name == NOW:
        yield State(NOW, root)
    elif (Path(name) / "data").is_dir():
        yield State(name, Path(name))
    else:
        with TemporaryDirectory(prefix="reportgen-") as folder:
            try:
                lay_out_revision(root, name, Path(folder))
            except NoRevision as reason:
                raise NoState(f"找不到“{name}”：不是发布，不是有 data/ 的文件夹，{reason}") from None
            yield State(name, Path(folder))
