"""What a template is derived from: a finished document, and the data of its unit and year, now and changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.derive.figures import Number, numbers_of
from reportgen.derive.fill import filled
from reportgen.derive.reading import lines_of
from reportgen.derive.template import Derived, Source, derive
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
MOST_PARAGRAPHS = 20_000
"""The longest document that we know, a whole final account, has two thousand."""


@dataclass(frozen=True, slots=True)
class Result:
    """The template that tells most, and what became of every number."""

    scope: str
    source: Source
    derived: Derived
    numbers: list[Number]

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
    return max(found, key=lambda result: result.count("跟随", "未变"))


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
    now = {name: value for name, value in template_context(facts, project).items() if name not in reach.hidden}
    source = Source(package, where, facts, reach, now, changed, full)
    derived = derive(source)
    return Result(scope, source, derived, numbers_of(derived, source) if derived.compiled is not None else [])


def _tags(package: Package) -> Iterator[str]:
    root = parse_strict(package.content("word/document.xml"), "word/document.xml")
    for paragraph in root.iter(f"{W}p"):
        if match := TAG.search(text_of(paragraph)):
            yield match[0]
