"""Codes and official names of one classification in one year.

A shipped file holds the names of its first year and the changes of later ones, such as [2024 新增]. A year before
the first has the names of the first, a year after the last change those of the last. The files are plain lines,
which 1600 codes are read from in a millisecond.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

_FUNCTIONS = "功能分类.txt"
_ECONOMICS = "经济分类.txt"
_FIRST_YEAR = "科目"
_CLASS_DIGITS = 3
_LEVEL_DIGITS = 2
_Sections = Mapping[str, Mapping[str, str]]


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
    return _of_year(_shipped(_FUNCTIONS), year)


@cache
def economics(year: int) -> Classification:
    """部门预算支出经济分类 of a year."""
    return _of_year(_shipped(_ECONOMICS), year)


def staff_classes() -> tuple[str, ...]:
    """The 类 of basic spending that are 人员经费."""
    return tuple(_shipped(_ECONOMICS)["人员经费"])


def running_classes() -> tuple[str, ...]:
    """The 类 of basic spending that are 公用经费."""
    return tuple(_shipped(_ECONOMICS)["公用经费"])


@cache
def _shipped(file_name: str) -> _Sections:
    return _sections((Path(__file__).parent / file_name).read_text(encoding="utf-8"))


def _sections(text: str) -> _Sections:
    """``[headings]`` with the lines below them, each a code and a name."""
    sections: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            code, _, name = line.partition(" ")
            sections[next(reversed(sections))][code] = name
    return sections


def _of_year(sections: _Sections, year: int) -> Classification:
    """The names of the first year with every change up to this one: codes gone, new ones, new names."""
    names = dict(sections[_FIRST_YEAR])
    for heading, lines in sections.items():
        changed, _, how = heading.partition(" ")
        if not how or int(changed) > year:
            continue
        for code, name in lines.items():
            if how == "取消":
                del names[code]
            else:
                names[code] = name
    return Classification(MappingProxyType(dict(sorted(names.items()))))
