"""总成本的实际与全年执行数不一致。

说明：名称写“总成本”的成本指标，实际值就是项目全年执行数；多于全年执行的由 B105 报告，这里报告少于的。只在一个项目只有
一个总成本、单位是 元 或 万元时核对，按写出的位数比较。
错例：指标.成本指标[1].实际: 9.2
对例：指标.成本指标[1].实际: 9.6
改法：核对总成本与全年执行；只是其中一部分的，名称里写明是哪一部分
"""

from __future__ import annotations

from functools import partial

from reportgen.checks.claims import differs, known
from reportgen.checks.costs import COST_LEVELS, FACTORS
from reportgen.checks.reach import reach
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.values import Measure
from reportgen.money import divide, exact_amount, multiply

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """A total cost is what was spent."""
    for project in facts.projects:
        executed = known(project.executed)
        totals = [each for each in project.indicators if "总成本" in str(each.name) and each.second_key in COST_LEVELS]
        if executed is None or len(totals) != 1:
            continue
        (each,) = totals
        factor, actual = FACTORS.get(str(each.record.unit)), each.record.actual
        if factor is None or not isinstance(actual, Measure) or actual.number is None:
            continue
        decimals = max(0, -int(actual.number.as_tuple().exponent))
        yield Compared.TIE_OUT
        least = (reach(project.executed, facts.styles) or (executed, executed))[0]
        if multiply(actual.number, factor) < least and differs(actual.number, decimals, divide(executed, factor)):
            cost = multiply(actual.number, factor)
            sides = Sides.of(cost, executed, partial(exact_amount, unit=facts.styles.unit))
            said = f"“{each.name}”实际 {actual.text}{each.unit}，少于全年执行 {sides.expected}"
            yield Finding(each.record, "实际", said, sides=sides)
