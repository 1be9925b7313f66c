"""What a template is derived from: a finished document, and the data of its unit and year, now and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.derive.drawings import LooseChart, chart_roots, loose_charts
from reportgen.derive.figures import Number, numbers_of
from reportgen.derive.fill import filled
from reportgen.derive.plan import Loop, Retext
from reportgen.derive.reading import lines_of
from reportgen.derive.scopes import narrowest, scopes_to_try
from reportgen.derive.template import Derived, Source, actions_of, derive
from reportgen.derive.vary import varied
from reportgen.docx.package import Package, PackageFault
from reportgen.docx.places import text_of
from reportgen.docx.xml import W, parse_strict
from reportgen.issues import Where
from reportgen.model.workspace import Report
from reportgen.render.scopes import SCOPES, template_context
from reportgen.render.tags import TAG

MOST_PARAGRAPHS = 20_000
"""The longest document that we know, a whole final account, has two thousand."""


@dataclass(frozen=True, slots=True)
class Result:
    """The template that tells most, and what became of every number."""

    scope: str
    source: Source
    derived: Derived
    numbers: list[Number]
    charts: tuple[LooseChart, ...] = ()

    @property
    def guesses(self) -> list[Loop]:
        """The loops of which only one member was seen."""
        return [each for each in actions_of(self.derived) if isinstance(each, Loop) and each.is_guess]

    def count(self, *fates: str) -> int:
        """How many numbers met one of these fates."""
        return sum(number.fate in fates for number in self.numbers)


def derive_best(
    package: Package, where: Where, facts: Facts, before: Report | None, project: ProjectFacts | None, scope: str | None
) -> Result:
    """The template of the scope that was named, else of the one that most numbers follow in."""
    if tag := next(_tags(package), ""):
        raise PackageFault(f"文件里有标签 {tag}，它已经是模板，不是填好的文档", "换成去年填好的那份文档")
    if (count := len(lines_of(package))) > MOST_PARAGRAPHS:
        raise PackageFault(f"文件有 {count} 段，最多 {MOST_PARAGRAPHS} 段", "只留要做成模板的部分")
    scopes = scopes_to_try(facts, project, scope, chart_roots(package))
    best = max(
        (_derive(package, where, facts, before, project, name) for name in scopes),
        key=lambda result: result.count("跟随", "未变"),
    )
    if best.derived.is_blank:
        raise PackageFault("没有认出一个数、一个名称", "核对 --unit、--year、--project 是不是这份文档的")
    if scope or project:
        return best
    return replace(best, scope=narrowest(facts, set(_paths(best))) or best.scope)


def _paths(result: Result) -> Iterator[str]:
    """Every name that the template prints, follows or draws."""
    for action in actions_of(result.derived):
        if isinstance(action, Retext):
            yield from (piece.way.leaf.path for piece in action.pattern.pieces if piece.way.leaf is not None)
        elif isinstance(action, Loop):
            yield action.listing.path
    yield from chart_roots(result.source.package)


def _derive(
    package: Package, where: Where, facts: Facts, before: Report | None, project: ProjectFacts | None, scope: str
) -> Result:
    changed, full = (
        template_context(copy, copy.projects[facts.projects.index(project)] if project is not None else None)
        for copy in (varied(facts, before), filled(facts, before))
    )
    reach = SCOPES[scope].reach
    now = {name: value for name, value in template_context(facts, project).items() if name not in reach.hidden}
    source = Source(package, where, facts, reach, now, changed, full)
    derived = derive(source)
    numbers = numbers_of(derived, source) if derived.compiled is not None else []
    return Result(scope, source, derived, numbers, loose_charts(package))


def _tags(package: Package) -> Iterator[str]:
    root = parse_strict(package.content("word/document.xml"), "word/document.xml")
    for paragraph in root.iter(f"{W}p"):
        if match := TAG.search(text_of(paragraph)):
            yield match[0]
