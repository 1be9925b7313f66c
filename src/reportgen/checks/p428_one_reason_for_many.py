"""几个指标的偏差原因一字不差。

说明：不同的指标各有各的原因；三个以上写同一句话，多半是复制的，公开以后像没有分析过。每句话提示一次。
依据：财预〔2020〕10号：对未完成的绩效目标逐项分析原因。
错例：指标.数量指标: [{名称: 举办培训期数, 方向: 大于等于, 目标: 4, 实际: 3, 单位: 期, 分值: 10, 偏差: 资金到位较晚}, {名称: 参训人次, 方向: 大于等于, 目标: 200, 实际: 190, 单位: 人次, 分值: 10, 偏差: 资金到位较晚}]
     指标.服务对象满意度指标[1].偏差: 资金到位较晚
对例：指标.服务对象满意度指标[1].偏差: 部分人员反映课程偏多
改法：逐个写各指标的原因和改进措施
"""  # noqa: E501 - an example is one line

from __future__ import annotations

from reportgen.checks.reasons import is_reason
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, IndicatorFacts
from reportgen.model.faults import cut
from reportgen.model.values import Text

LEVEL = "note"
_MANY = 3


def check(facts: Facts) -> Checked:
    """The reasons of all the unit's projects, by their words."""
    found: dict[str, list[IndicatorFacts]] = {}
    for project in facts.projects:
        for each in project.lost:
            if isinstance(each.record.deviation, Text) and is_reason(each.record.deviation):
                yield Compared.ENTRY
                found.setdefault(each.record.deviation.text.strip(), []).append(each)
    for words, indicators in found.items():
        if len(indicators) >= _MANY:
            said = f"{len(indicators)} 个指标的偏差都写“{cut(words)}”，第一个是“{indicators[0].name}”"
            yield Finding(indicators[0].record, "偏差", said)
