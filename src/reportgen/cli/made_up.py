"""A made-up unit with something of everything, for those who draw a template before there is data."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path

from reportgen.cli.new import DEMO_YEAR, starter
from reportgen.model.workspace import Report, read_workspace
from reportgen.output.files import write_folder

UNIT, PROJECT = "示例单位", "业务培训经费"
_OF_THE_YEAR = ("决算", "概况", "整体支出")


def made_up_report() -> Report:
    """Its data, read like that of any unit."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        unit = Path(folder) / "data" / UNIT
        content = starter(UNIT) | {f"{DEMO_YEAR}/{name}.yaml": _content(name) for name in _OF_THE_YEAR}
        content[f"{DEMO_YEAR}/概况.yaml"] += f"评价报告项目: {PROJECT}\n".encode()
        unit.parent.mkdir()
        write_folder(unit, content)
        (report,) = read_workspace(Path(folder)).reports
    return report


def _content(name: str) -> bytes:
    return (files("reportgen") / "starter" / f"{name}.yaml").read_bytes()
