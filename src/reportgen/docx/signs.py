"""Signs in a template of what only the filled document can tell, found and replaced without reading the document.

Every sign holds a private-use character, and in UTF-8 only those begin with this byte. To look for one byte is
nothing; to look for a longer text, or to copy the document once more, takes as long as to print a tenth of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_LEAD = b"\xee"

Edit = tuple[int, int, bytes]
"""From where to where a text is replaced, and by what."""


def find_sign(xml: bytes, sign: bytes, start: int = 0) -> int:
    """Where a sign begins, at ``start`` or after it; -1 where there is none."""
    offset = sign.index(_LEAD)
    at = xml.find(_LEAD, start + offset)
    while at >= 0 and not xml.startswith(sign, at - offset):
        at = xml.find(_LEAD, at + 1)
    return at - offset if at >= 0 else -1


def find_signs(xml: bytes, sign: bytes) -> Iterator[int]:
    """Every place where a sign begins."""
    at = find_sign(xml, sign)
    while at >= 0:
        yield at
        at = find_sign(xml, sign, at + len(sign))


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """A text with some of it replaced."""
    whole = memoryview(xml)
    pieces: list[bytes | memoryview] = []
    end = 0
    for start, stop, text in sorted(edits):
        pieces += (whole[end:start], text)
        end = stop
    return b"".join((*pieces, whole[end:])) if pieces else xml
