"""When a typed reason is a reason: something beyond “无” and a dash."""

from __future__ import annotations

from reportgen.model.values import Gap, Text

_EMPTY = ("", "无", "没有", "暂无", "不适用")
_SIGNS = "。．.，,；;、-－—–/／\\ 　"


def is_reason(leaf: Text | Gap | None) -> bool:
    """Does a reason stand there? A gap is reported as such, so it is not missing."""
    if isinstance(leaf, Text):
        return leaf.text.strip(_SIGNS) not in _EMPTY
    return leaf is not None
