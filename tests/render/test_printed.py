"""Where printed values land, beside what an independent reading of the finished files finds."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
from lxml import etree

from reportgen.examine import Selection
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Text
from reportgen.phrases import Phrase
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.marks import Marks, Span, unmarked
from reportgen.render.printed import Printed, printed_values
from reportgen.render.scopes import PER_PROJECT, template_context
from reportgen.tables import shares_of, tables_of
from tests.facts import facts_of
from tests.shipped import ROOT, shipped, shipped_job, shipped_jobs
from tests.word import make_docx, paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = re.compile(r"[^\0]{0,2}[0-9]+[^\0]{0,2}")
"""A number with its neighbours, as far as they are no printed values."""
SIGNS = {f"{W}br": "\n", f"{W}tab": "\t"}
STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


def test_without_its_marks_a_marked_copy_is_the_document() -> None:
    jobs = shipped_jobs(".docx")
    assert len(jobs) == 48
    for name, job, _ in jobs:
        assert isinstance(job.template, CompiledTemplate)
        marked = job.template.marking(Marks()).fill(job.context)
        plain = {part: unmarked(xml.decode()).encode() for part, xml in marked.items() if part.endswith(".xml")}
        assert marked | plain == job.template.fill(job.context), name


def test_every_number_of_a_document_is_a_printed_value_or_stands_in_its_template() -> None:
    for name, job, content in shipped_jobs(".docx"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            stories = {each: archive.read(each) for each in archive.namelist() if STORIES.fullmatch(each)}
        printed = _by_paragraph(printed_values(job))
        said = "".join(_template_texts(job.template_file.file))
        for story, xml in stories.items():
            for number, text in enumerate(_paragraphs(xml), start=1):
                records = printed.pop((story, number), [])
                assert {(text[each.place.start : each.place.end], each.place.context) for each in records} == {
                    (each.text, text) for each in records
                }, name
                rest = _without(text, records)
                missed = [each for each in DIGITS.findall(rest) if each not in said]
                assert missed == [], (name, text)
        assert {key for key in printed if key[0].startswith("word/") and key[1]} == set(), name


def _by_paragraph(values: tuple[Printed, ...]) -> dict[tuple[str, int | None], list[Printed]]:
    found: dict[tuple[str, int | None], list[Printed]] = defaultdict(list)
    for each in values:
        found[each.place.part, each.place.paragraph].append(each)
    return found


def _without(text: str, records: list[Printed]) -> str:
    covered = {at for each in records for at in range(each.place.start, each.place.end)}
    return "".join("\0" if at in covered else sign for at, sign in enumerate(text))


def _paragraphs(xml: bytes) -> Iterator[str]:
    for each in etree.fromstring(xml).iter(f"{W}p"):
        runs = (run for run in each.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is each)
        pieces = (child for run in runs for child in run if child.tag in (*SIGNS, f"{W}t"))
        yield "".join(SIGNS.get(str(child.tag), child.text or "") for child in pieces)


def _template_texts(file: str) -> Iterator[str]:
    """What stands in a template beside its tags."""
    with zipfile.ZipFile(ROOT / file) as archive:
        for each in archive.namelist():
            if STORIES.fullmatch(each):
                text = "\n".join(_paragraphs(archive.read(each)))
                yield re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "{}", text, flags=re.DOTALL)


def _told(values: tuple[Printed, ...], text: str) -> list[str]:
    return [f"{each.title} {each.name} {each.place}" for each in values if each.text == text]


def test_a_figure_in_a_sentence_is_told_by_its_headings_and_the_words_around_it() -> None:
    values = printed_values(shipped_job("决算公开说明"))
    assert _told(values, "13.48%") == [
        "变动率 决算.总计.比上年.说法 第二部分　单位决算情况说明 ＞ 一、收入支出决算总体情况说明 ＞ "
        "“…加200.48万元，增长13.48%，变动原因：一是本年上级…”",
        "变动率 决算.本年支出.比上年.说法 第二部分　单位决算情况说明 ＞ 一、收入支出决算总体情况说明 ＞ "
        "（二）支出决算总计1,687.40万元。包括： ＞ “…加200.48万元，增长13.48%，变动原因：一是本年上级…”",
    ]


def test_a_list_beside_another_has_names_of_its_own() -> None:
    values = printed_values(shipped_job("决算公开说明"))
    rows = [each.place.row for each in values if each.text == "970.04" and "公开04表" in str(each.place)]
    assert rows == ["一、一般公共服务支出"] * 2


def test_a_figure_in_a_table_is_told_by_the_heads_of_its_row_and_column() -> None:
    values = printed_values(shipped_job("决算公开说明"))
    assert _told(values, "511.33")[0] == (
        "合计 决算.收入行[行政运行].合计 第五部分　决算公开表 ＞ 公开02表　收入决算表 ＞ "
        "“2011301 行政运行”行“本年收入合计”列"
    )
    own = printed_values(shipped_job("2023 项目支出绩效自评表（口岸经费）"))
    assert _told(own, "97.50") == ["总分 项目[口岸经费].总分 项目支出绩效自评表 ＞ “总分”行“得分”列"]
    assert _told(own, "10.154302") == [
        "实际 项目[口岸经费].指标[差旅费].实际 "
        "项目支出绩效自评表 ＞ “绩效指标 产出指标 成本指标 差旅费”行“实际完成值”列"
    ]


def test_heads_of_two_lines_are_told_from_the_outermost() -> None:
    values = printed_values(shipped_job("部门（单位）整体支出绩效目标自评表"))
    assert _told(values, "81.91")[0] == (
        "任务总额 整体.任务总额 部门（单位）整体支出绩效目标自评表 ＞ "
        "“年度主要任务及预算构成 金额合计”行“当年预算金额（万元） 总额”列"
    )


def test_a_phrase_has_a_record_and_so_has_each_figure_inside() -> None:
    values = printed_values(shipped_job("决算公开说明"))
    phrase = next(each for each in values if each.text == "增加200.48万元，增长13.48%")
    assert isinstance(phrase.value, Phrase)
    inside = [
        each
        for each in values
        if each.place.paragraph == phrase.place.paragraph
        and phrase.place.start < each.place.start
        and each.place.end <= phrase.place.end
    ]
    assert [(each.text, type(each.value)) for each in inside] == [("200.48万元", Figure), ("13.48%", Figure)]


def test_a_chart_tells_category_and_series() -> None:
    values = [each for each in printed_values(shipped_job("决算公开说明")) if "charts/" in each.place.part]
    assert [f"{each.text} {each.place}" for each in values if each.place.row == "其他收入"] == [
        "0.04万元 第二部分　单位决算情况说明 ＞ 二、收入决算情况说明 ＞ 图1　收入决算图 ＞ “其他收入”行“决算数”列",
        "0.00% 第二部分　单位决算情况说明 ＞ 二、收入决算情况说明 ＞ 图1　收入决算图 ＞ “其他收入”行“占比”列",
    ]


def test_every_number_of_a_workbook_has_a_record_or_is_a_sum() -> None:
    name = "决算公开表"
    (content,) = (content for each, _, content in shipped_jobs(".xlsx") if each.endswith(name))
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    records = {(each.place.part, each.place.cell): each for each in printed_values(shipped_job(name))}
    seen = 0
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)):
            record = records[sheet.title, cell.coordinate]
            assert Decimal(record.text.replace(",", "")) == Decimal(f"{cell.value:.2f}"), cell
            seen += 1
    assert seen > 300


def test_a_summary_tells_each_projects_figures() -> None:
    (summary,) = (each for each in tables_of(shares_of(shipped()), Selection())[0] if each.year == 2021)
    assert [f"{each.text} {each.place}" for each in printed_values(summary) if each.place.cell == "D3"] == [
        "8.60 项目自评汇总表（2021年度） ＞ “市对外经济贸易发展服务中心 服务外向型经济工作经费”行“全年预算数”列 ＞ D3"
    ]


def test_marks_may_be_nested_and_what_shows_nothing_has_none() -> None:
    marks = Marks()
    value = Figure(Decimal(1), "个数")
    inner = marks.around(value, "1")
    outer = marks.around(value, f"b{inner}c")
    assert marks.spans(f"a{outer}d") == [Span(1, 1, 4), Span(0, 2, 3)]
    assert marks.around(value, " ") == " "
    assert marks.around("x", "x") == "x"
    assert unmarked(marks.around(3, " 3 ")) == " 3 "


def test_a_document_that_cannot_be_made_has_no_records() -> None:
    assert printed_values(replace(shipped_job("2023 项目支出绩效自评表（口岸经费）"), context={})) == ()


def test_signs_like_marks_in_template_or_data_mark_nothing(tmp_path: Path) -> None:
    facts = facts_of(tmp_path)
    content = make_docx(paragraph("\ufdd099\ufdd1名称{{ 项目.名称 }}\ufdd2。"))
    template = compile_template(content, Where("模板"), facts, PER_PROJECT)
    assert isinstance(template, CompiledTemplate)
    context = template_context(facts, replace(facts.projects[0], name=Text("甲\ufdd07\ufdd1乙")))
    job = replace(shipped_job("2023 项目支出绩效自评表（口岸经费）"), template=template, context=context)
    assert [each.text for each in printed_values(job)] == ["甲�7�乙"]
