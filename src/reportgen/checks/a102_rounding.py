"""公布的数与计算的数差在尾数上。

说明：文档里的数由精确到分的金额算出再四舍五入；公布的数用印出的万元数算，就会差在尾数上。印出的数在四舍五入的
范围里能得出公布的数，就不是错误。
错例：决算.支出: [{科目: 2011301, 类型: 基本支出, 年初预算: 22.9452, 决算: 23.9704}]
决算.公布值: [{位置: 决算.一般公共预算.完成年初预算率, 值: 104.44%}]
对例：决算.支出: [{科目: 2011301, 类型: 基本支出, 年初预算: 22.9452, 决算: 23.9704}]
决算.公布值: [{位置: 决算.一般公共预算.完成年初预算率, 值: 104.47%}]
改法：不用改；要与公布的文档逐字相同的，在“核定”里写上公布的数
"""

from __future__ import annotations

from reportgen.checks.published import differing, published_figures, verdict
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.names import resolve
from reportgen.figures import Figure
from reportgen.model.values import Text
from reportgen.numerals import NumberFault

LEVEL = "note"


def check(facts: Facts) -> Checked:
    """Each typed official figure that rounding explains."""
    for project, published in published_figures(facts):
        if not isinstance(published.position, Text) or not isinstance(published.value, Text):
            continue
        ours = resolve(facts, published.position.text, project)
        try:
            found = verdict(ours, published.value.text, facts.styles) if isinstance(ours, Figure) else "相同"
        except NumberFault:
            continue
        if found == "相同" or not isinstance(ours, Figure):
            continue
        yield Compared.ENTRY
        if found == "尾差":
            said = f"{published.position} 公布为 {published.value}，计算得 {facts.styles.in_sentence(ours)}"
            sides = differing(ours, published.value.text, facts.styles)
            yield Finding(published, "值", f"{said}，四舍五入可以解释", sides=sides)
