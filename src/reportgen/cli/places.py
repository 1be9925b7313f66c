"""Where a value is printed, for programs."""

from __future__ import annotations

from typing import Any

from reportgen.render.printed import Place


def place_record(place: Place) -> dict[str, Any]:
    """A place as ``--format json`` prints it."""
    return {
        "key": place.key,
        "words": str(place),
        "section": list(place.section),
        "caption": place.caption,
        "row": place.row,
        "column": place.column,
    }
