"""What we printed, read back and printed again: the same text, for every form of every shipped profile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from reportgen.bring_in.bringing import Asked, Outcome, bring_in
from reportgen.docx.places import text_of
from reportgen.docx.xml import W
from reportgen.examine import Selection, planned
from reportgen.model.workspace import read_workspace
from tests.shipped import ROOT, shipped
from tests.word import part

FORMS = (
    "项目支出绩效自评表", "项目支出绩效自评表汇编", "项目预算绩效目标表", "专项资金绩效目标表", "预算项目绩效目标表",
    "绩效目标册", "决算公开说明",
)  # fmt: skip
"""The documents that hold a self-evaluation or a goal table of a project."""
WHOLE_FORMS = ("部门（单位）整体支出绩效目标自评表", "部门整体预算绩效目标表")


def originals() -> dict[tuple[str, int, str], dict[str, bytes]]:
    """The shipped documents with such a table, by unit, year and kind."""
    found: dict[tuple[str, int, str], dict[str, bytes]] = {}
    for each in shipped():
        for job in each.jobs:
            if job.document in (*FORMS, *WHOLE_FORMS):
                key = each.report.folder, each.report.year, job.document
                found.setdefault(key, {})[job.file_name] = each.finished[job]
    return found


PROJECT_KINDS = sorted(key for key in originals() if key[2] not in WHOLE_FORMS)


def texts(docx: bytes, document: str) -> list[str]:
    """The text of every paragraph; of the booklets of other things that of the tables of projects."""
    body = etree.fromstring(part(docx))
    tables = [each for each in body.iter(f"{W}tbl") if document != "决算公开说明" or _is_of_a_project(each)]
    holders = tables if document == "决算公开说明" else [body]
    return [text_of(paragraph) for holder in holders for paragraph in holder.iter(f"{W}p")]


def _is_of_a_project(table: etree._Element) -> bool:
    words = "".join(text_of(paragraph) for paragraph in table.iter(f"{W}p"))
    return words.startswith(("项目名称", "绩效指标"))


def imported(folder: Path, unit: str, year: int, documents: dict[str, bytes]) -> Outcome:
    """A workspace with the unit's file alone, and the documents imported into it."""
    home = folder / "data" / unit
    home.mkdir(parents=True)
    shutil.copy(ROOT / "data" / unit / "单位.yaml", home)
    files = []
    for name, content in documents.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(content)
    return bring_in(files, folder, folder / "data", "data", Asked(unit=unit, year=year))


def printed_again(folder: Path, unit: str, year: int, document: str) -> Iterator[tuple[str, bytes]]:
    """The documents of a kind from the imported data; what is no part of a table comes from the shipped data."""
    for path in (ROOT / "data" / unit / str(year)).glob("*.yaml"):
        if not (folder / "data" / unit / str(year) / path.name).exists():
            shutil.copy(path, folder / "data" / unit / str(year))
    for each in planned(read_workspace(folder), Selection()):
        for job in each.jobs:
            if job.document == document:
                content = job.render()
                assert isinstance(content, bytes), content
                yield job.file_name, content


@pytest.mark.parametrize(("unit", "year", "document"), PROJECT_KINDS)
def test_a_form_that_we_printed_prints_alike_after_import(tmp_path: Path, unit: str, year: int, document: str) -> None:
    before = originals()[unit, year, document]
    outcome = imported(tmp_path, unit, year, before)
    assert [issue for issue in outcome.issues if issue.code not in ("R117", "R118", "R119")] == []
    after = dict(printed_again(tmp_path, unit, year, document))
    assert list(after) == list(before)
    assert {name: texts(content, document) for name, content in after.items()} == {
        name: texts(content, document) for name, content in before.items()
    }


def test_the_evaluation_of_a_whole_unit_prints_alike_after_import(tmp_path: Path) -> None:
    unit, year, document = "武威市外贸服务中心", 2021, "部门（单位）整体支出绩效目标自评表"
    before = originals()[unit, year, document]
    outcome = imported(tmp_path, unit, year, before)
    assert [issue.message for issue in outcome.issues] == [
        "2 个指标的方向表上没有，写成“等于”，第一个是“预算资金到位率”"
    ]
    after = dict(printed_again(tmp_path, unit, year, document))
    assert texts(after[document], document) == texts(before[document], document)


def test_the_goals_of_a_whole_unit_print_alike_beside_its_projects(tmp_path: Path) -> None:
    unit, year, document = "额尔古纳市外事办", 2021, "部门整体预算绩效目标表"
    before = originals()[unit, year, document]
    outcome = imported(tmp_path, unit, year, before)
    assert [issue.message for issue in outcome.issues] == ["表里 36 行指标属于各项目，没有从这里导入"]
    file = tmp_path / "data" / unit / str(year) / "整体支出.yaml"
    assert "\n批复资金总额: 1228.59\n" in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8") + "\n基本支出: 522.28\n", encoding="utf-8")
    shutil.copytree(ROOT / "data" / unit / str(year) / "项目", file.parent / "项目")
    after = dict(printed_again(tmp_path, unit, year, document))
    assert texts(after[document], document) == texts(before[document], document)
