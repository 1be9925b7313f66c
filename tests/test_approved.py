"""Approved figures: printed everywhere the computed one would be, added nowhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import yaml

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.pipeline import Outcome
from tests.accounts_sample import TWO_ROWS, Data, accounts, make
from tests.sample import UNIT, YEAR
from tests.test_final_accounts import lines, table

REASON = "财政决算系统导出表所载，口径尾差"


def approved(root: Path, *items: tuple[str, str], **more: str) -> Outcome:
    make(root, accounts(TWO_ROWS))
    entries: list[Data] = [{"位置": position, "值": value, "原因": REASON, **more} for position, value in items]
    text = yaml.safe_dump({"文件": "核定", "年度": YEAR, "核定": entries}, allow_unicode=True, sort_keys=False)
    (root / "data" / UNIT / str(YEAR) / "核定.yaml").write_text(text, encoding="utf-8")
    return pipeline.build(root, root / "out", Selection())


def document(root: Path) -> bytes:
    (path,) = (root / "out").rglob("*决算公开说明.docx")
    return path.read_bytes()


def test_a_figure_is_printed_as_approved_and_listed_at_every_run(tmp_path: Path) -> None:
    outcome = approved(tmp_path, ("决算.一般公共预算类[一般公共服务支出].项[行政运行].完成年初预算率", "93.35%"))
    assert [(issue.code, issue.level, issue.message) for issue in outcome.issues] == [
        (
            "K103",
            "warning",
            "决算.一般公共预算类[一般公共服务支出].项[行政运行].完成年初预算率 按核定印 93.35%，计算得 93.33%；"
            f"原因：{REASON}",
        )
    ]
    told = [line for line in lines(document(tmp_path)) if "行政运行（项）。" in line]
    assert told == [
        "1.商贸事务（款）行政运行（项）。年初预算150.00万元，支出决算140.00万元，完成年初预算的93.35%。"
        "决算数与年初预算数的差异原因：工作量变化。"
    ]


def test_sums_above_add_the_computed_figures(tmp_path: Path) -> None:
    """The row of 行政运行 in 公开05表 prints what was approved; 合计 stays, in Word and in Excel."""
    outcome = approved(tmp_path, ("决算.一般公共预算行[2011301].基本支出", "140.01"))
    assert [issue.level for issue in outcome.issues] == ["warning"]
    rows = {row[0]: row for row in table(document(tmp_path), 5)}
    assert (rows["2011301"][3], rows["20113"][3], rows[""][3]) == ("140.01", "140.00", "140.00")
    (path,) = (tmp_path / "out").rglob("*公开表.xlsx")
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=True)["公开05表"]
    values = {str(row[0].value): row[3].value for row in sheet}
    assert (values["2011301"], values["20113"]) == (140.01, 140)


def test_a_sentence_is_printed_as_approved(tmp_path: Path) -> None:
    approved(tmp_path, ("决算.总计.比年初预算.说法", "减少20.01万元，下降8.34%"))
    (line,) = (line for line in lines(document(tmp_path)) if line.startswith("演示单位2023年度收入、支出决算总计"))
    assert "与年初预算相比，收、支总计各减少20.01万元，下降8.34%" in line


def test_identities_and_typed_words_cannot_be_approved(tmp_path: Path) -> None:
    outcome = approved(tmp_path, ("决算.总计.决算", "220.01"), ("单位.名称", "某单位"), ("决算.总计.决", "1"))
    assert [(issue.code, issue.message.partition("；")[0]) for issue in outcome.issues if issue.code == "K101"] == [
        ("K101", "“决算.总计.决算”是恒等的数（两边的总计、分值的合计），不能核定"),
        ("K101", "“单位.名称”不是计算的数，直接改数据"),
        ("K101", "位置“决算.总计.决”里的“决”不存在，是否想写“决算”"),
    ]
    assert outcome.documents == ()


def test_approving_what_is_printed_anyway_is_superfluous(tmp_path: Path) -> None:
    outcome = approved(tmp_path, ("决算.总计.比年初预算.说法", "减少20.00万元，下降8.33%"))
    assert [(issue.code, issue.level) for issue in outcome.issues] == [("K104", "warning")]
