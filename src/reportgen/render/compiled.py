"""A compiled template: filled with one context after another, checked to be XML, packed.

What filling costs is paid for every document, so only what depends on the context happens here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import CodeType
from typing import Any, cast
from xml.parsers.expat import ExpatError, ParserCreate

from jinja2 import Template

from reportgen.docx.contents import contents_edits
from reportgen.docx.heading_styles import Styles
from reportgen.docx.signs import Edit, edited, find_signs
from reportgen.docx.writer import Packer
from reportgen.figures import FigureStyles
from reportgen.model.values import Gap
from reportgen.render.chart_frames import switches
from reportgen.render.charts import BoundChart
from reportgen.render.draft import highlight_gaps
from reportgen.render.environment import MissingValue, SandboxedNames, make_environment
from reportgen.render.marks import Marks

_DOCUMENT = "word/document.xml"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PICTURE = ' id="\ue0f6"'
"""The number of a picture until the document is filled."""
_PICTURE = PICTURE.encode()
_AT_ONCE = 4096
"""So many pieces are put together at a time, so that a loop gone wrong is noticed before it fills the memory."""
MAX_BYTES = 100_000_000
"""A template that yields more than this is a loop gone wrong, not a document."""


class TooLarge(Exception):
    """The document would be larger than any real one."""


class NotWellFormed(Exception):
    """What was filled in is no XML."""


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template ready to be filled any number of times."""

    parts: tuple[tuple[str, Template], ...]
    packer: Packer
    draft: bool
    missing: list[Gap]
    """Where the environment puts the gaps that the document being filled would print."""
    styles: FigureStyles
    charts: tuple[BoundChart, ...] = ()
    contents: Styles | None = None
    """The styles of headings, when the document has a table of contents."""
    codes: tuple[tuple[str, CodeType], ...] = ()
    """What the parts were made from."""

    def fill(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The XML of every part that holds tags."""
        self.missing.clear()
        context = {**context, **switches(self.charts, context, self.styles)}
        filled = {name: self._part(template, context) for name, template in self.parts}
        if self.missing:
            raise MissingValue(self.missing)
        for name, xml in filled.items():
            filled[name] = edited(xml, self._edits(name, xml))
        for chart in self.charts:
            filled |= chart.fill(context, self.styles)
        return filled

    def marking(self, marks: Marks) -> CompiledTemplate:
        """The same code in an environment that marks every value; what is missing shows, as in a draft."""
        environment = make_environment(self.styles, draft=True, marks=marks)
        return replace(self, parts=tuple((name, bound(code, environment)) for name, code in self.codes), missing=[])

    def _part(self, template: Template, context: Mapping[str, Any]) -> bytes:
        batches = [DECLARATION]
        size = 0
        # DirectNames makes code that yields bytes.
        stream = cast("Iterator[bytes]", template.root_render_func(template.new_context(dict(context))))
        while batch := b"".join(islice(stream, _AT_ONCE)):
            batches.append(batch)
            size += len(batch)
            if size > MAX_BYTES:
                raise TooLarge
        xml = b"".join(batches)
        if self.draft:
            xml = highlight_gaps(xml.decode()).encode()
        return xml

    def _edits(self, name: str, xml: bytes) -> Iterator[Edit]:
        """What only the filled part tells."""
        # Pictures repeated by a loop need ids of their own; docxtpl numbers them from 1001 as well.
        for number, at in enumerate(find_signs(xml, _PICTURE), start=1001):
            yield at, at + len(_PICTURE), b' id="%d"' % number
        if name == _DOCUMENT and self.contents is not None:
            yield from contents_edits(xml, self.contents)

    def render(self, context: Mapping[str, Any]) -> bytes:
        """A finished .docx."""
        return self.packer.pack(self.fill(context))

    def render_checked(self, context: Mapping[str, Any]) -> bytes:
        """A finished .docx of which every filled part is known to be XML: nothing broken is ever written."""
        parts = self.fill(context)
        for name, content in parts.items():
            if name.endswith(".xml"):
                _check_well_formed(content)
        return self.packer.pack(parts)


def bound(code: CodeType, environment: SandboxedNames) -> Template:
    """A compiled part in the environment that prints its values."""
    return Template.from_code(environment, code, {})


def _check_well_formed(content: bytes) -> None:
    try:
        ParserCreate().Parse(content, True)
    except ExpatError as error:
        raise NotWellFormed from error
