"""The sandbox in which templates run: declared Chinese names, and printing by the profile's styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.compute.tags import Words, attributes_of
from reportgen.figures import Figure, FigureStyles
from reportgen.model.values import Gap, Text
from reportgen.money import Unit, chinese_numeral
from reportgen.phrases import Phrase, as_sentence, closed
from reportgen.render.direct_names import DirectNames
from reportgen.render.expressions import LOOP_NAMES
from reportgen.render.marks import NO_MARKS, Marks

Printer = Callable[[Any], str]
"""How a value becomes XML."""

GAP_START, GAP_END = "\ue0f0", "\ue0f1"
"""Around a gap in a draft until its run is highlighted; private-use characters, never in a finished document."""

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), "�")
"""XML cannot hold them; the source reports them, a draft shows that something is there."""
_ESCAPES = str.maketrans({
    **_UNPRINTABLE, "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "\n": _BREAK, "\t": _TAB,
})  # fmt: skip
_MOST_REMEMBERED = 10_000
_SPECIAL = re.compile(r"[&<>\"'\x00-\x1f]").search


def to_xml(text: str) -> str:
    """Text as the inside of a ``w:t``: escaped, with line breaks and tabs as Word's own."""
    return text.translate(_ESCAPES) if _SPECIAL(text) else text


class Xml(str):
    """Text that is XML already, so that finalize leaves it alone."""

    __slots__ = ()


class MissingValue(Exception):
    """A template prints values that were not filled in (drafts show them instead)."""

    def __init__(self, gaps: Iterable[Gap] = ()) -> None:
        super().__init__()
        self.gaps = tuple({(gap.label, gap.where): gap for gap in gaps}.values())


class WrongFilter(Exception):
    """A template prints something in a unit that it does not have."""


class SandboxedNames(ImmutableSandboxedEnvironment):
    """Only names annotated with ``Named`` can be reached: no method, no English attribute, nothing to call."""

    code_generator_class = DirectNames

    def __init__(self, printer: Printer, filters: Mapping[str, Printer]) -> None:
        # finalize escapes every value itself (see Printer), which is what autoescape would do, only slower.
        super().__init__(undefined=StrictUndefined, autoescape=False, finalize=printer)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(filters)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A declared name of a computed record, a caption, or one of the loop's own names."""
        record_type: type = type(obj)
        name = attributes_of(record_type).get(attribute)
        if name is not None:
            return getattr(obj, name)
        if type(obj) is Words and attribute in obj:
            return obj[attribute]
        if type(obj) is LoopContext and attribute in LOOP_NAMES:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Brackets reach nothing."""
        return self.undefined(obj=obj, name=str(argument))


def _escaped(printed: Callable[[Figure], str]) -> Callable[[Figure], str]:
    return lambda figure: to_xml(printed(figure))


def _remembered(printed: Callable[[Figure], str]) -> Callable[[Figure], str]:
    """The same with a memory: figures recur in tables and sentences, and a look-up is five times as fast."""
    known: dict[tuple[str, Decimal], str] = {}

    def text(figure: Figure) -> str:
        value = figure.value
        if value is None:
            return to_xml(printed(figure))
        found = known.get((figure.kind, value))
        if found is None:
            if len(known) == _MOST_REMEMBERED:
                known.clear()
            found = known[figure.kind, value] = to_xml(printed(figure))
        return found

    return text


def make_environment(
    styles: FigureStyles, draft: bool, missing: list[Gap] | None = None, marks: Marks | None = None
) -> SandboxedNames:
    """The environment of one profile; gaps that a document would print are put into ``missing``.

    With ``marks`` every value comes out between its marks, for whoever wants to know where it landed.
    """
    in_cell, in_sentence = _remembered(styles.in_cell), _remembered(styles.in_sentence)

    def gap(value: Gap) -> str:
        if not draft:
            if missing is None:
                raise MissingValue([value])
            missing.append(value)
            return ""
        return Xml(f"{GAP_START}【待填：{to_xml(value.label)}】{GAP_END}")

    def shown(value: Any, figure: Callable[[Figure], str]) -> str:
        kind = type(value)
        if kind is Text:
            return to_xml(value.text)
        if kind is Figure:
            return figure(value)
        if kind is Phrase:
            return to_xml(styles.joined(value.parts))
        if isinstance(value, Gap):
            return gap(value)
        if isinstance(value, Xml):
            return value
        if value is None:
            raise MissingValue
        return to_xml(str(value))

    def in_table(value: Any) -> str:
        # The hot path: most values of a form are texts without anything to escape, most others are figures.
        if type(value) is Text:
            text = value.text
            return text.translate(_ESCAPES) if _SPECIAL(text) else text
        return in_cell(value) if type(value) is Figure else shown(value, in_cell)

    def in_text(value: Any) -> str:
        return Xml(shown(value, in_sentence))

    def whole_sentence(value: Any) -> str:
        if isinstance(value, Text):
            return Xml(to_xml(closed(value.text)))
        if isinstance(value, Phrase):
            return in_text(as_sentence(value))
        return Xml(f"{in_text(value)}。")

    def as_number(value: Any) -> str:
        return Xml(shown(value, _escaped(styles.number_alone)))

    def chinese_number(value: Any) -> str:
        number = value.value if isinstance(value, Figure) and value.kind == "个数" else value
        if not isinstance(number, Decimal | int) or number % 1:
            raise WrongFilter("“|中文数”只用于序号和个数")
        return Xml(chinese_numeral(int(number)))

    def money_filter(unit: Unit) -> Callable[[Any], str]:
        def in_unit(figure: Figure) -> str:
            if figure.kind != "金额":
                raise WrongFilter(f"“|{unit}”只用于金额，“{figure.name}”是{figure.kind}")
            return styles.in_money_unit(figure, unit)

        return lambda value: Xml(shown(value, _escaped(in_unit)))

    filters = {
        "文内": in_text,
        "数": as_number,
        "中文数": chinese_number,
        "成句": whole_sentence,
        "万元": money_filter("万元"),
        "元": money_filter("元"),
    }
    if marks is None:
        return SandboxedNames(in_table, filters)
    marked = _marking(marks, in_sentence)
    return SandboxedNames(marked(in_table), {name: marked(each, name == "成句") for name, each in filters.items()})


class _Marking(Protocol):
    def __call__(self, printed: Printer, closes: bool = False) -> Printer: ...


def _marking(marks: Marks, in_sentence: Callable[[Figure], str]) -> _Marking:
    """Printing with marks: the same text, and around each figure inside a phrase marks of its own."""

    def phrase(value: Phrase) -> str:
        parts = (
            to_xml(part.translate(NO_MARKS)) if isinstance(part, str) else marks.around(part, in_sentence(part))
            for part in value.parts
        )
        return "".join(parts)

    def marking(printed: Printer, closes: bool = False) -> Printer:
        def mark(value: Any) -> str:
            if type(value) is Phrase:
                text = phrase(as_sentence(value) if closes else value)
            else:
                text = printed(value).translate(NO_MARKS)
            return Xml(marks.around(value, text))

        return mark

    return marking
