"""The whole unit: funds, last year, tasks, duties with their projects' indicators, goals in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from reportgen.compute.arithmetic import difference, ratio, total
from reportgen.compute.facts import PerformanceFacts, ProjectFacts
from reportgen.compute.goals import goal_direction
from reportgen.compute.indicators import Group, empty_row, indicator_row, told
from reportgen.compute.rows import IndicatorRow, TextRow, blank, numbered
from reportgen.compute.tags import Value
from reportgen.compute.whole_facts import DutyRow, LastYearFacts, PartGoalRow, TaskRow, WholeFacts
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.record import Record
from reportgen.model.unit import Unit
from reportgen.model.values import Amount, Gap, Nothing, Number, Text, left_out
from reportgen.model.whole import KeyWork, Task, Titled, Whole
from reportgen.profile.records import Profile, text_of


def compute_whole(
    whole: Whole, unit: Unit, projects: tuple[ProjectFacts, ...], performance: PerformanceFacts, profile: Profile
) -> WholeFacts:
    """Every figure and row of the whole unit's forms."""
    dash = text_of(profile.execution.not_scored)
    by_name = {str(project.name): project for project in projects}
    tasks = tuple(_task(task, number, by_name, dash) for number, task in enumerate(whole.tasks, start=1))
    basic = _amount(whole, "基本支出")
    combined = whole.combined
    return WholeFacts(
        contact=whole.contact or unit.contact or left_out("联系人", whole.where),
        telephone=whole.telephone or unit.telephone or left_out("联系电话", whole.where),
        posts=_count(whole, "编制人数"),
        staff=_count(whole, "实有人数"),
        duty_text=_text(whole, "单位职能"),
        basic=basic,
        projects=performance.size,
        size=total("资金总额", "金额", "基本支出 + 项目支出", [basic, performance.size]),
        last_year=_last_year(whole, profile),
        tasks=tasks or (_no_task(whole),),
        task_amount=total("任务总额", "金额", "各任务总额之和", [task.amount for task in tasks]),
        task_fiscal=total("任务财政拨款", "金额", "各任务财政拨款之和", [task.fiscal for task in tasks]),
        task_other=total("任务其他资金", "金额", "各任务其他资金之和", [task.other for task in tasks]),
        goals=text_rows(whole.goals) or (_no_text(whole, "总体目标"),),
        part_goals=tuple(
            PartGoalRow(
                number=numbered(number, goal.where),
                name=goal.name,
                goals=_titled_rows(goal.goals),
                indicators=tuple(
                    TextRow(numbered(position, goal.where), Text(kind), text)
                    for position, (kind, text) in enumerate(goal.indicators.items(), start=1)
                ),
            )
            for number, goal in enumerate(whole.part_goals, start=1)
        )
        or (PartGoalRow(numbered(1, whole.where), _missing(whole, "分项目标"), (), ()),),
        safeguards=_titled_rows(whole.safeguards) or (_no_text(whole, "保障措施"),),
        combined_name=combined.name if combined else Gap("合并目标表", whole.where, typed=False),
        combined_start=(combined.start if combined else None) or _missing(combined or whole, "开始时间"),
        combined_finish=(combined.finish if combined else None) or _missing(combined or whole, "完成时间"),
        duties=tuple(_duty_rows(whole, by_name, profile)) or (_no_duty(whole, profile),),
        indicator_rows=tuple(_indicator_rows(whole, profile)) or (_no_indicator(whole, profile),),
        record=whole,
    )


def _missing(holder: Record, key: str) -> Gap:
    """What a form prints and nobody typed; a list without a member is one such row."""
    return Gap(key, holder.where, typed=False)


def _no_text(whole: Whole, key: str) -> TextRow:
    return TextRow(numbered(1, whole.where), blank(), _missing(whole, key))


def _no_task(whole: Whole) -> TaskRow:
    gap = _missing(whole, "任务")
    return TaskRow(numbered(1, whole.where), gap, gap, gap, gap)


def _no_indicator(whole: Whole, profile: Profile) -> IndicatorRow:
    row = empty_row(Group.of("", "", "", ()), 1, profile)
    return replace(row, name=_missing(whole, "指标"))


def _no_duty(whole: Whole, profile: Profile) -> DutyRow:
    gap = _missing(whole, "履职")
    one = numbered(1, whole.where)
    return DutyRow(one, gap, gap, gap, _no_indicator(whole, profile), gap, one)


def text_rows(texts: Iterable[Text | Gap]) -> tuple[TextRow, ...]:
    """A list of texts, numbered."""
    return tuple(TextRow(numbered(number, text.where), blank(), text) for number, text in enumerate(texts, start=1))


def _titled_rows(texts: Iterable[Titled]) -> tuple[TextRow, ...]:
    return tuple(
        TextRow(numbered(number, text.where), text.title or blank(), text.content)
        for number, text in enumerate(texts, start=1)
    )


def _text(whole: Whole, key: str) -> Value:
    """A text that a form prints: left out, it is a gap."""
    value: Text | Gap | None = whole.value_of(key)
    return value if value is not None else Gap(key, whole.where, typed=False)


def _count(whole: Whole, key: str) -> Value:
    value: Number | Gap | None = whole.value_of(key)
    if isinstance(value, Number):
        return Figure(value.value, "个数", key, where=value.where)
    return value or Gap(key, whole.where, typed=False)


def _amount(record: Record, key: str, absent: str = "——") -> Figure | Gap:
    """A typed amount; 无 prints as ``absent``."""
    value = record.value_of(key)
    if isinstance(value, Amount):
        return Figure(value.yuan, "金额", key, where=value.where)
    if isinstance(value, Nothing):
        return Figure(None, "金额", key, "不存在", where=value.where, absent=absent)
    return value if isinstance(value, Gap) else Gap(key, record.where, typed=False)


def _last_year(whole: Whole, profile: Profile) -> LastYearFacts:
    record = whole.last_year
    absent = text_of(profile.execution.not_scored)

    def amount(key: str) -> Figure | Gap:
        return _amount(record, key, absent) if record else Gap("上年预算执行", whole.where, typed=False)

    adjusted, executed = amount("调整预算"), amount("实际支出")
    return LastYearFacts(
        initial=amount("年初预算"),
        adjusted=adjusted,
        executed=executed,
        rate=ratio("执行率", "实际支出 ÷ 调整预算", executed, adjusted, absent),
        left=difference("年末结转结余", "调整预算 − 实际支出", adjusted, executed),
        carried_on=amount("结转下年使用"),
    )


def _task(task: Task, number: int, by_name: dict[str, ProjectFacts], dash: str) -> TaskRow:
    """The funds of a task: typed, or those of the project that it names."""
    fiscal = _amount(task, "财政拨款", dash)
    other = _amount(task, "其他资金", dash) if task.other is not None else _zero("其他资金", task)
    amount = total("总额", "金额", "财政拨款 + 其他资金", [fiscal, other])
    if task.project is not None:
        project = by_name.get(str(task.project))
        if project is None:
            missing = Gap("项目", task.project.where, refused=True)
            fiscal = other = amount = missing
        else:
            amount, other = project.size, project.other
            fiscal = difference("财政拨款", "项目的预算数 − 其他资金", amount, other)
    return TaskRow(numbered(number, task.where), task.name, amount, fiscal, other)


def _zero(name: str, task: Task) -> Figure:
    return Figure(Decimal(0), "金额", name, "没有写，按零计", where=task.where)


def _duty_rows(whole: Whole, by_name: dict[str, ProjectFacts], profile: Profile) -> Iterator[DutyRow]:
    """One row per indicator of the project behind each key work."""
    for number, duty in enumerate(whole.duties, start=1):
        for work in duty.works:
            project = by_name.get(str(work.project))
            for position, indicator in enumerate(project.indicators if project else (), start=1):
                yield DutyRow(
                    number=numbered(number, duty.where),
                    duty=duty.name,
                    content=work.content,
                    project=work.project,
                    indicator=indicator,
                    half_year=told(goal_direction(indicator, profile), indicator.half_year, indicator.unit),
                    number_in_project=numbered(position, work.where),
                )


def _indicator_rows(whole: Whole, profile: Profile) -> Iterator[IndicatorRow]:
    """The unit's own indicators; a second level without any keeps one empty row."""
    count = 0
    for first, seconds in whole.indicators.items():
        members = [indicator for group in seconds.values() for indicator in group]
        for second, indicators in seconds.items():
            group = Group.of(first, second, second, members)
            if not indicators:
                yield empty_row(group, 1, profile)
            for within, indicator in enumerate(indicators, start=1):
                count += 1
                row = indicator_row(indicator, group, (count, within), profile)
                direction = goal_direction(row, profile)
                yield replace(row, direction=direction, half_year_told=told(direction, row.half_year, row.unit))


def unknown_projects(whole: Whole, known: Iterable[str]) -> Iterator[tuple[Record, str, Where]]:
    """Projects that tasks and key works name and no file has."""
    names = set(known)
    holders: list[Task | KeyWork] = [*whole.tasks, *(work for duty in whole.duties for work in duty.works)]
    for holder in holders:
        if isinstance(holder.project, Text) and holder.project.text not in names:
            yield holder, holder.project.text, holder.project.where
