"""The issues of a run as the list that goes to whoever corrects the figures: by unit, by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from reportgen.compute.tags import Named
from reportgen.issues import LEVEL_WORDS, Issue, Sides
from reportgen.model.values import Text
from reportgen.source.control import INVISIBLE

ELSEWHERE = "其他（格式、模板、汇总）"
"""Issues of no unit's data."""
_COUNTED = {"error": "个", "warning": "个", "note": "条"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One issue; the column 处理结果 is left to whoever deals with it."""

    number: Annotated[Text, Named("序号", "在清单中的序号")]
    place: Annotated[Text, Named("位置", "文件名:行")]
    line: Annotated[Text, Named("行", "第几行；没有的为空")]
    rule: Annotated[Text, Named("规则", "编码")]
    level: Annotated[Text, Named("级别", "错误、警告 或 提示")]
    problem: Annotated[Text, Named("问题", "发现了什么，应当是什么")]
    found: Annotated[Text, Named("发现", "比对的两个数中的一个；不是比对两个数的为空")]
    expected: Annotated[Text, Named("应为", "与它比对的数")]
    difference: Annotated[Text, Named("相差", "两数之差")]
    remedy: Annotated[Text, Named("改法", "怎么改")]


@dataclass(frozen=True, slots=True)
class FileEntries:
    """The issues of one file."""

    name: Annotated[Text, Named("名称", "文件的路径")]
    entries: Annotated[tuple[Entry, ...], Named("问题", "这个文件的问题")]


@dataclass(frozen=True, slots=True)
class UnitEntries:
    """The issues of one unit."""

    name: Annotated[Text, Named("名称", "单位文件夹的名字")]
    counts: Annotated[Text, Named("合计", "如 错误 2 个，警告 1 个")]
    files: Annotated[tuple[FileEntries, ...], Named("文件", "有问题的文件")]


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole list."""

    scope: Annotated[Text, Named("范围", "核对了哪些单位和年度")]
    counts: Annotated[Text, Named("合计", "如 错误 2 个，警告 1 个")]
    units: Annotated[tuple[UnitEntries, ...], Named("单位", "有问题的单位")]


def listing_of(issues: Sequence[Issue], scope: Iterable[str]) -> Listing:
    """The issues in the order of their places, numbered from 1."""
    numbers = {issue: number for number, issue in enumerate(issues, start=1)}
    by_unit: dict[str, list[Issue]] = {}
    for issue in issues:
        by_unit.setdefault(_unit_of(issue), []).append(issue)
    units = [
        UnitEntries(_text(unit), _text(counts_of(found)), tuple(_files(found, numbers)))
        for unit, found in by_unit.items()
    ]
    return Listing(_text("；".join(scope)), _text(counts_of(issues)), tuple(units))


def counts_of(issues: Iterable[Issue]) -> str:
    """How many of each level, in words."""
    counts = Counter(issue.level for issue in issues)
    told = [f"{word} {counts[level]} {_COUNTED[level]}" for level, word in LEVEL_WORDS.items() if counts[level]]
    return "，".join(told) or "没有发现问题"


def _files(issues: Iterable[Issue], numbers: dict[Issue, int]) -> Iterable[FileEntries]:
    for name, found in groupby(issues, lambda issue: issue.where.file):
        yield FileEntries(_text(name), tuple(_entry(issue, numbers[issue]) for issue in found))


def _entry(issue: Issue, number: int) -> Entry:
    name, line = issue.where.file.rpartition("/")[2], str(issue.where.line or "")
    place = f"{name}:{line}" if line else name
    sides = issue.sides or Sides("", "")
    told = (issue.code, LEVEL_WORDS[issue.level], issue.told, sides.found, sides.expected, sides.difference)
    return Entry(*map(_text, (str(number), place, line, *told, issue.hint)))


def _unit_of(issue: Issue) -> str:
    top, _, rest = issue.where.file.partition("/")
    return rest.partition("/")[0] if top == "data" and rest else ELSEWHERE


def _text(words: str) -> Text:
    """Words as a file for Office can hold them."""
    return Text(INVISIBLE.sub("�", words))
