"""What a document may be made for, and what is said about options that would have told more."""

from __future__ import annotations

import pytest

from reportgen.derive.hints import hint
from reportgen.derive.source import Result, derive_best
from reportgen.docx.package import PackageFault, read_package
from reportgen.issues import Where
from tests.derive.deriving import Case, case, cases, of_guide

A_FORM_DOES_NOT_TELL_WHETHER_ITS_PROJECT_MUST_BE_EVALUATED = ("每个自评项目", "每个项目")
ALL_PROJECTS_OF_THE_LIST_ARE_EVALUATED = ("每个单位", "每个自评单位")
AMBIGUOUS = {
    "项目支出绩效自评表": A_FORM_DOES_NOT_TELL_WHETHER_ITS_PROJECT_MUST_BE_EVALUATED,
    "项目清单": ALL_PROJECTS_OF_THE_LIST_ARE_EVALUATED,
}
"""The documents of which another scope sees all names too: the declared one, and the one that is taken."""


def scopes(each: Case) -> tuple[str, str]:
    """The declared scope, and the one that is found where none is named."""
    return each.scope, each.guessed(each.project).scope


def expected(each: Case) -> tuple[str, str]:
    return AMBIGUOUS.get(each.job.document, (each.scope, each.scope))


@pytest.mark.parametrize("ending", ["项目支出绩效评价报告", "项目清单", "2021 项目支出绩效自评表（口岸运转费）"])
def test_the_declared_scope_is_found(ending: str) -> None:
    assert scopes(case(ending)) == expected(case(ending))


@pytest.mark.slow
def test_the_declared_scope_of_every_document_is_found() -> None:
    assert {each.name: scopes(each) for each in cases()} == {each.name: expected(each) for each in cases()}


def scope_and_hint(each: Case) -> tuple[str, str]:
    result = each.guessed()
    return result.scope, hint(result)


def test_the_narrowest_scope_that_sees_all_names_is_taken() -> None:
    assert scope_and_hint(of_guide("项目支出绩效自评表（")) == (
        "每个自评单位",
        "像是只讲一个项目：要每个项目一份，加 --project 场馆免费开放经费",
    )
    assert scope_and_hint(of_guide("项目支出绩效自评表汇编")) == ("每个自评单位", "")
    assert scope_and_hint(of_guide("项目支出绩效评价报告")) == ("评价报告", "")


def test_a_form_of_one_of_several_projects_asks_for_its_name() -> None:
    reported, other = (case(f"2023 项目支出绩效自评表（{name}）") for name in ("口岸运转费", "地方专项"))
    assert hint(reported.guessed()) == "像是只讲一个项目：要每个项目一份，加 --project 口岸运转费"
    assert hint(other.guessed()) == "多数的数没有认出：文档里只说到一个项目，加 --project 地方专项"
    assert hint(other.guessed(reported.project)) == (
        "文档里没有说到“口岸运转费”，只说到“地方专项”：改成 --project 地方专项"
    )
    assert hint(other.guessed(other.project)) == ""


def test_a_document_of_another_year_asks_for_the_year() -> None:
    assert hint(with_data_of_2021(case("额尔古纳市外事办 2023 项目支出绩效自评表汇编"))) == (
        "多数的数没有认出：核对 --unit、--year 是不是这份文档的"
    )


def with_data_of_2021(each: Case) -> Result:
    facts = case("额尔古纳市外事办 2021 项目清单").facts
    return derive_best(read_package(each.content), Where("模板.docx"), facts, None, None, None)


def test_a_chart_of_what_the_year_has_not_got_is_told() -> None:
    with pytest.raises(PackageFault) as caught:
        with_data_of_2021(case("决算公开说明"))
    assert (caught.value.reason, caught.value.advice) == (
        "里面的图表画的是决算，2021 年没有决算数据",
        "核对 --unit、--year 是不是这份文档的",
    )


def test_a_chart_that_the_scope_does_not_see_is_told() -> None:
    each = of_guide("决算公开说明")
    with pytest.raises(PackageFault) as caught:
        derive_best(read_package(each.content), Where("模板.docx"), each.facts, None, None, "每个单位")
    assert (caught.value.reason, caught.value.advice) == (
        "里面的图表画的是决算，范围“每个单位”看不到",
        "换一个 --scope，不写由程序认",
    )


def test_a_document_of_the_accounts_is_not_one_of_a_project() -> None:
    each = of_guide("决算公开说明")
    with pytest.raises(PackageFault) as caught:
        each.guessed(each.facts.projects[0])
    assert (caught.value.reason, caught.value.advice) == ("里面的图表画的是决算，不只讲一个项目", "去掉 --project")
