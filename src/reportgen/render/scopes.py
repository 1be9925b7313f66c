"""What each 范围 of the profile means: how many documents, and which names their templates see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.model.values import Text
from reportgen.render.expressions import Reach

Subjects = tuple[ProjectFacts | None, ...]
"""The projects that a document is made for; ``None`` once for the unit itself."""

_WHOLE = frozenset({"整体"})
_ACCOUNTS = frozenset({"决算", "三公", "采购", "资产", "概况"})


@dataclass(frozen=True, slots=True)
class DocumentScope:
    """One 范围."""

    reach: Reach
    subjects: Callable[[Facts], Subjects]
    missing: Callable[[Facts], str] = lambda _facts: ""
    """What the data lacks when there is nothing to make a document for; empty where a rule tells it."""
    lacking: Callable[[Facts], tuple[str, ...]] = lambda _facts: ()
    """Which parts are missing of something that was begun."""


PER_PROJECT = Reach(single=frozenset({"项目"}), hidden=_WHOLE | _ACCOUNTS)
PER_UNIT = Reach(hidden=_WHOLE | _ACCOUNTS)
TABLE_ROW = Reach(single=frozenset({"项目"}), hidden=frozenset({"绩效"}) | _WHOLE | _ACCOUNTS)
"""A row of a table over all units is a project: totals of its unit would be repeated, and added up."""


def _of_accounts(*parts: str) -> DocumentScope:
    """A document that needs accounts and some other parts beside them."""

    def lacking(facts: Facts) -> tuple[str, ...]:
        found = {
            "概况": ("“文件: 概况”", facts.overview),
            "三公": ("决算里的“三公”", facts.courtesies),
            "采购": ("决算里的“采购”", facts.purchases),
            "资产": ("决算里的“资产”", facts.assets),
        }
        missing = tuple(found[part][0] for part in parts if found[part][1] is None)
        return missing if facts.accounts is not None else ()

    def subjects(facts: Facts) -> Subjects:
        return () if facts.accounts is None or lacking(facts) else (None,)

    return DocumentScope(Reach(hidden=_WHOLE), subjects, lambda _facts: "年度文件夹里没有“文件: 决算”", lacking)


def _not_evaluated(facts: Facts) -> str:
    """Which projects have no results yet."""
    names = [f"“{project.name}”" for project in facts.projects if not project.evaluated]
    if not names:
        return "没有项目"
    whose = "各项目都" if len(names) == len(facts.projects) else "、".join(names)
    return f"{whose}还没有填全年执行、实际、完成情况"


def _no_report(facts: Facts) -> str:
    """Nobody said which project the report is about; one that does not exist is reported where it is named."""
    if facts.overview is None:
        return "年度文件夹里没有“文件: 概况”"
    named = isinstance(facts.overview.record.report_project, Text)
    return "" if named else "概况里没有写“评价报告项目”"


SCOPES: dict[str, DocumentScope] = {
    "每个项目": DocumentScope(PER_PROJECT, lambda facts: facts.projects),
    "每个自评项目": DocumentScope(
        PER_PROJECT,
        lambda facts: tuple(project for project in facts.projects if project.evaluated),
        _not_evaluated,
    ),
    "每个单位": DocumentScope(PER_UNIT, lambda _facts: (None,)),
    "每个自评单位": DocumentScope(
        PER_UNIT,
        lambda facts: (None,) if facts.projects and all(project.evaluated for project in facts.projects) else (),
        _not_evaluated,
    ),
    "整体支出": DocumentScope(
        Reach(hidden=_ACCOUNTS),
        lambda facts: (None,) if facts.whole else (),
        lambda _facts: "年度文件夹里没有“文件: 整体支出”",
    ),
    "决算": _of_accounts("概况", "三公", "采购", "资产"),
    "决算表": _of_accounts("三公"),
    "评价报告": DocumentScope(
        Reach(hidden=_WHOLE | _ACCOUNTS - {"概况"}),
        lambda facts: (None,) if facts.overview and facts.performance.reported else (),
        _no_report,
    ),
}
"""Every scope of one unit and year; documents of 全部单位 are workbooks (see workbook.py)."""


def template_context(facts: Facts, project: ProjectFacts | None = None) -> dict[str, Any]:
    """The roots that a template sees; 项目 is the current one where there is one."""
    context: dict[str, Any] = {
        "单位": facts.unit,
        "项目": project or facts.projects,
        "绩效": facts.performance,
        "格式": facts.format,
    }
    parts = {
        "整体": facts.whole,
        "决算": facts.accounts,
        "三公": facts.courtesies,
        "采购": facts.purchases,
        "资产": facts.assets,
        "概况": facts.overview,
    }
    return context | {name: part for name, part in parts.items() if part is not None}
