"""在职人数大于编制人数。

说明：在职人数（行政人员及工勤加事业人员）超过编制，公开以后会被问；同工同酬、招聘等没有编制的人员写在“其他人员”里，不计入
在职。整体支出里写的实有人数、编制人数也这样看。
错例：概况.人员: {编制: 8, 行政人员及工勤: 6, 事业人员: 3, 退休: 0}
对例：概况.人员: {编制: 9, 行政人员及工勤: 6, 事业人员: 3, 退休: 0, 其他人员: 招聘2人}
改法：核对编制与在职人数；确实超编的，可以不改
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.checks.amounts import counted
from reportgen.checks.claims import known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.model.record import Record
from reportgen.model.values import Number

LEVEL = "note"


def check(facts: Facts) -> Checked:
    """Those in office beside the posts there are, in both files that tell them."""
    if (overview := facts.overview) is not None:
        people = overview.record.staff
        yield from _beyond(people, "编制", "在职", known(overview.staff), known(overview.posts))
    if facts.whole is not None:
        whole = facts.whole.record
        yield from _beyond(whole, "实有人数", "实有", _typed(whole.staff), _typed(whole.posts))


def _beyond(record: Record, key: str, word: str, staff: Decimal | None, posts: Decimal | None) -> Checked:
    if staff is None or posts is None:
        return
    yield Compared.TIE_OUT
    if staff > posts:
        sides = counted(staff, posts, "人")
        yield Finding(record, key, f"{word} {sides.found}，编制只有 {sides.expected}", sides=sides)


def _typed(number: object) -> Decimal | None:
    return number.value if isinstance(number, Number) else None
