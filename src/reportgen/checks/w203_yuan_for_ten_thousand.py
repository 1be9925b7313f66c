"""文字里的金额把元与万元弄混。

说明：项目的全年执行是 180 万元，文字里写“180.00元”，或者写“1800000万元”，数字一样、单位差一万倍。只核对与本项目（或
本单位决算总数）的数字完全相同、又在说预算、支出的金额。
错例：完成情况: 全年实际执行9.60元
对例：完成情况: 全年实际执行9.60万元
改法：改正文字里的单位；项目的数可以写 {{ 全年执行 }}，由程序印
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reportgen.checks.claims import without_separators
from reportgen.checks.narratives import Narrative, clauses, texts_of
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Sides
from reportgen.model.values import Gap
from reportgen.money import divide, exact, multiply

LEVEL = "warning"
_AMOUNT = re.compile(r"(?<![0-9.,])([0-9][0-9,]*(?:\.[0-9]+)?)(万?)元(?![/／每])")
_MONEY = re.compile(r"预算|支出|执行|决算|到位|拨付|资金|总额|经费")
_RATE = re.compile(r"每|人均|户均|单价|标准|补助|补贴")
_TEN_THOUSAND = Decimal(10_000)


def check(facts: Facts) -> Checked:
    """The texts of each project beside its own funds, those of the accounts beside their totals."""
    for project in facts.projects:
        yield from _mixed(texts_of(facts, project.record), (project.initial, project.budget, project.executed))
    if facts.accounts is not None:
        totals = (facts.accounts.total, facts.accounts.income, facts.accounts.spending, facts.accounts.fiscal)
        records = [record for record in (facts.report.accounts, facts.report.overview) if record is not None]
        texts = [each for record in records for each in texts_of(facts, record)]
        yield from _mixed(texts, [total.amount for total in totals])


def _mixed(texts: Iterable[Narrative], figures: Iterable[Figure | Gap]) -> Checked:
    known = {each.value: each for each in figures if isinstance(each, Figure) and each.value}
    for text in texts if known else ():
        for clause in clauses(without_separators(text.text)) if "元" in text.text else ():
            if _RATE.search(clause) or not _MONEY.search(clause):
                continue
            for found in _AMOUNT.finditer(clause):
                yield Compared.ENTRY
                number = Decimal(found[1])
                yuan = number if found[2] else multiply(number, _TEN_THOUSAND)
                if yuan in known and number:
                    figure = known[yuan]
                    real = divide(yuan, _TEN_THOUSAND) if not found[2] else yuan
                    unit = "元" if found[2] else "万元"
                    said = f"“{text.key}”里写“{found[0]}”，{figure.name}是 {exact(real)}{unit}"
                    yield text.finding(said, Sides(found[0], f"{exact(real)}{unit}"))
