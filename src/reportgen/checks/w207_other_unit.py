"""文字说的是别的单位。

说明：几个单位的数据放在一起，抄文字时单位名称容易忘了改。一句话以同一工作区别的单位开头，说它的职能、年度或决算（“某某局
是……”“某某局2023年度……”），才报告；提到主管部门、下属单位、会同的单位不算。
错例：另一单位.名称: 演示县教育局
     概况.主要职能: 演示县教育局负责全县的业务指导
对例：另一单位.名称: 演示县教育局
     概况.主要职能: 负责业务指导，会同演示县教育局开展培训
改法：改成本单位的名称
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import printed_narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts

LEVEL = "warning"
_SENTENCE = re.compile(r"(?:^|[。；！？\n])\s*")
_SUBJECT = re.compile(r"20[0-9]{2}年|本年|全年|本级|是|为|属|系|负责|主要|部门决算|单位决算|整体支出|内设|现有|编制")


def check(facts: Facts) -> Checked:
    """Sentences about another unit, but for those that the data name as related."""
    names = facts.report.units - _related(facts)
    lengths = sorted(set(map(len, names)), reverse=True)
    if not names:
        return
    for each in printed_narratives(facts):
        yield Compared.ENTRY
        if found := _other_subject(each.text, names, lengths):
            yield each.finding(f"“{each.key}”里说的是“{found}”，本单位是“{facts.unit.name}”")


def _other_subject(text: str, names: frozenset[str], lengths: list[int]) -> str:
    """The unit that a sentence is about: looked up by the lengths of names, for there may be a thousand of them."""
    for start in (match.end() for match in _SENTENCE.finditer(text)):
        for length in lengths:
            name = text[start : start + length]
            if name in names and _SUBJECT.match(text, start + length):
                return name
    return ""


def _related(facts: Facts) -> set[str]:
    """Units that the texts of this one may well be about."""
    names = {str(facts.unit.name)}
    for project in facts.projects:
        names |= {str(project.department), str(project.implementer)}
    if facts.overview is not None:
        names |= {str(member.name) for member in facts.overview.members}
    return names
