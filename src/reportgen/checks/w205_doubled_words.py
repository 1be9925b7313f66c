"""字词或标点重复。

说明：“的的”“。。”“等等等”“工作工作”多半是改文字时留下的。叠词（往往、稳步）、本来就会连在一起的字（目的的、存在在建工程、
本部门部门预算）不报告。
错例：完成情况: 全年举办培训4期。。效果良好
对例：完成情况: 全年举办培训4期，稳步提升，存在在建工程
改法：删去重复的字词或标点
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Finding
from reportgen.compute.facts import Facts

LEVEL = "warning"
_SIGNS = re.compile(r"[。，；、：][。，；、：]+|[！？]{3,}|(?<=[\u4e00-\u9fff]),,+|;;+")
_WORDS = re.compile(
    r"(?<!目)的的(?!确)|(?<![为不])了了(?![解结然事])|(?<![但于可还就都])是是(?!非)|(?<![存现实所正])在在(?![\u4e00-\u9fff])"
    r"|(?<![总共饱缓温柔调平暖])和和(?![气美睦])|(?<!参)与与|(?<!普)及及(?!时)|(?<![可予得加给难足])以以|(?<!即)将将(?![军领士])"
    r"|年度度|等等等+|本本单位|该该"
)
_PHRASE = re.compile(r"([\u4e00-\u9fff]{2,4})\1")
_LEGITIMATE = (
    "部门", "单位", "项目", "中心", "小组", "支出", "收入", "服务", "管理", "人员", "财政", "经济", "建设", "发展",
    "机关", "委员", "市场", "研究", "讨论", "考虑", "商量", "于等", "彼此",
)  # fmt: skip
"""Nouns that end one word and begin the next (本部门部门预算, 大于等于等), and verbs that are doubled on purpose."""
_COUNTING = "一二三四五六七八九十百千万几很许好大"


def check(facts: Facts) -> Iterator[Finding]:
    """The first fault of each text."""
    for each in narratives(facts):
        if found := doubled(each.text):
            yield each.finding(f"“{each.key}”里有重复的“{found}”")


def doubled(text: str) -> str:
    """What stands twice where it should stand once; empty when nothing does."""
    if match := _SIGNS.search(text) or _WORDS.search(text):
        return match[0]
    phrases = (match for match in _PHRASE.finditer(text))
    return next((match[0] for match in phrases if not _is_legitimate(match[1])), "")


def _is_legitimate(phrase: str) -> bool:
    """哈哈哈哈 is laughter, 一批一批 and 很多很多 are said on purpose: not phrases that were typed twice."""
    return phrase in _LEGITIMATE or phrase[0] in _COUNTING or len(set(phrase)) == 1
