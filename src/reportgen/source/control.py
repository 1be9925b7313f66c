"""Characters that nobody sees and that no Word file may hold."""

from __future__ import annotations

import re

# XML refuses the control characters; the rest are line breaks to YAML but not to an editor, marks that
# turn or join text unseen, and the mark that a decoder leaves where text was lost.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)

_NAMES = {
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\ufeff": "零宽的字节序标记",
    "\ufffd": "乱码占位符",
}


def name_of(char: str) -> str:
    """How a message calls the character."""
    return f"{_NAMES.get(char, '控制字符')} U+{ord(char):04X}"
