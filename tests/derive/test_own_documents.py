"""Each of our own documents becomes a template that prints it again, and whose figures follow."""

from __future__ import annotations

import pytest

from reportgen.derive.reading import lines_of
from reportgen.docx.package import read_package
from tests.derive.deriving import Case, case, cases, followed, rewritten, split_runs

ONE_OF_EACH = [
    "2023 项目支出绩效自评表（口岸经费）",
    "2021 项目支出绩效自评表（口岸运转费）",
    "2021 项目支出绩效自评表（服务外向型经济工作经费）",
    "兴安盟商务口岸局 2023 项目支出绩效自评表汇编",
    "专项资金绩效目标表（2021年冻肉储备补贴）",
    "预算项目绩效目标表（2021年冻肉储备补贴）",
    "项目预算绩效目标表（口岸运转费）",
    "2021 项目预算绩效目标表",
    "部门整体预算绩效目标表",
    "部门（单位）整体支出绩效目标自评表",
    "项目清单",
    "项目支出绩效评价报告",
]


def prints_it_again_and_follows(each: Case) -> tuple[int, int]:
    """The same text from the same data; at least nine in ten from others, and the rest stand in the report."""
    result = each.derived()
    compiled = result.derived.compiled
    assert compiled is not None, (each.name, result.derived.issues)
    printed = compiled.render_checked(each.job.context)
    assert lines_of(read_package(printed)) == lines_of(read_package(each.content)), each.name
    assert result.derived.differing == []
    assert result.derived.undone == []
    found = followed(each, result)
    left = [number.text for number in result.numbers if number.fate != "跟随"]
    assert [text for text in found.missed if text not in left] == [], each.name
    assert found.followed >= 0.9 * found.moved, (each.name, found)
    return found.moved, found.followed


@pytest.mark.parametrize("ending", ONE_OF_EACH)
def test_a_document_of_each_kind_prints_again_and_follows(ending: str) -> None:
    prints_it_again_and_follows(case(ending))


@pytest.mark.slow
def test_every_document_prints_again_and_follows() -> None:
    kinds: dict[str, list[tuple[int, int]]] = {}
    for each in cases():
        kinds.setdefault(each.job.document, []).append(prints_it_again_and_follows(each))
    table = [
        f"{kind}  {len(rows)} 份  {sum(row[1] for row in rows)}/{sum(row[0] for row in rows)}"
        for kind, rows in kinds.items()
    ]
    print("\n".join(table))
    assert table == [
        "项目支出绩效自评表  17 份  848/849",
        "项目支出绩效自评表汇编  2 份  655/655",
        "绩效目标册  1 份  219/219",
        "专项资金绩效目标表  8 份  107/107",
        "预算项目绩效目标表  8 份  107/107",
        "部门（单位）整体支出绩效目标自评表  1 份  37/37",
        "项目清单  1 份  1/1",
        "部门整体预算绩效目标表  1 份  68/68",
        "项目预算绩效目标表  6 份  76/82",
        "项目预算绩效目标表（合并）  1 份  19/20",
        "决算公开说明  1 份  857/864",
        "项目支出绩效评价报告  1 份  49/50",
    ]


def test_runs_that_word_has_split_are_no_hindrance() -> None:
    each = case("2023 项目支出绩效自评表（口岸经费）")
    result = each.derived(rewritten(each.content, split_runs))
    compiled = result.derived.compiled
    assert compiled is not None
    printed = compiled.render_checked(each.job.context)
    assert lines_of(read_package(printed)) == lines_of(read_package(each.content))
    assert followed(each, result) == followed(each, each.derived())
