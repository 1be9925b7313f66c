"""What a unit's documents were made from, kept so that it can be laid out in a folder again and compared with today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportgen.output.files import write_atomic
from reportgen.output.store import Store, digest

Tree = Mapping[str, str]
"""Files of a workspace by path, each with the hash of its content; "" where only the presence counts."""


class StateLost(ValueError):
    """An object that a state needs is gone or damaged."""


@dataclass(frozen=True, slots=True)
class State:
    """The inputs of a unit: its own files, what it shares with all units, and the program."""

    data: str
    shared: str
    program: str


def tree_bytes(tree: Tree) -> bytes:
    """A tree as an object."""
    return json.dumps(tree, ensure_ascii=False, sort_keys=True).encode(errors="surrogatepass")


def tree_name(tree: Tree) -> str:
    """The name of that object."""
    return digest(tree_bytes(tree))


def tree_of(store: Store, name: str) -> dict[str, str]:
    """A tree that was kept."""
    content = store.get(name)
    if content is None:
        raise StateLost(name)
    tree: dict[str, str] = json.loads(content.decode(errors="surrogatepass"))
    return tree


def objects_of(store: Store, states: Iterable[State]) -> set[str]:
    """Everything in the store that these states need."""
    trees = {name for state in states for name in (state.data, state.shared)}
    return trees | {name for tree in trees for name in tree_of(store, tree).values() if name}


def lay_out(store: Store, state: State, folder: Path) -> None:
    """The workspace of a state in an empty folder: data/ of the unit, 单位.yaml of the others, templates/.

    Files of which only the presence counts are empty.
    """
    for name in (state.data, state.shared):
        for path, content_name in tree_of(store, name).items():
            inside = PurePosixPath(path)
            if inside.is_absolute() or ".." in inside.parts:
                raise StateLost(path)
            if path.endswith("/"):
                (folder / inside).mkdir(parents=True, exist_ok=True)
                continue
            content = store.get(content_name) if content_name else b""
            if content is None:
                raise StateLost(path)
            write_atomic(folder / inside, content)
