"""文字里的资金数与资金表不一致。

说明：“年初预算180万元”“全年执行175.5万元”应与资金表的合计一致。单位差一万倍的由 W203 报告。只核对紧跟在“年初预算”“全年预算”
“全年执行”“实际执行”后面的金额。
错例：完成情况: 全年预算10万元，全年执行9.50万元
对例：完成情况: 全年预算10万元，全年执行9.60万元，上年全年执行8万元
改法：写 {{ 全年执行 }} 等名字，由程序印；资金表录错的，改资金
"""  # noqa: E501

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.checks.claims import claims, is_other, known, told
from reportgen.checks.narratives import results_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.figures import Figure, FigureStyles
from reportgen.money import Unit, in_unit

LEVEL = "error"
_LINK = r"(?:资金|数|总额|金额|支出)?(?:为|是|共计?|合计|：|:)?\s*(?P<数>[0-9]+(?:\.[0-9]+)?)\s*"
_UNITS: tuple[Unit, ...] = ("万元", "元")
_TEN_THOUSAND = Decimal(10_000)


def check(facts: Facts) -> Checked:
    """Each amount that a project states under the name of one of its funds."""
    for project in facts.projects:
        for names, ours in _funds(project).items():
            if not isinstance(ours, Figure) or known(ours) is None:
                continue
            for unit in _UNITS:
                pattern = re.compile(rf"(?:{names}){_LINK}{unit}")
                for text in results_of(project):
                    for words, number, decimals in claims(text, pattern):
                        yield Compared.TIE_OUT
                        if _differs(number, decimals, ours, unit, facts.styles):
                            yield told(text, words, f"{number}{unit}", ours, facts.styles)


def _funds(project: ProjectFacts) -> dict[str, object]:
    """The words that introduce each total; parts of a year and parts of the funds have others."""
    return {
        "年初预算": project.initial,
        "(?<!年初)全年预算": project.budget,
        "全年执行|实际执行|全年实际支出": project.executed,
    }


def _differs(number: Decimal, decimals: int, ours: Figure, unit: Unit, styles: FigureStyles) -> bool:
    """Another amount, and not the same digits with the wrong unit."""
    assert ours.value is not None
    others = {in_unit(ours.value, each) for each in _UNITS}
    return is_other(number, decimals, ours, styles, in_unit(Decimal(1), unit)) and number not in others
