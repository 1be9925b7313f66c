"""Final accounts in every shape: the sentences of each as golden text that a person has read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.compute.build import compute
from reportgen.examine import Selection
from reportgen.figures import Figure
from reportgen.model.workspace import read_workspace
from tests.accounts_sample import LAST_YEAR, TWO_ROWS, VARIANTS, Data, accounts, make, row
from tests.facts import loaded, value_of
from tests.sample import UNIT, YEAR
from tests.test_final_accounts import sentences, table

GOLDEN = Path(__file__).parent / "golden" / "决算变体"


def document(root: Path, data: Data) -> bytes:
    """决算公开说明 of some accounts, which must be without an error."""
    outcome = pipeline.build(make(root, data), root / "out", Selection())
    assert [str(issue) for issue in outcome.issues if issue.level == "error"] == []
    (path,) = (root / "out").rglob("*决算公开说明.docx")
    return path.read_bytes()


@pytest.mark.parametrize("name", VARIANTS)
def test_sentences(name: str, tmp_path: Path, rewrite_golden: bool) -> None:
    docx = document(tmp_path, VARIANTS[name])
    text = "\n".join([*sentences(docx), "公开07表", *(" | ".join(each) for each in table(docx, 7))]) + "\n"
    file = GOLDEN / f"{name}.txt"
    if rewrite_golden:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_sixty_rows_are_all_told_and_all_in_the_table(tmp_path: Path) -> None:
    docx = document(tmp_path, VARIANTS["六十项"])
    assert len([line for line in sentences(docx) if "（项）。" in line]) == 60
    assert len([line for line in table(docx, 5) if re.fullmatch(r"\d{7}", line[0])]) == 60


def test_last_years_folder_comes_before_typed_figures(tmp_path: Path) -> None:
    root = make(tmp_path, VARIANTS["样样减少"])
    unit = root / "data" / UNIT
    before = unit / str(YEAR - 1)
    before.mkdir()
    text = (unit / str(YEAR) / "决算.yaml").read_text(encoding="utf-8").replace(f"年度: {YEAR}", f"年度: {YEAR - 1}")
    (before / "决算.yaml").write_text(text, encoding="utf-8")
    this, last = reversed(read_workspace(root).reports)
    facts = compute(this, loaded("额尔古纳-2023").profile, last)
    assert facts.accounts is not None
    assert str(facts.accounts.total.against_last.told) == "持平"


AMOUNT = st.integers(min_value=0, max_value=10**10)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(AMOUNT, AMOUNT), min_size=1, max_size=8), AMOUNT)
def test_all_tables_tell_the_same_totals(
    tmp_path_factory: pytest.TempPathFactory, amounts: list[tuple[int, int]], last: int
) -> None:
    rows = [
        row(f"20101{number:02}", "基本支出" if number % 2 else "项目支出", initial, amount)
        for number, (initial, amount) in enumerate(amounts, start=1)
    ]
    root = make(tmp_path_factory.mktemp("决算"), accounts(rows, 上年数={**LAST_YEAR, "总计": last}))
    facts = compute(read_workspace(root).reports[0], loaded("额尔古纳-2023").profile)
    found = facts.accounts
    assert found is not None
    whole = sum(amount for _, amount in amounts)
    totals = [found.total, found.spent_total, found.income, found.spending, found.fiscal, found.general]
    values = [each.amount.value for each in totals if isinstance(each.amount, Figure)]
    rows_totals = (found.income_rows[0], found.spending_rows[0], found.general_rows[0])
    values += [each.total.value for each in rows_totals if isinstance(each.total, Figure)]
    values += [value_of(found.summary_rows[-1].income_amount), value_of(found.fiscal_rows[-1].total)]
    assert set(values) == {whole}
    told = facts.styles.joined(getattr(found.total.against_last.told, "parts", ()))
    assert "-" not in told
    assert ("增加" in told) <= (whole > last)
    assert ("减少" in told) <= (whole < last)


def test_a_row_that_equals_its_budget_needs_no_reason(tmp_path: Path) -> None:
    data = accounts([row("2010301", "基本支出", 1_000_000, 1_000_000)])
    assert "差异原因" not in "".join(sentences(document(tmp_path, data)))


def test_a_rate_on_a_zero_base_is_said_not_to_apply_and_a_share_of_nothing_is_none(tmp_path: Path) -> None:
    facts = compute(read_workspace(make(tmp_path, accounts([]))).reports[0], loaded("甘肃-2021").profile)
    assert facts.accounts is not None
    assert facts.purchases is not None
    done, share = facts.accounts.general.done_initial, facts.purchases.total.share
    assert isinstance(done, Figure)
    assert isinstance(share, Figure)
    assert [facts.styles.in_cell(done), facts.styles.in_sentence(done)] == ["", "不适用"]
    assert [facts.styles.in_cell(share), facts.styles.in_sentence(share)] == ["0.00%", "0.00%"]


def test_two_rows_of_one_code_are_one_item(tmp_path: Path) -> None:
    data = accounts([*TWO_ROWS, row("2011301", "项目支出", 0, 100_000)])
    told = [line for line in sentences(document(tmp_path, data)) if "行政运行（项）" in line]
    assert told == ["1.商贸事务（款）行政运行（项）。年初预算150.00万元，支出决算150.00万元，完成年初预算的100.00%。"]
