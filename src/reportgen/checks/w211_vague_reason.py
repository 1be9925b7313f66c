"""原因空泛，等于没有写。

说明：“已完成”“加强管理”“客观原因”“略”没有说明为什么，公开以后会被追问。扣了分的指标的“偏差”、没有执行完的“执行偏差”、
人工评定的原因、决算里有差额的“原因”，以及“完成情况”，都要写具体的事；只有整条就是这几个字时才报告。
错例：指标.服务对象满意度指标[1].偏差: 加强管理
对例：指标.服务对象满意度指标[1].偏差: 部分人员反映课程偏多；下年加强管理
改法：写清发生了什么、造成多大影响、下一步怎样改
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.narratives import explained
from reportgen.checks.reasons import is_reason, is_vague
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.figures import Figure
from reportgen.model.record import Record
from reportgen.model.values import Gap, Text

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Reasons that a document prints beside a loss or a change."""
    for project in facts.projects:
        result = project.record.result
        if isinstance(result, Text):
            yield Compared.ENTRY
            if is_vague(result.text):
                yield Finding(project.record, "完成情况", f"“完成情况”只写“{result.text.strip()}”，没有说明做了什么")
        for record, key, typed in _reasons(project):
            if not isinstance(typed, Text) or not is_reason(typed):
                continue
            yield Compared.ENTRY
            if is_vague(typed.text):
                yield Finding(record, key, f"{_owner(record, project)}的“{key}”只写“{typed}”，没有说明为什么")
    for each in explained(facts):
        for reason in each.reasons:
            yield Compared.ENTRY
            if is_vague(reason.text):
                yield reason.finding(f"“{each.name}”的原因只写“{reason.text}”，没有说明为什么")


def _reasons(project: ProjectFacts) -> Iterator[tuple[Record, str, Text | Gap | None]]:
    """The reasons that a loss asks for; one beside full marks is nobody's business."""
    score, points = project.execution_score, project.execution_points
    if isinstance(score, Figure) and isinstance(points, Figure) and score.value != points.value:
        yield project.record, "执行偏差", project.record.execution_reason
    for each in project.lost:
        yield each.record, "偏差", each.record.deviation
        if each.record.score is not None:
            yield each.record.score, "原因", each.record.score.reason


def _owner(record: Record, project: ProjectFacts) -> str:
    names = [str(each.name) for each in project.lost if record in (each.record, each.record.score)]
    return f"“{names[0]}”" if names else "预算执行"
