"""What compiling a Word template means: its parts are checked, lowered, cleaned by docxtpl, compiled by Jinja.

docxtpl stays the authority on what tags mean: its ``patch_xml`` turns the Word XML into Jinja source. What it
does with each finished document (parse again, fix grids, serialise) depends on the template alone and is left
out, except where a template needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from types import CodeType

from jinja2 import TemplateSyntaxError
from lxml import etree

from reportgen.docx.contents import has_contents, prepare_contents, unreadable_contents
from reportgen.docx.heading_styles import Styles, read_styles
from reportgen.docx.package import Package, PackageFault, read_package
from reportgen.docx.writer import Packer
from reportgen.docx.xml import W, parse_strict
from reportgen.figures import FigureStyles
from reportgen.issues import Issue, Where
from reportgen.render import drawn_faults, faults, file_faults
from reportgen.render.blueprint import Blueprint
from reportgen.render.chart_frames import show_with_figures
from reportgen.render.charts import BoundChart, bound_charts
from reportgen.render.compiled import DECLARATION, PICTURE
from reportgen.render.direct_names import resolve_names
from reportgen.render.environment import SandboxedNames, make_environment
from reportgen.render.expressions import MAX_LOOP_DEPTH, Scope, forbidden_in, loop_depth
from reportgen.render.lint import Flaw, lint, stray_tags
from reportgen.render.lower import lower
from reportgen.render.tags import scan

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_PART_WORDS = {"document": "", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_STRICT = "purl.oclc.org"
_PICTURE = re.compile(r"(<wp:docPr\b[^>]*?) id=\"\d+\"")
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_NO_STYLES = FigureStyles("元", {})
"""A template is compiled without figures: how those print is a matter of each profile."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """The parts of a template that hold text, its charts, and everything that is wrong with it."""

    trees: dict[str, etree._Element]
    charts: tuple[BoundChart, ...]
    flaws: tuple[Flaw, ...]


def inspect(package: Package, where: Where, scope: Scope) -> Inspected:
    """Read every tag of a template; a PackageFault when a part is damaged, be it one that is only copied."""
    for member in package.members:
        if member.name.endswith((".xml", ".rels")):
            parse_strict(member.content, member.name)
    _require_body(package)
    trees = {name: parse_strict(package.content(name), name) for name in text_parts(package)}
    flaws = [Flaw(issue) for issue in _stray_tags(package, where)]
    if unreadable_contents(trees[DOCUMENT]):
        flaws.append(Flaw(drawn_faults.contents_unreadable(where)))
    flaws += [flaw for name, tree in trees.items() for flaw in lint(tree, _PART_WORDS[_kind(name)], where, scope)]
    charts, issues = bound_charts(package, where, scope)
    if not (flaws or issues or charts) and not any(map(_is_filled, trees.values())):
        flaws.append(Flaw(file_faults.without_tags(where)))
    # A text box stands in a file twice, for new programs and for old ones: its faults are told once.
    once = {flaw.issue: flaw for flaw in reversed([*flaws, *map(Flaw, issues)])}
    return Inspected(trees, charts, tuple(reversed(once.values())))


def work_out(package: Package, where: Where, scope: Scope, draft: bool) -> Blueprint | list[Issue]:
    """Check, lower and compile every part; a PackageFault when one is damaged."""
    found = inspect(package, where, scope)
    if found.flaws:
        return [flaw.issue for flaw in found.flaws]
    trees, charts = found.trees, found.charts
    show_with_figures(trees[DOCUMENT], charts)
    contents = _contents(package, trees[DOCUMENT]) if _has_tags(trees[DOCUMENT]) else None
    environment = make_environment(_NO_STYLES, draft)
    try:
        codes = tuple(
            (name, _compile_part(tree, environment, scope)) for name, tree in trees.items() if _has_tags(tree) or draft
        )
    except TemplateSyntaxError as error:
        return [faults.cannot_render(where, f"循环或条件没有套好（{error.lineno} 行附近）")]
    except _Forbidden as error:
        return [faults.forbidden(where, "", "", str(error))]
    return Blueprint(codes, charts, contents)


def _require_body(package: Package) -> None:
    """A main part of another dialect would go out with all its tags in it."""
    root = parse_strict(package.content(DOCUMENT), DOCUMENT)
    if root.find(f"{W}body") is None:
        strict = "，是“Strict Open XML”格式" if _STRICT in (etree.QName(root).namespace or "") else ""
        raise PackageFault(f"部件 {DOCUMENT} 里没有正文{strict}", "在 Word 里另存为普通的“Word 文档（.docx）”")


def _contents(package: Package, document: etree._Element) -> Styles | None:
    """The styles of the headings, for a document that has a table of contents, whose tree is made ready for it."""
    names = {member.name for member in package.members}
    if _STYLES not in names or not has_contents(document):
        return None
    styles = read_styles(parse_strict(package.content(_STYLES), _STYLES))
    prepare_contents(document, styles)
    return styles


class _Forbidden(Exception):
    """Something that the tags one by one did not show."""


def _stray_tags(package: Package, where: Where) -> Iterator[Issue]:
    """Tags in any part where they would go out as they are."""
    for member in package.members:
        if member.name.endswith((".xml", ".rels")) and (b"{{" in member.content or b"{%" in member.content):
            has_text = _PARTS.fullmatch(member.name) is not None
            yield from stray_tags(parse_strict(member.content, member.name), member.name, where, has_text=has_text)


def text_parts(package: Package) -> Iterator[str]:
    return (member.name for member in package.members if _PARTS.fullmatch(member.name))


def _kind(name: str) -> str:
    match = _PARTS.fullmatch(name)
    return match[1].rstrip("0123456789") if match else "document"


def _has_tags(tree: etree._Element) -> bool:
    text = "".join(str(piece) for piece in tree.itertext())
    return "{{" in text or "{%" in text or "{#" in text


def _is_filled(tree: etree._Element) -> bool:
    """Does any tag of a part do something? A remark does not."""
    return any(not tag.text.startswith("{#") for tag in scan(tree, ""))


def _compile_part(tree: etree._Element, environment: SandboxedNames, scope: Scope) -> CodeType:
    source = jinja_source(tree)
    syntax = environment.parse(source)
    if what := forbidden_in(syntax):
        raise _Forbidden(what)
    if loop_depth(syntax) > MAX_LOOP_DEPTH:
        raise _Forbidden(f"超过{MAX_LOOP_DEPTH}层的循环")
    resolve_names(syntax, scope)
    return environment.compile(syntax)


def jinja_source(tree: etree._Element) -> str:
    """The Jinja source of a part: lowered by us, cleaned by docxtpl."""
    from docxtpl import DocxTemplate  # here, because a compiled template is mostly found in the cache

    lower(tree)
    source: str = DocxTemplate(BytesIO()).patch_xml(etree.tostring(tree, encoding="unicode"))
    source = _PICTURE.sub(rf"\1{PICTURE}", source)
    return _TAG.sub(lambda match: match[0].replace("&amp;", "&"), source)


def lowered_package(content: bytes) -> bytes:
    """The template with our own tags lowered: what plain docxtpl can render to the same document.

    But for charts, and for tables of contents: their marks are in it, and contents_edits does for either the same.
    """
    package = read_package(content)
    changed = {}
    for name in text_parts(package):
        tree = parse_strict(package.content(name), name)
        if name == DOCUMENT:
            _contents(package, tree)
        lower(tree)
        changed[name] = DECLARATION + etree.tostring(tree, encoding="unicode").encode()
    return Packer(package, list(changed)).pack(changed)
