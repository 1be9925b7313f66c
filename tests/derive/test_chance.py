"""Names that are equal only in this unit: the right one is taken, or none.

The unit of the guide has zeros, one project and one reason for everything. Every tag of its derived templates is held
against the value that the shipped template prints in the same place: the same value of the data, not one that looks so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, cast

import pytest
from lxml import etree

from reportgen.derive.drawings import loose_charts
from reportgen.derive.figures import Number
from reportgen.derive.fill import filled
from reportgen.derive.report import report_of, summary
from reportgen.derive.source import Result, derive_best
from reportgen.derive.template import texts_of
from reportgen.derive.vary import Vary, recomputed
from reportgen.docx.package import read_package
from reportgen.docx.places import text_of
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.record import Record
from reportgen.model.values import Amount
from reportgen.model.workspace import Report
from reportgen.phrases import Phrase
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.marked import MarkedCopy
from reportgen.render.marks import Marked, unmarked
from tests.derive.deriving import Case, case, followed, of_guide, rewritten
from tests.facts import value_of
from tests.word import make_docx, paragraph, table

Printed = list[tuple[str, list[tuple[int, int, Marked]]]]


@cache
def derived(name: str) -> Result:
    return of_guide(name).derived()


def printed(template: CompiledTemplate, context: Mapping[str, Any]) -> Printed:
    """Every paragraph with the values in it."""
    copy = MarkedCopy.of(template, context)
    found: Printed = []
    for root in copy.roots.values():
        for element, _ in copy.reader().spots(root, lambda _each: True):
            text = text_of(element)
            spans = [(span.start, span.end, copy.marks.printed[span.number][0]) for span in copy.marks.spans(text)]
            if unmarked(text):
                found.append((unmarked(text), spans))
    return found


def is_the_same(own: Marked, right: Marked) -> bool:
    """Is it one value of the data, or a part of the sentence that is?"""
    if own is right:
        return True
    if isinstance(own, Phrase) and isinstance(right, Phrase):
        return set(own.parts) <= set(right.parts)
    if isinstance(own, Figure) and isinstance(right, Figure) and own.is_counter and right.is_counter:
        return True
    return own == right and own.where == right.where


def chance_bindings(each: Case, result: Result) -> Iterator[str]:
    """The tags that print another value of the data than the shipped template does."""
    assert result.derived.compiled is not None
    assert isinstance(each.job.template, CompiledTemplate)
    own, right = (
        printed(result.derived.compiled, result.source.now),
        printed(each.job.template, each.job.context),
    )
    assert [text for text, _ in own] == [text for text, _ in right]
    accounts = each.job.context.get("决算")
    for (text, spans), (_, others) in zip(own, right, strict=True):
        for start, end, value in spans:
            around = [other for first, last, other in others if first <= start and end <= last]
            within = "年度指标值" in text  # direction, target and unit make up one value
            # Income and spending have one sum by law: which of them is printed makes no difference.
            by_law = accounts is not None and value is accounts.spent_total.amount
            if not within and not by_law and not any(is_the_same(value, other) for other in around):
                yield f"{text[max(start - 12, 0) : start]}[{text[start:end]}]"


KINDS = ["决算公开说明", "项目支出绩效自评表（", "项目支出绩效自评表汇编", "项目支出绩效评价报告", "项目预算绩效目标表"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_tag_of_the_guides_unit_is_bound_by_chance(kind: str) -> None:
    each = of_guide(kind)
    assert list(chance_bindings(each, derived(kind))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nine_in_ten_numbers_of_the_guides_unit_follow(kind: str) -> None:
    each = of_guide(kind)
    found = followed(each, derived(kind))
    assert found.followed >= 0.9 * found.moved, found


def test_names_that_are_equal_by_chance_part_in_the_filled_copy() -> None:
    facts = of_guide("决算公开说明").unit_year.facts
    assert facts is not None
    full = filled(facts, None)
    assert facts.overview is not None
    assert full.overview is not None
    assert value_of(facts.overview.staff) == value_of(facts.overview.institution)
    assert value_of(full.overview.staff) != value_of(full.overview.institution)
    assert facts.accounts is not None
    assert full.accounts is not None
    assert value_of(facts.accounts.general.amount) == value_of(facts.accounts.total.amount)
    assert value_of(full.accounts.general.amount) != value_of(full.accounts.total.amount)
    assert len(full.projects) > len(facts.projects)


def doubts(result: Result) -> list[tuple[str, str]]:
    return [(each.text, each.names[0]) for each in result.numbers if each.fate == "有疑"]


def of_fate(result: Result, words: str) -> list[Number]:
    return [each for each in result.numbers if words in each.place.context]


def test_what_the_words_do_not_tell_is_in_doubt() -> None:
    result = derived("决算公开说明")
    assert ("12", "{{ 概况.事业人员 }}") in doubts(result)
    assert [each.fate for each in of_fate(result, "共涉及资金") if each.text == "19.36"] == ["有疑"]
    # A number in a sentence that somebody typed is a word of it.
    days = [each for each in of_fate(result, "闭馆10天") if each.place.context[: each.place.start].endswith("闭馆")]
    assert days
    assert {each.fate for each in days} <= {"原样", "跟随"}


def test_a_digit_of_which_nothing_is_said_is_no_doubt() -> None:
    facts = case("额尔古纳市外事办 2023 项目支出绩效评价报告").facts
    assert facts.assets is not None
    assert value_of(facts.assets.number) == 4
    content = make_docx(paragraph("有效提高环保能力得4分（满分5分）") + paragraph("2023年末共有车辆4辆"))
    result = derive_best(read_package(content), Where("模板.docx"), facts, None, None, "决算")
    assert [(each.text, each.fate) for each in result.numbers] == [
        ("4", "原样"),
        ("5", "原样"),
        ("2023", "跟随"),
        ("4", "跟随"),
    ]


class _SecondOfNothing(Vary):
    """A second project that has no money, so that all projects together have that of the first."""

    def report(self, report: Report) -> Report:
        first = report.projects[0]
        return replace(report, projects=(first, cast("Any", self.record(first))))

    def of(self, key: str, value: Any, holder: Record) -> Any:
        return replace(value, text=f"{value.text}（二）") if key == "项目名称" else super().of(key, value, holder)

    def leaf(self, value: Any) -> Any:
        return replace(value, yuan=Decimal(0)) if isinstance(value, Amount) else value


def test_in_a_document_of_one_project_its_amount_is_meant_not_that_of_all() -> None:
    facts = recomputed(of_guide("决算公开说明").facts, None, _SecondOfNothing())
    assert [str(each.name) for each in facts.projects] == ["场馆免费开放经费", "场馆免费开放经费（二）"]
    rows = (("", "全年执行数"), ("年度资金总额", "19.36"), ("各项目合计", "19.36"))
    content = make_docx(table(("项目名称", str(facts.projects[0].name))) + table(*rows))
    result = derive_best(read_package(content), Where("模板.docx"), facts, None, facts.projects[0], None)
    tags = [retext.pattern.source for retext in texts_of(result.derived)]
    assert tags == ["{{ 项目.名称 }}", "{{ 项目.全年执行 }}", "19.36"]
    assert doubts(result) == [("19.36", "{{ 项目.全年执行 }}")]


def test_a_loop_of_one_member_keeps_to_its_section_and_is_told() -> None:
    result = derived("决算公开说明")
    report = report_of(result, "说明.docx")
    begin = report.index("## 有疑的循环")
    assert report[begin : report.index("##", begin + 3)].count("{%p for 项目 in 项目 %}") == 3
    last = "预算执行：宣传册印刷的尾款按合同在下年支付。到馆群众人次：7月展厅检修，闭馆10…"
    assert f"从“场馆免费开放经费绩效评价报告”到“{last}”" in report
    assert summary(result).endswith("；4 个循环只见过一个成员，有疑")


def without_alternative_text(root: etree._Element) -> None:
    for properties in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        properties.attrib.pop("descr", None)


def test_charts_that_nothing_fills_are_told() -> None:
    each = of_guide("决算公开说明")
    package = read_package(rewritten(each.content, without_alternative_text))
    assert [(chart.number, chart.categories) for chart in loose_charts(package)] == [
        (1, ("一般公共预算财政拨款收入 184.42万元，100.00%",)),
        (2, ("基本支出 165.06万元，89.50%", "项目支出 19.36万元，10.50%")),
    ]
    assert loose_charts(read_package(each.content)) == ()
