"""The walk through the lines: just enough of YAML to know what is a key and what is text."""

from __future__ import annotations

import re

from reportgen.source.mending import Mending
from reportgen.source.words import BAD_START, BLANK, LONE_DASH, LONGEST_KEY, NUMBER_SIGN, WRONG_DASH, is_key

_INDENT = re.compile(rf"[ {BLANK}]*")
_KEY_END = re.compile(r":(?=\s|$)|(?<=\s)#")
_COMMENT = re.compile(r"(?<=\s)#")
_COLON_BEHIND = re.compile(r"\s*([:：])")
_DASH = re.compile(r"-(?=\s|$)")
_EXPLICIT = re.compile(r"\?(?=\s|$)")
_PROPERTY = re.compile(r"[&!][\x21-\x7e]*(?: +|$)")
_BLOCK_HEAD = re.compile(r"(?:\|[-+0-9]*|>[-+]?)[ \t]*(?:\s#.*)?$")
_QUOTED = {"'": re.compile(r"(?:[^']|'')*'"), '"': re.compile(r'(?:[^"\\]|\\.)*"')}
_FLOW_PLAIN = re.compile(r"(?:[^,\[\]{}:#]|:(?![\s,\[\]{}]|$)|(?<!\s)#)+")
_CLOSING = {"{": "}", "[": "]"}
_FLOW_VALUE = re.compile(r":\s([^,:\[\]{}'\"]*)$")
# Pairs with nothing to look at: nearly all of them, so they are passed at one stride.
_PAIR = r"[\w（）]+: \w[^,\[\]{}:#\t]*"
_ORDINARY = re.compile(rf"{_PAIR}(?:, {_PAIR})*")
_ORDINARY_LINE = re.compile(rf" *(?:- )?(?=\w)([\w（）]+):(?: [\w（《“][^:：#\t{BLANK}]*)?")
_ANY_COLON = re.compile(r"[:：]")
_NEW_LINE = re.compile(r"- |[\w（）]+ *[:：]")
# A line of text, of a mapping, of a document: none of these begins with a key.
_NO_TEXT = "{[|>&!*?#"


class LineWalk:
    """Walks once through all lines and has the pen mend what is wrong."""

    def __init__(self, pen: Mending) -> None:
        self._pen = pen
        self._line = ""
        self._column = 0  # of the innermost key or dash of the current line
        self._block: int | None = None  # in a block scalar: the column that its text must pass
        self._plain: int | None = None  # after a plain value: the column that a next line of it must pass
        self._quote = ""  # the quote that was opened and not closed yet
        self._flow: list[str] = []  # the brackets that were opened and not closed yet
        self._flow_column = 0
        self._key_next = False  # inside braces: a key comes next

    def run(self) -> None:
        """Walk through every line."""
        for number, line in enumerate(self._pen.lines):
            start = _end_of_indent(line)
            if self._is_text(line, start):
                continue
            if self._is_ordinary(line, start):
                continue
            self._line = line
            self._pen.begin(number, line)
            self._walk(start)
            if "\t" in line:
                self._pen.tabs()
            self._pen.finish()

    def _is_text(self, line: str, start: int) -> bool:
        """Whether the line belongs to a block scalar."""
        if self._block is None:
            return False
        if len(line) - len(line.lstrip(" ")) > self._block:
            return True
        if start < len(line):
            self._block = None
        return False

    def _is_ordinary(self, line: str, start: int) -> bool:
        """A key with nothing or a plain text behind it, outside quotes and brackets: nothing to look at."""
        if self._quote or self._flow or (self._plain is not None and start > self._plain):
            return False
        ordinary = _ORDINARY_LINE.fullmatch(line)
        if ordinary is None:
            return False
        self._column = ordinary.start(1)
        self._plain = self._column if ordinary.end(1) + 1 < len(line) else None
        return True

    def _walk(self, start: int) -> None:
        if self._quote:
            self._continue_quote()
        elif start == len(self._line) or self._line[start] == "#":
            self._pen.text(start, len(self._line))
            self._pen.unseen_blanks(start)
        elif self._flow and not self._is_new_line(start):
            self._in_flow(self._pen.blanks(0, "行首"))
        else:
            self._flow.clear()
            self._pen.blanks(0, "行首")
            self._block_line(start)

    def _is_new_line(self, start: int) -> bool:
        """A bracket was never closed: here comes a key at the level of the one that opened it."""
        return start <= self._flow_column and _NEW_LINE.match(self._line, start) is not None

    # --- lines outside brackets -----------------------------------------------------------------------

    def _block_line(self, start: int) -> None:
        line = self._line
        if self._plain is not None and start > self._plain:
            self._behind_text(start, self._comment(start))
            return
        self._plain = None
        if start == 0 and line.startswith(("%", "---", "...")):
            return
        self._column = start
        if _EXPLICIT.match(line, start):
            self._pen.explicit_key(start)
            self._value(self._pen.blanks(start + 1, "“?”后面"))
            return
        position, listed = start, False
        while dash := _DASH.match(line, position) or WRONG_DASH.match(line, position):
            self._column, listed = position, True
            if dash.re is WRONG_DASH:
                self._pen.dash(position)
            position = self._pen.blanks(position + 1, "“-”后面")
            if position == len(line):
                return
        self._key_or_value(position, listed)

    def _key_or_value(self, position: int, listed: bool) -> None:
        line = self._line
        if line[position] in _QUOTED:
            self._quoted_key_or_value(position)
            return
        if line[position] in _NO_TEXT or BAD_START.match(line, position):
            self._value(position)
            return
        stop = _KEY_END.search(line, position)
        proper = stop.start() if stop and line[stop.start()] == ":" else None
        meant = self._meant_key_end(position, listed=listed, ascii_too=proper is None)
        at = meant if meant is not None and (proper is None or meant < proper) else proper
        if at is None:
            self._plain_value(position, continued=listed)
        else:
            self._behind_key(position, at, line[position:at].rstrip())

    def _meant_key_end(self, position: int, *, listed: bool, ascii_too: bool) -> int | None:
        """A colon that YAML does not take for the end of a key, but that was meant so."""
        line = self._line
        colon = _ANY_COLON.search(line, position, position + 2 * LONGEST_KEY)
        if colon is None or (colon[0] == ":" and not ascii_too):
            return None
        at = colon.start()
        meant = is_key(line[position:at].rstrip(), colon[0], line[at + 1 : at + 2], listed=listed)
        return at if meant else None

    def _quoted_key_or_value(self, position: int) -> None:
        end = self._quoted(position)
        if end is None:
            return
        if colon := _COLON_BEHIND.match(self._line, end):
            self._behind_key(position, colon.start(1), self._line[position:end])
        else:
            self._comment(end)

    def _behind_key(self, position: int, at: int, word: str) -> None:
        """A key from ``position`` to its colon; then its value."""
        self._column = position
        self._pen.colon(at, word)
        self._value(self._pen.blanks(at + 1, "冒号后面"))

    def _value(self, position: int) -> None:
        """What stands behind a key or a dash."""
        line = self._line
        while match := _PROPERTY.match(line, position):
            position = match.end()
        if position == len(line):
            return
        if line[position] in _QUOTED:
            end = self._quoted(position)
            if end is not None:
                self._comment(end)
        elif line[position] in "{[":
            self._flow_column = self._column
            self._in_flow(position)
        elif _BLOCK_HEAD.match(line, position):
            self._block = self._column
        elif BAD_START.match(line, position):
            self._pen.bad_start(position, line[position : self._comment(position)].rstrip())
        elif line[position] != "#":
            self._plain_value(position, continued=True)
        else:
            if not self._pen.has_children(self._column):
                self._behind_text(position, position)
            self._comment(position)

    def _plain_value(self, position: int, *, continued: bool) -> None:
        end = self._comment(position)
        colon = _KEY_END.search(self._line, position, end)
        if colon and self._line[colon.start()] == ":":
            self._pen.second_colon(colon.start(), self._line[position:end].rstrip())
        if continued:
            self._behind_text(position, end)
        self._plain = self._column if continued and end == len(self._line) else None

    def _behind_text(self, position: int, end: int) -> None:
        """A comment behind an unquoted text, which may have been meant as the rest of it."""
        if NUMBER_SIGN.match(self._line, end):
            self._pen.number_sign(position, end)

    def _comment(self, position: int) -> int:
        """The end of what is not a comment."""
        found = _COMMENT.search(self._line, position)
        if found is None:
            return len(self._line)
        self._pen.text(found.start(), len(self._line))
        return found.start()

    # --- quotes ---------------------------------------------------------------------------------------

    def _quoted(self, position: int) -> int | None:
        """The end of a quoted text; None when it goes on in the next line."""
        quote = self._line[position]
        match = _QUOTED[quote].match(self._line, position + 1)
        if match is None:
            self._quote = quote
            self._pen.text(position, len(self._line))
            return None
        self._pen.text(position, match.end())
        return match.end()

    def _continue_quote(self) -> None:
        match = _QUOTED[self._quote].match(self._line)
        if match is None:
            self._pen.text(0, len(self._line))
            return
        self._quote = ""
        self._pen.text(0, match.end())
        if self._flow:
            self._in_flow(match.end())
        else:
            self._comment(match.end())

    # --- braces and brackets --------------------------------------------------------------------------

    def _in_flow(self, position: int) -> None:
        """Walk on inside brackets until the line or the outermost bracket ends."""
        line = self._line
        while position < len(line):
            char = line[position]
            if char in "}]":
                self._flow.pop()
                if not self._flow:
                    self._comment(position + 1)
                    return
            if char in "{[":
                self._flow.append(char)
            if char in "{}[],:":
                self._key_next = char in "{," and self._flow[-1:] == ["{"]
                position += 1
                continue
            if char == "#" and (position == 0 or line[position - 1].isspace()):
                self._flow_comment(position)
                return
            behind = self._flow_text(position)
            if behind is None:
                return
            position = behind

    def _flow_comment(self, position: int) -> None:
        """A comment inside brackets; it may have swallowed the closing one."""
        self._pen.text(position, len(self._line))
        if _CLOSING[self._flow[-1]] in self._line[position:]:
            self._pen.swallowed(position)
        elif match := _FLOW_VALUE.search(self._line, 0, position):
            self._behind_text(match.start(1), position)

    def _flow_text(self, position: int) -> int | None:
        """Blanks, a quoted or a plain text inside brackets; the position behind what was understood."""
        line = self._line
        if self._key_next and (ordinary := _ORDINARY.match(line, position)):
            self._key_next = False
            return ordinary.end()
        if line[position].isspace():
            return max(self._pen.blanks(position, "括号里"), position + 1)
        if line[position] in _QUOTED:
            return self._quoted(position)
        match = _FLOW_PLAIN.match(line, position)
        end = match.end() if match else position + 1
        colon = _ANY_COLON.search(line, position, min(end, position + 2 * LONGEST_KEY)) if self._key_next else None
        if colon:
            at = colon.start()
            word = line[position:at].rstrip()
            if is_key(word, colon[0], line[at + 1 : at + 2], listed=False):
                self._pen.colon(at, word)
                self._key_next = False
                return at + 1
        if BAD_START.match(line, position) or LONE_DASH.match(line, position):
            self._pen.bad_start(position, line[position:end].rstrip())
        return end


def _end_of_indent(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0
