"""概况: duties, organisation and staff, and the project that a report is written about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from reportgen.compute.arithmetic import difference, total
from reportgen.compute.outlays import count_of
from reportgen.compute.rows import assembled, blank, numbered
from reportgen.compute.tags import Named, Value
from reportgen.figures import Figure
from reportgen.model.overview import Overview, Staff, StaffChange
from reportgen.model.values import Gap, Number
from reportgen.money import exact


@dataclass(frozen=True, slots=True)
class MemberRow:
    """决算单位"""

    number: Annotated[Figure, Named("序号", "从 1 编起的序号")]
    name: Annotated[Value, Named("名称", "单位名称")]
    nature: Annotated[Value, Named("性质", "单位性质")]


@dataclass(frozen=True, slots=True)
class OverviewFacts:
    """概况"""

    functions: Annotated[Value, Named("主要职能", "主要职能")]
    duties: Annotated[Value, Named("主要职责", "主要职责")]
    organisation: Annotated[Value, Named("机构设置", "机构设置")]
    subordinate: Annotated[Value, Named("下属单位", "下属单位的情况")]
    members: Annotated[tuple[MemberRow, ...], Named("决算单位", "纳入决算编报范围的单位")]
    count: Annotated[Figure, Named("决算单位数", "纳入决算编报范围的单位数")]
    posts: Annotated[Figure | Gap, Named("编制人数", "编制人数")]
    staff: Annotated[Figure | Gap, Named("在职人数", "在职人数", "行政人员及工勤 + 事业人员")]
    officials: Annotated[Figure | Gap, Named("行政人员及工勤", "行政人员及工勤")]
    institution: Annotated[Figure | Gap, Named("事业人员", "非参公事业人员")]
    retired: Annotated[Figure | Gap, Named("退休人数", "退休人数")]
    last_staff: Annotated[Figure | Gap, Named("上年在职人数", "上年在职人数；不知道的为空")]
    change: Annotated[
        Value, Named("人员变动", "如 较上年增加1人，原因：新考录3人，在职转退休2人；不知道上年人数、没有变动的为空")
    ]
    others: Annotated[Value, Named("其他人员", "其他人员，没有的为空")]
    work: Annotated[Value, Named("主要工作", "主要工作完成情况")]
    evaluated: Annotated[Value, Named("绩效管理", "预算绩效管理工作开展情况")]
    conclusion: Annotated[Value, Named("评价结论", "单位评价的总体结论")]
    record: Overview


def compute_overview(record: Overview | None, before: Overview | None = None) -> OverviewFacts | None:
    """Everything that part one prints; ``before`` is last year's overview."""
    if record is None:
        return None
    staff = record.staff
    officials, institution = count_of(staff, "行政人员及工勤"), count_of(staff, "事业人员")
    now, last = _in_office(staff), _last_in_office(staff, before)
    return OverviewFacts(
        functions=record.functions,
        duties=record.duties,
        organisation=record.organisation,
        subordinate=record.subordinate,
        members=tuple(
            MemberRow(numbered(number, each.where), each.name, each.nature)
            for number, each in enumerate(record.members, start=1)
        ),
        count=Figure(Decimal(len(record.members)), "个数", "决算单位数", where=record.where),
        posts=count_of(staff, "编制"),
        staff=now,
        officials=officials,
        institution=institution,
        retired=count_of(staff, "退休"),
        last_staff=last,
        change=_change(staff.changes, now, last),
        others=staff.others or blank(),
        work=record.work,
        evaluated=record.evaluated,
        conclusion=record.conclusion,
        record=record,
    )


def _in_office(staff: Staff) -> Figure | Gap:
    parts = [count_of(staff, "行政人员及工勤"), count_of(staff, "事业人员")]
    return total("在职人数", "个数", "行政人员及工勤 + 事业人员", parts)


def _last_in_office(staff: Staff, before: Overview | None) -> Figure | Gap:
    """Last year's staff: from last year's file, else as typed."""
    if before is not None:
        return _in_office(before.staff)
    if staff.last_year is None:
        return Figure(None, "个数", "上年在职人数", "没有写", absent="")
    return count_of(staff, "上年在职")


_EFFECTS = {"增": 1, "减": -1}


def net_change(changes: tuple[StaffChange, ...]) -> Decimal | None:
    """How many more than last year the typed changes make; None while one of them is missing."""
    net = Decimal(0)
    for each in changes:
        if not isinstance(each.number, Number) or isinstance(each.effect, Gap):
            return None
        net += each.number.value * _EFFECTS.get(each.effect.text, 0)
    return net


def _change(changes: tuple[StaffChange, ...], now: Figure | Gap, last: Figure | Gap) -> Value:
    """The change of staff in words: from the changes that it names, else from last year's number, else nothing."""
    net = net_change(changes)
    if net is None:
        gap = next(each for each in changes if isinstance(each.number, Gap) or isinstance(each.effect, Gap))
        return Gap("人员变动", gap.where, refused=True)
    if not changes:
        gap_or_net = difference("人员变动", "在职人数 − 上年在职人数", now, last)
        if isinstance(gap_or_net, Gap) or gap_or_net.value is None:
            return gap_or_net if isinstance(gap_or_net, Gap) else blank()
        net = gap_or_net.value
    told = f"较上年增加{exact(net)}人" if net > 0 else f"较上年减少{exact(-net)}人" if net < 0 else "与上年持平"
    named = "，".join(f"{each.kind}{exact(each.number.value)}人" for each in changes if isinstance(each.number, Number))
    typed = [each.number.where for each in changes]
    compared = [where for each in (now, last) if isinstance(each, Figure) for where in each.places()]
    return assembled(told + (f"，原因：{named}" if named else ""), typed or compared)
