"""All projects of a unit and year together: totals, and the list that some forms print."""

from __future__ import annotations

from decimal import Decimal

from reportgen.compute.arithmetic import ratio, total
from reportgen.compute.facts import PerformanceFacts, ProjectFacts, ProjectLine
from reportgen.compute.goals import compute_goal_rows
from reportgen.compute.rows import blank, numbered
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.profile.records import Profile, int_of, text_of


def compute_performance(
    projects: tuple[ProjectFacts, ...], profile: Profile, where: Where, reported: str = ""
) -> PerformanceFacts:
    """The sums over all projects; ``where`` is the year's folder, which holds them, ``reported`` the one that
    a report is written about."""
    budget = total("全年预算", "金额", "各项目全年预算之和", [each.budget for each in projects])
    executed = total("全年执行", "金额", "各项目全年执行之和", [each.executed for each in projects])
    absent = text_of(profile.execution.zero_rate)
    least = int_of(profile.list_rows) if profile.list_rows is not None else 0
    lines = [_line(project, number) for number, project in enumerate(projects, start=1)]
    return PerformanceFacts(
        count=Figure(Decimal(len(projects)), "个数", "项目数", "本年度项目文件的个数", where=where),
        initial=total("年初预算", "金额", "各项目年初预算之和", [each.initial for each in projects]),
        budget=budget,
        executed=executed,
        size=total("预算数", "金额", "各项目预算数之和", [each.size for each in projects]),
        rate=ratio("执行率", "全年执行 ÷ 全年预算", executed, budget, absent),
        goal_rows=compute_goal_rows([each for project in projects for each in project.indicators], profile),
        reported=tuple(each for each in projects if reported and reported in (str(each.name), str(each.code))),
        lines=(*lines, *(_empty_line(number, profile.where) for number in range(len(lines) + 1, least + 1))),
    )


def _line(project: ProjectFacts, number: int) -> ProjectLine:
    return ProjectLine(
        number=numbered(number, project.record.where),
        name=project.name,
        code=project.code,
        implementer=project.implementer,
        initial=project.initial,
        budget=project.budget,
        executed=project.executed,
        rate=project.rate,
        score=project.total,
        grade=project.grade,
    )


def _empty_line(number: int, where: Where) -> ProjectLine:
    """A row of the form that no project fills."""
    nothing = Figure(None, "金额", "空行", "表样要留的空行", where=where, absent="")
    return ProjectLine(
        number=numbered(number, where),
        name=blank(),
        code=blank(),
        implementer=blank(),
        initial=nothing,
        budget=nothing,
        executed=nothing,
        rate=nothing,
        score=nothing,
        grade=blank(),
    )
