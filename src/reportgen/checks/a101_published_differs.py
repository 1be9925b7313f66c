"""公布的数与计算的数不一致。

说明：公布值只用来核对，从不使用。按照公布值写出的位数比较：公布 57.13%，计算值四舍五入到两位小数也应是 57.13%；
得分、分值不允许有差。用印出的数算得的差在尾数上的，只作提示（A102）。公布的文档里空着的格写“空白”。
依据：同一个数在决算公开、自评表、评价报告里必须一致。
错例：公布值: [{位置: 项目.总分, 值: 100}]
对例：公布值: [{位置: 项目.总分, 值: 99.40}]
改法：核对公布的文档与录入的数据，改正其中错的一个
"""

from __future__ import annotations

from reportgen.checks.published import comparable, differing, published_figures, verdict
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import Unresolved, resolve
from reportgen.compute.tags import Value
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.faults import cut
from reportgen.model.published import Published
from reportgen.model.values import Gap, Text
from reportgen.numerals import NumberFault, parse_number

LEVEL = "error"
_BLANK = "空白"


def check(facts: Facts) -> Checked:
    """Each typed official figure beside ours."""
    for project, published in published_figures(facts):
        yield from _compare(facts, project, published)


def _compare(facts: Facts, project: ProjectFacts | None, published: Published) -> Checked:
    if isinstance(published.position, Gap) or isinstance(published.value, Gap):
        return
    name, typed = published.position.text, published.value.text
    ours = resolve(facts, name, project)
    yield Compared.PERCENTAGE if isinstance(ours, Figure) and ours.kind == "百分比" else Compared.TIE_OUT
    if isinstance(ours, Unresolved):
        yield Finding(published, "位置", ours.told(name))
    elif typed == _BLANK:
        yield from _blank(facts, published, ours)
    elif isinstance(ours, Figure):
        yield from _compare_figure(facts, published, ours)
    elif not isinstance(ours, Gap):
        text = ours.text if isinstance(ours, Text) else facts.styles.joined(ours.parts)
        if not _same_words(text, typed):
            sides = Sides(cut(typed), cut(text))
            yield Finding(published, "值", f"{name} 公布为“{cut(typed)}”，数据中是“{cut(text)}”", None, sides)


def _blank(facts: Facts, published: Published, ours: Value) -> Checked:
    """A cell that was left empty in print; that is right only where there is nothing to print."""
    if isinstance(ours, Figure) and ours.value is None:
        return
    computed = f"，计算得 {facts.styles.in_sentence(ours)}" if isinstance(ours, Figure) else ""
    yield Finding(published, "值", f"{published.position} 公布的文档里空着{computed}")


def _same_words(ours: str, typed: str) -> bool:
    """The same text, or the same number written another way (4 and 4.0)."""
    if ours == typed:
        return True
    try:
        return parse_number(ours, signed=True) == parse_number(typed, signed=True)
    except NumberFault:
        return False


def _compare_figure(facts: Facts, published: Published, ours: Figure) -> Checked:
    typed, name = str(published.value), str(published.position)
    try:
        found = verdict(ours, typed, facts.styles)
    except NumberFault as fault:
        yield Finding(published, "值", f"公布值“{typed}”{fault.reason}，{fault.advice}")
        return
    if ours.value is None:
        printed = facts.styles.in_cell(ours) or "空白"
        yield Finding(published, "值", f"{name} 公布为 {typed}，按数据不存在这个数（表格里印 {printed}）")
    elif found == "不同":
        way = f"（{ours.formula}）" if ours.formula else ""
        yield Finding(
            published,
            "值",
            f"{name} 公布为 {typed}，计算得 {comparable(ours, typed, facts.styles)}{way}",
            sides=differing(ours, typed, facts.styles),
        )
