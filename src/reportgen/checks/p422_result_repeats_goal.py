"""完成情况照抄预期目标。

说明：完成情况要说做了什么、做到什么程度；与预期目标一字不差，就像没有评价过。
错例：完成情况: 全年举办业务培训4期，提高基层人员的业务能力。
     预期目标: 全年举办业务培训4期，提高基层人员的业务能力
对例：完成情况: 全年举办业务培训4期，210人次参加
     预期目标: 全年举办业务培训4期，提高基层人员的业务能力
改法：写实际完成的数量、效果和没有完成的部分
"""

from __future__ import annotations

import re

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "note"
_SIGNS = re.compile(r"[\s，。；、,.;]+")


def check(facts: Facts) -> Checked:
    """Two texts that differ in nothing but signs."""
    for project in facts.projects:
        goal, result = project.record.goal, project.record.result
        if not isinstance(goal, Text) or not isinstance(result, Text):
            continue
        yield Compared.ENTRY
        if _plain(goal) == _plain(result):
            yield Finding(project.record, "完成情况", "“完成情况”与“预期目标”一字不差，没有说明完成得怎样")


def _plain(text: Text) -> str:
    return _SIGNS.sub("", text.text)
