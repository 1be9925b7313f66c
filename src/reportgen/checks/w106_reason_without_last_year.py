"""写了与上年相比的原因，但没有上年的数。

说明：与上年相比的句子连同原因，要有上年的数才印；没有上年的决算文件，“上年数”里也没有写这一项的，写的原因哪里都不印。
错例：决算.原因: {本年支出比上年: [本年专项支出增加]}
对例：决算.上年数: {本年支出合计: 90}
     决算.原因: {本年支出比上年: [本年专项支出增加]}
改法：在“上年数”里补上这些项，或把上年的决算文件放进上年的文件夹；确实不与上年比的，删去这些原因
"""

from __future__ import annotations

from reportgen.checks.narratives import changes_of_totals
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Text

LEVEL = "warning"
_AGAINST_LAST = "比上年"
_MOST_NAMES = 3


def check(facts: Facts) -> Checked:
    """One finding for all reasons that no document prints."""
    if facts.accounts is None:
        return
    record, unprinted = facts.accounts.record, []
    for name, change in changes_of_totals(facts).items():
        reasons = record.reasons.get(name, ())
        if not name.endswith(_AGAINST_LAST) or not any(isinstance(reason, Text) for reason in reasons):
            continue
        yield Compared.ENTRY
        if change.base is None:
            unprinted.append(name)
    if unprinted:
        names = "、".join(f"“{name}”" for name in unprinted[:_MOST_NAMES])
        more = f"等{len(unprinted)}项" if len(unprinted) > _MOST_NAMES else ""
        where = record.reasons[unprinted[0]][0].where
        yield Finding(record, "原因", f"写了{names}{more}的原因，但没有上年的数，文档里不印", where)
