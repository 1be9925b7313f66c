"""两个项目的目标或完成情况一字不差。

说明：复制项目文件以后忘了改文字。只比较 12 个字以上、完全相同的预期目标、完成情况、资金用途。
错例：另一项目.预期目标: 全年举办业务培训4期，提高基层人员的业务能力
     预期目标: 全年举办业务培训4期，提高基层人员的业务能力
对例：另一项目.预期目标: 购置设备2台，改善基层人员的办公条件
     预期目标: 全年举办业务培训4期，提高基层人员的业务能力
改法：按各项目的内容改写
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "warning"
_SHORTEST = 12
_KEYS = ("资金用途", "预期目标", "完成情况")


def check(facts: Facts) -> Checked:
    """Each text beside the same text of the projects before it."""
    seen: dict[str, dict[str, str]] = {key: {} for key in _KEYS}
    for project in facts.projects:
        for key in _KEYS:
            text = project.record.value_of(key)
            if not isinstance(text, Text) or len(text.text.strip()) < _SHORTEST:
                continue
            words, before = text.text.strip(), seen[key]
            if before:
                yield Compared.ENTRY
            if words in before:
                yield Finding(project.record, key, f"“{key}”与项目“{before[words]}”一字不差")
            before.setdefault(words, str(project.name))
