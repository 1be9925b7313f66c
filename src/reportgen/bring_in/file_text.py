"""The files that an import writes, as texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportgen.bring_in.draft import FUNDS, INDICATORS, NAME, PROJECT, PUBLISHED, WEIGHTS, WHOLE
from reportgen.bring_in.yaml_text import yaml_text
from reportgen.source.control import INVISIBLE

_OF_PROJECT = (
    ("文件", "年度", "编码", NAME, "主管部门", "实施单位", "开始时间", "完成时间", "金额单位"),
    (FUNDS, "资金用途", "支出计划"),
    ("预期目标", "目标", "完成情况", "改进措施"),
    (WEIGHTS,),
    (INDICATORS,),
    (PUBLISHED,),
)
_OF_WHOLE = (
    ("文件", "年度", "金额单位", "联系人", "联系电话", "编制人数", "实有人数"),
    ("单位职能",),
    ("批复资金总额", "上年预算执行"),
    ("任务",),
    ("总体目标",),
    ("履职",),
    (INDICATORS,),
    (PUBLISHED,),
)
_SECTIONS = {PROJECT: (_OF_PROJECT, "../../../.schema"), WHOLE: (_OF_WHOLE, "../../.schema")}
"""The keys of each kind of file, and the way from it to the schemas."""
_PROSE = frozenset({"预期目标", "完成情况", "单位职能"})


def data_text(content: Mapping[str, Any], origin: str, notes: Iterable[str] = ()) -> str:
    """A data file: where it came from at its head, what found no place in it at its end."""
    sections, schemas = _SECTIONS[content["文件"]]
    keys = [{key: content[key] for key in section if content.get(key)} for section in sections]
    listed = [f"#   {line}\n" for note in notes for line in note.splitlines()]
    text = (
        f"# yaml-language-server: $schema={schemas}/{content['文件']}.json\n"
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
