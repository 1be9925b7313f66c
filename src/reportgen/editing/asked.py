"""Which files and which optional keys the chosen documents cannot do without: found by leaving them out.

A unit in which every key has some value is made in memory; whatever can be taken away while its documents can still
be made is not asked for. So neither templates nor records need to say anything about it, and what a unit's own
format prints is asked for as well.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from reportgen.compute.approved import with_approved
from reportgen.compute.build import compute
from reportgen.compute.tags import Value
from reportgen.editing.blank import Begun, Blank, Optional
from reportgen.editing.fates import Fate, fate_of
from reportgen.model.accounts import Accounts, EconomicItem, Spending
from reportgen.model.choices import OneOf
from reportgen.model.overview import Overview
from reportgen.model.project import SECOND_LEVELS, Project
from reportgen.model.read import record_in
from reportgen.model.record import Record
from reportgen.model.schema import records_below
from reportgen.model.shapes import LeafShape, ListOf, TableOf
from reportgen.model.unit import Unit
from reportgen.model.values import Gap, Leaf, read_text, read_year
from reportgen.model.whole import Whole
from reportgen.model.workspace import Report
from reportgen.profile.load import LoadedProfile
from reportgen.profile.records import Profile
from reportgen.render.document import CANNOT_BE_MADE, Job, TemplateShelf, plan_documents
from reportgen.render.sheets import CompiledWorkbook
from reportgen.render.summary import plan_summaries, shares
from reportgen.source import parse

PARTS: dict[str, type[Record]] = {"整体支出": Whole, "决算": Accounts, "概况": Overview, "项目": Project}
"""The files of a year, by their kind."""
WORD = "示例"
_CODES: dict[Optional, str] = {
    (Spending, "科目"): "2011301",
    (EconomicItem, "科目"): "30101",
    (Project, "科目"): "2011301",
}
"""Codes that the tables of classification have."""


_GOALS: tuple[Optional, ...] = ((Project, "预期目标"), (Project, "目标"))
"""One of these every project has, whether it is printed or not (W103)."""
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the documents need."""

    parts: tuple[str, ...]
    keys: frozenset[Optional]


@dataclass
class Trial:
    """The documents of a unit that does not exist."""

    loaded: LoadedProfile
    year: int
    documents: frozenset[str]
    begun: Mapping[str, Begun]
    """What each kind of file begins with in this format."""
    templates: TemplateShelf = field(default_factory=TemplateShelf)
    _records: dict[str, Record] = field(default_factory=dict)

    def asked(self) -> Asked:
        """The files and keys that cannot be left out."""
        keys = _optional_below(Unit, *PARTS.values())
        whole = self._made(PARTS, keys)
        parts = _without(list(PARTS), lambda kept: self._made(kept, keys).keys() == whole.keys())
        keys = _optional_below(Unit, *(PARTS[part] for part in parts))
        whole = self._made(parts, keys)
        # A list and a word of the form leave a blank and no complaint, so they are asked for when they are printed.
        seen = [each for each in keys if _is_seen(each)]
        rest = [each for each in keys if each not in seen]
        seen = _without(seen, lambda kept: self._made(parts, [*rest, *kept]) == whole)
        rest = _without(rest, lambda kept: self._made(parts, [*kept, *seen]).keys() == whole.keys())
        found = {*seen, *rest}
        return Asked(tuple(parts), frozenset(found if found.intersection(_GOALS) else {*found, _GOALS[0]}))

    def _made(self, parts: Iterable[str], keys: Iterable[Optional]) -> dict[object, object]:
        """The chosen documents that can be made of these files with these keys, and what they say."""
        report = self._report(frozenset(parts), frozenset(keys))
        facts = with_approved(compute(report, self.loaded.profile, None))
        jobs, _ = plan_documents(facts, self.loaded, self.templates, self.documents)
        # A table over all units is made for two of them or more.
        found = [*shares(report, self.loaded.profile, facts, has_errors=False, draft=False)] * 2
        tables = (each for each in plan_summaries(found)[0] if each.document in self.documents)
        rows = {each.document: each.rows for each in tables}
        made = {name: said for name, said in rows.items() if not any(map(_has_gap, said))}
        return made | {name: said for job in jobs for name, said in _said(job)}

    def _report(self, parts: frozenset[str], keys: frozenset[Optional]) -> Report:
        profile = self.loaded.profile
        blank = Blank(keys, foreign_levels(profile), value=self._sample, explains=False)
        texts = {kind: blank.text(PARTS[kind], self.begun[kind]) for kind in PARTS if kind in parts}
        found = {kind: self._record(kind, text) for kind, text in texts.items()}
        unit = self._record("单位", blank.text(Unit, self.begun["单位"]))
        project, whole, accounts, overview = (found.get(kind) for kind in ("项目", "整体支出", "决算", "概况"))
        assert isinstance(unit, Unit)
        assert isinstance(project, Project | None)
        assert isinstance(whole, Whole | None)
        assert isinstance(accounts, Accounts | None)
        assert isinstance(overview, Overview | None)
        projects = (project,) if project else ()
        return Report(WORD, self.year, unit, projects, whole, accounts, overview, None, ())

    def _record(self, kind: str, text: str) -> Record:
        """The record of a file; most files are the same in most trials."""
        if text not in self._records:
            record, _ = record_in(parse(text.encode(), kind))
            assert record is not None, text
            self._records[text] = record
        return self._records[text]

    def _sample(self, record_type: type[Record], key: str, shape: LeafShape) -> str:
        """Some value that can be read; one word for all texts, so that the names of projects agree."""
        if isinstance(shape, OneOf):
            return shape.words[0]
        if (record_type, key) in _CODES:
            return _CODES[record_type, key]
        assert isinstance(shape, Leaf)
        if shape.reads is read_text:
            return WORD
        return str(self.year) if shape.reads is read_year else "1"


def foreign_levels(profile: Profile) -> frozenset[str]:
    """The second levels of indicators that a form has no place for."""
    return frozenset(each for each in SECOND_LEVELS if profile.group_of(each) is None)


def _said(job: Job) -> Iterator[tuple[object, object]]:
    """What a document says, by its parts; nothing when it cannot be made. Nothing is packed: nobody reads it."""
    if isinstance(job.template, CompiledWorkbook):
        # A cell for which something is missing is empty.
        yield from (((job.document, each.sheet, each.name), each.text) for each in job.template.printed(job.context))
        return
    with contextlib.suppress(*CANNOT_BE_MADE):
        yield job.document, job.template.fill(job.context)


def _has_gap(row: tuple[Value, ...]) -> bool:
    return any(isinstance(value, Gap) for value in row)


def _is_seen(optional: Optional) -> bool:
    """Is this a list, or words that do not tell how the year went, which may be nothing to speak of?"""
    record_type, key = optional
    shape = record_type.shapes()[key]
    is_text = isinstance(shape, Leaf) and shape.reads is read_text
    return isinstance(shape, ListOf | TableOf) or (is_text and fate_of(record_type, key, shape) is not Fate.EMPTIED)


def _optional_below(*record_types: type[Record]) -> list[Optional]:
    """Every key of these records, and of those below them, that may be left out."""
    found: dict[type[Record], None] = {}
    for record_type in record_types:
        records_below(record_type, found)
    return [(each, key) for each in found for key, is_needed in each.fields().items() if not is_needed]


def _without(things: list[Thing], does: Callable[[list[Thing]], bool]) -> list[Thing]:
    """What is left when whatever can be done without is taken away, from the end; halves first, for speed."""
    kept = list(things)

    def drop(part: list[Thing]) -> None:
        nonlocal kept
        rest = [each for each in kept if each not in part]
        if part and does(rest):
            kept = rest
        elif len(part) > 1:
            drop(part[len(part) // 2 :])
            drop(part[: len(part) // 2])

    drop(kept)
    return kept
