"""Write the shipped Word templates: python templates/_构建/build.py"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import 项目支出绩效自评表

SHIPPED: dict[str, Callable[[], bytes]] = {
    "内蒙古-2023/项目支出绩效自评表.docx": 项目支出绩效自评表.build,
}
"""Path below templates/ and what builds it."""


def main() -> None:
    """Build every template in its place."""
    templates = Path(__file__).resolve().parent.parent
    for name, build in SHIPPED.items():
        (templates / name).write_bytes(build())


if __name__ == "__main__":
    main()
