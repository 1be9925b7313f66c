"""A project file to be: its keys, and what of the table could not become one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reportgen.bring_in.measures import NOTHING, NUMBER
from reportgen.bring_in.reading import Found
from reportgen.bring_in.template import dense
from reportgen.model.project import Indicator

PROJECT, WHOLE = "项目", "整体支出"
NAME, FUNDS, WEIGHTS, INDICATORS, PUBLISHED = "项目名称", "资金", "分值", "指标", "公布值"


@dataclass(slots=True)
class Row:
    """An indicator of the table: its keys, and the score that is printed."""

    second: str
    """The key of its second level."""
    number: int
    """Which of its second level it is, from 0."""
    keys: dict[str, Any]
    score: str


@dataclass(slots=True)
class Draft:
    """What was understood of one form."""

    keys: dict[str, Any]
    rows: list[Row] = field(default_factory=list)
    order: dict[str, list[Row | None]] = field(default_factory=dict)
    """The indicator that each row of a list of the form tells; None for an empty row."""
    unplaced: list[tuple[Found, str]] = field(default_factory=list)
    """Texts that no key takes, and why."""
    guessed: list[str] = field(default_factory=list)
    """Indicators whose direction the form does not tell."""
    kind: str = PROJECT

    @property
    def name(self) -> str:
        """The name of the project, empty when the table does not say it; or what the file is."""
        return str(self.keys.get(NAME, "")) if self.kind == PROJECT else self.kind

    def content(self) -> dict[str, Any]:
        """All keys, the indicators of a project under their second levels."""
        if self.kind != PROJECT:
            return dict(self.keys)
        groups: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows:
            keys = {key: row.keys[key] for key in Indicator.fields() if key in row.keys}
            groups.setdefault(row.second, []).append(keys)
        return {**self.keys, INDICATORS: groups}


def said(text: str) -> str:
    """A text, unless it is a sign for nothing."""
    return "" if text.strip() in NOTHING else text.strip()


def number_in(text: str) -> str:
    """The number of a cell without commas and without its unit; empty when it shows none."""
    bare = dense(text).removesuffix("%").removesuffix("分")
    return bare.replace(",", "") if NUMBER.fullmatch(bare) else ""


def decimal_in(text: str) -> Decimal | None:
    """The number of a cell."""
    number = number_in(text)
    return Decimal(number) if number else None


def the(cells: list[Found], *names: str) -> Found | None:
    """The cell among these that prints one of these names first."""
    return next((each for each in cells if each.names[0].last in names), None)
