"""A clerk's word that a finding of a rule is right as it stands: kept beside the data, with its reason."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.record import Record, as_list, needed, optional
from reportgen.model.values import TextLeaf


class Waiver(Record):
    """一条豁免"""

    rule: TextLeaf = needed("规则", "规则的编码，如 P206")
    reason: TextLeaf = needed("理由", "为什么可以不改；随问题列出")
    position: TextLeaf | None = optional("位置", "只豁免一处：值的名字，与公布值的位置写法相同，如 项目.执行率")


Waivers = Annotated[tuple[Waiver, ...], as_list]
WAIVERS = optional("豁免", "核对规则在这里的问题有正当理由的，写明规则和理由，问题降为提示", ())
"""The one key of every record that may carry waivers; they hold for it and for all below it."""
