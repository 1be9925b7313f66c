"""Does a value stand in a place of the texts, or only signs that look like it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.derive.views import Leaf

NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?(?:%|万元|元|分)?")
"""A number as it prints, with its unit."""
ORDINAL = re.compile(r"(?:^[0-9]+[.、．]|^[（(][0-9]+[）)]|[图表第〔][0-9]+|公开[0-9]+表|[0-9]+[月日号])")
"""Numbers that count headings, pictures and days, and are none of the data."""
WELL_SAID, SAID = 0.6, 0.3
"""How well a name must fit that is told by a single digit or a short word, and by two digits."""
_NUMBER_SIGNS = frozenset("0123456789.,-")
_TELLING = 4
"""A number of so many digits hardly stands in a place by chance."""
_LONG_TEXT = 6


def stands(text: str, at: int, printed: str) -> bool:
    """Does a value stand in a text, and not as a part of a longer number?"""
    if not text.startswith(printed, at):
        return False
    if not printed:
        return True
    end = at + len(printed)
    before, after = text[at - 1 : at], text[end : end + 1]
    goes_on = after.isdigit() or (after in (".", ",", "-") and text[end + 1 : end + 2].isdigit())
    if (printed[0].isdigit() or printed[0] == "-") and before and before in _NUMBER_SIGNS:
        return False
    return not (printed[-1].isdigit() and goes_on)


def is_number_here(texts: Sequence[str], at: tuple[int, ...], printed: tuple[str, ...], leaf: Leaf) -> bool:
    """Years are followed by 年; what is no percentage is not followed by %."""
    if _is_whole(texts, printed):
        return True
    if leaf.is_shared and any(map(_is_ordinal, texts, at, printed)):
        return False
    after = {text[position + len(shown) :][:1] for text, position, shown in zip(texts, at, printed, strict=True)}
    if leaf.steps[-1][0] == "年度":
        return after == {"年"}
    kind = getattr(leaf.values[0], "kind", "")
    return not ("%" in after and kind)


def _is_ordinal(text: str, at: int, printed: str) -> bool:
    return any(match.start() <= at and at + len(printed) <= match.end() for match in ORDINAL.finditer(text))


def is_telling(printed: tuple[str, ...], rating: float) -> bool:
    """Does a number stand here for this name, and not by chance?"""
    if len(set(printed)) > 1:
        return True
    digits = sum(len(re.sub(r"[^0-9]|^[0.,]+|[0.]+$", "", each)) for each in set(printed))
    return digits >= _TELLING or rating >= (SAID if digits > 1 else WELL_SAID)


def is_text_here(texts: Sequence[str], printed: tuple[str, ...], rating: float) -> bool:
    """Words inside a longer text: they differ from example to example, or are long, or are spoken of."""
    if _is_whole(texts, printed) or len(set(printed)) > 1:
        return True
    length = len(printed[0])
    return length >= _LONG_TEXT or (length >= 2 and rating >= WELL_SAID)


def _is_whole(texts: Sequence[str], printed: tuple[str, ...]) -> bool:
    return all(map(str.__eq__, texts, printed))
