"""What arrives in a document: every character, merges by path, the same bytes, the same XML as docxtpl's."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import jinja2
import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.compute.build import figure_styles
from reportgen.compute.facts import Facts
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.values import Gap, Text
from reportgen.phrases import Phrase
from reportgen.render import compiled as compiled_module
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.document import Job, template_context
from reportgen.render.environment import GAP_END, GAP_START, make_environment, to_xml
from reportgen.render.scopes import PER_PROJECT
from reportgen.render.work_out import lowered_package
from tests.bench import canonical, printed
from tests.facts import facts_of, loaded
from tests.word import cell_text, grid, make_docx, paragraph, part, table

LOOP = "{%tr for 指标 in 项目.指标 %}"
END = "{%tr endfor %}"
SHIPPED = "项目支出绩效自评表.docx"


def compiled(facts: Facts, content: bytes, *, draft: bool = False) -> CompiledTemplate:
    template = compile_template(content, Where("模板.docx"), facts, PER_PROJECT, draft=draft)
    assert isinstance(template, CompiledTemplate), template
    return template


def shipped_template() -> bytes:
    found = loaded().template(SHIPPED)
    assert found is not None
    return found[0].read_bytes()


def render(root: Path, body: str, changes: Mapping[str, str] | None = None, *, draft: bool = False) -> bytes:
    facts = facts_of(root, changes)
    return compiled(facts, make_docx(body), draft=draft).render(template_context(facts, facts.projects[0]))


def texts(docx: bytes) -> list[str]:
    return [cell_text(body) for body in etree.fromstring(part(docx)).iter("{*}body")]


HARD_TEXTS = [
    "A&B公司",
    "收入<支出>结余",
    "他说\"好\"，又说'行'，还说“可”",
    "进展顺利😀👍🏽",
    "长" * 10_000,
    "{{ 不是标签 }}",
    "&lt;已转义&gt; &amp;",
    "]]>",
]


@pytest.mark.parametrize("text", HARD_TEXTS, ids=lambda text: text[:8])
@pytest.mark.parametrize("body", [paragraph("{{ 项目.名称 }}"), table(("{{ 项目.名称 }}",))], ids=["段落", "表格"])
def test_every_character_arrives(tmp_path: Path, text: str, body: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assert texts(render(tmp_path, body, {"项目名称": quoted})) == [text]


def test_line_breaks_and_tabs_are_words_own(tmp_path: Path) -> None:
    docx = render(tmp_path, paragraph("{{ 项目.预期目标 }}"), {"预期目标": '"一、甲\\n二、乙\\t丙"'})
    assert texts(docx) == ["一、甲\n二、乙\t丙"]
    assert part(docx).count(b"<w:br/>") == 1


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40))
def test_any_text_survives_escaping(text: str) -> None:
    wrapped = f'<w:p xmlns:w="w"><w:t>{to_xml(text)}</w:t></w:p>'
    assert "".join(etree.fromstring(wrapped).itertext()) == text


def test_a_figure_prints_by_its_place(tmp_path: Path) -> None:
    body = paragraph("执行{{ 项目.全年执行 }}，率{{ 项目.执行率 }}，得{{ 项目.总分 }}") + table(
        ("{{ 项目.全年执行 }}", "{{ 项目.执行率 }}", "{{ 项目.总分 }}")
    )
    funds = {"资金.财政拨款": "{年初预算: 0, 全年预算: 2000, 全年执行: 1687.355}"}
    docx = render(tmp_path, body, funds)
    assert "".join(etree.fromstring(part(docx)).itertext()) == "执行1,687.36万元，率84.37%，得98.24分1687.3684.3798.24"


def test_filters_override_the_place(tmp_path: Path) -> None:
    body = paragraph("{{ 项目.全年执行|元 }}、{{ 项目.全年执行|数 }}、{{ 项目.全年执行|万元 }}")
    assert texts(render(tmp_path, body)) == ["96,000.00元、9.60、9.60万元"]


def test_a_phrase_takes_its_figures_with_units(tmp_path: Path) -> None:
    assert texts(render(tmp_path, table(("{{ 项目.完成情况 }}",)))) == ["全年举办业务培训4期，预算执行率96.00%。"]


def test_groups_merge_by_path(tmp_path: Path) -> None:
    """The second 甲 stands under another 一级 than the first: it starts a group of its own."""
    rows = table(
        (LOOP,),
        (
            "{% 合并 %}全部",
            "{% 合并 指标.一级 %}{{ 指标.一级 }}",
            "{% 合并 指标.性质 %}{{ 指标.性质 }}",
            "{{ 指标.名称 }}",
        ),
        (END,),
    )
    found = grid(render(tmp_path, rows))
    by_column = {column: [(row, text) for (row, at), text in found.items() if at == column] for column in (1, 2, 3)}
    assert by_column == {
        1: [(1, "全部")],
        2: [(1, "产出指标"), (6, "效益指标"), (8, "满意度指标")],
        3: [(1, "正向"), (4, "定性"), (5, "反向"), (6, "定性"), (8, "正向")],
    }


def test_conditions_over_words_and_figures(tmp_path: Path) -> None:
    body = paragraph("{% if 项目.编码 %}有编码{% elif 项目.年初预算 and not 项目.编码 %}无编码{% endif %}") + table(
        (LOOP,), ("{{ 指标.名称 if 指标.性质 == “反向” else '' }}",), (END,)
    )
    docx = render(tmp_path, body)
    assert texts(docx)[0].startswith("无编码")
    assert list(grid(docx).values()) == ["培训总成本"]


SAMPLES = [
    paragraph("{{ 项目.名称 }}的得分"),
    paragraph("{", "{ 项目.", "名称 }", "}", " 尾"),
    table(("名称", "得分"), (LOOP,), ("{{ 指标.名称 }}", "{{ 指标.得分 }}"), (END,)),
    table((LOOP,), ("{% 合并 指标.一级 %}{{ 指标.一级 }}", "{{ 指标.名称 }}"), (END,)),
    paragraph("{%p for 指标 in 项目.指标 %}")
    + paragraph("{{ loop.index }}、{{ 指标.名称 }}")
    + paragraph("{%p endfor %}"),
    paragraph("{%p if 项目.编码 %}")
    + paragraph("有")
    + paragraph("{%p else %}")
    + paragraph("无")
    + paragraph("{%p endif %}"),
    paragraph("{{ 项目.预期目标 }}"),
]


@pytest.mark.parametrize("body", SAMPLES, ids=[str(number) for number in range(len(SAMPLES))])
def test_the_same_xml_as_plain_docxtpl(tmp_path: Path, body: str) -> None:
    same_as_docxtpl(tmp_path, make_docx(body))


def test_the_shipped_template_gives_the_same_xml_as_plain_docxtpl(tmp_path: Path) -> None:
    same_as_docxtpl(tmp_path, shipped_template())


def same_as_docxtpl(root: Path, content: bytes) -> None:
    facts = facts_of(root, {"项目名称": "'甲&乙<丙>'", "预期目标": '"一\\n二"'})
    context = template_context(facts, facts.projects[0])
    document = DocxTemplate(BytesIO(lowered_package(content)))
    environment = jinja2.Environment(autoescape=True)
    environment.filters["文内"] = lambda value: value
    plain = {name: printed(value, facts) for name, value in context.items()}
    document.render(plain, jinja_env=environment, autoescape=True)
    stream = BytesIO()
    document.save(stream)
    assert canonical(compiled(facts, content).render(context)) == canonical(stream.getvalue())


def test_unchanged_parts_are_copied_as_they_are(tmp_path: Path) -> None:
    facts = facts_of(tmp_path)
    content = shipped_template()
    docx = compiled(facts, content).render(template_context(facts, facts.projects[0]))
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(BytesIO(docx)) as new:
        assert sorted(old.namelist()) == sorted(new.namelist())
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
        assert {info.date_time for info in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (facts_of(tmp_path / name) for name in ("甲", "乙"))
    documents = [
        compiled(facts, shipped_template()).render(template_context(facts, facts.projects[0]))
        for facts in (first, second)
    ]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("name", ["__class__", "text", "where", "value", "record", "score", "_dash", "总分x"])
def test_no_undeclared_name_is_reachable(tmp_path: Path, name: str) -> None:
    facts = facts_of(tmp_path)
    environment = make_environment(facts.styles, draft=False)
    context = template_context(facts, facts.projects[0])
    for template in (f"{{{{ 项目.{name} }}}}", f"{{{{ 项目.名称.{name} }}}}", f"{{{{ 项目['{name}'] }}}}"):
        with pytest.raises(jinja2.UndefinedError):
            environment.from_string(template).render(context)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 项目.__init__.__globals__ }}",
        "{{ cycler.__init__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ self }}",
        "{{ range(10) }}",
    ],
)
def test_no_way_out_of_the_sandbox(tmp_path: Path, attack: str) -> None:
    facts = facts_of(tmp_path)
    found = compile_template(make_docx(paragraph(attack)), Where("模板.docx"), facts, PER_PROJECT)
    assert isinstance(found, list)
    assert {issue.code for issue in found} <= {"T201", "T204"}


def test_a_gap_never_prints_in_a_finished_document(tmp_path: Path) -> None:
    from reportgen.render.environment import MissingValue

    with pytest.raises(MissingValue):
        render(tmp_path, paragraph("{{ 项目.主管部门 }}"), {"主管部门": "待填"})


def test_a_draft_shows_gaps_highlighted_in_the_runs_own_font(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:rPr><w:b/><w:u w:val="single"/></w:rPr>'
        '<w:t xml:space="preserve">部门：{{ 项目.主管部门 }}。</w:t></w:r></w:p>'
    )
    document = part(render(tmp_path, body, {"主管部门": "待填"}, draft=True)).decode()
    assert (
        '<w:r><w:rPr><w:b/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">部门：</w:t></w:r>'
        '<w:r><w:rPr><w:b/><w:highlight w:val="yellow"/><w:u w:val="single"/></w:rPr>'
        "<w:t>【待填：主管部门】</w:t></w:r>"
        '<w:r><w:rPr><w:b/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">。</w:t></w:r>'
    ) in document


def test_a_draft_says_so_in_its_header(tmp_path: Path) -> None:
    facts = facts_of(tmp_path)
    context = template_context(facts, facts.projects[0])
    name = paragraph("{{ 单位.名称 }}")
    for content in (make_docx(name), make_docx(paragraph("正文"), name)):
        docx = compiled(facts, content, draft=True).render(context)
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            headers = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/header")]
        assert len(headers) == 1
        assert "草稿　未经核对，不得公开" in headers[0]


def rendered_job(root: Path, body: str, changes: Mapping[str, str] | None = None) -> bytes | str:
    """What a job makes of a template: the document, or the message."""
    facts = facts_of(root, changes)
    template = compiled(facts, make_docx(body))
    context = template_context(facts, facts.projects[0])
    job = Job("表", "表", (), Where("格式.yaml"), template, Where("模板.docx"), context)
    found = job.render()
    return found if isinstance(found, bytes) else found[0].message


def test_money_filters_are_for_money(tmp_path: Path) -> None:
    message = rendered_job(tmp_path, paragraph("{{ 项目.总分|万元 }}"))
    assert message == "模板不能生成文档：“|万元”只用于金额，“总分”是得分"


def test_a_document_that_grows_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_module, "MAX_BYTES", 10_000)
    loops = "".join(paragraph("{%p for 指标 in 项目.指标 %}") for _ in range(3))
    body = loops + paragraph("{{ 指标.名称 }}" * 20) + "".join(paragraph("{%p endfor %}") for _ in range(3))
    assert rendered_job(tmp_path, body) == "模板不能生成文档：生成的内容过大，循环可能套错了"


def test_nothing_that_is_no_xml_is_ever_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.render.environment.to_xml", lambda text: text)
    message = rendered_job(tmp_path, table(("{{ 项目.全年执行 }}", "{{ 项目.预期目标|数 }}")), {"预期目标": "a<b"})
    assert message == "模板不能生成文档：得到的文档不是完整的 Word 文件"


def test_a_comparison_with_an_ampersand(tmp_path: Path) -> None:
    docx = render(tmp_path, paragraph("{% if 项目.名称 == 'A&B' %}是{% endif %}"), {"项目名称": "A&B"})
    assert texts(docx) == ["是"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("评价结果良好", "评价结果良好。"),
        ("评价结果良好。", "评价结果良好。"),
        ("评价结果良好；", "评价结果良好。"),
        ("领导职数4名（1正3副）", "领导职数4名（1正3副）。"),
        ("评价结果为“优”。", "评价结果为“优”。"),
        ("（见附件。）", "（见附件。）"),
        ("A<B", "A&lt;B。"),
        ("", ""),
    ],
)
def test_a_text_that_ends_a_sentence_has_one_closing_sign(typed: str, printed: str) -> None:
    whole = make_environment(figure_styles(loaded().profile), draft=False).filters["成句"]
    assert whole(Text(typed)) == printed


def test_a_phrase_a_figure_and_a_gap_end_a_sentence_too() -> None:
    rate = Figure(Decimal("0.96"), "百分比")
    whole = make_environment(figure_styles(loaded().profile), draft=True).filters["成句"]
    ends = [Phrase(("执行率", rate)), Phrase(("执行率", rate, "。")), Phrase(("执行率", rate, "；")), rate]
    assert [whole(each) for each in ends] == ["执行率96.00%。"] * 3 + ["96.00%。"]
    assert whole(Gap("评价结论")) == f"{GAP_START}【待填：评价结论】{GAP_END}。"
