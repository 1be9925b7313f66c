"""Issues as SARIF 2.1.0, the format that editors and code review show beside the line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from reportgen import __version__
from reportgen.cli.manual import all_pages
from reportgen.cli.regions import Regions
from reportgen.issues import SECTIONS, Issue, Page, Where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
VERSION = "2.1.0"


def sarif_log(issues: Sequence[Issue], regions: Regions, properties: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """One run with its results and the manual page of every rule that they name."""
    pages = {page.code: page for page in all_pages()}
    codes = sorted({issue.code for issue in issues})
    positions = {code: position for position, code in enumerate(codes)}
    driver = {
        "name": "reportgen",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_rule(pages[code]) for code in codes],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue, positions[issue.code], regions) for issue in issues],
    }
    if properties is not None:
        run["properties"] = dict(properties)
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(page: Page) -> dict[str, Any]:
    """The metadata of a rule, from its manual page."""
    sections = [(name, page.sections[name]) for name in SECTIONS if name in page.sections]
    return {
        "id": page.code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.sections["说明"]},
        "help": {
            "text": "\n".join(f"{name}：{text}" for name, text in sections),
            "markdown": "\n\n".join(_markdown(name, text) for name, text in sections),
        },
        "defaultConfiguration": {"level": page.level},
    }


def _markdown(name: str, text: str) -> str:
    body = f"```yaml\n{text}\n```" if name.endswith("例") else text
    return f"**{name}**\n\n{body}"


def _result(issue: Issue, rule: int, regions: Regions) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": issue.code,
        "ruleIndex": rule,
        "level": issue.level,
        "message": {"text": f"{issue.message}\n改法：{issue.hint}"},
        "locations": [{"physicalLocation": _location(issue.where, regions)}],
    }
    if issue.sides is not None:
        found["properties"] = issue.sides.told
    if issue.waived:
        found["suppressions"] = [{"kind": "inSource", "justification": issue.waived}]
    return found


def _location(where: Where, regions: Regions) -> dict[str, Any]:
    """A file of the workspace; a place in it counts lines and characters from 1."""
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(where.file)}}
    if where.line is not None:
        location["region"] = {"startLine": where.line}
        if where.column is not None:
            location["region"]["startColumn"] = where.column
        if end := regions.end_of(where):
            location["region"] |= {"endLine": end[0], "endColumn": end[1]}
    return location
