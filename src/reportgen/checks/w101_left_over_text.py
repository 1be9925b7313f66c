"""文字里有没有改掉的模板字样。

说明：XX、××、{…}、【】里的提示、“增加（减少）”、只有“指标2：”“……”“待补充”的一行等，是从别的文档或模板抄来时留下的，印出去就是
公开的差错。文字里引用计算的数用 {{ 执行率 }}，可用的名字只有固定的几个，写错的名字也在这里报告。
错例：预期目标: 全年举办业务培训XX期
对例：预期目标: 全年举办业务培训4期
改法：换成真实的内容；引用数时只用 {{ 执行率 }}、{{ 全年执行 }}、{{ 总分 }} 等固定的名字
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.compute.project import TEXT_NAMES
from reportgen.model.faults import cut
from reportgen.model.record import nearest
from reportgen.source.words import HAN

LEVEL = "error"
FIRM = True

_NAME = re.compile(r"\{\{([^{}]*)\}\}")
# Each pattern reads a text in one pass: no quantifier over something that another one could take as well.
_LEFT_OVER = re.compile(
    r"(?<![A-Za-z0-9])20[XxＸｘ]{2}(?![A-Za-z])"
    r"|(?<![A-Za-zＡ-Ｚ])[XＸ]{2,}(?:[.．][XＸ]+)?(?![A-Za-zＡ-Ｚ])"
    r"|(?<![A-Za-z])[xｘ]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z])[XＸ×╳](?=[年月日%％万元])"
    r"|[×╳]{2,}|□{2,}|(?<![二○])○{2,}|_{2,}|\*{2,}"
    r"|[（(](?:增加|增长|上升)[)）]?[/／][（(]?(?:减少|下降|降低)[)）]"
    r"|(?:增加|增长|上升)[/／](?:减少|下降|降低)(?=\s*[0-9_%％万])"
    r"|(?:增加|增长|上升)[（(](?:减少|下降|降低)[)）]|(?:减少|下降|降低)[（(](?:增加|增长|上升)[)）]"
    rf"|(?<={HAN})(?<!位)[ \u3000]+(?:万元|[%％])"
    r"|(?:单击|点击|请在)此处(?:输入|添加|填写)|请(?:填写|输入|补充|注明)(?![了过好完])"
    r"|[\[［](?:数字|金额|数量|日期|年份|单位名称|项目名称)[\]］]"
    r"|\{{1,2}[^{}0-9][^{}]*\}{1,2}|｛[^｛｝]*｝"
)
_CAPTION = re.compile(
    r"(?:指标|目标|重点工作|职能|任务|措施)\s*(?:[0-9]{1,2}|[一二三四五六七八九十])\s*[：:]?|[…\.．·]{2,}"
)
"""A caption of the form, or its row of dots, with nothing else in its place."""
_TO_DO = re.compile(r"待(?:补充?|完善|核实|定|写)[。.！!]?|TODO.*|某某(?:单位|部门|项目|局)")
"""A note to oneself in the place of the text."""
_BRACKETS = re.compile(r"【([^【】]*)】")
_ASKING = ("待填", "请填", "填写", "填报", "此处", "待补")


def check(facts: Facts) -> Checked:
    """Every typed text of every file."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if found := left_over(_without_names(each.text)):
            yield each.finding(f"“{each.key}”里有没有改掉的字样“{cut(found)}”{_hint(found)}")


def left_over(text: str) -> str | None:
    """The first sign of a template in a text."""
    for bracket in _BRACKETS.finditer(text):
        if any(word in bracket[1] for word in _ASKING):
            return bracket[0]
    match = _CAPTION.fullmatch(text.strip()) or _TO_DO.fullmatch(text.strip()) or _LEFT_OVER.search(text)
    return match[0].strip() if match else None


def _without_names(text: str) -> str:
    """The text without references to computed figures."""
    return _NAME.sub(lambda match: "" if match[1].strip() in TEXT_NAMES else match[0], text)


def _hint(found: str) -> str:
    if not found.startswith("{"):
        return ""
    near = nearest(found.strip("{} "), list(TEXT_NAMES))
    meant = f"，是否想写“{{{{ {near} }}}}”" if near else ""
    return f"{meant}；可引用的名字：{'、'.join(TEXT_NAMES)}"
