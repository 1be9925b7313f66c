"""The list of issues as a Word file, from a template that a clerk may restyle."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import TemplateError

from reportgen.cli.listing import Listing
from reportgen.compute.tags import tags_of
from reportgen.docx.package import Package, PackageFault, read_bounded, read_package
from reportgen.docx.writer import Packer
from reportgen.docx.xml import parse_strict
from reportgen.figures import FigureStyles
from reportgen.issues import Issue, Where
from reportgen.profile.load import shipped_folder
from reportgen.render import faults
from reportgen.render.compile import explain_failure, jinja_source
from reportgen.render.compiled import NotWellFormed
from reportgen.render.environment import MissingValue, make_environment
from reportgen.render.expressions import Shape
from reportgen.render.lint import lint

TEMPLATE = Path("核对报告") / "核对报告.docx"
"""Below templates/: a workspace's own hides the one that is shipped."""
_TEXT_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCOPE = {name: Shape(tag.member, tag.is_list) for name, tag in tags_of(Listing).items()}


def report_docx(listing: Listing, root: Path) -> bytes | list[Issue]:
    """The finished .docx, or what is wrong with the template."""
    path, where = _template(root)
    try:
        package = read_package(read_bounded(path))
        return _filled(package, listing, where)
    except PackageFault as fault:
        return [faults.not_a_word_file(where, fault.reason, fault.advice)]
    except OSError:
        return [faults.not_a_word_file(where, "没有读的权限，或文件正被占用", "检查文件的权限")]
    except (TemplateError, MissingValue, NotWellFormed) as error:
        return explain_failure(error, "核对报告", where)


def _template(root: Path) -> tuple[Path, Where]:
    own = root / "templates" / TEMPLATE
    if own.is_file():
        return own, Where(f"templates/{TEMPLATE.as_posix()}")
    return shipped_folder() / TEMPLATE, Where(f"（内置）templates/{TEMPLATE.as_posix()}")


def _filled(package: Package, listing: Listing, where: Where) -> bytes | list[Issue]:
    trees = {
        member.name: parse_strict(member.content, member.name)
        for member in package.members
        if _TEXT_PARTS.fullmatch(member.name) and (b"{{" in member.content or b"{%" in member.content)
    }
    issues = [issue for name, tree in trees.items() for issue in lint(tree, "", where, _SCOPE)]
    if issues:
        return issues
    # Everything in a listing is words, so there is no figure to style.
    environment = make_environment(FigureStyles("元", {}), draft=False)
    context = {name: getattr(listing, tag.field) for name, tag in tags_of(Listing).items()}
    parts = {
        name: _DECLARATION + environment.from_string(jinja_source(tree)).render(context).encode()
        for name, tree in trees.items()
    }
    _check_well_formed(parts)
    return Packer(package, list(parts)).pack(parts)


def _check_well_formed(parts: dict[str, bytes]) -> None:
    """A loop that begins in one table and ends in another leaves no document."""
    try:
        for name, content in parts.items():
            parse_strict(content, name)
    except PackageFault as fault:
        raise NotWellFormed from fault
