"""目标只写“文字描述”，没有可以考核的内容。

说明：绩效指标要能衡量；“文字描述”是填表说明里的字样，不是目标值，年终无法判断是否完成。
错例：指标.社会效益指标[1].目标: 文字描述
对例：指标.社会效益指标[1].目标: 有所提高
改法：写出可以判断的目标，如数量、比率、时限，或“有所提高”等分档的文字
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Measure

LEVEL = "note"
EMPTY_WORDS = ("文字描述", "定性描述", "见描述")
_MOST_NAMES = 3


def check(facts: Facts) -> Checked:
    """One finding per project, at the first such indicator."""
    for project in facts.projects:
        yield from (Compared.ENTRY for _ in project.indicators)
        found = [
            each
            for each in project.indicators
            if isinstance(each.record.target, Measure) and each.record.target.text.strip() in EMPTY_WORDS
        ]
        if found:
            names = "、".join(f"“{each.name}”" for each in found[:_MOST_NAMES])
            more = "等" if len(found) > _MOST_NAMES else ""
            said = f"{len(found)} 个指标的目标只写“{found[0].target}”：{names}{more}"
            yield Finding(found[0].record, "目标", said)
