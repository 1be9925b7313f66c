"""What documents are made from, by hashes, so that it can be laid out in a folder again and compared with today."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reportgen.output.files import write_atomic
from reportgen.output.store import digest

Tree = Mapping[str, str]
"""Files of a workspace by path, each with the hash of its content; "" where only the presence counts."""
Contents = Callable[[str], bytes | None]
"""The content of a hash, if it is there: kept in a store, or just read."""


class StateLost(ValueError):
    """An object that a state needs is gone or damaged."""


class Sources(NamedTuple):
    """What the documents of a unit are made from, as the names of two trees: where these are the same, so are they."""

    data: str
    """The files of the unit; "" where there is no such unit."""
    templates: str


@dataclass(frozen=True, slots=True)
class State:
    """Everything that what is found out about a unit depends on."""

    data: str
    templates: str
    context: str
    """The names of the other units, and the program: only whether they are the same counts."""

    @property
    def sources(self) -> Sources:
        """Without the context, which no document prints."""
        return Sources(self.data, self.templates)


def tree_bytes(tree: Tree) -> bytes:
    """A tree as an object."""
    return json.dumps(tree, ensure_ascii=False, sort_keys=True).encode(errors="surrogatepass")


def tree_name(tree: Tree) -> str:
    """The name of that object."""
    return digest(tree_bytes(tree))


def tree_of(contents: Contents, name: str) -> dict[str, str]:
    """A tree that was kept."""
    content = contents(name)
    if content is None:
        raise StateLost(f"文件清单 {name[:12]}")
    tree: dict[str, str] = json.loads(content.decode(errors="surrogatepass"))
    return tree


def objects_of(contents: Contents, kept: Iterable[Sources]) -> set[str]:
    """Everything in the store that these need."""
    trees = {name for sources in kept for name in sources if name}
    return trees | {name for tree in trees for name in tree_of(contents, tree).values() if name}


def lay_out(contents: Contents, sources: Sources, folder: Path) -> None:
    """The workspace of a unit: its part of data/, and templates/. Several of the same templates fit into one folder.

    Files of which only the presence counts are empty.
    """
    for name in filter(None, sources):
        for path, content_name in tree_of(contents, name).items():
            inside = PurePosixPath(path)
            if inside.is_absolute() or ".." in inside.parts:
                raise StateLost(path)
            if path.endswith("/"):
                (folder / inside).mkdir(parents=True, exist_ok=True)
            elif not (folder / inside).exists():
                content = contents(content_name) if content_name else b""
                if content is None:
                    raise StateLost(path)
                write_atomic(folder / inside, content)
