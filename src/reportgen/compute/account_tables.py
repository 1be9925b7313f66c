"""The nine public tables as rows, derived from the one list of spending."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from reportgen.compute.accounts_facts import CodeRow, SheetRow
from reportgen.compute.arithmetic import total
from reportgen.compute.changes import absent
from reportgen.compute.ledger import Chosen, Ledger, below, every, of_fund, of_type
from reportgen.compute.rows import blank
from reportgen.dictionary import Classification
from reportgen.figures import Figure
from reportgen.model.accounts import BUDGET_TYPES, FISCAL, OTHER_SOURCES, SPENDING_TYPES
from reportgen.model.values import Gap, Text
from reportgen.money import chinese_numeral

Cell = Figure | Gap
Column = Callable[[Ledger], Cell]
Columns = Mapping[str, Column]
"""The columns of a table by the field of CodeRow, each a sum over the rows of one code."""


_SOURCES = ("superior", "business", "operating", "subordinate", "other")


def income_table(ledger: Ledger, names: Classification) -> tuple[CodeRow, ...]:
    """收入决算表."""
    fiscal = of_fund(*FISCAL)

    def column(name: str, fund: Chosen) -> Column:
        return lambda part: part.income_of(name, fund)

    columns = {"fiscal": column("财政拨款收入", fiscal)}
    columns |= {field: column(source, of_fund(source)) for field, source in zip(_SOURCES, OTHER_SOURCES, strict=True)}
    return _code_rows(ledger, names, columns)


def spending_table(ledger: Ledger, names: Classification) -> tuple[CodeRow, ...]:
    """支出决算表."""
    return _code_rows(ledger, names, _by_type(SPENDING_TYPES))


def general_table(ledger: Ledger, names: Classification) -> tuple[CodeRow, ...]:
    """一般公共预算财政拨款支出决算表."""
    return _code_rows(ledger.part(of_fund(FISCAL[0])), names, _by_type(BUDGET_TYPES))


def capital_table(ledger: Ledger, names: Classification) -> tuple[CodeRow, ...]:
    """国有资本经营预算财政拨款支出决算表."""
    return _code_rows(ledger.part(of_fund(FISCAL[2])), names, _by_type(BUDGET_TYPES))


def fund_table(ledger: Ledger, names: Classification) -> tuple[CodeRow, ...]:
    """政府性基金预算财政拨款收入支出决算表."""
    columns: Columns = {
        **_by_type(BUDGET_TYPES),
        "carried_in": lambda part: part.spent("年初结转", every, "年初结转"),
        "income": lambda part: part.income_of("本年收入", every),
        "carried_out": lambda part: part.spent("年末结转", every, "年末结转"),
    }
    return _code_rows(ledger.part(of_fund(FISCAL[1])), names, columns, summed=("basic", "project"))


_TYPE_FIELDS = dict(zip(SPENDING_TYPES, ("basic", "project", "handed_up", "trade", "granted"), strict=True))


def _by_type(types: tuple[str, ...]) -> dict[str, Column]:
    def column(kind: str) -> Column:
        return lambda part: part.spent(kind, of_type(kind))

    return {_TYPE_FIELDS[kind]: column(kind) for kind in types}


def _code_rows(
    ledger: Ledger, names: Classification, columns: Columns, summed: tuple[str, ...] = ()
) -> tuple[CodeRow, ...]:
    """合计, then every 类, 款 and 项 in the order of the codes; nothing where there is no row."""
    parts = ledger.by_code()
    if not parts:
        return ()
    return (
        _code_row(blank(), Text("合计"), ledger, columns, summed),
        *(_code_row(Text(code), Text(names.name_of(code)), part, columns, summed) for code, part in parts.items()),
    )


_AMOUNTS = (
    "total", "fiscal", "superior", "business", "operating", "subordinate", "other", "basic", "project", "handed_up",
    "trade", "granted", "carried_in", "income", "carried_out",
)  # fmt: skip


def _code_row(code: Text, name: Text, part: Ledger, columns: Columns, summed: tuple[str, ...]) -> CodeRow:
    cells = {field: column(part) for field, column in columns.items()}
    parts = [cells[field] for field in (summed or columns)]
    nothing = absent("不在本表")
    amounts = {field: cells.get(field, nothing) for field in _AMOUNTS}
    amounts["total"] = total("合计", "金额", "各栏之和", parts)
    return CodeRow(code=code, name=name, **amounts)


def summary_table(
    ledger: Ledger,
    names: Classification,
    incomes: Mapping[str, Cell],
    extra: tuple[Cell, Cell],
    listed: Sequence[str],
) -> tuple[SheetRow, ...]:
    """收入支出决算总表: sources left, categories right, totals below; ``listed`` are those that always stand in it."""
    surplus, distributed = extra
    left = [(_listed(number, income_caption(fund)), amount) for number, (fund, amount) in enumerate(incomes.items(), 1)]
    right = _categories(ledger, names, every, listed)
    income = total("本年收入合计", "金额", "各来源收入之和", list(incomes.values()))
    spending = total("本年支出合计", "金额", "各类支出之和", [cells[0] for _, cells in right])
    carried_in = ledger.spent("年初结转和结余", every, "年初结转")
    carried_out = ledger.spent("年末结转和结余", every, "年末结转")
    below_left = [
        ("本年收入合计", income),
        ("使用非财政拨款结余和专用结余", surplus),
        ("年初结转和结余", carried_in),
        ("总计", total("总计", "金额", "以上三项之和", [income, surplus, carried_in])),
    ]
    below_right = [
        ("本年支出合计", (spending, *_none())),
        ("结余分配", (distributed, *_none())),
        ("年末结转和结余", (carried_out, *_none())),
        ("总计", (total("总计", "金额", "以上三项之和", [spending, distributed, carried_out]), *_none())),
    ]
    return (*_beside(left, right), *_beside(below_left, below_right))


def fiscal_table(
    ledger: Ledger, names: Classification, incomes: Mapping[str, Cell], listed: Sequence[str]
) -> tuple[SheetRow, ...]:
    """财政拨款收入支出决算总表: three funds left, categories by fund right, carry-over and totals below."""
    fiscal = of_fund(*FISCAL)
    left = [(_listed(number, fund), incomes[fund]) for number, fund in enumerate(FISCAL, start=1)]
    right = _categories(ledger, names, fiscal, listed, by_fund=True)
    income = total("本年收入合计", "金额", "三项拨款之和", [incomes[fund] for fund in FISCAL])
    carried_in = {fund: ledger.spent(fund, of_fund(fund), "年初结转") for fund in FISCAL}
    before = total("年初财政拨款结转和结余", "金额", "三项拨款之和", list(carried_in.values()))
    spending = tuple(
        total("本年支出合计", "金额", "各类支出之和", [cells[at] for _, cells in right]) for at in range(4)
    )
    carried_out = _per_fund(ledger, "年末财政拨款结转和结余", "年末结转")
    below_left = [
        ("本年收入合计", income),
        ("年初财政拨款结转和结余", before),
        *(_indented(fund, amount) for fund, amount in carried_in.items()),
        ("总计", total("总计", "金额", "本年收入 + 年初结转", [income, before])),
    ]
    sums = tuple(total("总计", "金额", "本年支出 + 年末结转", pair) for pair in zip(spending, carried_out, strict=True))
    gap = ("", _none4())
    below_right = [
        ("本年支出合计", spending),
        ("年末财政拨款结转和结余", carried_out),
        gap,
        gap,
        gap,
        ("总计", sums),
    ]
    return (*_beside(left, right), *_beside(below_left, below_right))


def _per_fund(ledger: Ledger, name: str, key: str) -> tuple[Cell, Cell, Cell, Cell]:
    """One column over all three funds, then over each."""
    general, funds, capital = (ledger.spent(fund, of_fund(fund), key) for fund in FISCAL)
    return total(name, "金额", "三项拨款之和", [general, funds, capital]), general, funds, capital


def _categories(
    ledger: Ledger, names: Classification, wanted: Chosen, listed: Sequence[str], *, by_fund: bool = False
) -> list[tuple[str, tuple[Cell, ...]]]:
    """Every category that has rows or always stands in the form, numbered in the order of the codes."""
    found: list[tuple[str, tuple[Cell, ...]]] = []
    for code in sorted({*listed, *(code[:3] for code in ledger.codes(wanted))}):
        name, part = names.name_of(code), ledger.part(below(code))
        cells: tuple[Cell, ...] = _per_fund(part, name, "决算") if by_fund else (part.spent(name, wanted), *_none())
        found.append((_listed(len(found) + 1, name), cells))
    return found


def _listed(number: int, name: str) -> str:
    return f"{chinese_numeral(number)}、{name}"


def _indented(fund: str, amount: Cell) -> tuple[str, Cell]:
    return f"　　{fund}", amount


def income_caption(fund: str) -> str:
    """A fund as income: 一般公共预算财政拨款收入."""
    return fund if fund.endswith("收入") else f"{fund}收入"


def _none() -> tuple[Cell, Cell, Cell]:
    nothing = absent("不在本表")
    return nothing, nothing, nothing


def _none4() -> tuple[Cell, Cell, Cell, Cell]:
    return (absent("空行"), *_none())


def _beside(left: Sequence[tuple[str, Cell]], right: Sequence[tuple[str, tuple[Cell, ...]]]) -> list[SheetRow]:
    """Two lists side by side; the shorter one leaves blank cells."""
    rows = []
    for a, b in zip_longest(left, right, fillvalue=None):
        income, amount = a or ("", absent("空行"))
        spending, cells = b or ("", _none4())
        rows.append(SheetRow(Text(income), amount, Text(spending), *cells))
    return rows
