"""Review copies: the same document, and beside each computed figure how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from reportgen import pipeline
from reportgen.docx.package import read_package
from reportgen.docx.writer import Packer
from reportgen.examine import Selection
from reportgen.figures import Figure
from reportgen.render.compile import compile_template
from reportgen.render.compiled import CompiledTemplate
from reportgen.render.printed import printed_values
from reportgen.render.review import review_copy, review_of
from reportgen.render.scopes import PER_PROJECT, template_context
from tests.facts import facts_of
from tests.sample import changed, make_workspace
from tests.shipped import shipped_job, shipped_jobs
from tests.word import make_docx, paragraph, part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROJECT = "2023 项目支出绩效自评表（口岸经费）"


def test_a_review_copy_says_and_looks_what_its_document_does() -> None:
    for name, job, content in shipped_jobs(".docx"):
        review = review_of(job)
        assert review is not None
        assert _letters(review) == _letters(content), name
        others = {each.name: each.content for each in read_package(review).members}
        for each in read_package(content).members:
            if each.name not in ("word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"):
                assert others[each.name] == each.content, (name, each.name)


def _letters(docx: bytes) -> list[tuple[str, bytes]]:
    """Every sign of a document with the properties of its run."""
    found = []
    for run in etree.fromstring(part(docx)).iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        look = b"" if properties is None else etree.tostring(properties, method="c14n")
        for child in run.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}fldChar", f"{W}instrText"):
            found += [(sign, look) for sign in child.text or str(child.tag)]
    return found


def test_each_computed_figure_has_a_comment_of_its_own() -> None:
    for name, job, _ in shipped_jobs(".docx"):
        review = review_of(job)
        assert review is not None
        root = etree.fromstring(part(review))
        starts, ends, signs = (
            [each.get(f"{W}id") for each in root.iter(f"{W}{kind}")]
            for kind in ("commentRangeStart", "commentRangeEnd", "commentReference")
        )
        assert starts == ends == signs == [str(number) for number in range(len(starts))], name
        assert [words for _, words in _commented(review)] == [
            each.text
            for each in printed_values(job)
            if each.place.part == "word/document.xml"
            and isinstance(each.value, Figure)
            and each.value.inputs
            and any(not leaf.is_left_out for leaf in _leaves(each.value))
        ], name


def _leaves(figure: Figure) -> Iterator[Figure]:
    if not figure.inputs and figure.where is not None:
        yield figure
    for each in figure.inputs:
        yield from _leaves(each)


def _commented(docx: bytes) -> list[tuple[list[str], str]]:
    """Each comment line by line, and the words that it is about."""
    about: dict[str, str] = {}
    number = None
    for each in etree.fromstring(part(docx)).iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        if each.tag == f"{W}t":
            if number is not None:
                about[number] += each.text or ""
        else:
            number = each.get(f"{W}id") if each.tag == f"{W}commentRangeStart" else None
            if number is not None:
                about[number] = ""
    has_comments = any(each.name == "word/comments.xml" for each in read_package(docx).members)
    comments = etree.fromstring(part(docx, "word/comments.xml")).iter(f"{W}comment") if has_comments else ()
    return [
        (["".join(map(str, line.itertext())) for line in comment.iter(f"{W}p")], about[comment.get(f"{W}id", "")])
        for comment in comments
        if comment.get(f"{W}author") == "reportgen"
    ]


def test_a_comment_tells_formula_inputs_and_places_in_a_clerks_words() -> None:
    review = review_of(shipped_job(PROJECT))
    assert review is not None
    assert next(lines for lines, words in _commented(review) if words == "0") == [
        "“差旅费”的得分 0分 ＝ 全有全无：达到目标得满分，否则不得分",
        "“差旅费”的分值 2.5分  项目/1-口岸经费.yaml 第 43 行",
        "实际 10.154302  项目/1-口岸经费.yaml 第 41 行",
        "目标 7.8  项目/1-口岸经费.yaml 第 40 行",
    ]
    (total,) = (lines for lines, words in _commented(review) if words == "97.50")
    assert total[0] == "总分 97.50分 ＝ 执行得分 + 各三级指标得分之和"
    assert (len(total), total[-1]) == (20, "……还有 45 行，用 reportgen trace 查看")


def _compiled(root: Path, content: bytes) -> tuple[CompiledTemplate, dict[str, object]]:
    facts = facts_of(root)
    template = compile_template(content, facts.report.where, facts, PER_PROJECT)
    assert isinstance(template, CompiledTemplate)
    return template, template_context(facts, facts.projects[0])


def test_comments_of_a_template_stay_and_ours_are_numbered_after_them(tmp_path: Path) -> None:
    package = read_package(make_docx(paragraph("执行率{{ 项目.执行率 }}。")))
    comments = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4" w:author="某人"><w:p/></w:comment></w:comments>'
    content = Packer(package, ["word/comments.xml"]).pack({"word/comments.xml": comments.encode()})
    review = review_copy(*_compiled(tmp_path, content))
    authors = [
        (each.get(f"{W}id"), each.get(f"{W}author"))
        for each in etree.fromstring(part(review, "word/comments.xml")).iter(f"{W}comment")
    ]
    assert authors == [("4", "某人"), ("5", "reportgen")]


def test_a_document_without_computed_figures_has_no_comments(tmp_path: Path) -> None:
    template, context = _compiled(tmp_path, make_docx(paragraph("{{ 项目.名称 }}")))
    assert review_copy(template, context) == template.render(context)


def _files(folder: Path) -> list[str]:
    """But for the lock and the store of inputs."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith((".reportgen/lock", ".reportgen/objects/")))


def test_build_puts_review_copies_beside_and_records_them_apart(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    outcome = pipeline.build(root, root / "out", Selection(), annotate=True)
    name = "演示单位/2023/项目支出绩效自评表（业务培训经费）"
    assert [(each.path, each.status) for each in outcome.documents] == [
        (f"out/{name}.docx", "新生成"),
        (f"out/{name}（批注）.docx", "新生成"),
    ]
    assert _files(root / "out") == [
        ".reportgen/manifest.json",
        ".reportgen/批注.json",
        f"{name}.docx",
        f"{name}（批注）.docx",
    ]
    assert "批注" not in (root / "out/.reportgen/manifest.json").read_text(encoding="utf-8")
    again = pipeline.build(root, root / "out", Selection(), annotate=True)
    assert [each.status for each in again.documents] == ["未变", "未变"]
    (root / "out" / f"{name}（批注）.docx").write_bytes(b"answers")
    third = pipeline.build(root, root / "out", Selection(), annotate=True)
    assert [each.status for each in third.documents] == ["未变", "保留人工修改"]


def test_a_draft_has_a_review_copy_too(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"完成情况": "待填"}))
    outcome = pipeline.build_drafts(root, root / "out", Selection(), annotate=True)
    assert [each.path for each in outcome.documents] == [
        "out/草稿/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx",
        "out/草稿/演示单位/2023/项目支出绩效自评表（业务培训经费）（批注）.docx",
    ]
    assert outcome.issues


@pytest.mark.parametrize("name", ["决算公开表"])
def test_a_workbook_has_no_review_copy(name: str) -> None:
    assert review_of(shipped_job(name)) is None
