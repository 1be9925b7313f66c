"""Every typed text of a report with its place, and every change with the reasons that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from reportgen.checks.runner import Finding
from reportgen.compute.changes import ChangeFacts
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.issues import Sides, Where
from reportgen.model.choices import OneOf
from reportgen.model.published import Published
from reportgen.model.record import Record
from reportgen.model.values import Measure, Text
from reportgen.model.workspace import Report

_NAMES = ("文件", "格式", "科目", "规则", "位置")
"""Keys whose values are codes and names of formats, not words."""
_NOT_PRINTED = ("备注", "依据")
_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")


class Narrative(NamedTuple):
    """A typed text, the record that holds it and its key."""

    record: Record
    key: str
    text: str
    where: Where

    def finding(self, sentence: str, sides: Sides | None = None) -> Finding:
        """What a rule found in this text."""
        return Finding(self.record, self.key, sentence, self.where, sides)


_walked: list[tuple[Report, dict[int, tuple[Narrative, ...]]]] = []
"""The report walked last, file by file: twenty rules read the same texts one after the other, and walking is dear."""


def narratives(facts: Facts) -> Iterator[Narrative]:
    """Every text of every file, but what was copied from a published document to be compared."""
    return chain.from_iterable(_by_file(facts.report).values())


def texts_of(facts: Facts, record: Record) -> tuple[Narrative, ...]:
    """The texts of one file of the report, by its record."""
    return _by_file(facts.report)[id(record)]


def _by_file(report: Report) -> dict[int, tuple[Narrative, ...]]:
    if not _walked or _walked[0][0] is not report:
        _walked[:] = [(report, {id(record): tuple(_texts(record)) for record in report.records})]
    return _walked[0][1]


def printed_narratives(facts: Facts) -> Iterator[Narrative]:
    """The texts that a document may print."""
    return (each for each in narratives(facts) if each.key not in _NOT_PRINTED)


def _texts(record: Record) -> Iterator[Narrative]:
    """The texts of a record and of those below it."""
    for holder in record.records():
        if isinstance(holder, Published):
            continue
        record_type: Any = type(holder)
        not_words = _not_words(record_type)
        for key, value in holder.own_values():
            if key not in not_words and isinstance(value, Text | Measure):
                yield Narrative(holder, key, value.text, value.where)


@cache
def _not_words(record_type: Any) -> frozenset[str]:
    """Keys whose values are nobody's own words: names and codes, and what is chosen from a closed list."""
    chosen = (key for key, shape in record_type.shapes().items() if isinstance(shape, OneOf))
    return frozenset((*_NAMES, *chosen))


RESULTS = ("完成情况", "执行偏差")
"""What a project says about its year; a goal that names a figure states a target."""


def results_of(project: ProjectFacts) -> Iterator[Narrative]:
    """The texts that tell how a project went."""
    for key in RESULTS:
        value = project.record.value_of(key)
        if isinstance(value, Text):
            yield Narrative(project.record, key, value.text, value.where)


def deviations_of(project: ProjectFacts) -> Iterator[Narrative]:
    """What a project says beside its indicators."""
    for each in project.indicators:
        if isinstance(each.record.deviation, Text):
            yield Narrative(each.record, "偏差", each.record.deviation.text, each.record.deviation.where)


def conclusion_of(facts: Facts, project: ProjectFacts) -> Iterator[Narrative]:
    """What the overview concludes, where it speaks of this project: the one that is reported on."""
    overview = facts.overview
    if overview is None or project not in facts.performance.reported:
        return
    if isinstance(overview.record.conclusion, Text):
        value = overview.record.conclusion
        yield Narrative(overview.record, "评价结论", value.text.replace(str(project.name), "本项目"), value.where)


def overview_of(facts: Facts, project: ProjectFacts) -> Iterator[Narrative]:
    """What the overview tells of one project: behind its name, up to the name of another or the end of the line."""
    if facts.overview is None:
        return
    names = sorted({str(each.name) for each in facts.projects}, key=len, reverse=True)
    parts = re.compile(rf"({'|'.join(map(re.escape, names))}|\n)")
    for text in texts_of(facts, facts.overview.record):
        if text.key == "绩效管理":
            pieces = parts.split(text.text)
            for name, said in zip(pieces[1::2], pieces[2::2], strict=True):
                if name == str(project.name):
                    yield text._replace(text=f"本项目{said}")


def clauses(text: str) -> list[str]:
    """A text cut at its punctuation."""
    return _CLAUSE.findall(text)


class Explained(NamedTuple):
    """A change of the final accounts and the reasons typed for it, those of the shared list spelt out."""

    name: str
    change: ChangeFacts
    reasons: tuple[Narrative, ...]


def explained(facts: Facts) -> Iterator[Explained]:
    """Every change that has a reason; without a difference none is printed."""
    for name, change, reasons in _changes(facts):
        if change.is_change and reasons:
            yield Explained(name, change, reasons)


def _changes(facts: Facts) -> Iterator[tuple[str, ChangeFacts, tuple[Narrative, ...]]]:
    if facts.accounts is None:
        return
    record = facts.accounts.record
    for name, change in changes_of_totals(facts).items():
        yield name, change, _reasons(record, facts, record.reasons.get(name, ()))
    for category in facts.accounts.general_categories:
        for row in category.rows:
            typed = tuple(reason for each in row.records for reason in each.reasons)
            yield f"{row.name}比年初预算", row.against_initial, _reasons(row.records[0], facts, typed)


def changes_of_totals(facts: Facts) -> dict[str, ChangeFacts]:
    """The changes of totals under the names by which their reasons are typed."""
    accounts, courtesies = facts.accounts, facts.courtesies
    assert accounts is not None
    found = {
        "总计比年初预算": accounts.total.against_initial,
        "总计比上年": accounts.total.against_last,
        "本年收入比上年": accounts.income.against_last,
        "其他收入比上年": accounts.other_income.against_last,
        "年初结转和结余比上年": accounts.carried_in.against_last,
        "本年支出比上年": accounts.spending.against_last,
        "财政拨款比年初预算": accounts.fiscal.against_initial,
        "财政拨款比上年": accounts.fiscal.against_last,
        "机构运行经费比上年": accounts.agency.against_last,
    }
    if courtesies is not None:
        found |= {
            "三公经费比预算": courtesies.total.against_budget,
            "因公出国境费比上年": courtesies.abroad.against_last,
            "公务用车购置费比上年": courtesies.buying.against_last,
            "公务用车运行维护费比上年": courtesies.running.against_last,
            "公务接待费比上年": courtesies.receiving.against_last,
        }
    return found


def _reasons(record: Record, facts: Facts, typed: tuple[object, ...]) -> tuple[Narrative, ...]:
    """The reasons in words, each at the place where it was typed for this change."""
    assert facts.accounts is not None
    causes = facts.accounts.record.causes
    pairs = [(reason, causes.get(reason.text, reason)) for reason in typed if isinstance(reason, Text)]
    return tuple(
        Narrative(record, "原因", meant.text, reason.where) for reason, meant in pairs if isinstance(meant, Text)
    )
