"""When a typed reason is a reason: something beyond “无” and a dash, and beyond a phrase that fits anything."""

from __future__ import annotations

from reportgen.model.values import Gap, Text

_EMPTY = ("", "无", "没有", "暂无", "不适用")
_SIGNS = "。．.，,；;、-－—–/／\\ 　\n"
_VAGUE = (
    *_EMPTY, "略", "同上", "见上", "其他", "正常", "合理", "已完成", "完成", "未完成", "暂未完成", "按计划完成",
    "基本完成", "按要求完成", "无偏差", "加强管理", "进一步加强管理", "继续加强管理", "加强监督管理", "继续努力",
    "继续改进", "下年改进", "加以改进", "客观原因", "主观原因", "历史原因", "特殊原因", "其他原因", "实际原因",
    "工作原因", "工作需要", "实际需要", "根据实际情况", "年初预算不准确", "预算不准确", "增加", "减少", "支出增加",
    "支出减少", "实际支出增加", "实际支出减少", "完成较好", "完成良好", "按期完成", "如期完成", "按时完成", "全部完成",
    "符合要求", "达到预期", "达到预期目标", "政策原因", "不可抗力", "业务需要", "工作安排", "实际情况", "据实支出",
    "正常支出", "正常变动", "暂无偏差", "无原因",
)  # fmt: skip


def is_reason(leaf: Text | Gap | None) -> bool:
    """Does a reason stand there? A gap is reported as such, so it is not missing."""
    if isinstance(leaf, Text):
        return leaf.text.strip(_SIGNS) not in _EMPTY
    return leaf is not None


def is_vague(text: str) -> bool:
    """Nothing but a phrase that fits any case."""
    return text.strip(_SIGNS) in _VAGUE
