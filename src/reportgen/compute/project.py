"""One project: funds, indicators, totals, grade."""

from __future__ import annotations

from decimal import Decimal

from reportgen.compute.arithmetic import follow_up_gap, total
from reportgen.compute.facts import IndicatorFacts, PlanRow, ProjectFacts, blank
from reportgen.compute.funds import ProjectFunds, compute_funds
from reportgen.compute.indicators import compute_groups, compute_rows, homeless_indicators
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.model.project import Project
from reportgen.model.unit import Unit
from reportgen.model.values import Gap, Number, Text
from reportgen.phrases import fill
from reportgen.profile.records import Profile, is_yes, text_of


def compute_project(project: Project, unit: Unit, profile: Profile) -> ProjectFacts:
    """Every figure of a project."""
    funds = compute_funds(project, profile)
    rows = compute_rows(project, profile)
    indicators = tuple(row for row in rows if isinstance(row, IndicatorFacts))
    counted = is_yes(profile.execution.counted)
    score_parts = [*([funds.score] if counted else []), *(each.score for each in indicators)]
    points_parts = [*([funds.points] if counted else []), *(each.points for each in indicators)]
    executing = "执行得分 + " if counted else ""
    score = total("总分", "得分", f"{executing}各三级指标得分之和", score_parts)
    grade = _grade(score, profile)
    names = _names(project, funds, score, grade)
    return ProjectFacts(
        name=project.name,
        code=project.code or blank(),
        department=project.department or unit.name,
        implementer=project.implementer or unit.name,
        start=project.start or blank(),
        finish=project.finish or blank(),
        goal=_filled(project.goal, names),
        result=_filled(project.result, names),
        initial=funds.initial,
        budget=funds.budget,
        executed=funds.executed,
        rate=funds.rate,
        execution_points=funds.points,
        execution_score=funds.score,
        fund_rows=funds.rows,
        plan=tuple(PlanRow(row.until, _share(row.share)) for row in project.spending_plan),
        indicators=indicators,
        indicator_rows=rows,
        indicator_points=total("指标分值", "分值", "各三级指标分值之和", [each.points for each in indicators]),
        groups=compute_groups(indicators, project, profile),
        full=total("满分", "分值", "各分值之和", points_parts),
        total=score,
        grade=grade,
        record=project,
        homeless=homeless_indicators(project, profile),
    )


def _names(project: Project, funds: ProjectFunds, score: Figure | Gap, grade: Value) -> dict[str, Text | Figure]:
    """The closed list of names that a project's own texts may use."""
    candidates: dict[str, Value] = {
        "项目名称": project.name,
        "年初预算": funds.initial,
        "全年预算": funds.budget,
        "全年执行": funds.executed,
        "执行率": funds.rate,
        "执行得分": funds.score,
        "总分": score,
        "等级": grade,
    }
    return {name: value for name, value in candidates.items() if isinstance(value, Text | Figure)}


TEXT_NAMES = ("项目名称", "年初预算", "全年预算", "全年执行", "执行率", "执行得分", "总分", "等级")


def _filled(text: Text | Gap, names: dict[str, Text | Figure]) -> Value:
    return text if isinstance(text, Gap) else fill(text, names)


def _share(share: Number | Gap) -> Value:
    """A typed percentage such as 25 as the exact share 0.25."""
    if isinstance(share, Gap):
        return share
    return Figure(share.value / 100, "百分比", "比例", where=share.where)


def _grade(score: Figure | Gap, profile: Profile) -> Value:
    """The first grade whose floor the score reaches."""
    if isinstance(score, Gap):
        return follow_up_gap("等级", score)
    for grade in profile.grades:
        floor = grade.floor.value if isinstance(grade.floor, Number) else Decimal(0)
        if score.value is not None and score.value >= floor:
            return Text(text_of(grade.name))
    return blank()
