"""What differs between two states as the list that goes out with a corrected document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Annotated

from reportgen.comparing.inputs import Input, in_words
from reportgen.comparing.records import Change, ChangedDocument, ChangedValue, Comparison
from reportgen.compute.tags import Named
from reportgen.model.values import Text
from reportgen.source.control import INVISIBLE

_MOST_CAUSES = 3
_WITHIN = "其中："
_NO_CAUSE = "没有找到引起它的输入"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, or a value within it."""

    number: Annotated[Text, Named("序号", "在清单中的序号；句子里、整行里的数没有")]
    place: Annotated[Text, Named("位置", "标题、表名、行、列")]
    title: Annotated[Text, Named("名称", "是什么：行和数的名称，或 文字改动、整行新增 等；句子里的数前面有“其中：”")]
    before: Annotated[Text, Named("原", "原来印的；新增的为空")]
    after: Annotated[Text, Named("现", "现在印的；删去的为空")]
    difference: Annotated[Text, Named("相差", "现在比原来多多少；不是数的为空")]
    cause: Annotated[Text, Named("原因", "引起它的改动：文件、行、原来和现在写的")]


@dataclass(frozen=True, slots=True)
class CauseEntries:
    """The changes of a document that have the same causes."""

    cause: Annotated[Text, Named("原因", "引起它们的改动")]
    entries: Annotated[tuple[Entry, ...], Named("改动", "由它引起的各处改动")]


@dataclass(frozen=True, slots=True)
class DocumentEntries:
    """A document that is not what it was."""

    path: Annotated[Text, Named("名称", "文档在输出文件夹里的路径")]
    unit: Annotated[Text, Named("单位", "单位文件夹的名字")]
    status: Annotated[Text, Named("情况", "改动、新增 或 删去")]
    counts: Annotated[Text, Named("合计", "如 改动，3 处")]
    entries: Annotated[tuple[Entry, ...], Named("改动", "各处改动，原因相同的排在一起")]
    causes: Annotated[tuple[CauseEntries, ...], Named("组", "各处改动，按原因分组")]


@dataclass(frozen=True, slots=True)
class Corrections:
    """The whole list."""

    old: Annotated[Text, Named("旧", "与什么比")]
    new: Annotated[Text, Named("新", "什么与它比")]
    units: Annotated[Text, Named("单位", "文档有改动的单位的名称")]
    years: Annotated[Text, Named("年度", "如 2021、2023")]
    warning: Annotated[Text, Named("提醒", "现在的数据有错误时，是哪些单位；没有的为空")]
    counts: Annotated[Text, Named("合计", "如 2 份文档不同，共 5 处")]
    documents: Annotated[tuple[DocumentEntries, ...], Named("文档", "有改动的文档")]


def corrections_of(comparison: Comparison) -> Corrections:
    """The changes document by document, those of the same causes together, numbered from 1."""
    numbers = count(1)
    documents = tuple(_document(each, numbers) for each in comparison.documents)
    years = sorted({str(each.year) for each in comparison.documents})
    return Corrections(
        old=_text(comparison.old),
        new=_text(comparison.new),
        units=_text("、".join(comparison.names)),
        years=_text("、".join(years)),
        warning=_text(comparison.not_yet),
        counts=_text(comparison.counts),
        documents=documents,
    )


def _document(document: ChangedDocument, numbers: Iterator[int]) -> DocumentEntries:
    if document.changes:
        groups = tuple(_groups(document.changes, numbers))
        counts = f"{document.status}，{len(document.changes)} 处"
    else:
        told = f"文档{document.status}" if not document.old_path else f"文档改名，原名 {document.old_path}"
        cause = _causes(document.causes, is_certain=document.is_certain)
        groups = (_group(cause, [_entry(str(next(numbers)), "", told, "", "", "", cause)]),)
        counts = document.status
    path, unit, status = map(_text, (document.path, document.unit, document.status))
    return DocumentEntries(path, unit, status, _text(counts), tuple(e for each in groups for e in each.entries), groups)


def _groups(changes: Iterable[Change], numbers: Iterator[int]) -> Iterator[CauseEntries]:
    """A cause stands once in a document, where the first of its changes stands."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(_causes(change.causes, is_certain=change.is_certain), []).append(change)
    for cause, members in found.items():
        yield _group(cause, [entry for change in members for entry in _entries(change, next(numbers), cause)])


def _group(cause: str, entries: list[Entry]) -> CauseEntries:
    return CauseEntries(_text(cause or _NO_CAUSE), tuple(entries))


def _entries(change: Change, number: int, cause: str) -> Iterator[Entry]:
    """A change, and below a sentence the figures in it."""
    if change.sort == "数" and change.values:
        value = change.values[0]
        title = _of_row(value)
        yield _entry(str(number), str(change.place), title, value.before, value.after, value.difference, cause)
        return
    words = f"{'整行' if change.sort == '行' else '文字'}{change.status}"
    yield _entry(str(number), change.place.way, words, change.before, change.after, "", cause)
    for each in change.values if change.status == "改动" else ():
        yield _entry("", "", f"{_WITHIN}{each.title}", each.before, each.after, each.difference, "")


def _of_row(value: ChangedValue) -> str:
    """“决算” alone says little: it is that of a row."""
    row = value.place.row.rpartition(" ")[2]
    return value.title if value.title in row else f"{row} {value.title}".strip()


def _entry(*words: str) -> Entry:
    number, place, title, before, after, difference, cause = map(_text, words)
    return Entry(number, place, title, before, after, difference, cause)


def _causes(causes: tuple[Input, ...], *, is_certain: bool) -> str:
    lines = in_words(causes)
    more = f"；……共 {len(lines)} 处" if len(lines) > _MOST_CAUSES else ""
    shown = "；".join(lines[:_MOST_CAUSES]) + more
    return shown if is_certain or not shown else f"可能是：{shown}"


def _text(words: str) -> Text:
    """Words as a file for Office can hold them."""
    return Text(INVISIBLE.sub("�", words))
