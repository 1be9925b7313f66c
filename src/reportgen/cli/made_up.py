"""A made-up unit with something of everything, for those who draw a template before there is data."""

from __future__ import annotations

from importlib.resources import as_file, files

from reportgen.model.workspace import Report, read_workspace


def made_up_report() -> Report:
    """Its data, read like that of any unit."""
    with as_file(files("reportgen") / "starter" / "示例") as workspace:
        (report,) = read_workspace(workspace).reports
    return report
