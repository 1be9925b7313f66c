"""文字里的编制与人员情况不一致。

说明：机构设置写“编制12名”，人员情况的编制却是 10，多半是一处更新了、另一处忘了。只核对不分行政、事业、工勤的编制总数；
下属单位的不管。整体支出里写的编制人数、实有人数也核对。
错例：概况.机构设置: 核定编制12名，内设3个股室。
对例：概况.机构设置: 核定编制10名，其中行政编制7名，内设3个股室。
改法：核对批复的编制，改正错的一处
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.claims import COUNT, known, read_count
from reportgen.checks.narratives import clauses, texts_of
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.values import Number
from reportgen.money import exact

LEVEL = "warning"
_POSTS = re.compile(
    rf"(?:^|核定|人员|现有|共有|总)(?:人员)?编制(?:总数|人数|数)?(?:共|为|是|共计)?(?P<数>{COUNT})[名人个](?!事业|行政|工勤)"
)
_KEYS = ("主要职能", "主要职责", "机构设置")


def check(facts: Facts) -> Checked:
    """The number of posts wherever it is told."""
    overview = facts.overview
    if overview is None:
        return
    posts = known(overview.posts)
    for text in texts_of(facts, overview.record):
        for clause in clauses(text.text) if text.key in _KEYS else ():
            found = _POSTS.search(clause.strip())
            if found is None or posts is None:
                continue
            yield Compared.TIE_OUT
            if (number := Decimal(read_count(found["数"]))) != posts:
                said = f"“{text.key}”里写“{found[0]}”，人员情况的编制是 {exact(posts)} 人"
                yield text.finding(said, counted(number, posts, "人"))
    if facts.whole is not None:
        whole = facts.whole.record
        for key, ours in (("编制人数", posts), ("实有人数", known(overview.staff))):
            typed = whole.value_of(key)
            if not isinstance(typed, Number) or ours is None:
                continue
            yield Compared.TIE_OUT
            if typed.value != ours:
                sides = counted(typed.value, ours, "人")
                said = f"整体支出的{key}是 {sides.found}，概况的人员情况是 {sides.expected}"
                yield Finding(whole, key, said, sides=sides)
