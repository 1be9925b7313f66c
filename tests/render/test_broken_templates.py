"""Every broken template is told in whole sentences; none ends in a traceback, a silent blank or a damaged document."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.compute.facts import Facts
from reportgen.issues import Where
from reportgen.render.annotate import annotated
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.expressions import caption_keys, root_scope
from reportgen.render.scopes import PER_PROJECT, template_context
from tests.facts import facts_of
from tests.render.broken_templates import BROKEN, cell, text_box
from tests.word import grid, make_docx, paragraph, part, table

GOLDEN = Path(__file__).parent.parent / "golden" / "模板差错.txt"
WHERE = Where("templates/某格式/表.docx")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(tmp_path_factory.mktemp("样本"))


def test_what_is_told_of_each_broken_template(facts: Facts, rewrite_golden: bool) -> None:
    said = ""
    for name, content in BROKEN.items():
        found = compile_template(content, WHERE, facts, PER_PROJECT)
        assert isinstance(found, list), name
        said += f"## {name}\n" + "".join(f"{issue}\n" for issue in found) + "\n"
    if rewrite_golden:
        GOLDEN.write_text(said, encoding="utf-8")
    assert said == GOLDEN.read_text(encoding="utf-8")
    assert len(BROKEN) >= 40


def test_a_broken_template_that_can_be_read_has_a_copy_with_comments(facts: Facts) -> None:
    scope = root_scope(PER_PROJECT, caption_keys(facts.format))
    unreadable = []
    for name, content in BROKEN.items():
        copy = annotated(content, WHERE, scope)
        if copy is None:
            unreadable.append(name)
        else:
            found = compile_template(content, WHERE, facts, PER_PROJECT)
            assert isinstance(found, list)
            comments = part(copy, "word/comments.xml").decode()
            assert comments.count("改法：") == len(found), name
            assert part(copy).count(b"commentReference") == len(found), name
    assert unreadable == list(BROKEN)[list(BROKEN).index("不是 Word 文件") :]


def filled(facts: Facts, body: str) -> bytes:
    compiled = compile_template(make_docx(body), WHERE, facts, PER_PROJECT)
    assert isinstance(compiled, CompiledTemplate), compiled
    return compiled.render_checked(template_context(facts, facts.projects[0]))


def test_a_table_without_rows_is_left_out(facts: Facts) -> None:
    rows = ("{%tr if 项目.编码 %}",), ("甲",), ("{%tr endif %}",)
    assert b"<w:tbl>" not in part(filled(facts, table(*rows)))
    assert grid(filled(facts, table(("乙",), *rows))) == {(1, 1): "乙"}
    loop = ("{%tr for 行 in 项目.资金行 %}",), ("{{ 行.名称 }}",), ("{%tr endfor %}",)
    assert len(grid(filled(facts, table(*loop)))) == len(facts.projects[0].fund_rows)


def test_a_cell_keeps_a_paragraph(facts: Facts) -> None:
    code = paragraph("{%p if 项目.编码 %}") + paragraph("甲") + paragraph("{%p endif %}")
    name = paragraph("{%p if 项目.名称 %}") + paragraph("乙") + paragraph("{%p endif %}")
    assert part(filled(facts, cell(code))).count(b"<w:p>") + part(filled(facts, cell(code))).count(b"<w:p/>") == 1
    assert grid(filled(facts, cell(code))) == {}
    assert grid(filled(facts, cell(code + name))) == {(1, 1): "乙"}
    assert grid(filled(facts, cell(name))) == {(1, 1): "乙"}
    assert part(filled(facts, text_box(code))).count(b"<w:txbxContent><w:p") == 2


def test_tags_in_a_text_box_are_filled(facts: Facts) -> None:
    assert part(filled(facts, text_box(paragraph("{{ 项目.名称 }}")))).decode().count("业务培训经费") == 2


def test_spaces_of_any_width_in_a_tag_are_right(facts: Facts) -> None:
    assert "业务培训经费" in part(filled(facts, paragraph("{{\u3000项目.名称\u00a0}}"))).decode()


def test_braces_that_name_nothing_are_words(facts: Facts) -> None:
    assert "{甲.乙}" in part(filled(facts, paragraph("{甲.乙}{{ 项目.名称 }}"))).decode()
