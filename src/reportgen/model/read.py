"""A file of the workspace as a record: source tree in, record and issues out."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from reportgen.issues import Issue
from reportgen.model import faults, workspace_faults
from reportgen.model.accounts import Accounts
from reportgen.model.approved import Approvals
from reportgen.model.overview import Overview
from reportgen.model.project import Project
from reportgen.model.reading import Reading, Slot, noun_of
from reportgen.model.record import Record, nearest
from reportgen.model.shapes import is_gap
from reportgen.model.unit import Unit
from reportgen.model.whole import Whole
from reportgen.money import Unit as MoneyUnit
from reportgen.source import Mapping, Parsed, Scalar, read

KINDS: dict[str, type[Record]] = {
    "单位": Unit,
    "项目": Project,
    "整体支出": Whole,
    "决算": Accounts,
    "概况": Overview,
    "核定": Approvals,
}
"""What a file may be, by its first line; a new kind of file is one more record here."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


def read_kind(path: Path, name: str) -> tuple[Record | None, list[Issue]]:
    """Read a file as the record that its ``文件:`` line names."""
    return record_in(read(path, name))


def record_in(parsed: Parsed) -> tuple[Record | None, list[Issue]]:
    """The record that the ``文件:`` line of a file names, with everything that is wrong in it."""
    issues = list(parsed.issues)
    if parsed.tree is None:
        return None, issues
    kind = parsed.tree.entries.get("文件")
    if not isinstance(kind, Scalar) or kind.text not in KINDS:
        if kind is not None and not isinstance(kind, Scalar):
            issues.append(faults.not_a_value(kind.where, "文件", noun_of(kind)))
        elif isinstance(kind, Scalar):
            known = list(KINDS)
            issues.append(workspace_faults.unknown_file_kind(kind.where, kind.text, nearest(kind.text, known), known))
        return None, issues
    record, found = record_of(parsed.tree, KINDS[kind.text], kind.text)
    return record, issues + found


def record_of(tree: Mapping, record_type: type[AnyRecord], label: str) -> tuple[AnyRecord, list[Issue]]:
    """The record of a tree, with everything that is wrong in it."""
    stated = tree.entries.get("金额单位")
    told = stated is not None and not is_gap(stated)  # a unit that was typed wrong is told at its own place
    reading = Reading(money_unit_of(tree), frozenset(record_type.fields()), unit_reported=told)
    record = record_type.read(Slot(label, tree, tree.where), reading)
    return record, reading.issues


def money_unit_of(tree: Mapping) -> MoneyUnit | None:
    """The unit of a file's amounts, stated at its head."""
    stated = tree.entries.get("金额单位")
    if isinstance(stated, Scalar):
        if stated.text == "元":
            return "元"
        if stated.text == "万元":
            return "万元"
    return None
