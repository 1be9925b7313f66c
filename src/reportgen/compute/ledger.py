"""The typed rows of the final accounts as figures: sums over any choice of them, each with its provenance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from reportgen.compute.arithmetic import difference, total
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.accounts import FISCAL, Accounts, EconomicItem, Spending
from reportgen.model.record import Record
from reportgen.model.values import Amount, Gap, Nothing, Text

Chosen = Callable[[Spending], bool]


def amount_of(record: Record, key: str, name: str = "") -> Figure | Gap:
    """A typed amount; a key that may be left out is zero then."""
    value = record.value_of(key)
    if isinstance(value, Amount):
        return Figure(value.yuan, "金额", name or key, where=value.where)
    if isinstance(value, Gap):
        return value
    said = "写的是“无”，按零计" if isinstance(value, Nothing) else "没有写，按零计"
    return Figure(Decimal(0), "金额", name or key, said, where=record.where)


def sum_of(name: str, rows: Iterable[Record], key: str, where: Where, formula: str = "") -> Figure | Gap:
    """The sum of one key over some rows."""
    parts = [amount_of(row, key, name) for row in rows]
    if not parts:
        return Figure(Decimal(0), "金额", name, "没有这样的行，按零计", where=where)
    return total(name, "金额", formula or f"各行{key}之和", parts)


class Ledger:
    """The rows of spending, asked for by fund, type and code."""

    def __init__(self, record: Accounts, rows: tuple[Spending, ...] | None = None) -> None:
        self.record = record
        self.rows = record.spendings if rows is None else rows

    def part(self, chosen: Chosen) -> Ledger:
        """The chosen rows alone: a table asks each of them many times."""
        return Ledger(self.record, tuple(row for row in self.rows if chosen(row)))

    def spent(self, name: str, chosen: Chosen, key: str = "决算") -> Figure | Gap:
        """One column over the chosen rows."""
        return sum_of(name, [row for row in self.rows if chosen(row)], key, self.record.where)

    def income_of(self, name: str, chosen: Chosen) -> Figure | Gap:
        """What came in for the chosen rows: as stated, else what was spent and what is left more than there was."""
        part = self.part(chosen)
        if not part.rows:
            return part.spent(name, every)
        other = part.part(lambda row: row.income is None)
        out = total(name, "金额", "", [other.spent(name, every), other.spent(name, every, "年末结转")])
        derived = difference(name, "本年支出 + 年末结转 − 年初结转", out, other.spent(name, every, "年初结转"))
        if len(other.rows) == len(part.rows):
            return derived
        typed = part.part(lambda row: row.income is not None).spent(name, every, "本年收入")
        return total(name, "金额", "写明的本年收入 + 其余各行的 本年支出 + 年末结转 − 年初结转", [typed, derived])

    def codes(self, chosen: Chosen) -> list[str]:
        """The codes of the chosen rows, each once, in the order of the classification."""
        return sorted({str(row.code) for row in self.rows if chosen(row) and not isinstance(row.code, Gap)})

    def by_code(self) -> dict[str, Ledger]:
        """The rows of every 类, 款 and 项, in the order of the codes."""
        found: dict[str, dict[int, Spending]] = {}
        for number, row in enumerate(self.rows):
            code = "" if isinstance(row.code, Gap) else str(row.code)
            for digits in (3, 5, 7) if code else ():
                found.setdefault(code[:digits], {})[number] = row
        return {code: Ledger(self.record, tuple(rows.values())) for code, rows in sorted(found.items())}

    def items(self, types: tuple[str, ...], prefixes: Iterable[str]) -> list[EconomicItem]:
        """The economic items of some types whose code begins with one of some prefixes."""
        wanted = tuple(prefixes)
        return [item for item in self.record.items if str(item.type) in types and str(item.code).startswith(wanted)]


def fund_of(row: Spending) -> str:
    """The fund of a row; left out, it is the general budget."""
    return str(row.fund) if row.fund is not None else FISCAL[0]


def every(_row: Spending) -> bool:
    """All rows."""
    return True


def of_fund(*funds: str) -> Chosen:
    """Rows of some funds."""
    return lambda row: fund_of(row) in funds


def of_type(*types: str) -> Chosen:
    """Rows of some types."""
    return lambda row: str(row.type) in types


def typed_names(rows: Iterable[Spending | EconomicItem]) -> dict[str, str]:
    """The names that were typed beside codes."""
    return {str(row.code): row.name.text for row in rows if isinstance(row.name, Text)}


def below(code: str) -> Chosen:
    """Rows whose code is this one or below it."""
    return lambda row: str(row.code).startswith(code)


def both(*tests: Chosen) -> Chosen:
    """Rows that pass every test."""
    return lambda row: all(test(row) for test in tests)
