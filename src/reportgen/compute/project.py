"""One project: funds, indicators, totals, grade."""

from __future__ import annotations

from decimal import Decimal

from reportgen.compute.arithmetic import follow_up_gap, total
from reportgen.compute.facts import IndicatorFacts, PlanRow, ProjectFacts
from reportgen.compute.funds import ProjectFunds, compute_funds
from reportgen.compute.goals import compute_goal_rows
from reportgen.compute.indicators import compute_groups, compute_rows, homeless_indicators
from reportgen.compute.rows import TextRow, assembled, blank, numbered
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.model.project import Project
from reportgen.model.unit import Unit
from reportgen.model.values import Gap, Number, Text, left_out
from reportgen.phrases import fill
from reportgen.profile.records import Profile, int_of, is_yes, text_of


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
        code=project.code or left_out("编码", project.where),
        department=project.department or unit.name,
        implementer=project.implementer or unit.name,
        start=project.start or left_out("开始时间", project.where),
        finish=project.finish or left_out("完成时间", project.where),
        purpose=project.purpose or left_out("资金用途", project.where),
        goal=_goal(project, names),
        goals=_goals(project, profile, names),
        result=_filled(project.result or Gap("完成情况", project.where, typed=False), names),
        initial=funds.initial,
        budget=funds.budget,
        executed=funds.executed,
        size=funds.size,
        other=funds.other,
        rate=funds.rate,
        execution_points=funds.points,
        execution_score=funds.score,
        execution_reason=_execution_reason(project, funds, names),
        fund_rows=funds.rows,
        plan=_plan(project, profile),
        indicators=indicators,
        core=_core(indicators),
        lost=tuple(each for each in indicators if _is_lost(each.points, each.score)),
        improvement=project.improvement or blank(),
        indicator_rows=rows,
        indicator_points=total("指标分值", "分值", "各三级指标分值之和", [each.points for each in indicators]),
        goal_rows=compute_goal_rows(indicators, profile),
        groups=compute_groups(indicators, project, profile),
        full=total("满分", "分值", "各分值之和", points_parts),
        total=score,
        grade=grade,
        record=project,
        evaluated=_evaluated(project),
        homeless=homeless_indicators(project, profile),
    )


def _goal(project: Project, names: dict[str, Text | Figure]) -> Value:
    """The goal in one text; typed item by item, the items one below the other."""
    if project.goal is not None or not project.goals:
        return _filled(project.goal or Gap("预期目标", project.where, typed=False), names)
    gap = next((goal for goal in project.goals if isinstance(goal, Gap)), None)
    joined = "\n".join(str(goal) for goal in project.goals)
    places = [goal.where for goal in project.goals]
    return gap or _filled(assembled(joined, places), names)


def _goals(project: Project, profile: Profile, names: dict[str, Text | Figure]) -> tuple[TextRow, ...]:
    """The goals one by one, and the empty rows that the form keeps; a goal in one text is the first of them."""
    typed = project.goals or ((project.goal,) if project.goal is not None else ())
    least = int_of(profile.least_goals) if profile.least_goals is not None else 0
    rows = [
        TextRow(numbered(number, goal.where), blank(), _filled(goal, names))
        for number, goal in enumerate(typed, start=1)
    ]
    if not rows:
        rows = [TextRow(numbered(1, project.where), blank(), Gap("目标", project.where, typed=False))]
    spare = range(len(rows) + 1, least + 1)
    return (*rows, *(TextRow(numbered(number, profile.where), blank(), blank()) for number in spare))


_MOST_CORE = 3


def _core(indicators: tuple[IndicatorFacts, ...]) -> tuple[IndicatorFacts, ...]:
    """The indicators that weigh most."""
    weights = [each.points.value for each in indicators if isinstance(each.points, Figure) and each.points.value]
    heaviest = max(weights, default=None)
    return tuple(
        each for each in indicators if isinstance(each.points, Figure) and each.points.value == heaviest and heaviest
    )[:_MOST_CORE]


def _execution_reason(project: Project, funds: ProjectFunds, names: dict[str, Text | Figure]) -> Value:
    """Why the budget was not spent; a reason for points that were not lost is told nowhere."""
    typed = project.execution_reason
    return _filled(typed, names) if typed is not None and _is_lost(funds.points, funds.score) else blank()


def _is_lost(points: Figure | Gap, score: Figure | Gap) -> bool:
    if not isinstance(points, Figure) or not isinstance(score, Figure):
        return False
    return points.value is not None and score.value is not None and score.value < points.value


def _evaluated(project: Project) -> bool:
    """Has anyone begun to fill in results?"""
    executed = any(fund.executed is not None for fund in project.funds.by_source().values())
    indicators = [each for _, group in project.indicators.by_second_level() for each in group]
    results = (value for each in indicators for value in (each.actual, each.judgement, each.score))
    return executed or project.result is not None or any(value is not None for value in results)


def _plan(project: Project, profile: Profile) -> tuple[PlanRow, ...]:
    """The spending plan at the dates that the form fixes, else at those that were typed."""
    typed = {str(row.until): PlanRow(row.until, _share(row.share)) for row in project.spending_plan}
    fixed = [date for date in profile.plan_dates if isinstance(date, Text)]
    if not typed:
        gap = Gap("支出计划", project.where, typed=False)
        return tuple(PlanRow(date, gap) for date in fixed) or (PlanRow(gap, gap),)
    return tuple(typed.get(date.text, PlanRow(date, blank())) for date in fixed) or tuple(typed.values())


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
