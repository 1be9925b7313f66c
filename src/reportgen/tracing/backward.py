"""The figures that some words describe: a number as it is printed, a document, a heading, a label, a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportgen.figures import Figure
from reportgen.model.values import Text
from reportgen.render.marks import Marked
from reportgen.render.printed import Printed
from reportgen.tracing.documents import Landing, PrintedDocument

_NUMBER = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)([^0-9\s]{0,4})")
_UNITS = ("", "%", "万元", "元", "分")
_MOST_NEAR = 5


class NothingAsked(ValueError):
    """Only documents are named, no figure in them."""


def find(documents: Sequence[PrintedDocument], words: Sequence[str]) -> list[Landing]:
    """Every place of the figures that all words describe."""
    documents, words = _narrowed(documents, words)
    numbers = [word for word in words if is_number(word)]
    labels = [word for word in words if not is_number(word)]
    landings = _landings(documents, numbers)
    return [each for each in landings if all(label in _label_of(each.printed) for label in labels)]


def nearest(documents: Sequence[PrintedDocument], words: Sequence[str]) -> list[str]:
    """The figures that may have been meant: the next numbers, the labels that look alike."""
    documents, words = _narrowed(documents, words)
    values = [each.printed for each in _landings(documents, ())]
    numbers = [word for word in words if is_number(word)]
    if numbers:
        asked = _value_of(numbers[0])
        texts = {each.text for each in values if is_number(each.text)}
        return sorted(texts, key=lambda text: (abs(_value_of(text) - asked), text))[:_MOST_NEAR]
    labels = {label for each in values for label in (each.title, each.place.row, each.place.column)}
    close = (label for word in words for label in difflib.get_close_matches(word, labels, n=_MOST_NEAR, cutoff=0.4))
    return list(dict.fromkeys(close))[:_MOST_NEAR]


def is_number(word: str) -> bool:
    """A number, perhaps with its unit, as a document prints it."""
    match = _NUMBER.fullmatch(word)
    return match is not None and match[2] in _UNITS


def _narrowed(
    documents: Sequence[PrintedDocument], words: Sequence[str]
) -> tuple[Sequence[PrintedDocument], Sequence[str]]:
    """The documents that some words name, and the other words."""
    rest: list[str] = []
    for word in words:
        named = [] if is_number(word) else [each for each in documents if word == each.document or word in each.path]
        documents = named or documents
        rest += [] if named else [word]
    if not rest:
        raise NothingAsked
    return documents, rest


def _landings(documents: Iterable[PrintedDocument], numbers: Iterable[str]) -> Iterator[Landing]:
    """The figures of some documents that print as all of some numbers; of texts those that are a number."""

    def wanted(value: Marked, text: str) -> bool:
        is_figure = isinstance(value, Figure) and not value.is_counter
        asked = is_figure or (isinstance(value, Text) and is_number(text))
        return asked and all(_prints_as(text, number) for number in numbers)

    return (landing for document in documents for landing in document.landings(wanted))


def _prints_as(text: str, asked: str) -> bool:
    """The same digits; a unit that only one of both has may stand in the head of a table."""
    own, other = _NUMBER.fullmatch(text.strip()), _NUMBER.fullmatch(asked)
    if own is None or other is None:
        return text == asked
    same_digits = own[1].replace(",", "") == other[1].replace(",", "")
    return same_digits and (own[2] == other[2] or not own[2] or not other[2])


def _label_of(printed: Printed) -> str:
    place = printed.place
    return "\n".join((printed.name, printed.title, *place.section, place.caption, place.row, place.column))


def _value_of(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.strip())
    assert match is not None
    return Decimal(match[1].replace(",", ""))
