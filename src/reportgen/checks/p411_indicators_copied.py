"""两个项目的指标完全一样。

说明：指标的名称、目标、单位一个不差，多半是复制项目文件以后忘了改。只比较指标不少于 4 个、所有指标都相同的项目。
错例：另一项目.指标: {数量指标: [{名称: 举办培训期数, 方向: 大于等于, 目标: 4, 单位: 期}, {名称: 参训人次, 方向: 大于等于, 目标: 200, 单位: 人次}], 质量指标: [{名称: 培训合格率, 方向: 大于等于, 目标: 95, 单位: '%'}], 时效指标: [{名称: 培训完成时间, 方向: 定性, 目标: 2023年11月底前}]}
     指标: {数量指标: [{名称: 举办培训期数, 方向: 大于等于, 目标: 4, 单位: 期}, {名称: 参训人次, 方向: 大于等于, 目标: 200, 单位: 人次}], 质量指标: [{名称: 培训合格率, 方向: 大于等于, 目标: 95, 单位: '%'}], 时效指标: [{名称: 培训完成时间, 方向: 定性, 目标: 2023年11月底前}]}
对例：另一项目.项目名称: 设备购置费
改法：按各项目的内容改写指标；确是同一类支出的，至少写明各自的数量
"""  # noqa: E501 - an example is one line

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.model.values import Gap

LEVEL = "warning"
_FEWEST = 4


def check(facts: Facts) -> Checked:
    """Each project beside those before it."""
    seen: dict[tuple[tuple[str, ...], ...], str] = {}
    for project in facts.projects:
        indicators = _identity(project)
        if len(indicators) < _FEWEST:
            continue
        if seen:
            yield Compared.ENTRY
        if indicators in seen:
            said = f"{len(indicators)} 个指标与项目“{seen[indicators]}”完全一样"
            yield Finding(project.record.indicators, "", said)
        seen.setdefault(indicators, str(project.name))


def _identity(project: ProjectFacts) -> tuple[tuple[str, ...], ...]:
    """What makes an indicator another one: not its result, not its points. One without a name is none yet."""
    return tuple(
        (each.second_key, str(each.name), str(each.record.direction), str(each.target), str(each.unit))
        for each in project.indicators
        if not isinstance(each.name, Gap)
    )
