"""文字里有网页代码。

说明：从网页、系统里复制的文字会带着 <br>、&nbsp; 这样的代码，印出去就是一串符号。
错例：完成情况: 全年举办业务培训4期<br/>效果良好&nbsp;
对例：完成情况: 全年举办业务培训4期，合格率>95%，研发&推广
改法：删去代码；要换行的，用“|”段落另起一行
"""

from __future__ import annotations

import re

from reportgen.checks.narratives import narratives
from reportgen.checks.runner import Checked, Compared
from reportgen.compute.facts import Facts
from reportgen.model.faults import cut

LEVEL = "error"
_TAGS = "br|p|div|span|font|b|i|u|strong|em|a|table|tr|td|th|tbody|thead|ul|ol|li|img|h[1-6]|sup|sub|style|script|o:p"
_HTML = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>|<!--|&(?:[a-z]{{2,8}}|#x?[0-9a-f]{{2,6}});", re.IGNORECASE)


def check(facts: Facts) -> Checked:
    """The first code of each text."""
    for each in narratives(facts):
        yield Compared.ENTRY
        if found := _HTML.search(each.text):
            yield each.finding(f"“{each.key}”里有网页代码“{cut(found[0])}”")
