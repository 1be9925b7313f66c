"""A Word template becomes a compiled one: what compiling finds out about it is worked out once, and kept."""

from __future__ import annotations

from reportgen.compute.causes import how_to_give
from reportgen.compute.facts import Facts
from reportgen.docx.package import Package, PackageFault, read_package
from reportgen.docx.writer import Packer
from reportgen.figures import FigureStyles
from reportgen.issues import Issue, Where
from reportgen.model.values import Gap
from reportgen.render import faults
from reportgen.render.blueprint import Blueprint
from reportgen.render.compiled import CompiledTemplate, NotWellFormed, TooLarge, bound
from reportgen.render.draft_header import with_draft_header
from reportgen.render.environment import MissingValue, WrongFilter, make_environment
from reportgen.render.expressions import Reach, Scope, caption_keys, root_scope
from reportgen.render.template_cache import TemplateCache


def compile_template(
    content: bytes,
    where: Where,
    facts: Facts,
    reach: Reach,
    *,
    draft: bool = False,
    cache: TemplateCache | None = None,
) -> CompiledTemplate | list[Issue]:
    """Compile a template for the profile of some facts, or say everything that is wrong with it."""
    captions = caption_keys(facts.format)
    key = "" if cache is None or draft else cache.key(content, sorted(reach.single), sorted(reach.hidden), captions)
    try:
        package = read_package(with_draft_header(content) if draft else content)
        if cache is not None and key and (kept := cache.load(key)):
            return _assembled(Blueprint.of_plain(kept), package, facts.styles)
        blueprint = _worked_out(package, where, root_scope(reach, captions), draft)
    except PackageFault as fault:
        return [faults.not_a_word_file(where, fault.reason, fault.advice)]
    if isinstance(blueprint, list):
        return blueprint
    if cache is not None and key:
        cache.keep(key, blueprint.plain())
    return _assembled(blueprint, package, facts.styles, draft=draft)


def compile_for(content: bytes, where: Where, scope: Scope, styles: FigureStyles) -> CompiledTemplate | list[Issue]:
    """Compile a template that sees names of its own instead of facts, or say everything that is wrong with it."""
    try:
        package = read_package(content)
        blueprint = _worked_out(package, where, scope, False)
    except PackageFault as fault:
        return [faults.not_a_word_file(where, fault.reason, fault.advice)]
    return blueprint if isinstance(blueprint, list) else _assembled(blueprint, package, styles)


def _worked_out(package: Package, where: Where, scope: Scope, draft: bool) -> Blueprint | list[Issue]:
    """What compiling finds out; all that it takes is imported only for a template that was not kept."""
    from reportgen.render.work_out import work_out

    return work_out(package, where, scope, draft)


def _assembled(
    blueprint: Blueprint, package: Package, styles: FigureStyles, *, draft: bool = False
) -> CompiledTemplate:
    """A blueprint with the figures of a profile and the parts of its package."""
    missing: list[Gap] = []
    environment = make_environment(styles, draft, missing)
    parts = tuple((name, bound(code, environment)) for name, code in blueprint.codes)
    changing = [*(name for name, _ in parts), *(name for chart in blueprint.charts for name in chart.parts)]
    packer = Packer(package, changing)
    return CompiledTemplate(
        parts, packer, draft, missing, styles, blueprint.charts, blueprint.contents, blueprint.codes
    )


def explain_failure(error: Exception, document: str, where: Where) -> list[Issue]:
    """A failure while filling as issues; what lint did not foresee is the template's, what is missing the data's."""
    if isinstance(error, MissingValue) and error.gaps:
        told = [gap for gap in error.gaps if not gap.refused or gap.cause]
        return [
            faults.value_to_print_missing(gap.where, document, gap.label, gap.cause, how_to_give(gap.label))
            for gap in told
        ]
    if isinstance(error, NotWellFormed):
        said = "得到的文档不是完整的 Word 文件"
    elif isinstance(error, WrongFilter):
        said = str(error)
    elif isinstance(error, TooLarge):
        said = "生成的内容过大，循环可能套错了"
    else:
        said = "有的标签取不到值"
    return [faults.cannot_render(where, said)]
