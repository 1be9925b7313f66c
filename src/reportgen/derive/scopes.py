"""What a finished document may be made for: the scopes that are tried, and the narrowest that sees all its names."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.tags import tags_of
from reportgen.docx.package import PackageFault
from reportgen.render.scopes import SCOPES, template_context

_OF_A_PROJECT = "每个项目"
_OF_ACCOUNTS = "决算"
_OF_A_UNIT = (_OF_ACCOUNTS, "整体支出", "每个单位")
"""What a document of a unit may be made for; between them they see everything."""
_NARROWEST_FIRST = ("每个自评单位", "每个单位", "评价报告", "整体支出", _OF_ACCOUNTS)
"""A document that prints nothing of the accounts is made for units without accounts too."""
REPORTED = "绩效.评价报告"
"""The list of the one project that a report is written about."""


def scopes_to_try(facts: Facts, project: ProjectFacts | None, wanted: str | None, drawn: Collection[str]) -> list[str]:
    """The scope that was named, else all that are likely; each sees the parts of the data that charts draw."""
    found = [wanted] if wanted is not None else likely_scopes(facts, project)
    seeing = [name for name in found if not SCOPES[name].reach.hidden.intersection(drawn)]
    if not seeing:
        raise _unseen(facts, project, wanted, [root for root in drawn if root in tags_of(Facts)])
    return seeing


def likely_scopes(facts: Facts, project: ProjectFacts | None) -> list[str]:
    """What the document may be made for."""
    if project is not None:
        return [_OF_A_PROJECT]
    found = [name for name in _OF_A_UNIT if SCOPES[name].subjects(facts)]
    # Whoever sees the accounts sees all that a document of the unit does.
    return [name for name in found if name != "每个单位" or _OF_ACCOUNTS not in found]


def narrowest(facts: Facts, paths: Collection[str]) -> str | None:
    """The narrowest scope that sees all these names."""
    used = {path.partition(".")[0] for path in paths}
    # A document of the overview alone is no report about a project.
    is_of_project = "项目" in used or any(f"{path}.".startswith(f"{REPORTED}.") for path in paths)
    for name in _NARROWEST_FIRST:
        scope = SCOPES[name]
        if scope.subjects(facts) and not used & scope.reach.hidden and (name != "评价报告" or is_of_project):
            return name
    return None


def _unseen(facts: Facts, project: ProjectFacts | None, wanted: str | None, drawn: list[str]) -> PackageFault:
    """Why no scope sees what the charts draw: the data has not got it, or the wrong scope was asked for."""
    charts = f"里面的图表画的是{'、'.join(drawn)}"
    year, known = facts.report.year, template_context(facts)
    if absent := [root for root in drawn if root not in known]:
        return PackageFault(f"{charts}，{year} 年没有{'、'.join(absent)}数据", "核对 --unit、--year 是不是这份文档的")
    if project is not None:
        return PackageFault(f"{charts}，不只讲一个项目", "去掉 --project")
    if wanted is not None:
        return PackageFault(f"{charts}，范围“{wanted}”看不到", "换一个 --scope，不写由程序认")
    lacking = "、".join(SCOPES[_OF_ACCOUNTS].lacking(facts))
    return PackageFault(f"{charts}，{year} 年的数据还没有{lacking}", "先写好，再得出模板")
