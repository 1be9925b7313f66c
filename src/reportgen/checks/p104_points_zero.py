"""指标的分值为零。

说明：每个指标的分值都应大于零，否则完成与否都不影响总分；确实没有内容、按表样要留一行的，名称写“无”。
错例：指标.数量指标[1].分值: 0
     指标.数量指标[2].分值: 20
对例：指标.数量指标[1].分值: 5
     指标.数量指标[2].分值: 15
改法：给这个指标定分值，或删去这一行
"""

from __future__ import annotations

from reportgen.checks.runner import Checked, Compared, Finding
from reportgen.compute.facts import Facts
from reportgen.figures import Figure

LEVEL = "warning"


def check(facts: Facts) -> Checked:
    """Every indicator counts for something."""
    for project in facts.projects:
        for each in project.indicators:
            if not isinstance(each.points, Figure):
                continue
            yield Compared.ENTRY
            if each.points.value == 0 and str(each.name) != "无":
                yield Finding(each.record, "分值", f"“{each.name}”的分值为零，完成与否都不影响总分")
