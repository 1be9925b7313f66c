"""文字里有没有改掉的模板字样。

说明：XX、××、{…}、【】里的提示等是从别的文档或模板抄来时留下的，印出去就是公开的差错。文字里引用计算的数用
{{ 执行率 }}，可用的名字只有固定的几个，写错的名字也在这里报告。
错例：预期目标: 全年举办业务培训XX期
对例：预期目标: 全年举办业务培训4期
改法：换成真实的内容；引用数时只用 {{ 执行率 }}、{{ 全年执行 }}、{{ 总分 }} 等固定的名字
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.compute.project import TEXT_NAMES
from reportgen.model.faults import cut
from reportgen.model.record import Record
from reportgen.model.values import Measure, Text

LEVEL = "error"
FIRM = True

_NAME = re.compile(r"\{\{([^{}]*)\}\}")
# Each pattern reads a text in one pass: no quantifier over something that another one could take as well.
_LEFT_OVER = re.compile(
    r"(?<![A-Za-z0-9])20[XxＸｘ]{2}(?![A-Za-z])"
    r"|(?<![A-Za-zＡ-Ｚ])[XＸ]{2,}(?:[.．][XＸ]+)?(?![A-Za-zＡ-Ｚ])"
    r"|(?<![A-Za-z])[xｘ]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z])[XＸ×╳](?=[年月日%％万元])"
    r"|[×╳]{2,}|[□○]{2,}|_{2,}|\*{2,}"
    r"|（(?:增加|增长|上升)[/／](?:减少|下降|降低)）"
    r"|\{[^{}0-9][^{}]*\}|｛[^｛｝]*｝"
)
_BRACKETS = re.compile(r"【([^【】]*)】")
_ASKING = ("待填", "请填", "填写", "填报", "此处", "待补")


def check(facts: Facts) -> Checked:
    """Every typed text of every file."""
    for record in facts.report.records:
        for key, holder, text in _texts(record):
            yield Compared.ENTRY
            if found := left_over(_without_names(text)):
                yield Finding(holder, key, f"“{key}”里有没有改掉的字样“{cut(found)}”{_hint(found)}")


def left_over(text: str) -> str | None:
    """The first sign of a template in a text."""
    if match := _LEFT_OVER.search(text):
        return match[0]
    asking = (match[0] for match in _BRACKETS.finditer(text) if any(word in match[1] for word in _ASKING))
    return next(asking, None)


def _texts(record: Record) -> Iterator[tuple[str, Record, str]]:
    """Each text with its key and the record that holds it."""
    for holder in record.records():
        for key, value in holder.own_values():
            if isinstance(value, Text | Measure):
                yield key, holder, value.text


def _without_names(text: str) -> str:
    """The text without references to computed figures."""
    return _NAME.sub(lambda match: "" if match[1].strip() in TEXT_NAMES else match[0], text)


def _hint(found: str) -> str:
    return f"；可引用的名字：{'、'.join(TEXT_NAMES)}" if found.startswith("{") else ""
