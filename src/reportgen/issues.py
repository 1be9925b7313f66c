"""What is wrong, where, and what to do about it: a value that is collected, never an exception.

A kind of fault is declared once as a function whose docstring is its manual page::

    @fault("S106")
    def full_width_colon(key: str) -> Told:
        '''冒号是全角的。  … 说明 … 错例 … 对例 … 改法 …'''
        return f"…{key}…", "改成半角冒号加一个空格"

Calling ``full_width_colon(where, key)`` gives the Issue.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from types import ModuleType
from typing import Any, Generic, Literal, NamedTuple, ParamSpec

Level = Literal["error", "warning", "note"]
LEVEL_WORDS: dict[Level, str] = {"error": "错误", "warning": "警告", "note": "提示"}

P = ParamSpec("P")
Told = tuple[str, str]
"""The message and the way out."""


class Where(NamedTuple):
    """A place in a file of the workspace; line and column are 1-based and count characters."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a comparison that failed, as printed: for tables and programs, which do not read sentences."""

    found: str
    expected: str
    difference: str = ""

    @classmethod
    def of(cls, found: Decimal, expected: Decimal, told: Callable[[Decimal], str]) -> Sides:
        """Two numbers and what the first has more than the second."""
        return cls(told(found), told(expected), told(found - expected))

    @property
    def told(self) -> dict[str, str]:
        """What there is to tell; two words have no difference."""
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault as a clerk reads it."""

    code: str
    level: Level
    where: Where
    message: str
    hint: str
    waived: str = ""
    """Why the clerk stands by it; it is listed as a note then."""
    sides: Sides | None = None

    @property
    def told(self) -> str:
        """The message, with the reason for which it was waived."""
        return f"{self.message}（已豁免：{self.waived}）" if self.waived else self.message

    def __str__(self) -> str:
        return f"{self.headline}\n{self.way_out}"

    @property
    def headline(self) -> str:
        """Where, how bad, what."""
        return f"{self.where}: {LEVEL_WORDS[self.level]} {self.code} {self.told}"

    @property
    def way_out(self) -> str:
        """What to do."""
        return f"    改法：{self.hint}。详见 reportgen explain {self.code}"

    def as_json(self) -> dict[str, str | int | None]:
        """The issue as ``--format json`` prints it; what was compared, and why it was waived, only where that is so."""
        found: dict[str, str | int | None] = {
            "code": self.code,
            "level": self.level,
            "file": self.where.file,
            "line": self.where.line,
            "column": self.where.column,
            "message": self.message,
            "hint": self.hint,
        }
        if self.sides is not None:
            found |= self.sides.told
        return found | ({"waived": self.waived} if self.waived else {})

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Issue:
        """The issue again."""
        where = Where(found["file"], found["line"], found["column"])
        sides = Sides(found["found"], found["expected"], found.get("difference", "")) if "found" in found else None
        told = (found["message"], found["hint"], found.get("waived", ""))
        return cls(found["code"], found["level"], where, *told, sides)


def in_order(issues: Iterable[Issue]) -> list[Issue]:
    """Each issue once, by place: the order in which a clerk walks through the files."""
    return sorted(
        set(issues),
        key=lambda i: (i.where.file, i.where.line or 0, i.where.column or 0, i.code, i.message),
    )


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of one code, read from a docstring."""

    code: str
    level: Level
    title: str
    sections: dict[str, str]
    firm: bool = False
    """A rule that cannot be waived, nor be made less than a warning."""


class Fault(Generic[P]):
    """One kind of fault: its code, its level, its words and its manual page."""

    def __init__(self, code: str, level: Level, tell: Callable[P, Told]) -> None:
        self.code, self.level, self._tell = code, level, tell

    def __call__(self, where: Where, *args: P.args, **kwargs: P.kwargs) -> Issue:
        message, hint = self._tell(*args, **kwargs)
        return Issue(self.code, self.level, where, message, hint)

    @property
    def page(self) -> Page:
        return manual_page(self.code, self.level, self._tell.__doc__ or "")


def fault(code: str, level: Level = "error") -> Callable[[Callable[P, Told]], Fault[P]]:
    """Declare a kind of fault by a function that words it."""
    return lambda tell: Fault(code, level, tell)


SECTIONS = ("说明", "依据", "错例", "对例", "改法")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)})：[ ]?", re.MULTILINE)


def manual_page(code: str, level: Level, docstring: str) -> Page:
    """Split a Chinese docstring into its title and its sections."""
    title, _, rest = inspect.cleandoc(docstring).partition("\n")
    pieces = _SECTION.split(rest)
    sections = {name: _section(name, body) for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}
    return Page(code, level, title.rstrip("。"), sections)


def _section(name: str, body: str) -> str:
    """Examples keep their lines; sentences were broken only to fit the file, and Chinese needs no space between."""
    text = inspect.cleandoc(body).strip()
    return text if name.endswith("例") else _BREAK.sub("", text)


def pages_of(module: ModuleType) -> list[Page]:
    """The manual pages of every fault that a module declares."""
    faults: list[Fault[Any]] = [value for value in vars(module).values() if isinstance(value, Fault)]
    return [fault.page for fault in faults]
