"""The indicator table of a project: order and captions by profile, score by rule, group subtotals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reportgen.compute.arithmetic import follow_up_gap, total
from reportgen.compute.facts import GroupFacts, IndicatorFacts
from reportgen.compute.indicator_score import completion_of, deviation_of, points_of, score_of
from reportgen.compute.rows import IndicatorRow, assembled, blank
from reportgen.compute.scoring import (
    POSITIVE,
    QUALITATIVE,
    REVERSE,
    Outcome,
    judgement_of,
    outcome_of,
)
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.model.project import Indicator, Project, Weights
from reportgen.model.values import Gap, Measure, Number, Text, left_out
from reportgen.profile.records import Profile, int_of, text_of


@dataclass(frozen=True, slots=True)
class Group:
    """Where an indicator stands in the form."""

    first: str
    first_points: Figure | Gap
    second: str
    caption: str

    @classmethod
    def of(cls, first: str, second: str, caption: str, members: Iterable[Indicator]) -> Group:
        """A second level with the points of its first level, whose ``members`` they are."""
        points = total(f"{first}分值", "分值", "各三级指标分值之和", [points_of(each) for each in members])
        return cls(first, points, second, caption)


def compute_rows(project: Project, profile: Profile) -> tuple[IndicatorRow, ...]:
    """The indicators in the order of the profile's form, and the empty rows that the form keeps."""
    typed = dict(project.indicators.by_second_level())
    least = int_of(profile.least_rows) if profile.least_rows is not None else 0
    rows: list[IndicatorRow] = []
    count = 0
    for first, seconds in profile.levels.items():
        members = [indicator for second in seconds for indicator in typed.get(second, ())]
        for second, caption in seconds.items():
            group = Group.of(first, second, text_of(caption), members)
            indicators = typed.get(second, ())
            for within, indicator in enumerate(indicators, start=1):
                count += 1
                rows.append(indicator_row(indicator, group, (count, within), profile))
            rows += [empty_row(group, within, profile) for within in range(len(indicators) + 1, least + 1)]
    return tuple(rows)


def empty_row(group: Group, within: int, profile: Profile) -> IndicatorRow:
    """A row of the form that no indicator fills; only its place in the form is printed."""
    nothing = Figure(None, "分值", "空行", "表样要留的空行", where=profile.where, absent="")
    return IndicatorRow(
        number=nothing,
        number_in_group=Figure(Decimal(within), "个数", "组内序号", "按格式的顺序编号", where=profile.where),
        first_level=Text(group.first),
        first_points=group.first_points,
        second_level=Text(group.caption),
        name=blank(),
        description=blank(),
        nature=blank(),
        direction=blank(),
        target=blank(),
        half_year=blank(),
        half_year_told=blank(),
        target_told=blank(),
        actual=blank(),
        unit=blank(),
        points=nothing,
        score=nothing,
        completion=nothing,
        deviation=blank(),
        basis=blank(),
    )


def homeless_indicators(project: Project, profile: Profile) -> tuple[tuple[str, Indicator], ...]:
    """Indicators that the profile's form has no place for."""
    return tuple(
        (second, indicator)
        for second, group in project.indicators.by_second_level()
        if profile.group_of(second) is None
        for indicator in group
    )


def indicator_row(indicator: Indicator, group: Group, numbers: tuple[int, int], profile: Profile) -> IndicatorFacts:
    """Everything about one indicator; ``numbers`` count it in its form and in its second level."""
    direction = indicator.direction.text if isinstance(indicator.direction, Text) else ""
    actual = indicator.actual if indicator.actual is not None else Gap("实际", indicator.where, typed=False)
    comparable = direction != QUALITATIVE and not contradicting_units(indicator)
    outcome = outcome_of(direction, indicator.target, actual) if comparable else None
    points = points_of(indicator)
    score = score_of(indicator, direction, outcome, points, profile)
    target, direction_word = _measure(indicator.target, indicator), _direction(indicator, profile)
    half_year = _measure(indicator.half_year or left_out("半年目标", indicator.where), indicator)
    unit = indicator.unit if indicator.unit is not None else blank()
    return IndicatorFacts(
        number=_number(numbers[0], "序号", indicator),
        number_in_group=_number(numbers[1], "组内序号", indicator),
        first_level=Text(group.first),
        first_points=group.first_points,
        second_level=Text(group.caption),
        name=indicator.name,
        description=indicator.description or left_out("描述", indicator.where),
        nature=_nature(indicator, direction, profile),
        direction=direction_word,
        target=target,
        half_year=half_year,
        half_year_told=told(direction_word, half_year, unit),
        target_told=told(direction_word, target, unit),
        actual=_measure(actual, indicator),
        unit=unit,
        points=points,
        score=score,
        completion=completion_of(outcome, indicator),
        deviation=deviation_of(indicator, points, score),
        basis=indicator.basis or blank(),
        record=indicator,
        second_key=group.second,
        met=_met(indicator, direction, outcome),
        manual=indicator.score is not None,
    )


def _number(number: int, name: str, indicator: Indicator) -> Figure:
    return Figure(Decimal(number), "个数", name, "按格式的顺序编号", where=indicator.where)


def nature_of(direction: str) -> str:
    """指标性质 follows from 指标方向: a cap is 反向, words are 定性, everything else 正向."""
    if direction == QUALITATIVE:
        return "定性"
    return "反向" if direction in REVERSE else "正向"


def _nature(indicator: Indicator, direction: str, profile: Profile) -> Value:
    if isinstance(indicator.direction, Gap):
        return follow_up_gap("性质", indicator.direction)
    nature = nature_of(direction)
    return Text(text_of(profile.nature_words.get(nature, Text(nature))), indicator.direction.where)


def _direction(indicator: Indicator, profile: Profile) -> Value:
    if isinstance(indicator.direction, Gap):
        return indicator.direction
    direction = indicator.direction.text
    return Text(text_of(profile.direction_words.get(direction, Text(direction))), indicator.direction.where)


def _measure(measure: Measure | Gap, indicator: Indicator) -> Value:
    """A value as its cell shows it: the unit has a column of its own, so it is not printed twice."""
    if isinstance(measure, Gap):
        return measure
    text = measure.text
    if measure.unit and isinstance(indicator.unit, Text) and unit_name(measure.unit) == unit_name(indicator.unit.text):
        text = text.removesuffix(measure.unit).rstrip()
    return Text(text, measure.where)


def told(direction: Value, value: Value, unit: Value) -> Value:
    """A target with its direction and its unit, as forms without columns for these print it."""
    gap = next((each for each in (direction, value, unit) if isinstance(each, Gap)), None)
    places = [where for each in (value, unit, direction) if isinstance(each, Text) for where in each.places()]
    return assembled(f"{direction}{value}{unit}", places) if gap is None else gap


_PERCENT_SIGNS = ("％", "百分比", "百分点", "百分之")


def unit_name(unit: str) -> str:
    """A unit under its usual name: ％ and 百分比 are %."""
    return "%" if unit in _PERCENT_SIGNS else unit


def contradicting_units(indicator: Indicator) -> list[tuple[str, Measure]]:
    """The values whose own unit is not the indicator's 单位; words need none."""
    if str(indicator.direction) == QUALITATIVE:
        return []
    stated = unit_name(indicator.unit.text) if isinstance(indicator.unit, Text) else ""
    values = (("目标", indicator.target), ("半年目标", indicator.half_year), ("实际", indicator.actual))
    return [
        (key, measure)
        for key, measure in values
        if isinstance(measure, Measure) and measure.low is not None and measure.unit
        if unit_name(measure.unit) != stated
    ]


def _met(indicator: Indicator, direction: str, outcome: Outcome | None) -> bool | None:
    if direction == QUALITATIVE:
        judgement = judgement_of(indicator)
        return None if judgement is None else judgement == "达成"
    return None if outcome is None else outcome.met


def is_positive(indicator: Indicator) -> bool:
    """A target that is a floor: doing more is better."""
    return isinstance(indicator.direction, Text) and indicator.direction.text in POSITIVE


def compute_groups(
    indicators: tuple[IndicatorFacts, ...], project: Project, profile: Profile
) -> tuple[GroupFacts, ...]:
    """The subtotal of each first level that the form has or the weights ask for."""
    groups: list[GroupFacts] = []
    for first in profile.levels:
        members = tuple(each for each in indicators if str(each.first_level) == first)
        groups.append(
            GroupFacts(
                name=Text(first),
                points=total(f"{first}分值", "分值", "各三级指标分值之和", [each.points for each in members]),
                score=total(f"{first}得分", "得分", "各三级指标得分之和", [each.score for each in members]),
                indicators=members,
                standard=_standard(first, project, profile),
            )
        )
    return tuple(groups)


def _standard(first: str, project: Project, profile: Profile) -> Decimal | None:
    """The weight set for a first level: the project's own, else the profile's."""
    own = project.weights.value_of(first) if project.weights and first in Weights.fields() else None
    stated = own if own is not None else profile.weights.get(first)
    return stated.value if isinstance(stated, Number) else None
