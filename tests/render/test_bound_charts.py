"""Charts of a template: bound by their alternative text, filled from the same facts as the sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import etree

from reportgen.compute.build import compute
from reportgen.docx.package import read_package
from reportgen.issues import Where
from reportgen.model.workspace import read_workspace
from reportgen.render.compile import CompiledTemplate, compile_template
from reportgen.render.scopes import SCOPES, template_context
from tests.accounts_sample import VARIANTS, make
from tests.facts import loaded

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "templates" / "_构建"))

import 图表  # noqa: E402
from clean_package import docx  # noqa: E402
from gb9704 import portrait_section  # noqa: E402
from ooxml import paragraph, w  # noqa: E402


def template(alt: str, kind: str = "pie") -> bytes:
    charts = [getattr(图表, kind)("图", alt)]
    body = w("body", paragraph("{{ 单位.名称 }}", "Normal"), *图表.drawings(charts), portrait_section())
    return docx("图", w("document", body), charts=charts)


def compiled(root: Path, alt: str, kind: str = "pie") -> tuple[CompiledTemplate | list[object], dict[str, object]]:
    facts = compute(read_workspace(make(root, VARIANTS["样样减少"])).reports[0], loaded("额尔古纳-2023").profile)
    found = compile_template(template(alt, kind), Where("图.docx"), facts, SCOPES["决算"].reach)
    return found, template_context(facts)


def texts(content: bytes) -> list[str]:
    chart = etree.fromstring(read_package(content).content("word/charts/chart1.xml"))
    return [node.text or "" for node in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}v")]


def test_a_round_chart_says_everything_in_its_legend(tmp_path: Path) -> None:
    found, context = compiled(tmp_path, "数据：决算.支出类型")
    assert isinstance(found, CompiledTemplate)
    assert texts(found.render_checked(context)) == [
        "决算数（万元）", "基本支出 140.00万元，63.64%", "项目支出 80.00万元，36.36%", "140", "80",
    ]  # fmt: skip


def test_a_chart_of_bars_has_plain_names(tmp_path: Path) -> None:
    found, context = compiled(tmp_path, "数据：决算.支出类型", "bars")
    assert isinstance(found, CompiledTemplate)
    assert texts(found.render_checked(context))[1:3] == ["基本支出", "项目支出"]


def test_a_chart_that_is_not_bound_stays_as_it_is(tmp_path: Path) -> None:
    found, context = compiled(tmp_path, "单位的标志")
    assert isinstance(found, CompiledTemplate)
    assert texts(found.render_checked(context)) == texts(template("单位的标志"))


@pytest.mark.parametrize("path", ["决算.总计", "决算.没有", "决算.收入行", "", "决算.收入 }} {{", "项目"])
def test_a_chart_bound_to_nothing_is_told(tmp_path: Path, path: str) -> None:
    found, _ = compiled(tmp_path, f"数据：{path}")
    assert isinstance(found, list)
    assert [str(issue).split(" ", 2)[1:2] for issue in found] == [["错误"]] * len(found)
    assert {issue.code for issue in found} == {"T222"}  # type: ignore[attr-defined]
