"""A run of a paragraph taken apart: parts of its text in runs of their own, with other elements between them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from reportgen.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

PRESERVE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def run_like(run: _Element) -> _Element:
    """An empty run that looks the same."""
    new = run.makeelement(f"{W}r", {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    return new


class SplitRun:
    """The elements that take a run's place."""

    def __init__(self, run: _Element) -> None:
        self._run = run
        self._new: list[_Element] = []
        self._open: _Element | None = None
        self._inside: _Element | None = None

    def add(self, content: str | _Element, inside: _Element | None = None) -> None:
        """Put a text or an element into a run that looks like the old one; the run stands ``inside`` an element."""
        if self._open is None or self._inside is not inside:
            self._open, self._inside = run_like(self._run), inside
            if inside is None:
                self._new.append(self._open)
            else:
                inside.append(self._open)
                self._new += [inside] if inside not in self._new else []
        if isinstance(content, str):
            text = self._open.makeelement(f"{W}t", PRESERVE)
            text.text = content
            self._open.append(text)
        else:
            self._open.append(content)

    def between(self, *elements: _Element) -> None:
        """Put elements after the run that was filled last."""
        self._open = None
        self._new += elements

    def replace(self) -> None:
        """Put all of them where the run stood."""
        holder = self._run.getparent()
        assert holder is not None
        at = holder.index(self._run)
        holder.remove(self._run)
        for step, each in enumerate(self._new):
            holder.insert(at + step, each)

    @property
    def last(self) -> _Element | None:
        """The last of them, if there is any."""
        return self._new[-1] if self._new else None
