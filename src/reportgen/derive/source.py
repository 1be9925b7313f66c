"""What a template is derived from: a finished document, and the data of its unit and year, now and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.derive.drawings import LooseChart, chart_roots, loose_charts
from reportgen.derive.figures import Number, numbers_of
from reportgen.derive.fill import filled
from reportgen.derive.plan import Loop, Retext, flat
from reportgen.derive.reading import lines_of
from reportgen.derive.template import Derived, Source, derive, texts_of
from reportgen.derive.vary import varied
from reportgen.docx.package import Package, PackageFault
from reportgen.docx.places import text_of
from reportgen.docx.xml import W, parse_strict
from reportgen.issues import Where
from reportgen.model.workspace import Report
from reportgen.render.scopes import SCOPES, template_context
from reportgen.render.tags import TAG

_OF_A_PROJECT = "每个项目"
_OF_A_UNIT = ("决算", "整体支出", "每个单位")
"""What a document of a unit may be made for; between them they see everything."""
_NARROWEST_FIRST = ("每个自评单位", "每个单位", "评价报告", "整体支出", "决算")
"""A document that prints nothing of the accounts is made for units without accounts too."""
_OF_PROJECTS = ("每个单位", "每个自评单位")
_MOST_OUTSIDE = 3
"""So many paragraphs of a form of one project may name the unit and its year."""
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
        return [each for each in _loops_of(self.derived) if each.is_guess]

    @property
    def project(self) -> str:
        """The only project that the document tells of, where it tells of nothing else; empty where it does not."""
        if self.scope not in _OF_PROJECTS:
            return ""
        tops = [action for _, action in self.derived.actions]
        loops = [each for each in tops if isinstance(each, Loop) and each.is_guess and each.listing.path == "项目"]
        others = {root for action in tops if isinstance(action, Retext) for root in _roots_of(action)}
        if len(loops) != 1 or not others <= {"单位"} or len(tops) > len(loops) + _MOST_OUTSIDE:
            return ""
        (member,) = loops[0].listing.members[0]
        return str(member[0].name)

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
    found = [
        _derive(package, where, facts, before, project, name)
        for name in ([scope] if scope else likely_scopes(facts, project))
    ]
    best = max(found, key=lambda result: result.count("跟随", "未变"))
    return best if scope or project else replace(best, scope=_narrowest(best, facts))


def _narrowest(result: Result, facts: Facts) -> str:
    """The narrowest scope that sees all names of the template."""
    used = {root for action in texts_of(result.derived) for root in _roots_of(action)}
    used |= {loop.listing.path.partition(".")[0] for loop in _loops_of(result.derived)}
    used |= set(chart_roots(result.source.package))
    return next(
        (
            name
            for name in _NARROWEST_FIRST
            if SCOPES[name].subjects(facts) and not used & SCOPES[name].reach.hidden and _may_be(name, used)
        ),
        result.scope,
    )


def _may_be(name: str, used: set[str]) -> bool:
    """A document of the overview alone is no report about a project."""
    return name != "评价报告" or "项目" in used


def _loops_of(derived: Derived) -> list[Loop]:
    return [each for _, action in derived.actions for each in flat([action]) if isinstance(each, Loop)]


def _roots_of(action: Retext) -> set[str]:
    return {piece.way.leaf.path.partition(".")[0] for piece in action.pattern.pieces if piece.way.leaf is not None}


def likely_scopes(facts: Facts, project: ProjectFacts | None) -> list[str]:
    """What the document may be made for."""
    if project is not None:
        return [_OF_A_PROJECT]
    found = [name for name in _OF_A_UNIT if SCOPES[name].subjects(facts)]
    # Whoever sees the accounts sees all that a document of the unit does.
    return [name for name in found if name != "每个单位" or "决算" not in found]


def _derive(
    package: Package, where: Where, facts: Facts, before: Report | None, project: ProjectFacts | None, scope: str
) -> Result:
    changed, full = (
        template_context(copy, copy.projects[facts.projects.index(project)] if project is not None else None)
        for copy in (varied(facts, before), filled(facts, before))
    )
    reach = SCOPES[scope].reach
    if project is not None and (hidden := [root for root in chart_roots(package) if root in reach.hidden]):
        raise PackageFault(f"里面的图表画的是{'、'.join(hidden)}，不只讲一个项目", "去掉 --project")
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
