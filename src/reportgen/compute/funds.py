"""The fund table of a project: amounts by row, execution rate, execution points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.compute.arithmetic import follow_up_gap, ratio, total
from reportgen.compute.facts import FundRow
from reportgen.figures import Figure
from reportgen.model.project import FUND_SOURCES, Fund, Project
from reportgen.model.values import Amount, Gap, Nothing, Number, Text
from reportgen.money import multiply, round_half_up
from reportgen.profile.records import FundLine, Profile, int_of, is_yes, text_of

COLUMNS = ("年初预算", "全年预算", "全年执行")
EXECUTION = "预算执行率"
OTHER = "其他资金"


@dataclass(frozen=True, slots=True)
class ProjectFunds:
    """What the fund table says, row by row and in all."""

    initial: Figure | Gap
    budget: Figure | Gap
    executed: Figure | Gap
    size: Figure | Gap
    other: Figure | Gap
    """The part of ``size`` that is not from the treasury."""
    rate: Figure | Gap
    points: Figure | Gap
    score: Figure | Gap
    rows: tuple[FundRow, ...]


def compute_funds(project: Project, profile: Profile) -> ProjectFunds:
    """Every figure of the fund table."""
    initial, budget, executed = (_column(project, FUND_SOURCES, key) for key in COLUMNS)
    rate = _rate(executed, budget, profile)
    points = _points(project, profile)
    score = _score(points, rate, profile)
    rows = tuple(_row(project, profile, line, points, score) for line in profile.fund_lines)
    adjusted = any(fund.budget is not None for fund in project.funds.by_source().values())
    size = budget if adjusted else initial
    other = _column(project, (OTHER,), "全年预算" if adjusted else "年初预算")
    return ProjectFunds(initial, budget, executed, size, other, rate, points, score, rows)


def _column(project: Project, sources: tuple[str, ...], key: str) -> Figure | Gap:
    """One column over some sources. A source that was not typed is zero, a key left out of a typed one is a gap."""
    if project.funds.gap is not None:
        return follow_up_gap(key, project.funds.gap)
    funds = project.funds.by_source()
    parts = [_amount(funds[source], key, source) for source in sources if source in funds]
    if not parts:
        return Figure(Decimal(0), "金额", key, "没有写这一来源的资金，按零计", where=project.funds.where)
    formula = f"各来源{key}之和" if len(parts) > 1 else f"所列来源的{key}"
    return total(key, "金额", formula, parts)


def _amount(fund: Fund, key: str, source: str) -> Figure | Gap:
    value = fund.value_of(key)
    if isinstance(value, Amount):
        return Figure(value.yuan, "金额", f"{source}{key}", where=value.where)
    if isinstance(value, Nothing):
        return Figure(None, "金额", f"{source}{key}", "不存在", where=value.where)
    return value if isinstance(value, Gap) else Gap(key, fund.where, typed=False)


def _rate(executed: Figure | Gap, budget: Figure | Gap, profile: Profile) -> Figure | Gap:
    """The base is the year's adjusted budget, never the initial one (财预〔2020〕10号)."""
    absent = text_of(profile.execution.zero_rate)
    return ratio("执行率", "全年执行 ÷ 全年预算", executed, budget, absent)


def _points(project: Project, profile: Profile) -> Figure | Gap:
    """The weight of the execution rate: the project's own, else the profile's."""
    own = project.weights.execution if project.weights else None
    stated = own if own is not None else profile.weights.get(EXECUTION)
    if isinstance(stated, Number):
        return Figure(stated.value, "分值", "执行分值", where=stated.where)
    return stated if isinstance(stated, Gap) else Figure(None, "分值", "执行分值", absent=_dash(profile))


def _score(points: Figure | Gap, rate: Figure | Gap, profile: Profile) -> Figure | Gap:
    """分值 × 执行率, capped at the weight."""
    if isinstance(points, Gap) or isinstance(rate, Gap):
        return follow_up_gap("执行得分", points if isinstance(points, Gap) else _as_gap(rate))
    if points.value is None:
        return Figure(None, "得分", "执行得分", absent=_dash(profile))
    if rate.value is None:
        share = Decimal(1) if text_of(profile.execution.zero_points) == "满分" else Decimal(0)
        formula = f"全年预算为零，按格式得{text_of(profile.execution.zero_points)}"
    else:
        share, formula = min(rate.value, Decimal(1)), "执行分值 × 执行率，最多得满分"
    score = round_half_up(multiply(points.value, share), int_of(profile.scoring.decimals))
    return Figure(score, "得分", "执行得分", formula, (points, rate))


def _as_gap(value: Figure | Gap) -> Gap:
    assert isinstance(value, Gap)
    return value


def _row(project: Project, profile: Profile, line: FundLine, points: Figure | Gap, score: Figure | Gap) -> FundRow:
    """One row of the table; without 来源 it is the total."""
    sources = tuple(str(source) for source in line.sources) or FUND_SOURCES
    initial, budget, executed = (_column(project, sources, key) for key in COLUMNS)
    scored = is_yes(line.scored)
    dash, unscored = _dash(profile), "格式规定这一行不计分"
    return FundRow(
        name=line.name if isinstance(line.name, Text) else Text(""),
        initial=initial,
        budget=budget,
        executed=executed,
        rate=_rate(executed, budget, profile),
        points=points if scored else Figure(None, "分值", "分值", unscored, where=line.where, absent=dash),
        score=score if scored else Figure(None, "得分", "得分", unscored, where=line.where, absent=dash),
    )


def _dash(profile: Profile) -> str:
    return text_of(profile.execution.not_scored)


def sources_without_row(project: Project, profile: Profile) -> list[str]:
    """Sources with money that no row but the total would show."""
    shown = {str(source) for line in profile.fund_lines for source in line.sources}
    return [source for source, fund in project.funds.by_source().items() if source not in shown and _has_money(fund)]


def _has_money(fund: Fund) -> bool:
    return any(isinstance(value, Amount) and value.yuan for _, value in fund.all_values())
