"""From bytes to text: UTF-8 with or without a mark at its head, any line ends."""

from __future__ import annotations

import re

from reportgen.issues import Issue, Where
from reportgen.source import faults

LIMIT = 2_000_000
_LIMIT_WORDS = "2 MB"
_COMMON = r"[\t\r\n\x20-\x7e\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e\u2010-\u2026·×÷°￥]+"
"""What a clerk's text in Chinese is made of."""
MARK = b"\xef\xbb\xbf"


def decode(data: bytes, name: str) -> str | Issue:
    """The text with ``\\n`` at every line end, or why there is none."""
    if len(data) > LIMIT:
        return faults.too_large(Where(name), _LIMIT_WORDS)
    data = data.removeprefix(MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _encoding_issue(data, error, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return faults.empty(Where(name))
    return text


def _encoding_issue(data: bytes, error: UnicodeDecodeError, name: str) -> Issue:
    """Say which encoding it is and how to leave it; the place is the first byte that is not UTF-8."""
    before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, last = before.count("\n") + 1, before.rpartition("\n")[2]
    where = Where(name, line, len(last) + 1)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return faults.not_utf8(Where(name), "是 UTF-16（记事本里叫“Unicode”）", _SAVE_AS)
    if _is_gbk(data):
        return faults.not_utf8(where, "是 GBK（记事本里叫“ANSI”）", _SAVE_AS)
    return faults.not_utf8(where, "不是中文文本编码，可能不是文本文件", "换成文本文件，或把它移出 data 文件夹")


_SAVE_AS = "用记事本打开，“另存为”时编码选 UTF-8；WPS 里另存为纯文本，编码选 Unicode (UTF-8)，再把扩展名改回 .yaml"


def _is_gbk(data: bytes) -> bool:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    # Random bytes often decode by chance; a clerk's text is made of common characters.
    return len(re.sub(_COMMON, "", text)) * 10 <= len(text)
