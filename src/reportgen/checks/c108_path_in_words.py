"""文字里的类、款、项不是一条线上的。

说明：“商业流通事务（款）其他涉外发展服务支出（项）”里，项不属于这个款，按科目表应是“涉外发展服务支出（款）”。只核对连着写的
类、款、项，名称都在科目表里的。
依据：政府收支分类科目。
错例：资金用途: 列商业流通事务（款）其他涉外发展服务支出（项）
对例：资金用途: 列商业服务业等支出（类）涉外发展服务支出（款）其他涉外发展服务支出（项）
改法：按科目表改正款或项
"""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.dictionary import Classification, functions
from reportgen.source.words import HAN

LEVEL = "warning"
_STEP = re.compile(rf"((?:{HAN}|、){{2,30}})[（(]([类款项])[)）]")
_LOWER = re.compile(r"[（(][款项][)）]")
"""Without such a step there is no path: most texts end here."""
_DIGITS = {"类": 3, "款": 5, "项": 7}


def check(facts: Facts) -> Checked:
    """Each two steps that follow each other, wherever they are told."""
    names = functions(facts.report.year)
    for text in narratives(facts):
        steps = list(_STEP.finditer(text.text)) if _LOWER.search(text.text) else []
        for upper, lower in pairwise(steps):
            if upper.end() != lower.start():
                continue
            below, above = _codes(names, lower), _codes(names, upper)
            if not below or not above:
                continue
            yield Compared.ENTRY
            parents = {names.parent_of(code) for code in below}
            if not parents & set(above):
                real = "”或“".join(sorted({names.name_of(code) for code in parents})[:2])
                yield text.finding(f"“{text.key}”里写“{upper[0]}{lower[0]}”，按科目表上一级是“{real}”")


def _codes(names: Classification, step: re.Match[str]) -> tuple[str, ...]:
    """The codes of that level by a name that the words end with: 列商业流通事务 is 商业流通事务."""
    words, digits = step[1], _DIGITS[step[2]]
    for start in range(len(words) - 1):
        if found := tuple(code for code in names.codes_named(words[start:]) if len(code) == digits):
            return found
    return ()
