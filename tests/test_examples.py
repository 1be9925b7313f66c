"""Every example shows what it is there to show: documents, silence, or all of its faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli.main import run
from reportgen.examine import Selection
from tests.word import grid

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.mark.parametrize("name", ["clean", "自定格式", "外省表样"])
def test_nothing_is_said_of_an_example_without_fault(name: str, tmp_path: Path) -> None:
    outcome = pipeline.build(EXAMPLES / name, tmp_path / "out", Selection())
    assert [str(issue) for issue in outcome.issues] == []
    assert {each.status for each in outcome.documents} == {"新生成"}


def test_a_format_of_ones_own(tmp_path: Path) -> None:
    pipeline.build(EXAMPLES / "自定格式", tmp_path / "out", Selection())
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


def test_a_form_that_is_not_shipped_is_a_profile_and_a_word_file(tmp_path: Path) -> None:
    pipeline.build(EXAMPLES / "外省表样", tmp_path / "out", Selection())
    (document,) = (tmp_path / "out").rglob("*.docx")
    cells = grid(document.read_bytes())
    rows = [[cells.get((row, column), "") for column in range(1, 9)] for row in range(1, 23)]
    assert rows == [
        ["项目名称", "", "高标准农田建设", "", "", "", "", ""],
        ["主管单位", "", "某县农业农村局", "", "实施单位", "", "某县农田建设站", ""],
        ["项目资金（万元）", "", "", "年初批复数", "调整后预算", "实际支出", "支出进度（%）", "自评得分"],
        ["", "", "资金总额", "860", "900", "881.7345", "97.97", "9.80"],
        ["", "", "中央资金", "620", "650.5", "650.5", "100.00", "——"],
        ["", "", "省级资金", "180", "180", "171.2345", "95.13", "——"],
        ["", "", "市县及其他资金", "60", "69.5", "60", "86.33", "——"],
        ["年度总体目标", "", "预期目标", "", "", "实际完成情况", "", ""],
        [
            "", "", "建成高标准农田6000亩，配套机耕路和排灌渠。", "", "",
            "建成高标准农田6000亩，排灌渠全部通水，实际支出881.7345万元，支出进度97.97%。", "", "",
        ],
        ["一级", "二级", "绩效内容", "计划值", "完成值", "权重", "自评得分", "未完成原因"],
        ["产出指标（60分）", "数量指标", "建成高标准农田面积", "≥6000亩", "6000亩", "20", "20", ""],
        ["", "", "修建机耕路长度", "≥12公里", "10.8公里", "10", "9", "雨季推迟了两段路的施工"],
        ["", "质量指标", "工程验收合格率", "100%", "100%", "10", "10", ""],
        ["", "时效指标", "主体工程完工时间", "2024年11月底前", "2024年11月中旬", "10", "10", ""],
        ["", "成本指标", "每亩建设成本", "≤1500元", "1469.56元", "10", "10", ""],
        ["效益指标（30分）", "经济效益", "每亩增产粮食", "≥100公斤", "112公斤", "10", "10", ""],
        ["", "社会效益", "灌溉条件", "明显改善", "明显改善", "10", "10", ""],
        ["", "满意度", "受益农户满意度", "≥90%", "94.6%", "10", "10", ""],
        ["自评总分", "", "", "", "", "100", "98.80", ""],
        ["评价结论", "", "自评得分98.80分，等级为优。", "", "", "", "", ""],
        [
            "存在问题",
            "",
            "预算执行：一个标段的质量保证金按合同留到次年支付。修建机耕路长度：雨季推迟了两段路的施工。",
            *[""] * 5,
        ],
        ["改进措施", "", "次年一季度前完成剩余机耕路，并按月通报工程进度。", "", "", "", "", ""],
    ]  # fmt: skip


def test_the_faults_of_the_broken_example(capsys: pytest.CaptureFixture[str], rewrite_golden: bool) -> None:
    assert run(["-C", str(EXAMPLES / "broken"), "check"]) == 1
    said = capsys.readouterr().out
    expected = EXAMPLES / "broken" / "expected.txt"
    if rewrite_golden:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_every_planted_fault_is_told() -> None:
    issues = pipeline.check(EXAMPLES / "broken", Selection()).issues
    told = {(issue.where.file, line) for issue in issues for line in _around(issue.where.line)}
    planted = [
        (path.relative_to(EXAMPLES / "broken").as_posix(), number)
        for path in sorted((EXAMPLES / "broken" / "data").rglob("*.yaml"))
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "错：" in text
    ]
    assert len(planted) >= 30
    assert [place for place in planted if place not in told] == []


def _around(line: int | None) -> range:
    """A note stands on the line that is reported, or beside it."""
    return range(line - 3, line + 2) if line else range(0)


REPORTED = re.compile(r"\| (?P<said>[^|]+) \| (?P<code>[A-Z][0-9]{3}) \| (?P<places>[^|]+) \|")


def test_what_was_published_is_told_where_the_page_says() -> None:
    issues = pipeline.check(EXAMPLES / "as-published", Selection()).issues
    told = {(issue.code, f"{issue.where.file.removeprefix('data/')}:{issue.where.line}") for issue in issues}
    page = (EXAMPLES / "as-published" / "说明.md").read_text(encoding="utf-8")
    rows = list(REPORTED.finditer(page))
    assert len(rows) == 74
    stated = [(row["said"], row["code"], place) for row in rows for place in row["places"].split("<br>")]
    assert [each for each in stated if each[1:] not in told] == []


def test_figures_that_only_look_wrong_are_not_told() -> None:
    name = "data/边城市外事办/2023/决算.yaml"
    lines = (EXAMPLES / "as-published" / name).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, start=1) if "看着错、其实对的" in line)
    issues = pipeline.check(EXAMPLES / "as-published", Selection()).issues
    after = [issue for issue in issues if issue.where.file == name and (issue.where.line or 0) > first]
    assert len(lines) - first == 9
    assert [str(issue) for issue in after] == []
