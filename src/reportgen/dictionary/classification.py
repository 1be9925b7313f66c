"""Codes and official names of one classification in one year.

A shipped file holds the names of its first year and the changes of later ones. A year before the first has the
names of the first, a year after the last change those of the last.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from reportgen.source import Mapping as Branch
from reportgen.source import Node, Scalar, Sequence, read

_FUNCTIONS = "功能分类.yaml"
_ECONOMICS = "经济分类.yaml"
_CLASS_DIGITS = 3
_LEVEL_DIGITS = 2


@dataclass(frozen=True)
class Classification:
    """Codes of 类 (3 digits), 款 (5) and 项 (7) with their official names."""

    names: Mapping[str, str]

    def is_known(self, code: str) -> bool:
        """Whether there is such a code."""
        return code in self.names

    def name_of(self, code: str) -> str:
        """The official name; the code itself where it is unknown, so that no sentence has a hole."""
        return self.names.get(code, code)

    def with_names(self, names: Mapping[str, str]) -> Classification:
        """This one, and names for codes that it does not know."""
        return Classification(MappingProxyType({**names, **self.names})) if names else self

    def parent_of(self, code: str) -> str:
        """The code one level up, known or not; empty for a 类."""
        return code[:-_LEVEL_DIGITS] if len(code) > _CLASS_DIGITS else ""

    def path_of(self, code: str) -> tuple[str, ...]:
        """The codes from the 类 down to this one."""
        parent = self.parent_of(code)
        return (*self.path_of(parent), code) if parent else (code,)

    def codes_named(self, name: str) -> tuple[str, ...]:
        """Every code with exactly this name, in order."""
        return self._codes.get(name, ())

    def nearest(self, code_or_name: str) -> str:
        """The code or the name that was probably meant; empty when none is near."""
        if code_or_name.isdecimal():
            return self._nearest_code(code_or_name)
        found = difflib.get_close_matches(code_or_name, self._codes, n=1)
        return found[0] if found else ""

    def _nearest_code(self, code: str) -> str:
        """The likest code beside it; when no code is that long, the longest one it begins with."""
        if code in self.names:
            return code
        of_length = [each for each in self.names if len(each) == len(code)]
        if not of_length:
            return next((code[:end] for end in range(len(code), 0, -1) if code[:end] in self.names), "")
        top, parent = self.path_of(code)[0], self.parent_of(code)
        alike = [each for each in of_length if self.parent_of(each) == parent != ""]
        alike = alike or [each for each in of_length if each.startswith(top)]
        found = difflib.get_close_matches(code, alike, n=1)
        return found[0] if found else ""

    @cached_property
    def _codes(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of each name."""
        codes: dict[str, tuple[str, ...]] = {}
        for code, name in self.names.items():
            codes[name] = (*codes.get(name, ()), code)
        return codes


@cache
def functions(year: int) -> Classification:
    """支出功能分类 of a year."""
    return _of_year(_tree(_FUNCTIONS), year)


@cache
def economics(year: int) -> Classification:
    """部门预算支出经济分类 of a year."""
    return _of_year(_tree(_ECONOMICS), year)


def staff_classes() -> tuple[str, ...]:
    """The 类 of basic spending that are 人员经费."""
    return _list(_tree(_ECONOMICS).entries["人员经费"])


def running_classes() -> tuple[str, ...]:
    """The 类 of basic spending that are 公用经费."""
    return _list(_tree(_ECONOMICS).entries["公用经费"])


@cache
def _tree(file_name: str) -> Branch:
    """A shipped file; a fault in it is a fault of the program."""
    parsed = read(Path(__file__).parent / file_name, file_name, headed=False)
    if parsed.tree is None or parsed.issues:
        raise ValueError(f"{file_name}: {parsed.issues}")
    return parsed.tree


def _of_year(tree: Branch, year: int) -> Classification:
    """The names of the first year with every change up to this one."""
    names = _texts(tree.entries["科目"])
    for change in _items(tree.entries["变化"]):
        if isinstance(change, Branch) and int(_text(change.entries["年度"])) <= year:
            _apply(change, names)
    return Classification(MappingProxyType(dict(sorted(names.items()))))


def _apply(change: Branch, names: dict[str, str]) -> None:
    """Take the codes of 取消 away, add those of 新增, give those of 改名 their new names."""
    for code in _list(change.entries["取消"]) if "取消" in change.entries else ():
        del names[code]
    for key in ("新增", "改名"):
        if key in change.entries:
            names |= _texts(change.entries[key])


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise ValueError(f"a text is expected at {node.where}")
    return node.text


def _texts(node: Node) -> dict[str, str]:
    if not isinstance(node, Branch):
        raise ValueError(f"keys are expected at {node.where}")
    return {key: _text(value) for key, value in node.entries.items()}


def _items(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, Sequence):
        raise ValueError(f"a list is expected at {node.where}")
    return node.items


def _list(node: Node) -> tuple[str, ...]:
    return tuple(_text(item) for item in _items(node))
