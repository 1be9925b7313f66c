"""The path that a clerk writes to a value of a file: ``指标.数量指标[参训人次].实际``, ``支出[3].决算``.

The records say which keys there are; a member of a list goes by its number or by its name: the first key of its
record, its 名称 or its 编码.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from reportgen.editing import faults
from reportgen.issues import Issue, Where
from reportgen.model.faults import listed
from reportgen.model.record import Record, nearest
from reportgen.model.shapes import ListOf, Shape, TableOf, is_gap
from reportgen.source import Mapping, Node, Scalar
from reportgen.source import Sequence as SequenceNode

_STEP = re.compile(r"\.?(?P<key>[^.\[\]]+)|\[(?P<member>.+?)\](?=[.\[]|$)")
_NAMING = ("名称", "编码")
IN_EDITOR = "在编辑器里照表样改这一处"


class PathError(Exception):
    """The path leads to no value."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


@dataclass(frozen=True, slots=True)
class Step:
    """A key, or a member of a list."""

    word: str
    is_member: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: as far as the file goes, and what is missing from there on."""

    shape: Shape
    node: Node | None
    where: Where
    shown: str = ""
    path: tuple[str | int, ...] = ()
    order: tuple[str, ...] = ()
    """The keys around the last one of ``path``, in the order of the form."""
    missing: tuple[str, ...] = ()
    """Keys below ``path`` that are not there yet."""


def find(record_type: type[Record], tree: Mapping, path: str) -> Place:
    """The place of the one value that a path means."""
    top = Place(record_type, tree, tree.where)
    steps = _steps(path)
    if not steps:
        raise PathError(faults.unreadable_path(tree.where, path))
    here = top
    for step in steps:
        here = _member(here, step) if step.is_member else _key(here, step.word)
    shape = here.shape
    if isinstance(shape, type) and shape.short_form is not None and not isinstance(here.node, Mapping):
        return here
    if isinstance(shape, type | ListOf | TableOf):
        _fail_above_a_value(here)
    if here.node is not None and not isinstance(here.node, Scalar):
        raise PathError(faults.not_one_value(here.where, here.shown, "在文件里写成了几项", IN_EDITOR))
    return here


def _steps(path: str) -> list[Step]:
    steps: list[Step] = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if match is None or (not steps and match[0].startswith((".", "["))):
            return []
        word = match["key"] or match["member"]
        steps.append(Step(word.strip(), match["member"] is not None))
        at = match.end()
    return steps


def _key(here: Place, key: str) -> Place:
    """One key further down."""
    shape, node = here.shape, here.node
    if isinstance(shape, ListOf):
        raise PathError(faults.not_one_value(here.where, here.shown, "是列表", _onwards(_as_steps(here))))
    if not isinstance(shape, type | TableOf):
        raise PathError(faults.not_one_value(here.where, here.shown, f"是一个值，下面没有“{key}”"))
    known = list(shape.fields()) if isinstance(shape, type) else _keys_of(node)
    if isinstance(shape, type) and key not in known:
        raise PathError(faults.no_such_key(here.where, key, _near(key, known), known))
    below = shape.shapes()[key] if isinstance(shape, type) else shape.member
    shown = f"{here.shown}.{key}" if here.shown else key
    if isinstance(node, Mapping) and key in node.entries:
        child = node.entries[key]
        return Place(below, child, child.where, shown, (*here.path, key))
    if isinstance(node, Mapping):
        order = known if key in known else [*known, key]
        return Place(below, None, here.where, shown, (*here.path, key), tuple(order))
    if node is None or is_gap(node):
        # Nothing stands here yet: the missing key itself, or one that was left empty.
        return replace(here, shape=below, node=None, shown=shown, missing=(*here.missing, key))
    if isinstance(shape, type) and shape.short_form == key and isinstance(node, Scalar):
        return replace(here, shape=below, shown=shown)
    raise PathError(faults.not_one_value(here.where, here.shown, "在文件里没有写成“键: 值”", IN_EDITOR))


def _member(here: Place, step: Step) -> Place:
    """One member of a list."""
    if not isinstance(here.shape, ListOf):
        raise PathError(faults.not_one_value(here.where, here.shown, "不是列表，后面没有方括号"))
    members = _members(here)
    found = {number for number, names in enumerate(members) if step.word in names}
    if step.word.isascii() and step.word.isdigit() and 1 <= int(step.word) <= len(members):
        found.add(int(step.word) - 1)
    if not found:
        names = [name for each in members for name in each[:1]]
        shown = _as_words(members)
        raise PathError(faults.no_such_member(here.where, here.shown, step.word, _near(step.word, names), shown))
    if len(found) > 1:
        places = [f"{number + 1}（{_row(here.node, number)}）" for number in sorted(found)]
        raise PathError(faults.several_members(here.where, here.shown, step.word, places))
    (number,) = found
    assert isinstance(here.node, SequenceNode)
    node = here.node.items[number]
    return Place(here.shape.member, node, node.where, f"{here.shown}[{step.word}]", (*here.path, number))


def _members(here: Place) -> list[list[str]]:
    """The names of each member of a list, the one it goes by first."""
    items = here.node.items if isinstance(here.node, SequenceNode) else ()
    member = here.shape.member if isinstance(here.shape, ListOf) else None
    first = next(iter(member.fields())) if isinstance(member, type) else ""
    return [list(_names(item, (first, *_NAMING))) for item in items]


def _names(item: Node, keys: Sequence[str]) -> Iterator[str]:
    for key in dict.fromkeys(keys):
        value = item.entries.get(key) if isinstance(item, Mapping) else None
        if isinstance(value, Scalar) and value.text:
            yield value.text


def _row(node: Node | None, number: int) -> str:
    """The beginning of a member, so that it can be told from the others."""
    item = node.items[number] if isinstance(node, SequenceNode) else None
    values = item.entries.values() if isinstance(item, Mapping) else ()
    return " ".join(value.text for value in list(values)[:3] if isinstance(value, Scalar))


def _as_words(members: list[list[str]]) -> list[str]:
    return [f"{number} {' '.join(names[:1])}".strip() for number, names in enumerate(members, start=1)]


def _as_steps(here: Place) -> list[str]:
    """Each member by its name; by its number, with its beginning, where that is not its name alone."""
    members = _members(here)
    first = [names[0] if names else "" for names in members]
    return [
        f"[{name}]" if name and first.count(name) == 1 else f"[{number}]{_in_brackets(_row(here.node, number - 1))}"
        for number, name in enumerate(first, start=1)
    ]


def _in_brackets(words: str) -> str:
    return f"（{words}）" if words else ""


def _onwards(steps: list[str]) -> str:
    """How a path that ends too early may go on."""
    return f"接着写：{listed(steps, 30)}"


def _keys_of(node: Node | None) -> list[str]:
    return list(node.entries) if isinstance(node, Mapping) else []


def _near(word: str, known: list[str]) -> list[str]:
    """What was probably meant, the likeliest first."""
    first = nearest(word, known)
    close = difflib.get_close_matches(word, known, n=3, cutoff=0.5)
    return list(dict.fromkeys([each for each in (first, *close) if each]))[:3]


def _fail_above_a_value(here: Place) -> NoReturn:
    """The path ends too early."""
    shape = here.shape
    if isinstance(shape, ListOf):
        raise PathError(faults.not_one_value(here.where, here.shown, "是列表", _onwards(_as_steps(here))))
    below = list(shape.fields()) if isinstance(shape, type) else _keys_of(here.node)
    raise PathError(
        faults.not_one_value(here.where, here.shown, "下面还有几项", _onwards([f".{key}" for key in below]))
    )
