"""Keys and texts as the YAML of a data file, laid out as a person would: short records on one line, prose in blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Content = str | Mapping[str, Any] | Sequence[Any]

_WIDTH = 140
"""Records longer than this are written key by key."""
_PLAIN = re.compile(r"[^\W_](?:[\w.%/+·—…、，。；：（）“”‘’《》？！~～≥≤×\-]|(?<=[^\W_]) (?=[^\W_]))*")
"""Texts that mean themselves without quotes wherever they stand."""
_STRANGE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def yaml_text(sections: Iterable[Mapping[str, Content]], prose: frozenset[str]) -> str:
    """The sections of a file with blank lines between them; the texts of ``prose`` always stand in blocks."""
    written = ("".join(f"{line}\n" for line in _mapping(keys, prose)) for keys in sections if keys)
    return "\n".join(written)


def scalar(text: str) -> str:
    """A text of one line, quoted where it needs it."""
    if _STRANGE.search(text) or "\n" in text:
        return json.dumps(text, ensure_ascii=False)
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _mapping(keys: Mapping[str, Content], prose: frozenset[str] = frozenset()) -> Iterator[str]:
    for key, value in keys.items():
        yield from _entry(scalar(key), value, in_block=key in prose)


def _entry(key: str, value: Content, *, in_block: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        if not _STRANGE.search(value) and (in_block or "\n" in value):
            yield f"{key}: |"
            yield from (f"  {line}" if line else "" for line in value.split("\n"))
        else:
            yield f"{key}: {scalar(value)}"
    elif not value:
        yield f"{key}: {'[]' if _is_list(value) else '{}'}"
    elif (line := _flow(value)) is not None and not _is_list(value):
        yield f"{key}: {line}"
    else:
        yield f"{key}:"
        yield from (f"  {each}" for each in (_items(value) if _is_list(value) else _mapping(_as_mapping(value))))


def _items(values: Any) -> Iterator[str]:
    for value in values:
        line = scalar(value) if isinstance(value, str) else _flow(value)
        lines = [line] if line is not None and len(line) <= _WIDTH else list(_mapping(value))
        for position, each in enumerate(lines):
            yield ("  " if position else "- ") + each


def _flow(value: Content) -> str | None:
    """A record of short values in one line; None where there is something longer in it."""
    if isinstance(value, str):
        return None if "\n" in value else scalar(value)
    if _is_list(value):
        return None
    pieces = [(key, _flow(each)) for key, each in _as_mapping(value).items()]
    if any(piece is None or (piece.startswith("{") and len(piece) > 30) for _, piece in pieces):
        return None
    return "{" + ", ".join(f"{scalar(key)}: {piece}" for key, piece in pieces) + "}"


def _is_list(value: Content) -> bool:
    return isinstance(value, list | tuple)


def _as_mapping(value: Content) -> Mapping[str, Content]:
    assert isinstance(value, Mapping)
    return value
