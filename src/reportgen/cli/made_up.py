"""A made-up unit with something of everything, for those who draw a template before there is data."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path

from reportgen.cli.new import YEAR, starter
from reportgen.model.workspace import Report, read_workspace

UNIT, PROJECT = "示例单位", "业务培训经费"
_OF_THE_YEAR = ("决算", "概况", "整体支出")


def made_up_report() -> Report:
    """Its data, read like that of any unit."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        unit = Path(folder) / "data" / UNIT
        texts = starter(UNIT) | {f"{YEAR}/{name}.yaml": _text(name) for name in _OF_THE_YEAR}
        texts[f"{YEAR}/概况.yaml"] += f"评价报告项目: {PROJECT}\n"
        for name, text in texts.items():
            path = unit / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (report,) = read_workspace(Path(folder)).reports
    return report


def _text(name: str) -> str:
    return (files("reportgen") / "starter" / f"{name}.yaml").read_text(encoding="utf-8")
