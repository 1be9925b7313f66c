"""扣了分，偏差原因却说已经完成。

说明：得分低于分值就是没有全部做到，偏差原因写“按时完成目标，无偏差”，等于没有说明；不是得分、实际录错了，就是原因从别的指标
抄来。原因里说到不足、部分、尚未的，不报告。
错例：指标.服务对象满意度指标[1].偏差: 已按计划完成目标，无偏差
对例：指标.服务对象满意度指标[1].偏差: 培训任务已完成目标，但部分人员反映课程偏多；下年减少课时
改法：写清哪一部分没有做到、为什么、怎样改；确实完成的，改正实际或得分
"""

from __future__ import annotations

import re

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "warning"
_REACHED = re.compile(
    r"(?:无|没有|未(?:发生|出现|产生))偏[差离]"
    r"|(?:已|均|全部|按时|按期|如期|超额|按计划|圆满|较好)(?:完成|达到|达成|实现)了?(?:年度|年初|预期|绩效|全年|既定)*(?:目标|指标|任务|要求)"
    r"|超额完成"
)
_BUT = re.compile(
    r"未(?!发生|出现|产生)|没有(?!偏)|但|不足|部分|仅|只|略|低于|少于|滞后|延后|延迟|推迟|缓慢|尚|不够|不高|偏|困难|影响|有待"
)


def check(facts: Facts) -> Checked:
    """The reasons beside lost points."""
    for project in facts.projects:
        for each in project.lost:
            reason = each.record.deviation
            if not isinstance(reason, Text):
                continue
            yield Compared.ENTRY
            found = _REACHED.search(reason.text)
            if found and not _BUT.search(_REACHED.sub("", reason.text)):
                yield Finding(each.record, "偏差", f"“{each.name}”扣了分，偏差却写“{found[0]}”")
