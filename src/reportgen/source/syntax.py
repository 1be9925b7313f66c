"""The parser's errors in Chinese, at the place where the clerk has to look."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from reportgen.issues import Issue, Where
from reportgen.source import faults
from reportgen.source.scan import Scanned
from reportgen.source.words import cut

_HAS_KEY = re.compile(r"- |.*:(?:\s|$)")
_LONG_ESCAPE = re.compile(r"\\U[0-9a-fA-F]{8}")


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped, what it was reading then, and since where."""

    where: Where
    since: Where
    problem: str
    context: str
    lines: tuple[str, ...]
    comments: dict[int, str]

    def line(self, where: Where) -> str:
        """The line as typed; nothing behind the end of the file."""
        index = (where.line or 1) - 1
        return self.lines[index] if index < len(self.lines) else ""

    def shown(self, where: Where) -> str:
        """The line as a message shows it."""
        return cut(self.line(where).strip())

    def split(self) -> tuple[str, str]:
        """The line before the stop and from it on."""
        line, at = self.line(self.where), (self.where.column or 1) - 1
        return line[:at], line[at:]


def translate(error: yaml.YAMLError, scanned: Scanned) -> Issue:
    """One issue for the error at which the parser stopped."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return faults.syntax(Where(scanned.name), "格式不对，读不下去", "检查冒号、引号、括号和缩进")
    since = getattr(error, "context_mark", None) or mark
    problem, context = (getattr(error, part, None) or "" for part in ("problem", "context"))
    stop = _Stop(scanned.where(mark), scanned.where(since), problem, context, scanned.lines, scanned.comments)
    return (
        _unclosed_quote(stop)
        or _wrong_escape(stop)
        or _in_brackets(stop)
        or _behind_a_value(stop)
        or _without_colon(stop)
        or _indentation(stop)
        or _general(stop)
    )


def impossible_escape(scanned: Scanned) -> Issue:
    """PyYAML without its C parser stumbles over an escape beyond Unicode."""
    for number, line in enumerate(scanned.lines, 1):
        if found := _LONG_ESCAPE.search(line):
            return faults.syntax(Where(scanned.name, number, found.start() + 1), *_ESCAPE_WORDS)
    return faults.syntax(Where(scanned.name), *_ESCAPE_WORDS)


_ESCAPE_WORDS = ("双引号里的反斜杠写法不对", "改用单引号；反斜杠在单引号里就是它自己")


def _unclosed_quote(stop: _Stop) -> Issue | None:
    if "quoted scalar" not in stop.context or "end of stream" not in stop.problem:
        return None
    found = f"这里的引号没有配对：“{stop.shown(stop.since)}”"
    return faults.syntax(stop.since, found, "在这段文字末尾补上同样的引号")


def _wrong_escape(stop: _Stop) -> Issue | None:
    if "quoted scalar" not in stop.context or not re.search("escape|hex", stop.problem):
        return None
    line, at = stop.line(stop.where), stop.where.column or 1
    backslash = line.rfind("\\", 0, at + 1)
    return faults.syntax(Where(stop.where.file, stop.where.line, max(backslash, 0) + 1), *_ESCAPE_WORDS)


def _in_brackets(stop: _Stop) -> Issue | None:
    if "flow mapping" not in stop.context and "flow sequence" not in stop.context:
        return None
    sign, closing, name = ("{", "}", "大括号") if "mapping" in stop.context else ("[", "]", "方括号")
    lines = range(stop.since.line or 1, (stop.where.line or 1) + 1)
    for line, comment in ((line, stop.comments[line]) for line in lines if line in stop.comments):
        found = f"“{cut(comment)}”前面有空格，从“#”起是注释，里面的“{closing}”不算，{name}就没有配对"
        where = Where(stop.where.file, line, len(stop.lines[line - 1]) - len(comment) + 1)
        return faults.syntax(where, found, f"值里有“#”就把值用引号括起来；是注释就移到“{closing}”后面")
    if stop.since.line != stop.where.line:
        found = f"这里的{name}“{sign}”没有配对的“{closing}”"
        return faults.syntax(stop.since, found, f"在末尾补上“{closing}”")
    before, _ = stop.split()
    if "，" in before[(stop.since.column or 1) - 1 :]:
        found = f"{name}里用了全角逗号“，”，应为半角逗号加一个空格"
        return faults.syntax(stop.where, found, "把“，”改成“, ”；值里的逗号用引号括起来")
    found = f"{name}里这个位置应是逗号或“{closing}”"
    return faults.syntax(stop.where, found, f"各项之间写半角逗号，末尾写“{closing}”")


def _behind_a_value(stop: _Stop) -> Issue | None:
    before, rest = stop.split()
    before = before.rstrip()
    if not before or not rest.strip():
        return None
    if before[-1] in "'\"":
        found = f"引号后面还有文字“{cut(rest)}”"
        return faults.syntax(stop.where, found, "整个值放在一对引号里；值里的引号用中文引号“”")
    if before[-1] in "]}":
        found = f"右括号后面还有文字“{cut(rest)}”"
        return faults.syntax(stop.where, found, "本意是文字时，整个值用引号括起来")
    return None


def _without_colon(stop: _Stop) -> Issue | None:
    where = stop.since if "simple key" in stop.context else stop.where
    line = stop.line(where).strip()
    lost = "simple key" in stop.context or ("block" in stop.context and not _HAS_KEY.match(line))
    if not lost or not line:
        return None
    found = f"这一行没有“键: ”：“{cut(line)}”"
    return faults.syntax(where, found, "写成“键: 值”，冒号是半角，后面加一个空格")


def _indentation(stop: _Stop) -> Issue | None:
    line = stop.shown(stop.where)
    if not line:
        return None
    if "mapping values are not allowed" in stop.problem or "sequence entries are not allowed" in stop.problem:
        found = f"这一行的缩进或写法与上一行不合：“{line}”"
        return faults.syntax(stop.where, found, "同级的键左边对齐；上一行已经有值，下面就不能再有下级")
    if "block" in stop.context:
        found = f"这一行的缩进与同级各行没有对齐：“{line}”"
        return faults.syntax(stop.where, found, "与同级的键左边对齐，下级多缩进两格")
    return None


def _general(stop: _Stop) -> Issue:
    line = stop.shown(stop.where)
    if not line:
        # The parser stops on the line after the last one, which no editor shows.
        where = stop.where
        if where.line is not None and where.line > len(stop.lines):
            where = Where(where.file, len(stop.lines), len(stop.lines[-1]) + 1)
        return faults.syntax(where, "读到文件末尾仍不完整", "检查前面的引号、括号是否成对")
    return faults.syntax(stop.where, f"读不下去：“{line}”", "检查这一行和上一行的冒号、引号、括号和缩进")
