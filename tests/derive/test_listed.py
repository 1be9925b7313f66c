"""A row of a list that no loop follows: nothing else is bound in its place, and the report says what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportgen.compute.facts import Facts
from reportgen.derive.report import report_of
from reportgen.derive.source import Result, derive_best
from reportgen.derive.template import texts_of
from reportgen.derive.vary import Vary, recomputed
from reportgen.docx.package import read_package
from reportgen.issues import Where
from reportgen.model.accounts import Spending
from reportgen.model.record import Record
from reportgen.model.values import Text
from reportgen.model.workspace import Report
from tests.derive.deriving import case, of_guide
from tests.word import make_docx, paragraph

REASON = "办公楼取暖面积增加，取暖费增加"
ROW = (
    "1.文化和旅游（款）群众文化（项）。年初预算148.40万元，支出决算151.52万元，完成年初预算的102.10%。"
    f"决算数与年初预算数的差异原因：{REASON}。"
)


class _OneReason(Vary):
    """The reason that the unit gives for its running cost is that of every 科目 too."""

    def report(self, report: Report) -> Report:
        return replace(super().report(report), year=report.year)

    def of(self, key: str, value: Any, holder: Record) -> Any:
        if isinstance(holder, Spending) and key == "原因":
            return (Text(REASON, holder.where),)
        return self.record(value)

    def leaf(self, value: Any) -> Any:
        return value


def derived(facts: Facts, *texts: str) -> Result:
    content = make_docx("".join(map(paragraph, texts)))
    return derive_best(read_package(content), Where("模板.docx"), facts, None, None, "决算")


def sources(result: Result) -> list[str]:
    return [retext.pattern.source for retext in texts_of(result.derived)]


def one_row() -> Result:
    facts = recomputed(of_guide("决算公开说明").facts, None, _OneReason())
    return derived(facts, "清河县文化馆", ROW)


def test_a_reason_that_is_a_rows_too_is_in_doubt() -> None:
    result = one_row()
    assert sources(result) == ["{{ 单位.名称 }}", ROW]
    assert f"- “{REASON}”：可能是 `{{% for 项 in 类.项 %}} {{{{ 项.比年初预算.原因 }}}}`\n" in report_of(
        result, "旧.docx"
    )


def test_an_amount_of_a_row_is_said_to_be_in_the_data() -> None:
    report = report_of(one_row(), "旧.docx")
    begin = report.index("## 原样留作文字的数：列表里有的（3）")
    rows = report[begin : report.index("## 循环")]
    assert (
        "148.40（“…群众文化（项）。年初预算148.40万元，支出决算151.5…”）：`{% for 项 in 类.项 %} {{ 项.年初预算|数 }}`"
        in rows
    )
    assert "151.52（“…48.40万元，支出决算151.52万元，完成年初预算的10…”）：`{% for" in rows
    assert "## 原样留作文字的数（0）" in rows


def test_a_word_is_not_bound_inside_a_longer_name() -> None:
    facts = case("决算公开说明").facts
    assert str(facts.unit.nature) == "行政单位"
    rows = (
        "2.行政事业单位医疗（款）行政单位医疗（项）",
        "3.行政事业单位医疗（款）事业单位医疗（项）",
        "单位性质：行政单位",
    )
    result = derived(facts, *rows)
    assert sources(result) == ["单位性质：{{ 单位.性质 }}"]
