"""Write the shipped Word templates: python templates/_构建/build.py"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import 内蒙古2021自评表
import 内蒙古2023自评表
import 决算公开说明
import 外省自评表
import 整体绩效目标表
import 更正说明
import 标签手册
import 核对报告
import 河北2021绩效目标册
import 河北2021绩效目标表
import 甘肃2021整体自评表
import 甘肃2021自评表
import 自评表汇编
import 评价报告
import 项目清单
import 项目预算绩效目标表

SHIPPED: dict[str, Callable[[], bytes]] = {
    "内蒙古-2023/项目支出绩效自评表.docx": 内蒙古2023自评表.build,
    "内蒙古-2023/项目支出绩效自评表汇编.docx": 自评表汇编.build,
    "内蒙古-2023/决算公开说明.docx": 决算公开说明.build,
    "内蒙古-2023/项目支出绩效评价报告.docx": 评价报告.build,
    "内蒙古-2021/部门整体预算绩效目标表.docx": 整体绩效目标表.build,
    "内蒙古-2021/项目预算绩效目标表.docx": 项目预算绩效目标表.one,
    "内蒙古-2021/项目预算绩效目标表（合并）.docx": 项目预算绩效目标表.combined,
    "内蒙古-2021/项目支出绩效自评表.docx": 内蒙古2021自评表.build,
    "内蒙古-2021/项目清单.docx": 项目清单.build,
    "甘肃-2021/项目支出绩效自评表.docx": 甘肃2021自评表.build,
    "甘肃-2021/部门（单位）整体支出绩效目标自评表.docx": 甘肃2021整体自评表.build,
    "河北-2021/专项资金绩效目标表.docx": 河北2021绩效目标表.special_fund,
    "河北-2021/预算项目绩效目标表.docx": 河北2021绩效目标表.budget_project,
    "河北-2021/绩效目标册.docx": 河北2021绩效目标册.build,
    "核对报告/核对报告.docx": 核对报告.build,
    "标签手册/标签手册.docx": 标签手册.build,
    "更正说明/更正说明.docx": 更正说明.build,
}
"""Path below templates/ and what builds it."""
EXAMPLES: dict[str, Callable[[], bytes]] = {
    "外省表样/templates/某省-2024/项目支出绩效自评表.docx": 外省自评表.build,
}
"""Path below examples/ and what builds it."""


def main() -> None:
    """Build every template in its place."""
    root = Path(__file__).resolve().parents[2]
    for folder, built in (("templates", SHIPPED), ("examples", EXAMPLES)):
        for name, build in built.items():
            (root / folder / name).parent.mkdir(exist_ok=True, parents=True)
            (root / folder / name).write_bytes(build())


if __name__ == "__main__":
    main()
