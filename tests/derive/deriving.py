"""Finished documents made into templates, and what these do when every input is another one."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.derive.reading import NUMBER, lines_of
from reportgen.derive.source import Result, derive_best
from reportgen.derive.vary import varied
from reportgen.docx.package import read_package
from reportgen.examine import Selection, UnitYear, examine
from reportgen.issues import Where
from reportgen.profile.records import text_of
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import Job
from reportgen.render.scopes import template_context
from tests.guides import ROOT, Replay
from tests.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Case:
    """A shipped document with the data that it was made of."""

    unit_year: UnitYear
    job: Job
    content: bytes

    @property
    def name(self) -> str:
        return f"{self.unit_year.report.folder} {self.unit_year.report.year} {self.job.file_name}"

    def derived(self, content: bytes | None = None) -> Result:
        scope = self.scope if self.project is None else None
        package = read_package(self.content if content is None else content)
        return derive_best(package, Where("模板.docx"), self.facts, None, self.project, scope)

    def guessed(self, project: ProjectFacts | None = None) -> Result:
        """Derived by whoever names no scope."""
        return derive_best(read_package(self.content), Where("模板.docx"), self.facts, None, project, None)

    @property
    def facts(self) -> Facts:
        assert self.unit_year.facts is not None
        return self.unit_year.facts

    @property
    def project(self) -> ProjectFacts | None:
        """The project that it is made for."""
        current = self.job.context["项目"]
        return None if isinstance(current, tuple) else current

    @property
    def scope(self) -> str:
        assert self.unit_year.profile is not None
        return text_of(self.unit_year.profile.documents[self.job.document].scope)


@cache
def guide_cases() -> tuple[Case, ...]:
    """The Word documents of the unit of the guide: zeros, one project and one reason, as a new department has them."""
    with tempfile.TemporaryDirectory() as folder:
        replay = Replay(Path(folder), frozenset())
        replay.page((ROOT / "docs" / "从空文件夹到全套文件.md").read_text(encoding="utf-8"))
        assert replay.here is not None
        unit_years, _ = examine(replay.here, Selection(), draft=False)
        return tuple(
            Case(each, job, each.finished[job]) for each in unit_years for job in each.jobs if job.suffix == ".docx"
        )


@cache
def cases() -> tuple[Case, ...]:
    """Every shipped Word document."""
    return tuple(
        Case(each, job, each.finished[job]) for each in shipped() for job in each.jobs if job.suffix == ".docx"
    )


def case(ending: str) -> Case:
    """The one whose name ends so."""
    (found,) = (each for each in cases() if each.name.endswith(ending))
    return found


def of_guide(name: str) -> Case:
    """The one of the guide's whose file is called so."""
    (found,) = (each for each in guide_cases() if name in each.job.file_name)
    return found


@dataclass(frozen=True)
class Followed:
    """Of the numbers that move in the shipped template how many move alike in the derived one, and which do not."""

    moved: int
    followed: int
    missed: tuple[str, ...]


def followed(each: Case, result: Result) -> Followed:
    """Both templates filled with the changed data, number by number."""
    facts, template = each.facts, each.job.template
    assert result.derived.compiled is not None
    assert isinstance(template, CompiledTemplate)
    other = varied(facts, None)
    changed = template_context(
        other, None if each.project is None else other.projects[facts.projects.index(each.project)]
    )
    before, expected, found = (
        [NUMBER.findall(line.text) for line in lines_of(read_package(content))]
        for content in (each.content, template.render(changed), result.derived.compiled.render(changed))
    )
    assert len(before) == len(expected) == len(found), each.name
    moved = alike = 0
    missed: list[str] = []
    for old, right, own in zip(before, expected, found, strict=True):
        if len(old) != len(right):  # the sentence itself is another one
            moved, alike = moved + len(right), alike + len(right) * (right == own)
            missed += [] if right == own else old
            continue
        assert len(right) == len(own), (each.name, old, right, own)
        for number, now, then in zip(old, right, own, strict=True):
            moved += number != now
            alike += number != now == then
            missed += [number] if number != now != then else []
    return Followed(moved, alike, tuple(missed))


def rewritten(content: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """A document whose main part somebody has changed."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            new.writestr(name, data)
    return stream.getvalue()


def split_runs(root: etree._Element) -> None:
    """Every run becomes runs of two signs each, as Word leaves them after edits and spelling checks."""
    for text in list(root.iter(f"{W}t")):
        run = text.getparent()
        if run is None or run.tag != f"{W}r" or len(text.text or "") < 3 or len(run.findall(f"{W}t")) != 1:
            continue
        if any(child.tag not in (f"{W}t", f"{W}rPr") for child in run):
            continue
        pieces = re.findall(r"(?s).{1,2}", text.text or "")
        text.text = pieces[0]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        last = run
        for piece in pieces[1:]:
            twin = etree.fromstring(etree.tostring(run))
            twin.tail = None
            node = twin.find(f"{W}t")
            assert node is not None
            node.text = piece
            last.addnext(twin)
            last = twin
