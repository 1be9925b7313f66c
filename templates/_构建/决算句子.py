"""What the sections of 决算公开说明 share: running text, and how a change is told."""

from __future__ import annotations

from lxml import etree

from gb9704 import TEXT
from ooxml import paragraph

UNIT = "{{ 单位.名称 }}{{ 单位.年度 }}年度"
LAST = "与上年决算相比"


def text(words: str) -> etree._Element:
    """A paragraph of running text."""
    return paragraph(words, TEXT)


def changed(name: str, against: str, subject: str = "") -> str:
    """与…相比，增加…，增长…，变动原因：…。 Nothing where there is nothing to compare with."""
    told = f"{{{{ {name}.说法 }}}}"
    # “各”goes with an amount, not with 持平.
    subject = f"{subject}{{% if {name}.差额 %}}各{{% endif %}}" if subject else ""
    reason = f"{{% if {name}.原因 %}}，变动原因：{{{{ {name}.原因 }}}}{{% endif %}}"
    return f"{{% if {name}.说法 %}}{against}，{subject}{told}{reason}。{{% endif %}}"
