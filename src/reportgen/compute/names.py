"""The one grammar of names: ``项目[口岸经费].指标[租车费].得分``, for 公布值, messages and ``fields``.

A list member is chosen by its 名称 or 编码 in brackets (its position, from 1, when it has neither). Inside a
project's own file ``项目`` alone is that project.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.tags import PRINTING, Tag, Value, Words, tags_of
from reportgen.figures import Figure
from reportgen.model.values import Text

MOST_CANDIDATES = 12
_STEP = re.compile(r"\s*([^.\[\]\s]+)\s*(?:\[([^\[\]]*)\])?\s*(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that leads to no value: the part that was not found, and what would have been."""

    part: str
    candidates: tuple[str, ...]
    is_group: bool = False
    """It leads to several values, and the candidates are their names."""

    @property
    def near(self) -> str:
        """The candidate that was probably meant; of a group nobody knows which."""
        if self.is_group:
            return ""
        close = difflib.get_close_matches(self.part, self.candidates, n=1, cutoff=0.4)
        return close[0] if close else ""

    def told(self, path: str) -> str:
        """What is wrong with a position, in words."""
        known = "、".join(self.candidates[:MOST_CANDIDATES])
        if self.is_group:
            return f"位置“{path}”是一组，不是一个数；写明其中一个：{known}"
        meant = f"，是否想写“{self.near}”" if self.near else ""
        within = f"里的“{self.part}”" if self.part != path else ""
        return f"位置“{path}”{within}不存在{meant}" + (f"；这里可用：{known}" if known else "")


def resolve(facts: Facts, path: str, current: ProjectFacts | None = None) -> Value | Unresolved:
    """The value that a name leads to."""
    steps = _steps(path)
    if steps is None:
        return Unresolved(path, ())
    here: Any = facts
    for name, key in steps:
        declared = _tags(here)
        if isinstance(here, tuple):
            # A member named with a dot (项目.口岸经费) instead of brackets.
            here = _member(here, name)
            if isinstance(here, Unresolved):
                return here
            continue
        if isinstance(here, Words):
            if name not in here:
                return Unresolved(name, tuple(here))
            here = here[name]
            continue
        if name not in declared:
            return Unresolved(name, tuple(declared))
        value = getattr(here, declared[name].field)
        if name == "项目" and key is None and current is not None and not _names_a_member(steps, value):
            value = current
        if key is not None:
            value = _member(value, key)
        if isinstance(value, Unresolved):
            return value
        here = value
    return here if isinstance(here, PRINTING) else Unresolved(path, tuple(_below(here, path)), is_group=True)


def value_at(path: str, roots: Mapping[str, Any]) -> Any:
    """The value of a plain path of names that was checked before; no list member is looked for."""
    first, *rest = path.split(".")
    here = roots[first]
    for name in rest:
        here = here[name] if isinstance(here, Words) else getattr(here, _tags(here)[name].field)
    return here


def _tags(record: object) -> dict[str, Tag]:
    """The declared names of a computed record; captions and lists have none."""
    record_type: type = type(record)
    return {} if isinstance(record, Words | tuple) else tags_of(record_type)


def _names_a_member(steps: list[tuple[str, str | None]], members: tuple[ProjectFacts, ...]) -> bool:
    """``项目.口岸经费.总分`` names a project; ``项目.总分`` speaks of the current one."""
    return len(steps) > 1 and any(steps[1][0] in member_names(member) for member in members)


def _steps(path: str) -> list[tuple[str, str | None]] | None:
    found: list[tuple[str, str | None]] = []
    position = 0
    while position < len(path):
        step = _STEP.match(path, position)
        if step is None or step.end() == position:
            return None
        found.append((step[1], step[2]))
        position = step.end()
    return found or None


def _member(members: Any, key: str) -> Any:
    """The member of a list by name, code or position."""
    if not isinstance(members, tuple):
        return Unresolved(key, ())
    names: list[str] = []
    for position, member in enumerate(members, start=1):
        own = member_names(member)
        if key.strip() in own or (not own and key.strip() == str(position)):
            return member
        names += own[:1]
    return Unresolved(key, tuple(names))


def member_names(member: Any) -> list[str]:
    """The names by which a list member can be chosen."""
    values = (getattr(member, field, None) for field in ("name", "code", "until"))
    return [value.text for value in values if isinstance(value, Text) and value.text]


def _below(here: Any, path: str) -> list[str]:
    """The members of a list, or the figures of a record, the nearest first, by their full names."""
    if isinstance(here, tuple):
        return [f"{path}[{_label(member, position)}]" for position, member in enumerate(here, start=1)]
    figures = (name for name, value in values_of(here, path) if isinstance(value, Figure))
    return sorted(figures, key=lambda name: name.count("."))


def _label(member: Any, position: int) -> str:
    return next(iter(member_names(member)), str(position))


def values_of(record: Any, prefix: str) -> Iterator[tuple[str, Value]]:
    """Every printing value below a computed record under its full name."""
    if isinstance(record, Words):
        for key, text in record.items():
            yield f"{prefix}.{key}", text
        return
    for name, declared in _tags(record).items():
        value = getattr(record, declared.field)
        path = f"{prefix}.{name}" if prefix else name
        if isinstance(value, tuple):
            for position, member in enumerate(value, start=1):
                yield from values_of(member, f"{path}[{_label(member, position)}]")
        elif isinstance(value, PRINTING):
            yield path, value
        else:
            yield from values_of(value, path)
