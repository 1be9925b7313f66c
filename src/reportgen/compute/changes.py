"""An amount beside its budget and last year's: difference, rate, completion, share, and how a sentence says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from reportgen.compute.arithmetic import difference, ratio, share
from reportgen.compute.rows import blank
from reportgen.compute.tags import Named, Value
from reportgen.figures import Figure
from reportgen.model.values import Gap, Text
from reportgen.money import Unit, in_unit, round_half_up
from reportgen.phrases import Phrase
from reportgen.profile.records import Profile, int_of, text_of


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """变动"""

    told: Annotated[Value, Named("说法", "如 增加1.00万元，增长2.50%；持平；没有基数时为空", "按差额的正负")]
    amount_told: Annotated[Value, Named("差额说法", "如 增加1.00万元；没有基数时为空", "按差额的正负")]
    rate_told: Annotated[Value, Named("比率说法", "如 增长2.50%；持平、基数为零时为空", "差额 ÷ 基数")]
    difference: Annotated[Figure | Gap, Named("差额", "差额，减少为负数", "本数 − 基数")]
    reason: Annotated[Value, Named("原因", "变动的原因；持平或没有基数时为空")]
    base: Figure | Gap | None
    """What is compared with; None when there is nothing to compare with."""

    @property
    def is_change(self) -> bool:
        """Whether there is a difference that prints."""
        return isinstance(self.amount_told, Phrase)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """数目"""

    code: Annotated[Value, Named("编码", "科目编码，没有的为空")]
    name: Annotated[Value, Named("名称", "名称")]
    amount: Annotated[Figure | Gap, Named("决算", "决算数")]
    initial: Annotated[Figure | Gap, Named("年初预算", "年初预算数")]
    budget: Annotated[Figure | Gap, Named("全年预算", "全年预算数")]
    last: Annotated[Figure | Gap, Named("上年", "上年决算数")]
    against_initial: Annotated[ChangeFacts, Named("比年初预算", "决算数与年初预算数相比")]
    against_budget: Annotated[ChangeFacts, Named("比全年预算", "决算数与全年预算数相比")]
    against_last: Annotated[ChangeFacts, Named("比上年", "决算数与上年决算数相比")]
    done_initial: Annotated[Figure | Gap, Named("完成年初预算率", "完成年初预算的百分比", "决算 ÷ 年初预算")]
    done_budget: Annotated[Figure | Gap, Named("完成全年预算率", "完成全年预算的百分比", "决算 ÷ 全年预算")]
    share: Annotated[Figure | Gap, Named("占比", "占合计的百分比", "决算 ÷ 合计")]


def absent(name: str) -> Figure:
    """An amount that is not known and need not be."""
    return Figure(None, "金额", name, "没有这个数", absent="")


@dataclass(frozen=True, slots=True)
class Bases:
    """What an amount is compared with, and the reasons typed for the differences."""

    initial: Figure | Gap | None = None
    budget: Figure | Gap | None = None
    last: Figure | Gap | None = None
    initial_reason: Value | None = None
    budget_reason: Value | None = None
    last_reason: Value | None = None
    whole: Figure | Gap | None = None
    """The total of which the share is taken."""


NOTHING = Bases()


def item(
    name: Value, amount: Figure | Gap, profile: Profile, bases: Bases = NOTHING, code: Value | None = None
) -> ItemFacts:
    """An amount with everything that can be said about it."""
    return ItemFacts(
        code=code or blank(),
        name=name,
        amount=amount,
        initial=bases.initial if bases.initial is not None else absent("年初预算"),
        budget=bases.budget if bases.budget is not None else absent("全年预算"),
        last=bases.last if bases.last is not None else absent("上年"),
        against_initial=change(amount, bases.initial, bases.initial_reason, profile, "零预算"),
        against_budget=change(amount, bases.budget, bases.budget_reason, profile, "零预算"),
        against_last=change(amount, bases.last, bases.last_reason, profile, "零上年"),
        done_initial=_part_of("完成年初预算率", "决算 ÷ 年初预算", amount, bases.initial),
        done_budget=_part_of("完成全年预算率", "决算 ÷ 全年预算", amount, bases.budget),
        share=_share(amount, bases.whole),
    )


def _part_of(name: str, formula: str, amount: Figure | Gap, base: Figure | Gap | None) -> Figure | Gap:
    return ratio(name, formula, amount, base, "") if base is not None else absent(name)


def _share(amount: Figure | Gap, whole: Figure | Gap | None) -> Figure | Gap:
    """A share of nothing is no share; shares are not patched to add up to 100."""
    return share("占比", "决算 ÷ 合计", amount, whole) if whole is not None else absent("占比")


def change(
    amount: Figure | Gap, base: Figure | Gap | None, reason: Value | None, profile: Profile, zero_word: str
) -> ChangeFacts:
    """The change against a base, in the profile's words: never a negative number after 增加, no rate on a zero base.

    ``reason`` is a Gap where one is asked for and missing; without a change none is told.
    """
    nothing = blank()
    if base is None or (isinstance(base, Figure) and base.value is None):
        return ChangeFacts(nothing, nothing, nothing, absent("差额"), nothing, None)
    gap = difference("差额", "本数 − 基数", amount, base)
    if isinstance(gap, Gap):
        return ChangeFacts(gap, gap, gap, gap, nothing, base)
    assert gap.value is not None
    words = profile.change_words
    if _prints_as_zero(gap, profile):
        return ChangeFacts(Text(text_of(words.same)), Text(text_of(words.same)), nothing, gap, nothing, base)
    up = gap.value > 0
    size = Figure(abs(gap.value), "金额", gap.name, gap.formula, gap.inputs)
    amount_told = Phrase((text_of(words.more if up else words.less), size))
    rate = ratio("变动率", "差额 ÷ 基数", size, base, "")
    if isinstance(rate, Figure) and rate.value is not None:
        by_rate = Phrase((text_of(words.rate_more if up else words.rate_less), rate))
        rate_told: Value = by_rate
        told = Phrase((*amount_told.parts, "，", *by_rate.parts))
    else:
        rate_told = nothing
        zero = text_of(words.zero_last if zero_word == "零上年" else words.zero_budget)
        told = Phrase((*amount_told.parts, *(("，" + zero,) if zero else ())))
    return ChangeFacts(told, amount_told, rate_told, gap, reason or nothing, base)


def _prints_as_zero(gap: Figure, profile: Profile) -> bool:
    """持平 is what prints as no difference in a sentence."""
    assert gap.value is not None
    money = profile.numbers.money
    unit: Unit = "元" if text_of(money.unit) == "元" else "万元"
    return not round_half_up(in_unit(gap.value, unit), int_of(money.decimals))
