"""Write the shipped Word templates: python templates/_构建/build.py"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import 内蒙古2021自评表
import 内蒙古2023自评表
import 甘肃2021自评表
import 项目清单

SHIPPED: dict[str, Callable[[], bytes]] = {
    "内蒙古-2023/项目支出绩效自评表.docx": 内蒙古2023自评表.build,
    "内蒙古-2021/项目支出绩效自评表.docx": 内蒙古2021自评表.build,
    "内蒙古-2021/项目清单.docx": 项目清单.build,
    "甘肃-2021/项目支出绩效自评表.docx": 甘肃2021自评表.build,
}
"""Path below templates/ and what builds it."""


def main() -> None:
    """Build every template in its place."""
    templates = Path(__file__).resolve().parent.parent
    for name, build in SHIPPED.items():
        (templates / name).parent.mkdir(exist_ok=True)
        (templates / name).write_bytes(build())


if __name__ == "__main__":
    main()
