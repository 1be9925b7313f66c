"""Telling what is wrong in a line, and mending it in the copy that will be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.issues import Issue, Where
from reportgen.source import faults
from reportgen.source.words import BLANK, blank_name, cut, quoted, start_fault

_BLANKS = re.compile(rf"[ {BLANK}]*")
_ODD_BLANK = re.compile(f"[{BLANK}]")


@dataclass(slots=True)
class Mending:
    """The lines, mended one after the other; a mend replaces one character and may add a blank to it."""

    lines: list[str]
    name: str
    issues: list[Issue] = field(default_factory=list)
    inserted: dict[int, list[int]] = field(default_factory=dict)
    """The columns of each line, counted from 0, at which a blank was added."""
    damaged: bool = False
    """Something was mended that may have changed the meaning."""
    unsure_from: int | None = None
    """From this line on the indents are a guess."""
    comments: dict[int, str] = field(default_factory=dict)
    """Comments inside brackets that hold the closing bracket, by their lines counted from 1."""

    line: str = ""
    _number: int = 0
    _edits: dict[int, str] = field(default_factory=dict)
    _texts: list[tuple[int, int]] = field(default_factory=list)
    """Quoted texts and comments of this line, where a tab is a tab."""

    def begin(self, number: int, line: str) -> None:
        """Turn to the next line."""
        self._number, self.line = number, line
        self._texts.clear()

    def finish(self) -> None:
        """Apply the mends of this line and remember the columns that it gained."""
        if not self._edits:
            return
        pieces: list[str] = []
        done = gained = 0
        for at, text in sorted(self._edits.items()):
            pieces += (self.line[done:at], text)
            done = at + 1
            if len(text) == 2:
                gained += 1
                self.inserted.setdefault(self._number, []).append(at + gained)
        self.lines[self._number] = "".join((*pieces, self.line[done:]))
        self._edits.clear()

    def text(self, start: int, end: int) -> None:
        """A quoted text or a comment stands here."""
        self._texts.append((start, end))

    def colon(self, at: int, key: str) -> None:
        """The colon behind a key: full-width, or too close to its value, or right."""
        close = at + 1 < len(self.line) and not self.line[at + 1].isspace()
        if self.line[at] == "：":
            self._report(faults.full_width_colon(self._where(at), key))
        elif close:
            found = f"“{key}:”和后面的值之间没有空格，应有一个半角空格"
            way_out = f"写成“{key}: ”，冒号后面加一个空格"
            self._report(faults.syntax(self._where(at + 1), found, way_out))
        if close or self.line[at] == "：":
            self._edits[at] = ": " if close else ":"

    def bad_start(self, at: int, value: str) -> None:
        """A value begins with a sign that no text can begin with."""
        found, way_out = start_fault(value)
        self._report(faults.syntax(self._where(at), found, way_out))
        self._spoil(at)

    def second_colon(self, at: int, value: str) -> None:
        """A value holds a colon and a blank, so that YAML would see another key in it."""
        found = f"值“{cut(value)}”里有冒号加空格，会被当成又一个键"
        self._report(faults.syntax(self._where(at), found, f"把值用引号括起来{quoted(value)}"))
        self._spoil(at)

    def dash(self, at: int) -> None:
        """The dash of an item, full-width or without the blank behind it."""
        sign, close = self.line[at], not self.line[at + 1].isspace()
        blankless = f"“-”和后面的“{self.line[at + 1]}”之间没有空格，应有一个半角空格"
        found = blankless if sign == "-" else f"一项开头的“{sign}”不是半角的“-”"
        self._report(faults.syntax(self._where(at), found, "写成“- ”（半角减号加一个空格）"))
        self._edits[at] = "- " if close else "-"
        self._doubt()

    def number_sign(self, start: int, at: int) -> None:
        """A text goes on behind a # that begins a comment."""
        value, comment, whole = (part.strip() for part in (self.line[start:at], self.line[at:], self.line[start:]))
        self._report(faults.cut_by_number_sign(self._where(at), cut(value), cut(comment), quoted(whole)))

    def swallowed(self, at: int) -> None:
        """A comment holds the bracket that would close what is open."""
        self.comments[self._number + 1] = self.line[at:]

    def has_children(self, column: int) -> bool:
        """Whether the next line with something in it stands below a key or a dash of this line."""
        for line in self.lines[self._number + 1 :]:
            words = line.strip()
            if words and not words.startswith("#"):
                indent = len(line) - len(line.lstrip())
                listed = words.startswith("- ") and self.line[column] != "-"
                return indent > column or (indent == column and listed)
        return False

    def explicit_key(self, at: int) -> None:
        """YAML's ``? key`` for keys that are more than a word."""
        self._report(faults.key_not_a_word(self._where(at)))
        self._edits[at] = " "
        self.damaged = True
        self._doubt()

    def blanks(self, start: int, place: str) -> int:
        """Only ordinary blanks may stand here; tell the first other one. The position behind them."""
        match = _BLANKS.match(self.line, start)
        end = match.end() if match else start
        odd = _ODD_BLANK.search(self.line, start, end)
        if odd is None:
            return end
        if end < len(self.line):
            self._tell_blank(odd.start(), place)
            self._doubt()
        for at in range(odd.start(), end):
            self._edits[at] = " "
        return end

    def unseen_blanks(self, end: int) -> None:
        """Blanks on an empty line or before a comment do no harm, whatever they are."""
        for at in range(end):
            if self.line[at] != " ":
                self._edits[at] = " "

    def tabs(self) -> None:
        """Tell a tab between the words of this line; at its end it does no harm."""
        told = False
        end = len(self.line.rstrip())
        for start, stop in self._between_texts():
            at = self.line.find("\t", start, stop)
            while at >= 0:
                if at < end and at not in self._edits and not told:
                    self._tell_blank(at, "")
                    told = True
                self._edits[at] = " "
                at = self.line.find("\t", at + 1, stop)

    def _between_texts(self) -> Iterator[tuple[int, int]]:
        """The stretches of this line outside quotes and comments."""
        done = 0
        for start, stop in self._texts:
            yield done, start
            done = stop
        yield done, len(self.line)

    def _tell_blank(self, at: int, place: str) -> None:
        char, where = self.line[at], self._where(at)
        self.damaged = True
        self._report(faults.tab(where) if char == "\t" else faults.wide_blank(where, blank_name(char), place))

    def _doubt(self) -> None:
        """From here on the parser may stumble over a mend."""
        if self.unsure_from is None:
            self.unsure_from = self._number + 1

    def _spoil(self, at: int) -> None:
        """Put a harmless sign where the parser would stop."""
        self._edits[at] = "□"
        self.damaged = True

    def _where(self, at: int) -> Where:
        return Where(self.name, self._number + 1, at + 1)

    def _report(self, issue: Issue) -> None:
        self.issues.append(issue)
