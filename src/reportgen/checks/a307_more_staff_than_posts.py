"""在职人数大于编制人数。

说明：在职人数（行政人员及工勤加事业人员）超过编制，公开以后会被问；同工同酬、招聘等没有编制的人员写在“其他人员”里，不计入
在职。整体支出里写的实有人数、编制人数也这样看。
错例：概况.人员: {编制: 8, 行政人员及工勤: 6, 事业人员: 3, 退休: 0}
对例：概况.人员: {编制: 9, 行政人员及工勤: 6, 事业人员: 3, 退休: 0, 其他人员: 招聘2人}
改法：核对编制与在职人数；确实超编的，可以不改
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.amounts import exceeds
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.model.values import Number
from reportgen.money import exact

LEVEL = "note"


def check(facts: Facts) -> Iterator[Finding]:
    """Those in office beside the posts there are, in both files that tell them."""
    if (overview := facts.overview) is not None and exceeds(overview.staff, overview.posts):
        assert isinstance(overview.staff, Figure)
        assert isinstance(overview.posts, Figure)
        assert overview.staff.value is not None
        assert overview.posts.value is not None
        said = f"在职 {exact(overview.staff.value)} 人，编制只有 {exact(overview.posts.value)} 人"
        yield Finding(overview.record.staff, "编制", said)
    if facts.whole is not None:
        whole = facts.whole.record
        posts, staff = whole.posts, whole.staff
        if isinstance(posts, Number) and isinstance(staff, Number) and staff.value > posts.value:
            said = f"实有 {exact(staff.value)} 人，编制只有 {exact(posts.value)} 人"
            yield Finding(whole, "实有人数", said)
