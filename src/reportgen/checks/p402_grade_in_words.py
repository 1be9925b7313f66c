"""文字里的等级与总分的等级不一致。

说明：总分 99 分的等级是优，文字里写“评价等级为良”就对不上。等级的分数线由格式的“等级”规定。只核对“等级为”“评价结果为”
后面的等级；“完成情况良好”不是等级，“空气质量等级”、第三方评的等级不管。
错例：完成情况: 培训按计划完成，自评等级为良
对例：完成情况: 培训按计划完成，情况良好，场地空气质量等级为良，自评等级为“优”
改法：写 {{ 等级 }}，由程序印
"""

from __future__ import annotations

import re

from reportgen.checks.claims import known, said_of_all
from reportgen.checks.narratives import conclusion_of, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.issues import Sides
from reportgen.model.values import Text
from reportgen.source.words import HAN

LEVEL = "error"
_BEFORE = (
    r"(?:等级|等次|评价结果|评价结论|自评结果|自评结论)(?:评定|评)?(?:(?:为|是|：|:)\s*[“\"]?|[“\"]|(?<=等[级次]))"
)
_WORDS = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}


def check(facts: Facts) -> Checked:
    """Each grade that a text names."""
    grades = [str(grade.name) for grade in facts.profile.grades]
    named = "|".join(re.escape(word) for word in (*_WORDS, *grades))
    pattern = re.compile(rf"{_BEFORE}({named})(?!{HAN})")
    for project in facts.projects:
        if known(project.total) is None or not project.evaluated or not isinstance(project.grade, Text):
            continue
        ours = project.grade.text
        for text in (*results_of(project), *conclusion_of(facts, project)):
            for match in said_of_all(text, pattern):
                yield Compared.TIE_OUT
                if ours not in (match[1], _WORDS.get(match[1])):
                    said = f"“{text.key}”里写“{match[0]}”，按总分是“{ours}”"
                    yield text.finding(said, Sides(match[1], ours))
