"""Every example is a workspace without a fault, and prints what it is there to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from tests.word import grid

EXAMPLES = sorted(path for path in (Path(__file__).parent.parent / "examples").iterdir() if path.is_dir())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_no_fault(example: Path, tmp_path: Path) -> None:
    outcome = pipeline.build(example, tmp_path / "out", Selection())
    assert [str(issue) for issue in outcome.issues] == []
    assert {each.status for each in outcome.documents} == {"新生成"}


def test_a_format_of_ones_own(tmp_path: Path) -> None:
    example = next(path for path in EXAMPLES if path.name == "自定格式")
    pipeline.build(example, tmp_path / "out", Selection())
    (document,) = (tmp_path / "out").rglob("*.docx")
    cells = grid(document.read_bytes())
    assert [cells[row, column] for row in (4, 5, 6) for column in (3, 7, 8)] == [
        "年度资金总额", "500,000.00", "486,450.50",
        "其中：上级补助", "300,000.00", "300,000.00",
        "本级财政拨款", "200,000.00", "186,450.50",
    ]  # fmt: skip
    assert cells[3, 1] == "项目资金（元）"
    assert "全年执行486,450.50元，执行率97.29%。" in " ".join(cells.values())
    assert "合计得分" in cells.values()
