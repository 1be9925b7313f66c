"""The files that an import writes, as texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportgen.bring_in.draft import FUNDS, INDICATORS, NAME, PUBLISHED, WEIGHTS
from reportgen.bring_in.yaml_text import yaml_text
from reportgen.source.control import INVISIBLE

_SECTIONS = (
    ("文件", "年度", "编码", NAME, "主管部门", "实施单位", "开始时间", "完成时间", "金额单位"),
    (FUNDS, "资金用途", "支出计划"),
    ("预期目标", "目标", "完成情况", "改进措施"),
    (WEIGHTS,),
    (INDICATORS,),
    (PUBLISHED,),
)
_PROSE = frozenset({"预期目标", "完成情况"})


def project_text(content: Mapping[str, Any], origin: str, notes: Iterable[str] = ()) -> str:
    """A project file: where it came from at its head, what found no place in it at its end."""
    keys = [{key: content[key] for key in section if content.get(key)} for section in _SECTIONS]
    listed = [f"#   {line}\n" for note in notes for line in note.splitlines()]
    text = (
        "# yaml-language-server: $schema=../../../.schema/项目.json\n"
        f"# {' '.join(origin.split())}\n"
        + yaml_text(keys, _PROSE)
        + ("\n# 导入时没有放进上面各键的，请逐条看过再删去：\n" + "".join(listed) if listed else "")
    )
    return INVISIBLE.sub("", text)


def unit_text(name: str, year: int, profile: str) -> str:
    """The file of a unit of which only the tables are known."""
    keys: dict[str, Any] = {
        "文件": "单位",
        "名称": name,
        "性质": "待填",
        "格式": {str(year): profile},
        "联系人": "待填",
        "联系电话": "待填",
    }
    text = "# yaml-language-server: $schema=../.schema/单位.json\n" + yaml_text([keys], frozenset())
    return INVISIBLE.sub("", text)
