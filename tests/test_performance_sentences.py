"""Section 十四 of 决算公开说明 and 项目支出绩效评价报告: what they say of lost points and of evaluated projects."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from tests.accounts_sample import TWO_ROWS, accounts, make
from tests.sample import DELETED, UNIT, YEAR, changed
from tests.test_final_accounts import lines

FULL = {"资金.财政拨款": "{年初预算: 10, 全年预算: 10, 全年执行: 10}", "执行偏差": DELETED}
REASON = "一期培训改为线上举办，节约了场地费"


def printed(root: Path, changes: dict[str, str], others: dict[str, str] | None = None) -> dict[str, list[str]]:
    """The lines of each document of a unit with final accounts; ``others`` are further projects."""
    folder = make(root, accounts(TWO_ROWS)) / "data" / UNIT / str(YEAR) / "项目"
    (folder / "示例项目.yaml").write_text(changed(changes), encoding="utf-8")
    for name, text in (others or {}).items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    outcome = pipeline.build(root, root / "out", Selection())
    assert [str(issue) for issue in outcome.issues if issue.level == "error"] == []
    return {path.stem: lines(path.read_bytes()) for path in (root / "out").rglob("*.docx")}


def line_with(documents: dict[str, list[str]], document: str, words: str) -> str:
    (found,) = (line for name in documents if document in name for line in documents[name] if words in line)
    return found


def problems(documents: dict[str, list[str]]) -> str:
    """What the summary of the project says went wrong."""
    return line_with(documents, "决算公开说明", "自评综述").partition("发现的主要问题及原因：")[2]


def below(documents: dict[str, list[str]], heading: str) -> str:
    (report,) = (documents[name] for name in documents if "评价报告" in name)
    return report[report.index(heading) + 1]


def test_each_loss_is_a_sentence_of_its_own_and_execution_comes_first(tmp_path: Path) -> None:
    deviation = "指标.数量指标[1].偏差"
    documents = printed(
        tmp_path, {"指标.数量指标[1].实际": "3", deviation: "一期改期；明年补办。", "改进措施": "细化培训计划"}
    )
    assert problems(documents) == (
        f"预算执行率得9.60分（满分10分），{REASON}。举办培训期数得7.5分（满分10分），一期改期；明年补办。"
        "参训人员满意度得9.8分（满分10分），部分人员反映课程偏多；下一年减少课时、增加案例。下一步改进措施：细化培训计划。"
    )
    assert below(documents, "五、存在的问题和改进措施") == (
        f"预算执行：{REASON}。举办培训期数：一期改期；明年补办。"
        "参训人员满意度：部分人员反映课程偏多；下一年减少课时、增加案例。细化培训计划。"
    )


def test_without_a_loss_there_is_nothing_to_explain(tmp_path: Path) -> None:
    satisfied = {"指标.服务对象满意度指标[1].实际": "96", "指标.服务对象满意度指标[1].偏差": DELETED}
    documents = printed(tmp_path, FULL | satisfied | {"完成情况": "全年举办业务培训4期"})
    assert problems(documents) == "无。"
    assert below(documents, "五、存在的问题和改进措施") == "无。"
    assert "项目绩效目标完成情况：全年举办业务培训4期。发现" in line_with(documents, "决算公开说明", "自评综述")


def test_a_reason_for_points_that_were_not_lost_is_not_printed(tmp_path: Path) -> None:
    assert problems(printed(tmp_path, FULL | {"执行偏差": "没有偏差"})).startswith("参训人员满意度得9.8分")


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ({}, "组织对“业务培训经费”项目开展了单位评价。从评价情况看，完成情况良好。"),
        (
            {"另一项目": changed({"项目名称": "会议费"})},
            "组织对“会议费”、“业务培训经费”共2个项目开展了单位评价。从评价情况看，完成情况良好。",
        ),
    ],
)
def test_one_evaluated_project_is_named_several_are_counted_too(
    tmp_path: Path, others: dict[str, str], told: str
) -> None:
    assert line_with(printed(tmp_path, {}, others), "决算公开说明", "组织对") == told
