"""缺少计算要用的数。

说明：这些项录入时可以不写，但所用的表要印它或要用它计算，例如有财政拨款却没有写全年执行、指标没有分值、
定性指标的实际与目标文字不同却没有写评价。
错例：资金.财政拨款.全年执行: ~删去~
对例：资金.财政拨款.全年执行: 9.60
改法：补上这一项；数为零的写 0，定性指标的评价写 达成、部分达成 或 未达成
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.scoring import QUALITATIVE, judgement_of
from reportgen.model.project import Indicator
from reportgen.model.values import Gap, Measure

LEVEL = "error"
FIRM = True
COLUMNS = {"年初预算": "年初预算数", "全年预算": "全年预算数", "全年执行": "全年执行数"}
"""The column of the form that prints each amount; a form without it does not ask for it."""

_JUDGED = "写上评定的分和原因：“得分: {值: 6, 原因: …}”"


def check(facts: Facts) -> Checked:
    """Gaps that only the computation shows."""
    for project in facts.projects:
        record = project.record
        yield Compared.ENTRY
        if record.goal is None and not record.goals:
            yield Finding(record, "", "缺“预期目标”（分条写的用“目标”）")
        asked = [key for key in COLUMNS if COLUMNS[key] in facts.profile.fund_columns]
        if not project.evaluated:
            asked = [key for key in asked if key == "年初预算"]
        for source, fund in record.funds.by_source().items():
            for key, value in fund.all_values():
                if key not in asked:
                    continue
                yield Compared.ENTRY
                if value is None:
                    yield Finding(fund, "", f"{source}没有写“{key}”")
        if project.evaluated and facts.profile.evaluates:
            yield from _results(project)


def _results(project: ProjectFacts) -> Checked:
    yield Compared.ENTRY
    if project.record.result is None:
        yield Finding(project.record, "", "缺“完成情况”")
    yield from _indicators(project)


def _indicators(project: ProjectFacts) -> Checked:
    for each in project.indicators:
        if each.manual and _lacks_judgement(each.record):
            yield Finding(each.record, "", f"“{each.name}”的实际与目标文字不同，缺“评价”")
        for gap in (each.points, each.score):
            yield Compared.ENTRY
            if isinstance(gap, Gap) and not gap.refused and not gap.typed:
                way_out = _JUDGED if gap.label == "得分" else ""
                yield Finding(each.record, "", f"“{each.name}”缺“{gap.label}”", way_out=way_out)


def _lacks_judgement(indicator: Indicator) -> bool:
    """Words that differ from the target's, and nobody said what to think of them; a 待填 is told as such."""
    asked = str(indicator.direction) == QUALITATIVE and isinstance(indicator.actual, Measure)
    return asked and indicator.judgement is None and judgement_of(indicator) is None
