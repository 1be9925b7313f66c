"""The manual pages of every code: rules, and the faults of files, templates and output."""

from __future__ import annotations

from reportgen.bring_in import faults as import_faults
from reportgen.checks import all_rules
from reportgen.checks import faults as check_faults
from reportgen.editing import faults as editing_faults
from reportgen.issues import LEVEL_WORDS, SECTIONS, Page, pages_of
from reportgen.model import faults as model_faults
from reportgen.model import workspace_faults
from reportgen.output import faults as output_faults
from reportgen.render import drawn_faults, file_faults
from reportgen.render import faults as render_faults
from reportgen.source import faults as source_faults

GROUPS = {
    "S": "源文件",
    "M": "表样",
    "A": "合计与公布值",
    "B": "预算执行",
    "C": "科目",
    "P": "绩效",
    "K": "核定",
    "G": "整体支出与目标",
    "W": "文字",
    "E": "豁免与级别",
    "X": "文件与跨年",
    "T": "模板",
    "R": "导入旧表",
}
"""What the first letter of a code speaks of."""


def all_pages() -> list[Page]:
    """Every manual page, in the order of the groups."""
    pages = [rule.page for rule in all_rules()]
    for module in (
        source_faults, model_faults, workspace_faults, check_faults, render_faults, drawn_faults, file_faults,
        output_faults, editing_faults, import_faults,
    ):  # fmt: skip
        pages += pages_of(module)
    return sorted(pages, key=lambda page: (list(GROUPS).index(page.code[0]), page.code))


def level_words(page: Page) -> str:
    """The level of a page, and whether it is open to argument."""
    return LEVEL_WORDS[page.level] + ("，不能豁免" if page.firm else "")


def page_text(page: Page) -> str:
    """A page as the console shows it."""
    lines = [f"{page.code} {page.title}（{level_words(page)}）"]
    for name in SECTIONS:
        if name in page.sections:
            body = page.sections[name].splitlines()
            lines += ["", f"{name}：", *(f"    {line}" for line in body)]
    return "\n".join(lines)
