"""The record of ``单位.yaml``: what holds for a unit in every year."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.record import Record, as_table, needed, optional
from reportgen.model.values import TextLeaf


class Unit(Record):
    """单位"""

    kind: TextLeaf = needed("文件", "文件种类，写“单位”")
    name: TextLeaf = needed("名称", "单位名称，按公章全称")
    nature: TextLeaf | None = optional("性质", "行政单位、参公事业单位、公益一类事业单位等")
    level: TextLeaf | None = optional("预算级次", "一级预算单位、二级预算单位等")
    profiles: Annotated[dict[str, TextLeaf], as_table] = needed("格式", "各年度用哪个格式，如 {2023: 内蒙古-2023}")
    contact: TextLeaf | None = optional("联系人", "公开文档上的联系人")
    telephone: TextLeaf | None = optional("联系电话", "公开文档上的联系电话")
