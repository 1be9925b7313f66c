"""What differs between two states, as records: documents, the changes in each, the values in these."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from reportgen.comparing.inputs import Input
from reportgen.money import NumberStyle, format_number, total
from reportgen.render.printed import Place

Status = Literal["改动", "新增", "删去"]
"""What became of a document, a row, a sentence, a value."""
Sort = Literal["数", "句", "行"]
"""A value that stands alone; a sentence or a paragraph; a row of a table."""

_NUMBER = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A printed value before and after; empty where it was not, or is no longer, printed."""

    title: str
    name: str
    before: str
    after: str
    place: Place

    @property
    def difference(self) -> str:
        """What the printed number has more than before, with its unit; empty where there are not two numbers."""
        numbers = [_NUMBER.fullmatch(text.strip()) for text in (self.before, self.after)]
        if numbers[0] is None or numbers[1] is None or numbers[0][2] != numbers[1][2]:
            return ""
        before, after = (Decimal(each[1].replace(",", "")) for each in numbers if each is not None)
        places = max(-int(each.as_tuple().exponent) for each in (before, after))
        difference = total((after, before.copy_negate()))
        unit = numbers[0][2].replace("%", "个百分点")
        style = NumberStyle(places, thousands="," in self.before + self.after)
        return f"{'+' if difference > 0 else ''}{format_number(difference, style)}{unit}"


@dataclass(frozen=True, slots=True)
class Change:
    """One place that reads differently."""

    sort: Sort
    title: str
    place: Place
    """In the newer document, unless it is gone there."""
    before: str
    after: str
    values: tuple[ChangedValue, ...]
    causes: tuple[Input, ...]
    is_certain: bool
    """The causes are inputs of these very values; else inputs that changed near by."""

    @property
    def status(self) -> Status:
        return "改动" if self.before and self.after else "新增" if self.after else "删去"


@dataclass(frozen=True, slots=True)
class ChangedDocument:
    """A document that is not what it was."""

    status: Status
    unit: str
    year: int
    document: str
    path: str
    old_path: str = ""
    """Where it had another name."""
    changes: tuple[Change, ...] = ()
    causes: tuple[Input, ...] = ()
    """Of a document that only one state has."""
    is_certain: bool = False
    """The file of its project is among them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states."""

    old: str
    """What the older one is called."""
    new: str
    documents: tuple[ChangedDocument, ...] = ()
    inputs: tuple[Input, ...] = ()
    """Everything that was typed differently."""
    names: tuple[str, ...] = ()
    """What the units are called of which documents differ, at the newer moment."""
    errors: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """Of the present data, as far as they differ: how many each unit and year has, if any."""

    @property
    def not_yet(self) -> str:
        """Why some of the documents are not what can be built, in words; empty where all can."""
        told = "、".join(f"{unit} {year}（{number} 个错误）" for (unit, year), number in self.errors.items())
        return f"现在的数据有错误，改好以前这些单位的文档不能生成：{told}" if told else ""

    @property
    def counts(self) -> str:
        """How much there is, in words; a document that only one state has counts once."""
        if not self.documents:
            return "能生成的文档没有变化" if self.errors else "文档没有变化"
        number = sum(max(len(each.changes), 1) for each in self.documents)
        return f"{len(self.documents)} 份文档不同，共 {number} 处"
