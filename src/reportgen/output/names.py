"""File names that Windows, Linux and a zip can hold."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_BYTES = 200
"""Most file systems allow 255 bytes; the rest is for a suffix and for copies named by Word or by a clerk."""

# What Windows forbids, replaced by the full-width sign that looks like it.
_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
# Reserved with any ending too (“CON.表.docx”), so the mark that frees a name stands before it.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE)


def safe_name(text: str, suffix: str = ".docx") -> str:
    """One path component that means the same on every system; a suffix that is already there is not doubled."""
    words = _UNPRINTABLE.sub("", " ".join(text.split()))
    name = " ".join(unicodedata.normalize("NFC", words).translate(_FORBIDDEN).split()).strip(". ")
    if suffix and name.lower().endswith(suffix):
        name = name[: -len(suffix)].rstrip(". ")
    if name.startswith("~$"):
        name = "～" + name[1:]
    if not name:
        name = "未命名"
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return _shortened(name, MAX_BYTES - len(suffix.encode())) + suffix


def _shortened(name: str, limit: int) -> str:
    """A long name cut at a character, with a hash so that two long names stay two."""
    if len(name.encode()) <= limit:
        return name
    mark = "-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    kept = name.encode()[: limit - len(mark)].decode(errors="ignore")
    return kept.rstrip(". ") + mark


def same_file(path: str) -> str:
    """A key under which two names collide on a system that ignores case."""
    return unicodedata.normalize("NFC", path).casefold()
