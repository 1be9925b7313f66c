"""文字里的资金数与资金表不一致。

说明：“年初预算180万元”“全年执行175.5万元”应与资金表的合计一致；写成“175.5万”“1.2亿元”“一百七十五万元”的也核对，四舍五入
能解释的不报告。单位差一万倍的由 W203 报告。只核对紧跟在“年初预算”“全年预算”“全年执行”“执行数”等后面、说整个项目的金额；其中
一笔资金、一项费用的金额不管。
错例：完成情况: 全年预算10万元，全年执行9.50万元
对例：完成情况: 全年预算十万元，其中中央资金全年预算6万元，全年执行6万元。全年执行9.60万元，上年全年执行8万元
改法：写 {{ 全年执行 }} 等名字，由程序印；资金表录错的，改资金
"""  # noqa: E501

from __future__ import annotations

import re

from reportgen.checks.claims import is_other, known, said_of_all, told
from reportgen.checks.narratives import overview_of, results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.checks.told_amounts import AMOUNT, ToldAmount, told_amount
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.tags import Value
from reportgen.figures import Figure, FigureStyles
from reportgen.money import Unit, in_unit

LEVEL = "error"
_NAMES = {
    "年初": "年初(?:安排|批复)?预算",
    "全年": "(?<!年初)全年预算|调整后(?:的|全年)?预算",
    "执行": "(?:全年)?执行数|全年(?:实际)?执行|实际执行|全年(?:共|实际|累计)?支出",
}
"""The words that introduce each total; parts of a year and parts of the funds have others."""
_AMOUNT = re.compile(
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _NAMES.items())})"
    rf"(?:安排)?(?:资金|数|总额|金额|支出)?(?:为|是|共计?|合计|：|:)?{AMOUNT}"
)
_UNITS: tuple[Unit, ...] = ("万元", "元")


def check(facts: Facts) -> Checked:
    """Each amount that a project states under the name of one of its funds."""
    for project in facts.projects:
        funds = _funds(project)
        for text in (*results_of(project), *overview_of(facts, project)):
            for words in said_of_all(text, _AMOUNT):
                ours, amount = funds[_name_of(words)], told_amount(words)
                if amount is None or not isinstance(ours, Figure) or known(ours) is None:
                    continue
                yield Compared.TIE_OUT
                if _differs(amount, ours, facts.styles):
                    yield told(text, words[0], str(amount), ours, facts.styles)


def _funds(project: ProjectFacts) -> dict[str, Value]:
    return {"年初": project.initial, "全年": project.budget, "执行": project.executed}


def _name_of(words: re.Match[str]) -> str:
    return next(name for name in _NAMES if words[name])


def _differs(amount: ToldAmount, ours: Figure, styles: FigureStyles) -> bool:
    """Another amount, and not the same digits with the wrong unit."""
    assert ours.value is not None
    others = {in_unit(ours.value, each) for each in _UNITS} if amount.unit in _UNITS else set()
    return is_other(amount.number, amount.decimals, ours, styles, amount.scale) and amount.number not in others
