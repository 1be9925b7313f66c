"""Official figures that are already printed elsewhere: compared with ours, never used."""

from __future__ import annotations

from reportgen.model.record import Record, needed
from reportgen.model.values import TextLeaf


class Published(Record):
    """一个已公布的数"""

    position: TextLeaf = needed("位置", "数的名字，与模板标签相同，如 项目.总分")
    value: TextLeaf = needed("值", "公布的数，如 100、1687.40万元、57.13%")
