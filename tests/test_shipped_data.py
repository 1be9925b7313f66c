"""The ten tables of the shipped data: every label and figure of the published ones stands in its cell."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from lxml import etree

from reportgen import pipeline
from reportgen.docx.xml import W
from reportgen.examine import Selection, examine
from tests.sample import changed
from tests.word import grid, part

ROOT = Path(__file__).parent.parent
DIRTY = "额尔古纳市外事办"
GOLDEN = ROOT / "tests" / "golden" / "表"
TABLES = sorted(path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.glob("*/*/*.csv"))


@cache
def documents() -> dict[str, bytes]:
    """Every document of the shipped data by unit, year and data file."""
    found, _ = examine(ROOT, Selection(), draft=False)
    rendered = {}
    for each in found:
        tables = [job for job in each.jobs if job.document == "项目支出绩效自评表"]
        for project, job in zip(each.report.projects if tables else (), tables, strict=True):
            content = job.render()
            assert isinstance(content, bytes)
            rendered[f"{each.report.folder}/{each.report.year}/{Path(project.where.file).stem}"] = content
    return rendered


def published(table: str) -> dict[tuple[int, int], str]:
    with (GOLDEN / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return {(int(row["行"]), int(row["列"])): row["文字"] for row in csv.DictReader(stream)}


def goals_row(cells: dict[tuple[int, int], str]) -> int:
    """The row of the goals and results, whose words are our own."""
    return 1 + next(row for (row, _), text in cells.items() if text == "年度总体目标")


def test_every_document_has_its_published_table() -> None:
    assert sorted(documents()) == TABLES
    assert len(TABLES) == 17


@pytest.mark.parametrize("table", TABLES)
def test_every_label_and_figure_stands_in_its_cell(table: str) -> None:
    cells = grid(documents()[table])
    ours = {place: text for place, text in cells.items() if place[0] != goals_row(cells)}
    assert ours == published(table)


@pytest.mark.parametrize("table", TABLES)
def test_goals_and_results_stand_in_theirs(table: str) -> None:
    unit, year, stem = table.split("/")
    text = (ROOT / "data" / unit / year / "项目" / f"{stem}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    cells = grid(documents()[table])
    found = [text for (row, _), text in cells.items() if row == goals_row(cells)]
    assert [text[:10] for text in found] == [data[key].strip()[:10] for key in ("预期目标", "完成情况")]
    assert [text for text in found if "{{" in text] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_heading_row_repeats_and_the_title_names_the_year(table: str) -> None:
    document = etree.fromstring(part(documents()[table]))
    heads = [row for row in document.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert [re.sub(r"（\d+）", "", "".join(row.itertext()))[:8] for row in heads] == ["绩效指标一级指标"]
    year = table.split("/")[1]
    assert "".join(document.itertext()).startswith(f"项目支出绩效自评表（{year}年度）项目名称")


def test_the_list_of_projects_is_padded_to_the_rows_of_the_form() -> None:
    found, _ = examine(ROOT, Selection(frozenset({DIRTY}), frozenset({2021})), draft=False)
    (job,) = [job for job in found[0].jobs if job.document == "项目清单"]
    content = job.render()
    assert isinstance(content, bytes)
    names = [
        "口岸基础设施建设补助资金",
        "室韦口岸客货联检厅附属建设项目",
        "党组织活动专项经费",
        "中俄蒙展洽会项目",
        "口岸运转费",
        "商务外事地方专项资金",
    ]
    expected = {(1, 1): "序号", (1, 2): "项目", (1, 3): "实施部门"}
    for row in range(2, 16):
        expected[row, 1] = str(row - 1)
    for row, name in enumerate(names, start=2):
        expected |= {(row, 2): name, (row, 3): "额尔古纳市人民政府外事办公室"}
    assert grid(content) == expected


# Where the published table contradicts itself the right figure stands, and the published one, typed as 公布值,
# is reported: (file, name, published, message).
BY_SUM = "（执行得分 + 各三级指标得分之和）"
CONTRADICTIONS = [
    ("2-口岸运转费", "项目.总分", "100.00", f"项目.总分 公布为 100.00，计算得 99分{BY_SUM}"),
    ("2-口岸运转费", "项目[口岸运转费].总分", "100", f"项目[口岸运转费].总分 公布为 100，计算得 99分{BY_SUM}"),
    (
        "3-地方专项",
        "项目.指标[检查、参加会议、汇报工作].方向",
        "等于",
        "项目.指标[检查、参加会议、汇报工作].方向 公布为“等于”，数据中是“大于等于”",
    ),
    (
        "3-地方专项",
        "项目.指标[口岸后勤及设施维护合格率].方向",
        "大于",
        "项目.指标[口岸后勤及设施维护合格率].方向 公布为“大于”，数据中是“大于等于”",
    ),
    (
        "5-政府消费券专项资金",
        "项目.指标[宣传成本].单位",
        "万",
        "项目.指标[宣传成本].单位 公布为“万”，数据中是“万元”",
    ),
]


def copy_of(stem: str, root: Path, changes: dict[str, str]) -> Path:
    """A workspace with one project of the shipped data, changed."""
    source = ROOT / "data" / DIRTY
    target = root / "data" / DIRTY
    (target / "2023" / "项目").mkdir(parents=True)
    (target / "单位.yaml").write_bytes((source / "单位.yaml").read_bytes())
    text = (source / "2023" / "项目" / f"{stem}.yaml").read_text(encoding="utf-8")
    (target / "2023" / "项目" / f"{stem}.yaml").write_text(changed(changes, text), encoding="utf-8")
    return root


@pytest.mark.parametrize(("stem", "name", "typed", "message"), CONTRADICTIONS)
def test_a_published_contradiction_is_reported(tmp_path: Path, stem: str, name: str, typed: str, message: str) -> None:
    root = copy_of(stem, tmp_path, {"公布值": f"[{{位置: '{name}', 值: '{typed}'}}]"})
    issues = pipeline.check(root, Selection()).issues
    assert [issue.message for issue in issues if issue.code == "A101"] == [message]


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        (
            {"指标.数量指标[1].方向": "等于", "指标.数量指标[1].得分": "10"},
            "P205",
            "“检查、参加会议、汇报工作”目标等于 6，实际 12，没有达到目标，却得满分 10 分",
        ),
        (
            {"指标.质量指标[1].方向": "大于"},
            "P205",
            "“口岸后勤及设施维护合格率”目标大于 100，实际 100，没有达到目标，却得满分 10 分",
        ),
    ],
)
def test_the_published_directions_are_errors(tmp_path: Path, changes: dict[str, str], code: str, message: str) -> None:
    issues = pipeline.check(copy_of("3-地方专项", tmp_path, changes), Selection()).issues
    assert [issue.message for issue in issues if issue.code == code] == [message]


def test_the_shipped_data_is_silent() -> None:
    """Notes apart; what cannot be settled here is waived beside the data, with its reason."""
    outcome = pipeline.check(ROOT, Selection())
    assert [issue.headline for issue in outcome.issues if issue.level != "note"] == []
    assert sum(bool(issue.waived) for issue in outcome.issues) == 10
