"""在职人数与上年人数、本年变动对不上。

说明：上年在职人数加上本年增加的、减去减少的，应等于本年在职人数（行政人员及工勤加事业人员）。上年在职取自上年的概况，
没有的取写在本年概况里的，都没有就不核对。
错例：概况.人员: {编制: 9, 行政人员及工勤: 9, 事业人员: 0, 退休: 0, 上年在职: 7, 变动: [{类型: 新, 人数: 1, 影响: 增}]}
对例：概况.人员: {编制: 9, 行政人员及工勤: 9, 事业人员: 0, 退休: 0, 上年在职: 8, 变动: [{类型: 新, 人数: 1, 影响: 增}]}
改法：核对上年在职人数、本年的变动和本年的人数
"""

from __future__ import annotations

from reportgen.checks.amounts import counted
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.overview import net_change
from reportgen.figures import Figure
from reportgen.money import exact

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """Last year and the changes make this year."""
    if facts.overview is None:
        return
    staff = facts.overview.record.staff
    net, now, last = net_change(staff.changes), facts.overview.staff, facts.overview.last_staff
    if not staff.changes or net is None or not isinstance(now, Figure) or not isinstance(last, Figure):
        return
    if last.value is None or now.value is None:
        return
    yield Compared.TIE_OUT
    expected = last.value + net
    if now.value != expected:
        said = f"上年在职 {exact(last.value)} 人，变动 {exact(net)} 人，应为 {exact(expected)} 人"
        sides = counted(now.value, expected, "人")
        yield Finding(staff, "上年在职", f"{said}，本年在职却是 {exact(now.value)} 人", sides=sides)
