"""Goal tables and whole-unit forms of the shipped data: cell by cell what the published ones say."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from reportgen import pipeline
from reportgen.docx.xml import W
from reportgen.examine import Selection, examine
from tests.word import grid, part

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "文"
OWN_WORDS = "〈文〉"
"""In the golden text: a cell whose prose is our own."""
PER_PROJECT = sorted(path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.glob("*/*/*/*.txt"))
PER_UNIT = sorted(path.relative_to(GOLDEN).with_suffix("").as_posix() for path in GOLDEN.glob("*/2021/*.txt"))


@cache
def documents() -> dict[str, bytes]:
    """Every document of the shipped data: ``unit/year/document/project file`` or ``unit/year/file name``."""
    found, _ = examine(ROOT, Selection(), draft=False)
    rendered = {}
    for each in found:
        stems = {str(project.name): Path(project.where.file).stem for project in each.report.projects}
        for job in each.jobs:
            content = job.render()
            assert isinstance(content, bytes)
            own = f"{job.document}/{stems[job.names[0]]}" if job.names else job.file_name
            rendered[f"{each.report.folder}/{each.report.year}/{own}"] = content
    return rendered


def cells(docx: bytes) -> list[str]:
    """The texts of all cells in reading order."""
    return [text.replace("\n", "⏎") for _, text in sorted(grid(docx).items())]


def published(name: str) -> list[str]:
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def test_the_published_forms_are_all_here() -> None:
    assert (len(PER_PROJECT), len(PER_UNIT)) == (8, 3)


@pytest.mark.parametrize("name", [*PER_PROJECT, *PER_UNIT])
def test_every_label_and_figure_stands_in_its_place(name: str) -> None:
    ours, theirs = cells(documents()[name]), published(name)
    assert len(ours) == len(theirs)
    assert [text if theirs[at] != OWN_WORDS else OWN_WORDS for at, text in enumerate(ours)] == theirs


BOOKLET = "承德市商务局/2021/绩效目标册"
EVALUATIONS = "额尔古纳市外事办/2023/项目支出绩效自评表汇编"


def paragraphs(docx: bytes, style: str) -> list[str]:
    """The texts of the paragraphs of one style."""
    document = etree.fromstring(part(docx))
    found = [each for each in document.iter(f"{W}p") if _style(each) == style]
    return ["".join(node.text or "" for node in each.iter(f"{W}t")) for each in found]


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def test_the_booklet_prints_every_table_twice_from_one_record() -> None:
    tables = [published(name) for name in PER_PROJECT]
    assert cells(documents()[BOOKLET]) == [text for table in [*tables, *tables] for text in table]


def test_the_booklet_has_three_parts() -> None:
    assert paragraphs(documents()[BOOKLET], "Heading1") == [
        "第一部分　2021年部门整体绩效目标",
        "第二部分　专项资金绩效目标",
        "第三部分　预算项目绩效目标",
    ]
    assert paragraphs(documents()[BOOKLET], "Heading3") == [
        "（一）确保内贸业务有序发展",
        "（二）促进对外经济贸易发展",
        "（三）保证政务业务运转",
    ]
    numbered = [text[:2] for text in paragraphs(documents()[BOOKLET], "Heading2")[3:]]
    assert numbered == [f"{number}." for number in range(1, 9)] * 2


@pytest.mark.parametrize("name", [BOOKLET, EVALUATIONS])
def test_each_entry_of_the_contents_leads_to_its_heading(name: str) -> None:
    document = etree.fromstring(part(documents()[name]))
    marks = {}
    for mark in document.iter(f"{W}bookmarkStart"):
        heading = next(mark.iterancestors(f"{W}p"))
        marks[mark.get(f"{W}name")] = "".join(node.text or "" for node in heading.iter(f"{W}t"))
    entries = {link.get(f"{W}anchor"): "".join(link.itertext()) for link in document.iter(f"{W}hyperlink")}
    assert {anchor: marks[anchor] for anchor in entries} == entries
    headings = [text for level in ("Heading1", "Heading2") for text in paragraphs(documents()[name], level)]
    assert sorted(entries.values()) == sorted(headings)


def test_upright_and_wide_pages_in_one_document() -> None:
    document = etree.fromstring(part(documents()[EVALUATIONS]))
    sizes = [size.get(f"{W}orient", "portrait") for size in document.iter(f"{W}pgSz")]
    assert sizes == ["portrait", "landscape"]
    alone = [cells(documents()[name]) for name in sorted(documents()) if f"{EVALUATIONS[:-2]}/" in name]
    together = cells(documents()[EVALUATIONS])
    assert len(alone) == 5
    assert together[-sum(map(len, alone)) :] == [text for each in alone for text in each]


def test_goals_in_one_cell_each_on_its_line() -> None:
    ours = cells(documents()["武威市外贸服务中心/2021/部门（单位）整体支出绩效目标自评表"])
    (goals,) = [text for text in ours if text.startswith("目标1：")]
    assert [line[:4] for line in goals.split("⏎")] == ["目标1：", "目标2：", "目标3："]


def test_a_published_total_that_is_not_the_sum_is_reported(tmp_path: Path) -> None:
    """The goal table of all projects prints 711.09万元; its six projects add up to 706.31."""
    unit = ROOT / "data" / "额尔古纳市外事办"
    copy = tmp_path / "data" / unit.name
    shutil.copytree(unit / "2021", copy / "2021")
    shutil.copy(unit / "单位.yaml", copy)
    with (copy / "2021" / "整体支出.yaml").open("a", encoding="utf-8") as file:
        file.write("批复资金总额: 1228.60\n公布值: [{位置: 绩效.预算数, 值: 711.09万元}]\n")
    assert [issue.message for issue in pipeline.check(tmp_path, Selection()).issues if issue.level == "error"] == [
        "批复资金总额 12286000元，资金总额 12285948.27元（基本支出 + 项目支出）",
        "绩效.预算数 公布为 711.09万元，计算得 706.314827万元（各项目预算数之和）",
    ]


def test_the_targets_of_the_published_goal_table_differ_from_the_evaluation(tmp_path: Path) -> None:
    """The goal table prints 100% where the evaluation has 优 and 满意."""
    unit = ROOT / "data" / "额尔古纳市外事办"
    copy = tmp_path / "data" / unit.name
    shutil.copytree(unit / "2021", copy / "2021")
    shutil.copy(unit / "单位.yaml", copy)
    names = ["如期举行", "取得了较好的品牌宣传效果", "促进品牌宣传，展示我市经济发展成就", "相关工作人员满意程度"]
    approved = "".join(f"  - {{名称: {name}。, 目标: ≥100%}}\n" for name in names)
    with (copy / "2021" / "项目" / "4-中俄蒙展洽会项目.yaml").open("a", encoding="utf-8") as file:
        file.write(f"批复目标:\n{approved}")
    found = [issue.message for issue in pipeline.check(tmp_path, Selection()).issues if issue.code == "P307"]
    assert found == [
        "“推动中俄蒙三国毗邻地区经贸合作和文化交流。”不在批复目标里",
        "“取得了较好的品牌宣传效果。”批复的目标是“≥100%”，指标里是“优”",
        "“促进品牌宣传，展示我市经济发展成就。”批复的目标是“≥100%”，指标里是“优”",
        "“相关工作人员满意程度。”批复的目标是“≥100%”，指标里是“满意”",
    ]
