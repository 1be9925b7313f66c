"""The documents of a unit and year: which templates its profile names, each compiled once, filled per scope."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from jinja2 import TemplateError

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import member_names
from reportgen.docx.package import read_bounded
from reportgen.figures import Figure
from reportgen.issues import Issue, Where
from reportgen.model.record import nearest
from reportgen.model.values import Gap, Text
from reportgen.phrases import Phrase, fill
from reportgen.profile.load import LoadedProfile
from reportgen.profile.records import ALL_UNITS, DocumentPlan, text_of
from reportgen.render import faults
from reportgen.render.compile import compile_template, explain_failure
from reportgen.render.compiled import CompiledTemplate, NotWellFormed, TooLarge
from reportgen.render.environment import MissingValue, WrongFilter
from reportgen.render.expressions import Reach, caption_keys, root_scope
from reportgen.render.scopes import SCOPES, template_context
from reportgen.render.sheets import CompiledWorkbook, compile_workbook
from reportgen.render.template_cache import TemplateCache, template_cache


@dataclass(slots=True)
class TemplateShelf:
    """Compiled templates of one run, by content and profile."""

    draft: bool = False
    cache: TemplateCache | None = field(default_factory=template_cache)
    _compiled: dict[tuple[str, str, Reach], CompiledTemplate | list[Issue]] = field(default_factory=dict)

    def compiled(
        self, plan: DocumentPlan, name: str, loaded: LoadedProfile, facts: Facts
    ) -> tuple[CompiledTemplate | list[Issue], Where]:
        """The compiled template of a document, or its faults; and the file they are in."""
        file_name = text_of(plan.template)
        found = loaded.template(file_name)
        if found is None:
            where = plan.place_of("模板")
            return [faults.template_missing(where, name, file_name)], where
        path, shown = found
        try:
            content = read_bounded(path)
        except OSError:
            return [faults.not_a_word_file(Where(shown), "没有读的权限，或文件正被占用", "检查文件的权限")], Where(
                shown
            )
        reach = SCOPES[text_of(plan.scope)].reach
        # Two profiles may share a template and print its figures differently.
        key = (hashlib.sha256(content).hexdigest(), str(loaded.folders[0][0]), reach)
        where = Where(shown)
        if key not in self._compiled:
            self._compiled[key] = compile_template(content, where, facts, reach, draft=self.draft, cache=self.cache)
        return self._compiled[key], where


CANNOT_BE_MADE = (TemplateError, MissingValue, TooLarge, NotWellFormed, WrongFilter)
"""What may go wrong while a document is filled."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One document to be rendered: its template, what the template sees, and the name of the file."""

    document: str
    file_name: str
    names: tuple[str, ...]
    """The name and the code of its project, if it has one."""
    plan_place: Where
    template: CompiledTemplate | CompiledWorkbook
    template_file: Where
    context: dict[str, Any]

    @property
    def suffix(self) -> str:
        """How the name of its file ends."""
        return ".xlsx" if isinstance(self.template, CompiledWorkbook) else ".docx"

    def render(self) -> bytes | list[Issue]:
        """The finished document, or why there is none."""
        try:
            return self.template.render_checked(self.context)
        except CANNOT_BE_MADE as error:
            return explain_failure(error, self.file_name, self.template_file)


def plan_documents(
    facts: Facts, loaded: LoadedProfile, shelf: TemplateShelf, asked: Collection[str] = ()
) -> tuple[list[Job], list[Issue]]:
    """The documents of a unit and year that are asked for, or all; and the faults of their templates."""
    jobs: list[Job] = []
    issues: list[Issue] = []
    for name, plan in facts.profile.documents.items():
        scope = SCOPES.get(text_of(plan.scope))
        if scope is None or (asked and name not in asked):
            continue
        template, where = _maker(plan, name, loaded, facts, shelf)
        if isinstance(template, list):
            issues += template
            continue
        subjects = scope.subjects(facts)
        if not subjects and (facts.projects or facts.whole or facts.accounts):
            where = facts.report.where
            if lacking := scope.lacking(facts):
                issues.append(faults.parts_missing(where, name, "、".join(lacking)))
            elif missing := scope.missing(facts):
                issues.append(faults.nothing_to_make(where, name, missing))
        unknown = unknown_file_name(plan, name)
        issues += unknown
        for project in () if unknown else subjects:
            own = member_names(project) if project is not None else []
            context = template_context(facts, project)
            jobs.append(
                Job(
                    name,
                    file_name_of(plan, facts, project),
                    tuple(own),
                    plan.place_of("文件名"),
                    template,
                    where,
                    context,
                )
            )
    return jobs, issues


def _maker(
    plan: DocumentPlan, name: str, loaded: LoadedProfile, facts: Facts, shelf: TemplateShelf
) -> tuple[CompiledTemplate | CompiledWorkbook | list[Issue], Where]:
    """What fills a document: a Word template, or a workbook that the profile describes."""
    if not plan.sheets:
        return shelf.compiled(plan, name, loaded, facts)
    scope = root_scope(SCOPES[text_of(plan.scope)].reach, caption_keys(facts.format))
    return compile_workbook(plan, name, scope, facts.styles, draft=shelf.draft), plan.where


_NAME = re.compile(r"\{\{([^{}]*)\}\}")
FILE_NAMES = ("单位.名称", "单位.年度", "项目.名称", "项目.编码")
"""The closed list of names that 文件名 may use."""


def unknown_file_name(plan: DocumentPlan, document: str) -> list[Issue]:
    """Names in 文件名 that a file name may not use."""
    known = _file_names_of(text_of(plan.scope))
    asked = [name.strip() for name in _NAME.findall(text_of(plan.file_name))]
    where = plan.place_of("文件名")
    return [
        faults.unknown_file_name_part(where, document, name, nearest(name, list(known)), "、".join(known))
        for name in asked
        if name not in known
    ]


def _file_names_of(scope: str) -> tuple[str, ...]:
    """A table over all units belongs to none of them."""
    if scope == ALL_UNITS:
        return FILE_NAMES[1:2]
    return FILE_NAMES if "项目" in SCOPES[scope].reach.single else FILE_NAMES[:2]


def _file_names(facts: Facts, project: ProjectFacts | None) -> dict[str, Text | Figure]:
    candidates = {"单位.名称": facts.unit.name, "单位.年度": Text(str(facts.report.year))}
    if project is not None:
        candidates |= {"项目.名称": project.name, "项目.编码": project.code}
    return {
        name: Text("待填") if isinstance(value, Gap) else value
        for name, value in candidates.items()
        if isinstance(value, Text | Figure | Gap)
    }


def file_name_of(plan: DocumentPlan, facts: Facts, project: ProjectFacts | None) -> str:
    """The name of a file, not yet made safe."""
    filled = fill(Text(text_of(plan.file_name)), _file_names(facts, project))
    if isinstance(filled, Phrase):
        return "".join(part for part in filled.parts if isinstance(part, str))
    return filled.text
