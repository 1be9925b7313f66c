"""Charts of a template: bound by their alternative text, filled from the same facts as the sentences."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import yaml
from lxml import etree

from reportgen.compute.build import compute
from reportgen.docx.package import read_package
from reportgen.issues import Where
from reportgen.model.workspace import read_workspace
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.scopes import SCOPES, template_context
from tests.accounts_sample import LAST_YEAR, VARIANTS, Data, accounts, make, row
from tests.facts import loaded
from tests.sample import UNIT, YEAR

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


def with_caption(alt: str, kind: str = "pie") -> bytes:
    """A chart with a caption below it, between two paragraphs."""
    charts = [getattr(图表, kind)("图", alt)]
    texts = [paragraph(words, "Normal") for words in ("{{ 单位.名称 }}", "图1　某图", "以下")]
    body = w("body", texts[0], *图表.drawings(charts), *texts[1:], portrait_section())
    return docx("图", w("document", body), charts=charts)


def shown(root: Path, data: Data, alt: str, kind: str = "pie") -> tuple[str, bytes]:
    """The text of a document with one chart, and the document."""
    facts = compute(read_workspace(make(root, data)).reports[0], loaded("额尔古纳-2023").profile)
    found = compile_template(with_caption(alt, kind), Where("图.docx"), facts, SCOPES["决算"].reach)
    assert isinstance(found, CompiledTemplate)
    content = found.render_checked(template_context(facts))
    document = etree.fromstring(read_package(content).content("word/document.xml"))
    frames = len(list(document.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")))
    return "".join(str(piece) for piece in document.itertext()) + f"，{frames}个图", content


def test_a_chart_of_nothing_goes_with_its_caption(tmp_path: Path) -> None:
    with_figures, without = (tmp_path / name for name in ("有", "无"))
    nothing = accounts([row("2010301", "基本支出", 0, 0)])
    assert shown(with_figures, VARIANTS["没有上年"], "数据：决算.支出类型")[0] == "演示单位图1　某图以下，1个图"
    assert shown(without, nothing, "数据：决算.支出类型")[0] == "演示单位以下，0个图"


def test_the_years_that_are_known_stand_beside_each_other(tmp_path: Path) -> None:
    """This year computed, last year from 上年数, the year before from 历年."""
    data = {**VARIANTS["样样减少"], "历年": [{"年度": YEAR - 2, "收入": 2_500_000, "支出": 2_400_000.5}]}
    text, content = shown(tmp_path, data, "数据：决算.历年", "columns")
    assert text == "演示单位图1　某图以下，1个图"
    years = [f"{year}年" for year in (YEAR - 2, YEAR - 1, YEAR)]
    assert texts(content) == [
        "收入（万元）", *years, "250", "300", "220", "支出（万元）", *years, "240.00005", "300", "220",
    ]  # fmt: skip
    book = openpyxl.load_workbook(BytesIO(read_package(content).content("word/embeddings/chart1.xlsx")))
    assert list(book.active.values) == [
        (None, "收入（万元）", "支出（万元）"),
        (years[0], 250, 240.00005),
        (years[1], 300, 300),
        (years[2], 220, 220),
    ]


def test_one_year_is_no_history(tmp_path: Path) -> None:
    assert shown(tmp_path, VARIANTS["没有上年"], "数据：决算.历年", "columns")[0] == "演示单位以下，0个图"


def test_last_years_own_accounts_say_what_they_know(tmp_path: Path) -> None:
    """The folder of last year goes before what is typed this year; its 上年数 tell of the year before."""
    typed = [{"年度": year, "收入": 1, "支出": 1} for year in (YEAR - 1, YEAR - 4)]
    root = make(tmp_path, {**VARIANTS["没有上年"], "历年": typed})
    reports = read_workspace(root).reports
    before = accounts([row("2010301", "基本支出", 900_000, 900_000)], 上年数=LAST_YEAR, 年度=YEAR - 1)
    folder = root / "data" / UNIT / str(YEAR - 1)
    folder.mkdir()
    (folder / "决算.yaml").write_text(yaml.safe_dump(before, allow_unicode=True), encoding="utf-8")
    last, this = sorted(read_workspace(root).reports, key=lambda each: each.year)
    assert len(reports) == 1
    facts = compute(this, loaded("额尔古纳-2023").profile, last).accounts
    assert facts is not None
    rows = [(each.year.value, each.income.value, each.spending.value) for each in facts.history]
    assert rows == [
        (YEAR - 2, 3_000_000, 3_000_000),
        (YEAR - 1, 900_000, 900_000),
        (YEAR, 2_200_000, 2_200_000),
    ]
