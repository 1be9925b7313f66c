"""A list of ours (issues, tags) as a Word file, from a template that a clerk may restyle."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError

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

_STYLES = FigureStyles("元", {})
"""Everything in a list is words, so there is no figure to style."""


def word_file(record: object, name: str, root: Path) -> bytes | list[Issue]:
    """A record with declared names filled into the template of its name, or what is wrong with the template."""
    path, where = _template(name, root)
    kind: type = type(record)
    tags = tags_of(kind)
    scope = {key: Shape(tag.member, tag.is_list) for key, tag in tags.items()}
    try:
        compiled = compile_for(read_bounded(path), where, scope, _STYLES)
    except PackageFault as fault:
        return [faults.not_a_word_file(where, fault.reason, fault.advice)]
    except OSError:
        return [faults.not_a_word_file(where, "没有读的权限，或文件正被占用", "检查文件的权限")]
    if isinstance(compiled, list):
        return compiled
    try:
        return compiled.render_checked({key: getattr(record, tag.field) for key, tag in tags.items()})
    except (TemplateError, MissingValue, TooLarge, NotWellFormed) as error:
        return explain_failure(error, name, where)


def _template(name: str, root: Path) -> tuple[Path, Where]:
    """Below templates/: a workspace's own hides the one that is shipped."""
    below = Path(name) / f"{name}.docx"
    own = root / "templates" / below
    if own.is_file():
        return own, Where(f"templates/{below.as_posix()}")
    return shipped_folder() / below, Where(f"（内置）templates/{below.as_posix()}")
