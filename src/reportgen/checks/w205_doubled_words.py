"""字词或标点重复。

说明：“的的”“。。”“等等等”“工作工作”多半是改文字时留下的。叠词（往往、稳步）、本来就会连在一起的字（目的的、存在在建工程、
本部门部门预算）不报告。
错例：完成情况: 全年举办培训4期。。效果良好
对例：完成情况: 全年举办培训4期，稳步提升，存在在建工程
改法：删去重复的字词或标点
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.source.words import HAN

LEVEL = "warning"
_SIGNS = re.compile(rf"[。，；、：][。，；、：]+|[！？]{{3,}}|(?<={HAN}),,+|;;+")
_WORDS = re.compile(
    r"(?<!目)的的(?!确)|(?<![为不])了了(?![解结然事不])|(?<![但于可还就都])是是(?!非)"
    rf"|(?<![存现实所正])在在(?!{HAN})|(?<![总共饱缓温柔调平暖])和和(?![平谐解气美睦蔼])"
    r"|(?<!参)与与|(?<!普)及及(?!时)|(?<![可予得加给难足])以以|(?<![即上大中少])将将(?![军领士])"
    r"|年度度|等等等+|本本单位|该该"
)
_NEVER_TWICE = (
    "工作", "绩效", "经费", "费用", "完成", "情况", "实施", "开展", "进行", "加强", "提高", "提升", "推进",
    "落实", "保障", "有效", "全面", "积极", "确保", "促进", "改善", "严格", "及时", "主要", "原因", "本年",
    "上年", "全年", "同比", "减少", "增加", "由于", "因为", "按照", "通过", "我们", "我局", "群众", "培训",
    "相关", "有关", "以及",
)  # fmt: skip
"""Words that no longer word begins or ends with when it stands beside another: not 部门, as in 本部门部门预算."""
_PHRASE = re.compile(rf"({'|'.join(_NEVER_TWICE)}|(?!一){HAN}{{3,4}})\1")


def check(facts: Facts) -> Checked:
    """The first fault of each text."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if found := doubled(each.text):
            yield each.finding(f"“{each.key}”里有重复的“{found}”")


def doubled(text: str) -> str:
    """What stands twice where it should stand once; empty when nothing does."""
    if match := _SIGNS.search(text) or _WORDS.search(text):
        return match[0]
    # A row of one sign (五五五五五五) is no phrase that was typed twice.
    return next((match[0] for match in _PHRASE.finditer(text) if len(set(match[1])) > 1), "")
