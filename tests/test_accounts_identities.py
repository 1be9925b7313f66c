"""The identities between the nine tables hold for all accounts that the checks let through."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.checks import run_checks
from reportgen.compute.accounts_facts import AccountsFacts, CodeRow
from reportgen.compute.build import compute
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.model.accounts import BUDGET_TYPES, FISCAL, FUNDS, OTHER_SOURCES, SPENDING_TYPES
from reportgen.model.values import Gap
from reportgen.model.workspace import read_workspace
from tests.accounts_sample import Data, accounts, make
from tests.facts import loaded

YUAN = st.integers(min_value=0, max_value=10**9)
CODES = ("2010301", "2010302", "2011301", "2011399", "2080505", "2101101", "2120801", "2210201", "2230105")
_FUND_FIELDS = dict(
    zip(("superior", "business", "operating", "subordinate", "other"), OTHER_SOURCES, strict=True)
)  # the columns of 收入决算表 beside 财政拨款收入


@st.composite
def spending_rows(draw: st.DrawFn) -> list[Data]:
    """Rows of any funds, types and codes, with carry-over; what came in is never below zero."""
    rows = []
    for code in draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=8)):
        fund = draw(st.sampled_from(FUNDS))
        kind = draw(st.sampled_from(BUDGET_TYPES if fund in FISCAL else SPENDING_TYPES))
        spent, left = draw(YUAN), draw(YUAN)
        had = draw(st.integers(min_value=0, max_value=spent + left))
        rows.append(
            {
                "科目": code, "资金": fund, "类型": kind, "年初预算": draw(YUAN), "决算": spent, "年初结转": had,
                "年末结转": left, "原因": ["工作量变化"],
            }
        )  # fmt: skip
    return rows


def value(figure: Figure | Gap) -> Decimal:
    assert isinstance(figure, Figure), figure
    assert figure.value is not None, figure
    return figure.value


def facts_of(root: pytest.TempPathFactory, data: Data) -> tuple[Facts, AccountsFacts]:
    report = read_workspace(make(root.mktemp("决算"), data)).reports[0]
    facts = compute(report, loaded("额尔古纳-2023").profile)
    assert facts.accounts is not None
    return facts, facts.accounts


def adds_up(rows: Iterable[CodeRow], field: str) -> None:
    """合计 = the 类, each 类 its 款, each 款 its 项."""
    amounts = {str(row.code): value(getattr(row, field)) for row in rows}
    for code, amount in amounts.items():
        digits = len(code) + 2 if code else 3
        below = [each for other, each in amounts.items() if len(other) == digits and other.startswith(code)]
        assert not below or sum(below) == amount, (field, code)


quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quickly
@given(spending_rows())
def test_the_nine_tables_agree(tmp_path_factory: pytest.TempPathFactory, rows: list[Data]) -> None:
    facts, found = facts_of(tmp_path_factory, accounts(rows))
    assert [str(issue) for issue in run_checks(facts).issues if issue.level == "error" and issue.code[0] in "AC"] == []

    income, spending = found.income_rows[0], found.spending_rows[0]
    assert value(income.total) == value(found.income.amount)
    assert value(spending.total) == value(found.spending.amount) == sum(row["决算"] for row in rows)
    assert value(found.summary_rows[-1].income_amount) == value(found.summary_rows[-1].total)
    by_source = {str(item.name): value(item.amount) for item in found.incomes}
    assert value(income.fiscal) == sum(by_source[f"{fund}收入"] for fund in FISCAL)
    for field, source in _FUND_FIELDS.items():
        assert value(getattr(income, field)) == by_source[source]
    for field in ("total", "fiscal", "business", "other"):
        adds_up(found.income_rows, field)
    for field in ("total", "basic", "project", "trade"):
        adds_up(found.spending_rows, field)

    last = found.fiscal_rows[-1]
    assert value(last.income_amount) == value(last.total) == value(found.fiscal.amount)
    assert value(last.total) == value(last.general) + value(last.funds) + value(last.capital)
    listed = [*found.fiscal_categories, found.fiscal_carried_out]
    assert sum(value(each.amount) for each in listed) == value(found.fiscal.amount)
    if found.fiscal.amount:
        assert abs(sum(value(each.share) for each in listed) - 1) < Decimal("1e-20")
    assert sum(value(each.amount) for each in found.spending_types) == value(spending.total)
    general = value(found.general_rows[0].total) if found.general_rows else 0
    assert general == value(found.general.amount) == sum(value(each.amount) for each in found.general_categories)
    assert general == value(found.basic.amount) + value(found.project_spending.amount)
    for row in found.fund_rows:
        left = value(row.carried_in) + value(row.income) - value(row.total)
        assert left == value(row.carried_out)
    assert (value(found.fund_rows[0].total) if found.fund_rows else 0) == value(found.fund_budget.amount)
    assert (value(found.capital_rows[0].total) if found.capital_rows else 0) == value(found.state_capital.amount)


@quickly
@given(spending_rows(), YUAN, YUAN)
def test_a_surplus_used_and_distributed_keeps_income_as_typed(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Data], used: int, given_out: int
) -> None:
    rows.append({"科目": "2011399", "资金": "事业收入", "类型": "经营支出", "决算": used, "本年收入": given_out})
    data = accounts(rows, 使用非财政拨款结余=used, 结余分配=given_out)
    facts, found = facts_of(tmp_path_factory, data)
    assert [str(issue) for issue in run_checks(facts).issues if issue.level == "error" and issue.code[0] in "AC"] == []
    assert value(found.income_rows[0].total) == value(found.income.amount)
    assert value(found.total.amount) == value(found.spent_total.amount)


@quickly
@given(spending_rows(), st.integers(min_value=1, max_value=10**6), st.data())
def test_one_amount_changed_alone_is_always_told(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Data], more: int, data: st.DataObject
) -> None:
    made = accounts(rows)
    parts = [*made["收入"], *made["支出"], *made["经济分类"]]
    data.draw(st.sampled_from(parts))["决算"] += more
    facts, _ = facts_of(tmp_path_factory, made)
    assert [issue.code for issue in run_checks(facts).issues if issue.level == "error" and issue.code[0] == "A"] != []
