"""One value of a file changed: found by its path, read as the record reads it, spliced into the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.editing import faults
from reportgen.editing.paths import PathError, Place, find
from reportgen.issues import Issue
from reportgen.model.read import KINDS, record_in
from reportgen.source import Parsed, Scalar
from reportgen.source import faults as source_faults
from reportgen.source.control import INVISIBLE, name_of
from reportgen.source.editing import SourceText
from reportgen.source.splice import Spliced, Value, put

NOT_THERE = "（没有）"


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be made: the file before and after, the line and the value."""

    source: SourceText
    changed: SourceText
    line: int
    path: str
    before: str
    after: str
    old_lines: tuple[str, ...]
    new_lines: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Does anything become different?"""
        return self.changed is not self.source


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a change cannot be made: the file is at fault, or the call."""

    issues: tuple[Issue, ...]
    file_at_fault: bool


def change(source: SourceText, path: str, value: str) -> Change | Refused:
    """The file with one value changed; nothing else in it may become different."""
    kind = source.tree.entries["文件"]
    if not isinstance(kind, Scalar) or kind.text not in KINDS:
        return Refused(_faults(source), file_at_fault=True)
    try:
        place = find(KINDS[kind.text], source.tree, path)
    except PathError as error:
        return Refused((error.issue,), file_at_fault=False)
    value = value.replace("\r\n", "\n")
    if found := INVISIBLE.search(value):
        return Refused((source_faults.control_character(place.where, name_of(found[0])),), file_at_fault=False)
    if isinstance(place.node, Scalar) and place.node.text == value and not place.missing:
        return _told(source, place, value, None)
    spliced = put(source, place.path, _nested(place.missing, value), place.order)
    if spliced is None:
        return Refused((faults.cannot_be_put(place.where, value),), file_at_fault=False)
    if new := new_issues(_faults(source), _faults(spliced.source)):
        return Refused(new, file_at_fault=False)
    return _told(source, place, value, spliced)


def _faults(source: SourceText) -> tuple[Issue, ...]:
    """What the record finds wrong with its values."""
    return tuple(record_in(Parsed(source.tree, ()))[1])


def _nested(missing: tuple[str, ...], value: str) -> Value:
    """The value below the keys that are not there yet."""
    nested: Value = value
    for key in reversed(missing):
        nested = {key: nested}
    return nested


def new_issues(before: Iterable[Issue], after: Iterable[Issue]) -> tuple[Issue, ...]:
    """The faults that a change brings with it."""
    known = Counter((issue.code, issue.message) for issue in before)
    found = []
    for issue in after:
        if known[issue.code, issue.message]:
            known[issue.code, issue.message] -= 1
        else:
            found.append(issue)
    return tuple(found)


def _told(source: SourceText, place: Place, value: str, spliced: Spliced | None) -> Change:
    is_there = isinstance(place.node, Scalar) and not place.missing
    before = place.node.text if is_there and isinstance(place.node, Scalar) else NOT_THERE
    if spliced is None:
        return Change(source, source, place.where.line or 1, place.shown, before, value, (), ())
    start, end = spliced.new
    head = len(spliced.source.text[start:end]) - len(spliced.source.text[start:end].lstrip("\r\n"))
    # A new line begins with the break behind the line before it, of which nothing changes.
    old = () if head else tuple(source.lines(*spliced.old))
    new = tuple(spliced.source.lines(start + head, end))
    line = spliced.source.line_of(start + head)
    return Change(source, spliced.source, line, place.shown, before, value, old, new)
