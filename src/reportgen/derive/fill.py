"""A copy of the data with something in every place: names that are equal by chance part in it.

Zeros, values that nobody typed, words that are typed alike in two places and lists of one member make two names equal
in one unit that are not the same. Here every number and every text is another one, and every list has more members, so
that what is still equal is the same thing. The copy only compares names; it need not make sense, and is never printed.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from reportgen.compute.facts import Facts
from reportgen.compute.outlays import COURTESY_CODES
from reportgen.derive.vary import Vary, recomputed
from reportgen.issues import Where
from reportgen.model.accounts import BUDGET_TYPES, CARS, CHANGES, FISCAL, FUNDS
from reportgen.model.choices import OneOf
from reportgen.model.project import ApprovedIndicator, Fund, Indicator
from reportgen.model.record import Record
from reportgen.model.shapes import ListOf, TableOf
from reportgen.model.values import Amount as Money
from reportgen.model.values import AmountLeaf, CountLeaf, Measure, Nothing, Number, Text, TextLeaf
from reportgen.model.workspace import Report
from reportgen.money import exact, multiply

_KEPT = ("文件", "格式", "单位", "科目", "编码", "截止", "项目名称", "评价报告项目", "年度", "分值", "值")
"""Words that other records are found by, and numbers by which forms are laid out."""
_SOMEWHERE = Where("data/")
_STEP = 1234
"""Yuan by which amounts part; in squares of it, so that no two of them add up to a third."""


def filled(facts: Facts, before: Report | None) -> Facts:
    """The same facts with something in every place."""
    return recomputed(facts, before, _Fill())


class _Fill(Vary):
    def report(self, report: Report) -> Report:
        found = super().report(report)
        more = tuple(_with(each, name=_reworded(each.name, "（二）")) for each in found.projects[:1])
        return replace(found, projects=(*found.projects, *(cast("Any", self.record(each)) for each in more)))

    def of(self, key: str, value: Any, holder: Record) -> Any:
        shape = type(holder).shapes().get(key)
        if isinstance(shape, OneOf) or isinstance(holder, ApprovedIndicator):
            return value
        if value is None:
            return self._new(shape, holder) if key not in _KEPT else None
        if key == "原因" and isinstance(value, dict):
            return {change: (self._words(),) for change in CHANGES}
        if key == "原因" and isinstance(shape, ListOf):
            return (self._words(),)
        if key in _MORE:
            value = _MORE[key](value)
        if key in _KEPT or (isinstance(holder, Indicator) and key == "单位"):
            return super().of(key, value, holder) if key == "年度" else value
        if isinstance(shape, TableOf):
            return value
        return self.record(value)

    def leaf(self, value: Any) -> Any:
        if isinstance(value, Money):
            return replace(value, yuan=multiply(value.yuan, self._factor()) + self._amount())
        if isinstance(value, Nothing):
            return Money(self._amount(), value.where)
        if isinstance(value, Number):
            return replace(value, value=value.value + next(self.numbers))
        if isinstance(value, Text):
            return replace(value, text=f"{value.text}〔{next(self.numbers)}〕")
        if isinstance(value, Measure) and value.low is not None and value.high is not None:
            factor = Decimal(3 + next(self.numbers))
            low, high = multiply(value.low, factor), multiply(value.high, factor)
            told = exact(low) if low == high else f"{exact(low)}-{exact(high)}"
            return replace(value, text=told + value.unit, low=low, high=high)
        return value

    def _new(self, shape: Any, holder: Record) -> Any:
        """Something where nobody typed anything."""
        where = holder.where
        if shape is Fund:
            return Fund(where, None, {name: Money(self._amount(), where) for name in Fund.keys})
        if shape == _leaf_of(AmountLeaf):
            return Money(self._amount(), where)
        if shape == _leaf_of(CountLeaf):
            return Number(Decimal(next(self.numbers)), where)
        return self._words(where) if shape == _leaf_of(TextLeaf) else None

    def _amount(self) -> Decimal:
        return Decimal(next(self.numbers) ** 2 * _STEP)

    def _words(self, where: Where = _SOMEWHERE) -> Text:
        return Text(f"别的字〔{next(self.numbers)}〕", where)


def _leaf_of(hint: Any) -> Any:
    return hint.__metadata__[0]


def _with(record: Any, **values: Any) -> Any:
    return type(record)(record.where, record.gap, {name: getattr(record, name) for name in record.keys} | values)


def _reworded(value: Any, more: str) -> Any:
    return replace(value, text=value.text + more) if isinstance(value, Text) else value


def _incomes(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """An income from every source."""
    known = {str(row.fund) for row in rows}
    return (*rows, *(_with(rows[0], fund=Text(fund)) for fund in FUNDS if rows and fund not in known))


def _spendings(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Each of every type and fund, and another one beside it."""
    found = list(rows)
    for row in {str(row.code): row for row in rows}.values():
        code = str(row.code)
        beside = _with(row, code=Text(code[:-2] + "98"), name=Text("别的科目"))
        found += (beside, *(_with(row, type=Text(kind)) for kind in BUDGET_TYPES))
        found += (_with(row, fund=Text(fund)) for fund in (*FISCAL[1:], "其他收入"))
    return tuple(found)


def _items(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Each of every type, and what courtesies are paid from."""
    codes = [*(str(row.code) for row in rows), *(code for each in COURTESY_CODES.values() for code in each)]
    codes += [f"{code[:3]}98" for code in codes]
    new = (
        _with(rows[0], code=Text(code), type=Text(kind), name=Text("别的科目") if code.endswith("98") else None)
        for code in dict.fromkeys(codes)
        for kind in BUDGET_TYPES
        if rows
    )
    return (*rows, *new)


def _cars(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Cars of every use."""
    known = {str(row.use) for row in rows}
    return (*rows, *(_with(rows[0], use=Text(use)) for use in CARS if rows and use not in known))


def _twice(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*rows, *rows)


_MORE = {
    "收入": lambda value: _incomes(value) if isinstance(value, tuple) else value,
    "支出": lambda value: _spendings(value) if isinstance(value, tuple) else value,
    "经济分类": _items,
    "车辆": _cars,
    "决算单位": _twice,
}
"""The lists that get more members."""
