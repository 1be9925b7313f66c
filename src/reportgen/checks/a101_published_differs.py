"""公布的数与计算的数不一致。

说明：公布值只用来核对，从不使用。按照公布值写出的位数比较：公布 57.13%，计算值四舍五入到两位小数也应是 57.13%；
得分、分值不允许有差。
依据：同一个数在决算公开、自评表、评价报告里必须一致。
错例：公布值: [{位置: 项目.总分, 值: 100}]
对例：公布值: [{位置: 项目.总分, 值: 99.40}]
改法：核对公布的文档与录入的数据，改正其中错的一个
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.runner import COMPARED, Checked, Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import Unresolved, resolve
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.faults import cut
from reportgen.model.published import Published
from reportgen.model.values import Gap, Text
from reportgen.money import NumberFault, Unit, in_unit, multiply, parse_amount, parse_number, round_half_up

LEVEL = "error"
AWARDED = ("得分", "单项得分", "分值", "个数")
"""Kinds that are whole hundredths already, so that rounding explains no difference."""


def check(facts: Facts) -> Checked:
    """Each typed official figure beside ours."""
    for project in facts.projects:
        for published in project.record.published:
            yield from _compare(facts, project, published)
    for record in (facts.report.whole, facts.report.accounts):
        for published in record.published if record is not None else ():
            yield from _compare(facts, None, published)


def _compare(facts: Facts, project: ProjectFacts | None, published: Published) -> Checked:
    if isinstance(published.position, Gap) or isinstance(published.value, Gap):
        return
    name, typed = published.position.text, published.value.text
    ours = resolve(facts, name, project)
    yield COMPARED
    if isinstance(ours, Unresolved):
        meant = f"，是否想写“{ours.near}”" if ours.near else ""
        known = "、".join(ours.candidates[:12])
        yield Finding(published, "位置", f"位置“{name}”里的“{ours.part}”不存在{meant}；这里可用：{known}")
    elif isinstance(ours, Figure):
        yield from _compare_figure(facts, published, ours)
    elif not isinstance(ours, Gap):
        text = ours.text if isinstance(ours, Text) else facts.styles.joined(ours.parts)
        if not _same_words(text, typed):
            sides = Sides(cut(typed), cut(text))
            yield Finding(published, "值", f"{name} 公布为“{cut(typed)}”，数据中是“{cut(text)}”", None, sides)


def _same_words(ours: str, typed: str) -> bool:
    """The same text, or the same number written another way (4 and 4.0)."""
    if ours == typed:
        return True
    try:
        return parse_number(ours, signed=True) == parse_number(typed, signed=True)
    except NumberFault:
        return False


def _compare_figure(facts: Facts, published: Published, ours: Figure) -> Checked:
    typed, name = str(published.value), str(published.position)
    printed = facts.styles.in_sentence(ours)
    try:
        value, decimals = _read(typed, ours, facts.styles.unit)
    except NumberFault as fault:
        yield Finding(published, "值", f"公布值“{typed}”{fault.reason}，{fault.advice}")
        return
    if ours.value is None:
        yield Finding(published, "值", f"{name} 公布为 {typed}，按数据不存在这个数（印为 {printed}）")
        return
    exact = _on_scale(ours, typed, facts.styles.unit)
    compared = exact if ours.kind in AWARDED else round_half_up(exact, decimals)
    if compared != value:
        way = f"（{ours.formula}）" if ours.formula else ""
        yield Finding(published, "值", f"{name} 公布为 {typed}，计算得 {printed}{way}", sides=Sides(typed, printed))


def _read(typed: str, ours: Figure, unit: Unit) -> tuple[Decimal, int]:
    """The typed figure in its own unit, and to how many places it was typed."""
    if ours.kind == "金额":
        return in_unit(parse_amount(typed, unit), _unit_of(typed, unit)), places(typed)
    return parse_number(typed.removesuffix("%" if ours.kind == "百分比" else "分")), places(typed)


def _on_scale(ours: Figure, typed: str, unit: Unit) -> Decimal:
    """Our figure in the unit of the typed one."""
    assert ours.value is not None
    if ours.kind == "金额":
        return in_unit(ours.value, _unit_of(typed, unit))
    return multiply(ours.value, Decimal(100)) if ours.kind == "百分比" else ours.value


def _unit_of(typed: str, default: Unit) -> Unit:
    if typed.endswith("万元"):
        return "万元"
    return "元" if typed.endswith("元") else default


def places(typed: str) -> int:
    """How many decimals were typed."""
    digits = "".join(sign for sign in typed if sign.isascii() and (sign.isdigit() or sign == "."))
    return len(digits.partition(".")[2])
