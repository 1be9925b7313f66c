"""What somebody typed differently between two states of a workspace: each value with its place in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from reportgen.docx.matching import Line, matched
from reportgen.inputs import input_files
from reportgen.issues import Where
from reportgen.source import Mapping, Node, Scalar, read
from reportgen.source import Sequence as List

_YAML = (".yaml", ".yml")
_NAMES = ("名称", "项目名称", "科目", "来源", "编码")
"""By these keys a member of a list is called."""


@dataclass(frozen=True, slots=True)
class Input:
    """A typed value, or a whole file, that differs; without a place, or empty, where it is not."""

    key: str
    """``支出[2011301].决算``; empty for a file."""
    old: Where | None
    new: Where | None
    before: str = ""
    after: str = ""

    @property
    def where(self) -> Where:
        """Where to look: in the newer state, if it is there."""
        where = self.new or self.old
        assert where is not None
        return where

    def __str__(self) -> str:
        """The place and what became of it."""
        if not self.key:
            return f"{self.where}（{'新增' if self.old is None else '删去' if self.new is None else '改动'}的文件）"
        if self.old is None:
            return f"{self.where} {self.key} 新写 {_cut(self.after)}"
        if self.new is None:
            return f"{self.where}（旧）{self.key} 删去 {_cut(self.before)}"
        return f"{self.where} {self.key} {_cut(self.before)} → {_cut(self.after)}"


def in_words(inputs: Sequence[Input]) -> list[str]:
    """What was typed differently; a member of a list that came or went is told once."""

    def whole(each: Input) -> tuple[object, ...]:
        record = each.key.rpartition(".")[0]
        one_sided = (each.old is None) != (each.new is None)
        return (each.where.file, record, each.new is None) if one_sided and record.endswith("]") else (each,)

    lines: list[str] = []
    for (_, *of_record), members in groupby(inputs, whole):
        first, *others = members
        if of_record and others:
            became = "（旧）删去" if first.new is None else " 新写"
            lines.append(f"{first.where}{became} {of_record[0]}")
        else:
            lines.append(str(first))
    return lines


_MOST_SIGNS = 30


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SIGNS else text[:_MOST_SIGNS] + "…"


def changed_inputs(old: Path, new: Path) -> list[Input]:
    """Every value and file below data/ and templates/ that differs between two folders."""
    files = [{each.name: Path(each.path) for each in input_files(root) if each.is_read} for root in (old, new)]
    found: list[Input] = []
    for name in sorted(files[0].keys() | files[1].keys()):
        one, other = (side.get(name) for side in files)
        if one is None or other is None:
            place = Where(name)
            found.append(Input("", place if one else None, place if other else None))
        elif one.read_bytes() != other.read_bytes():
            found += _in_file(one, other, name)
    return found


def _in_file(old: Path, new: Path, name: str) -> Iterator[Input]:
    """The values of a file that differ; the file itself where its values cannot be read."""
    trees = [read(path, name, headed=False).tree if path.suffix in _YAML else None for path in (old, new)]
    if trees[0] is None or trees[1] is None:
        yield Input("", Where(name), Where(name))
    else:
        yield from _differ(trees[0], trees[1], "")


def _differ(old: Node, new: Node, key: str) -> Iterator[Input]:
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        if old.text != new.text:
            yield Input(key, old.where, new.where, old.text, new.text)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in old.entries | new.entries:
            inside = f"{key}.{name}" if key else name
            yield from _one_or_both(old.entries.get(name), new.entries.get(name), inside)
    elif isinstance(old, List) and isinstance(new, List):
        lines = [[Line(type(item).__name__, "\x1f".join(_texts(item))) for item in node.items] for node in (old, new)]
        for one, other in matched(*lines):
            items = (None if one is None else old.items[one], None if other is None else new.items[other])
            number = other if other is not None else one
            assert number is not None
            yield from _one_or_both(*items, f"{key}[{_name_of(items[1] or items[0], number)}]")
    else:
        yield from _one_or_both(old, None, key)
        yield from _one_or_both(None, new, key)


def _one_or_both(old: Node | None, new: Node | None, key: str) -> Iterator[Input]:
    if old is not None and new is not None:
        yield from _differ(old, new, key)
    elif old is not None:
        for inside, leaf in _leaves(old, key):
            yield Input(inside, leaf.where, None, leaf.text)
    elif new is not None:
        for inside, leaf in _leaves(new, key):
            yield Input(inside, None, leaf.where, after=leaf.text)


def _leaves(node: Node, key: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Mapping):
        for name, child in node.entries.items():
            yield from _leaves(child, f"{key}.{name}" if key else name)
    else:
        for number, child in enumerate(node.items):
            yield from _leaves(child, f"{key}[{_name_of(child, number)}]")


def _texts(node: Node) -> list[str]:
    return [leaf.text for _, leaf in _leaves(node, "")]


def _name_of(node: Node | None, number: int) -> str:
    """What a member of a list is called; else its number."""
    entries = node.entries if isinstance(node, Mapping) else {}
    named = (entries.get(name) for name in _NAMES)
    return next((each.text for each in named if isinstance(each, Scalar)), str(number + 1))
