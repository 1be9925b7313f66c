"""The list of issues as a Word file, from a template that a clerk may restyle."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError

from reportgen.cli.listing import Listing
from reportgen.compute.tags import tags_of
from reportgen.docx.package import PackageFault, read_bounded
from reportgen.figures import FigureStyles
from reportgen.issues import Issue, Where
from reportgen.profile.load import shipped_folder
from reportgen.render import faults
from reportgen.render.compile import compile_for, explain_failure
from reportgen.render.compiled import NotWellFormed, TooLarge
from reportgen.render.environment import MissingValue
from reportgen.render.expressions import Shape

TEMPLATE = Path("核对报告") / "核对报告.docx"
"""Below templates/: a workspace's own hides the one that is shipped."""
_SCOPE = {name: Shape(tag.member, tag.is_list) for name, tag in tags_of(Listing).items()}
_STYLES = FigureStyles("元", {})
"""Everything in a listing is words, so there is no figure to style."""


def report_docx(listing: Listing, root: Path) -> bytes | list[Issue]:
    """The finished .docx, or what is wrong with the template."""
    path, where = _template(root)
    try:
        compiled = compile_for(read_bounded(path), where, _SCOPE, _STYLES)
    except PackageFault as fault:
        return [faults.not_a_word_file(where, fault.reason, fault.advice)]
    except OSError:
        return [faults.not_a_word_file(where, "没有读的权限，或文件正被占用", "检查文件的权限")]
    if isinstance(compiled, list):
        return compiled
    try:
        return compiled.render_checked({name: getattr(listing, tag.field) for name, tag in tags_of(Listing).items()})
    except (TemplateError, MissingValue, TooLarge, NotWellFormed) as error:
        return explain_failure(error, "核对报告", where)


def _template(root: Path) -> tuple[Path, Where]:
    own = root / "templates" / TEMPLATE
    if own.is_file():
        return own, Where(f"templates/{TEMPLATE.as_posix()}")
    return shipped_folder() / TEMPLATE, Where(f"（内置）templates/{TEMPLATE.as_posix()}")
