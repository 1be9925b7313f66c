"""What a template prints and how it is divided, read from the template alone: names, headings, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.docx.charts import charts_of
from reportgen.docx.package import Package
from reportgen.docx.places import Looks, read_looks
from reportgen.docx.xml import W, parse_strict
from reportgen.profile.records import DocumentPlan, text_of
from reportgen.render.charts import BOUND_BY
from reportgen.render.tags import TAG, scan
from reportgen.render.tags import text_of as words_of
from reportgen.render.work_out import DOCUMENT, text_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES = "word/styles.xml"
_STATEMENT = re.compile(r"\{%-?\s*(\w+)")
_OF_A_CHART = ("名称", "决算", "占比")
"""What a chart takes from each row of its list."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A template at a glance."""

    fields: tuple[str, ...]
    """The full names that it prints; inside a loop the name of the list stands for its members."""
    sections: tuple[str, ...]
    """Headings and titles."""
    captions: tuple[str, ...]
    """Cells of tables that hold words of the form only."""


def outline_of(package: Package) -> Outline:
    """What a Word template prints; faulty tags are passed over."""
    trees = [parse_strict(package.content(name), name) for name in text_parts(package)]
    fields = [name for tree in trees for name in _printed(tree)]
    fields += [f"{path}.{name}" for path in _charted(package) for name in _OF_A_CHART]
    styles = next((member.content for member in package.members if member.name == _STYLES), None)
    looks = read_looks(parse_strict(styles, _STYLES) if styles is not None else None)
    document = parse_strict(package.content(DOCUMENT), DOCUMENT)
    return Outline(_once(fields), _once(_sections(document, looks)), _once(_captions(document)))


def outline_of_table(plan: DocumentPlan) -> Outline:
    """The same of a document that is an Excel file."""
    fields = [text_of(leaf) for leaf in plan.columns.values()]
    captions = list(plan.columns)
    for sheet in plan.sheets.values():
        fields += [f"{text_of(sheet.rows)}.{text_of(column.value)}" for column in sheet.columns]
        captions += [text_of(column.caption) for column in sheet.columns]
    return Outline(_once(fields), _once(text_of(sheet.title) for sheet in plan.sheets.values()), _once(captions))


def _once(words: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _printed(root: _Element) -> Iterator[str]:
    """The names in the printing tags of a part, those of loop variables traced back to their lists."""
    parser = Environment(autoescape=True)
    loops: list[dict[str, str]] = [{}]
    for tag in scan(root, ""):
        statement = _STATEMENT.match(tag.plain)
        try:
            if statement is None:
                for output in parser.parse(tag.plain).find_all(nodes.Output):
                    yield from _names(output, loops[-1])
            elif statement[1] == "for":
                loops.append(loops[-1] | _variable(parser.parse(tag.plain + "{% endfor %}"), loops[-1]))
            elif statement[1] == "endfor" and len(loops) > 1:
                loops.pop()
        except TemplateSyntaxError:
            continue


def _variable(tree: nodes.Template, known: Mapping[str, str]) -> dict[str, str]:
    loop = next(tree.find_all(nodes.For), None)
    path = _path(loop.iter, known) if loop is not None else None
    return {loop.target.name: path} if loop is not None and path and isinstance(loop.target, nodes.Name) else {}


def _names(node: nodes.Node, known: Mapping[str, str]) -> Iterator[str]:
    """The longest paths of names below a node."""
    for child in node.iter_child_nodes():
        path = _path(child, known)
        if path is None:
            yield from _names(child, known)
        elif "." in path and not path.startswith("loop."):
            yield path


def _path(node: nodes.Node, known: Mapping[str, str]) -> str | None:
    if isinstance(node, nodes.Name):
        return known.get(node.name, node.name)
    if isinstance(node, nodes.Getattr) and (owner := _path(node.node, known)) is not None:
        return f"{owner}.{node.attr}"
    return None


def _charted(package: Package) -> Iterator[str]:
    return (place.alt.removeprefix(BOUND_BY).strip() for place in charts_of(package) if place.alt.startswith(BOUND_BY))


def _sections(root: _Element, looks: Looks) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        if looks.is_title(paragraph):
            yield words_of(paragraph).strip()


def _captions(root: _Element) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        words = "".join(words_of(paragraph) for paragraph in cell.iter(f"{W}p")).strip()
        if not TAG.search(words):
            yield words
