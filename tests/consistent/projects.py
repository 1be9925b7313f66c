"""Projects with funds, goals and results that agree with each other and with the final accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from reportgen.model.values import Number
from reportgen.money import divide, round_half_up
from reportgen.profile.records import Profile
from tests.consistent.amounts import split, typed

Data = dict[str, Any]

_NAMES = {
    "数量指标": (("开展活动场次", "场"), ("服务群众人数", "人"), ("采购物资批次", "批次"), ("编印资料份数", "份")),
    "社会效益指标": (("受益群众人数", "人"), ("覆盖行政村个数", "个")),
    "经济效益指标": (("带动企业增收户数", "户"), ("新增签约项目数", "个")),
    "生态效益指标": (("减少废弃物处理次数", "次"),),
    "可持续影响指标": (("长效服务点个数", "个"),),
}
_RATES = {
    "质量指标": ("验收合格率", "资料归档完整率", "任务完成率"),
    "服务对象满意度指标": ("服务对象满意度", "参与人员满意度"),
}
_WORDS = ("有所提高", "持续改善", "按期完成", "12月底前", "作用明显")
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Money:
    """The funds of one project in cents."""

    initial: int
    budget: int
    executed: int


def project(chance: Random, year: int, number: int, name: str, money: Money, profile: Profile) -> Data:
    """A project file; goals only where the format has no results."""
    unit = chance.choice(("元", "万元"))
    found: Data = {
        "文件": "项目",
        "年度": year,
        "编码": f"XM-{year}-{number:02d}",
        "项目名称": name,
        "主管部门": "县财政局",
        "开始时间": f"{year}年{chance.randint(1, 6)}月",
        "完成时间": f"{year}年{chance.randint(6, 12)}月",
        "金额单位": unit,
        "资金": _funds(chance, money, unit, profile),
        "资金用途": f"用于{name}的各项开支",
        "预期目标": f"完成{name}的全年任务，使服务对象受益",
        "目标": [f"完成{name}的第{step}步任务" for step in ("一", "二", "三")],
        "支出计划": _plan(chance, profile),
        "指标": _indicators(chance, money, profile),
    }
    if profile.evaluates:
        found |= _results(chance, name, money)
    return found


def _funds(chance: Random, money: Money, unit: str, profile: Profile) -> Data:
    """One source, or two that share each column."""
    sources = chance.choice((["财政拨款"], ["财政拨款", "其他资金"], ["省级补助资金", "上年结转资金"]))
    columns = {"年初预算": money.initial, "全年预算": money.budget, "全年执行": money.executed}
    if not profile.evaluates:
        del columns["全年预算"], columns["全年执行"]
    if len(sources) == 1:
        return {sources[0]: {key: typed(amount, unit) for key, amount in columns.items()}}
    # The same share of each column, so that no source spends more than it has.
    share = chance.randint(0, 100)
    first = {key: amount * share // 100 for key, amount in columns.items()}
    if profile.evaluates:
        first["全年执行"] = min(first["全年执行"], first["全年预算"])
        rest = money.executed - first["全年执行"]
        first["全年执行"] += max(0, rest - (money.budget - first["全年预算"]))
    second = {key: columns[key] - amount for key, amount in first.items()}
    return {
        source: {key: typed(amount, unit) for key, amount in part.items()}
        for source, part in zip(sources, (first, second), strict=True)
    }


def _plan(chance: Random, profile: Profile) -> list[Data]:
    dates = [str(date) for date in profile.plan_dates] or ["3月底", "6月底", "12月底"]
    shares = [*sorted(chance.randint(0, 100) for _ in dates[1:]), 100]
    return [{"截止": date, "比例": share} for date, share in zip(dates, shares, strict=True)]


def _results(chance: Random, name: str, money: Money) -> Data:
    """Words about the year; the figures in them are those of the fund table."""
    rate = round_half_up(divide(money.executed * 100, money.budget), 2) if money.budget else None
    said = [f"{name}的任务已经完成，服务点运行平稳"]
    if chance.random() < 0.3:
        said.append(f"全年执行{typed(money.executed, '万元')}万元")
    if chance.random() < 0.3 and rate is not None:
        said.append(f"预算执行率{rate}%")
    if chance.random() < 0.3:
        said.append("执行率{{ 执行率 }}，得分{{ 总分 }}")
    found: Data = {"完成情况": "，".join(said) + "。"}
    if rate is not None and rate < 100:
        found["执行偏差"] = "部分采购经比价后低于预算"
    if rate is not None:
        found["公布值"] = [
            {"位置": "项目.执行率", "值": f"{rate}%"},
            {"位置": "项目.全年执行", "值": f"{typed(money.executed, '元')}元"},
        ]
    return found


def _indicators(chance: Random, money: Money, profile: Profile) -> Data:
    """Indicators for each first level of the form, whose points are what the form says."""
    found: Data = {}
    for first, seconds in profile.levels.items():
        keys = chance.sample(list(seconds), chance.randint(1, len(seconds)))
        rows = [row for key in sorted(keys, key=list(seconds).index) for row in _group(chance, key, money, profile)]
        weight = profile.weights.get(first)
        if isinstance(weight, Number) and profile.evaluates:
            for (_, row), points in zip(rows, _points(chance, int(weight.value), len(rows)), strict=True):
                row["分值"] = points
        for key, row in rows:
            found.setdefault(key, []).append(row)
    return found


def _points(chance: Random, weight: int, parts: int) -> list[str]:
    """So many points in quarters, each above zero."""
    rest = split(chance, weight * _QUARTERS - parts, parts)
    return [typed((each + 1) * 100 // _QUARTERS, "元") for each in rest]


def _group(chance: Random, key: str, money: Money, profile: Profile) -> Iterator[tuple[str, Data]]:
    """One to three indicators of a second level, none of the same name."""
    if key.endswith("成本指标"):
        yield key, _cost(chance, money)
    elif key in _RATES:
        for name in chance.sample(_RATES[key], chance.randint(1, len(_RATES[key]))):
            yield key, _rate(chance, name)
    elif key in _NAMES:
        for name, unit in chance.sample(_NAMES[key], chance.randint(1, len(_NAMES[key]))):
            yield key, _count(chance, name, unit)
    else:
        yield key, in_words(chance, "任务完成时间")
    if not profile.evaluates or chance.random() < 0.3:
        yield key, in_words(chance, f"{key.removesuffix('指标')}方面的作用")


def in_words(chance: Random, name: str) -> Data:
    """A target in words, reached in the same words."""
    words = chance.choice(_WORDS)
    judged = {"评价": "达成"} if chance.random() < 0.5 else {}
    return _goal(name, "定性", words, words) | {"实际": words, **judged}


def _count(chance: Random, name: str, unit: str) -> Data:
    """A number to reach, to hit, or to stay within; one in six is missed and says why."""
    target = chance.randint(1, 10 ** chance.randint(1, 5))
    direction = chance.choice(("大于等于", "大于等于", "等于", "区间"))
    row = _goal(name, direction, str(target), str(chance.randint(0, target))) | {"单位": unit}
    if direction == "区间":
        high = target + chance.randint(0, target)
        return row | {"目标": f"{target}-{high}", "实际": str(chance.randint(target, high))}
    if chance.random() < 1 / 6:
        return row | {"实际": str(chance.randint(0, target - 1)), "偏差": "部分任务因天气推迟；下年一季度补上"}
    # 130 % of the target and above wants a word of explanation.
    most = (target * 129) // 100
    return row | {"实际": str(chance.randint(target, most) if direction == "大于等于" else target)}


def _rate(chance: Random, name: str) -> Data:
    target = chance.randint(800, 990)
    actual = chance.randint(target, 1000)
    row = _goal(name, "大于等于", typed(target * 10, "元"), typed(target * 10, "元")) | {"单位": "%"}
    if chance.random() < 1 / 6:
        return row | {"实际": typed((target - 1) * 10, "元"), "偏差": "个别环节不够及时；下年提前安排"}
    return row | {"实际": typed(actual * 10, "元")}


def _cost(chance: Random, money: Money) -> Data:
    """A cap within the budget, and a cost within what was spent."""
    unit = chance.choice(("元", "万元"))
    target = max(1, money.budget * chance.randint(50, 100) // 100)
    actual = min(money.executed, chance.randint(target // 2 + 1, target))
    return _goal("物资采购成本", "小于等于", typed(target, unit), typed(target // 2, unit)) | {
        "实际": typed(actual, unit),
        "单位": unit,
    }


def _goal(name: str, direction: str, target: str, half: str) -> Data:
    return {"名称": name, "描述": name, "方向": direction, "目标": target, "半年目标": half, "依据": "年度工作计划"}
