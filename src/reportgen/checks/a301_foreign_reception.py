"""国（境）外公务接待支出大于公务接待费。

说明：公务接待费由经济分类的 30217 得出，国（境）外接待是其中的一部分；大于它，国内接待就成了负数。
错例：决算.三公.国外接待决算: 5
对例：决算.三公.国外接待决算: 0
改法：核对国外接待决算，和经济分类 30217 公务接待费各行
"""

from __future__ import annotations

from reportgen.checks.amounts import amounts, exceeds, in_yuan, known
from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts

LEVEL = "error"


def check(facts: Facts) -> Checked:
    """A part is no larger than the whole."""
    if facts.accounts is None or facts.courtesies is None:
        return
    typed, foreign, whole = (
        facts.accounts.record.courtesies,
        facts.courtesies.foreign,
        facts.courtesies.receiving.amount,
    )
    if typed is None or not known(foreign, whole):
        return
    yield Compared.TIE_OUT
    if exceeds(foreign, whole):
        said = f"国外接待 {in_yuan(foreign)}，大于公务接待费 {in_yuan(whole)}"
        yield Finding(typed, "国外接待决算", said, sides=amounts(foreign, whole))
