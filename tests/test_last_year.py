"""What is compared with last year: its own folder, typed figures, both, neither."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.pipeline import Outcome
from tests.accounts_sample import LAST_YEAR, OVERVIEW, REASONS, TWO_ROWS, Data, accounts, make
from tests.sample import UNIT, YEAR
from tests.test_final_accounts import lines


def built(root: Path, this: Data, last: Data | None = None, **overviews: Data) -> Outcome:
    """The documents of this year, with last year's accounts in a folder that no format is named for."""
    make(root, this)
    unit = root / "data" / UNIT
    if last is not None:
        (unit / str(YEAR - 1)).mkdir()
        put(unit / str(YEAR - 1) / "决算.yaml", {**last, "年度": YEAR - 1})
    for year, overview in overviews.items():
        put(unit / year.removeprefix("of_") / "概况.yaml", overview)
    return pipeline.build(root, root / "out", Selection())


def put(file: Path, content: Data) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def told(root: Path) -> list[str]:
    (path,) = (root / "out").rglob("*决算公开说明.docx")
    return lines(path.read_bytes())


def messages(outcome: Outcome) -> list[tuple[str, str, str]]:
    return [(issue.code, issue.level, issue.message) for issue in outcome.issues]


HALF = [{**row, "年初预算": 500_000, "决算": 500_000} for row in TWO_ROWS]
NO_COURTESIES = {key: value for key, value in accounts(HALF).items() if key != "三公"}


def test_a_folder_that_is_only_compared_with_needs_no_format_and_makes_nothing(tmp_path: Path) -> None:
    outcome = built(tmp_path, accounts(TWO_ROWS, 原因=REASONS), accounts(HALF))
    assert messages(outcome) == []
    assert {written.year for written in outcome.documents} == {YEAR}
    assert any("与上年决算相比，收、支总计各增加120.00万元，增长120.00%" in line for line in told(tmp_path))


def test_typed_figures_are_used_where_last_years_folder_says_nothing(tmp_path: Path) -> None:
    typed = {name: LAST_YEAR[name] for name in ("因公出国境费", "公务用车购置费", "公务用车运行维护费", "公务接待费")}
    outcome = built(tmp_path, accounts(TWO_ROWS, 上年数=typed), NO_COURTESIES)
    assert [issue for issue in outcome.issues if issue.level == "error"] == []
    text = "\n".join(told(tmp_path))
    assert "收、支总计各增加120.00万元" in text
    assert "累计0人次。与上年决算相比，减少5.00万元，下降100.00%" in text


def test_errors_of_last_year_keep_this_year_from_being_compared(tmp_path: Path) -> None:
    wrong = accounts(HALF)
    wrong["收入"][0]["决算"] += 1
    outcome = built(tmp_path, accounts(TWO_ROWS), wrong)
    assert [found for found in messages(outcome) if found[0] == "M129"] == [
        ("M129", "error", f"{YEAR - 1}年的数据有 2 个错误，与上年的比较靠不住")
    ]
    assert not list((tmp_path / "out").rglob("*决算公开说明.docx"))


def test_a_year_with_projects_still_needs_a_format(tmp_path: Path) -> None:
    make(tmp_path, accounts(TWO_ROWS))
    unit = tmp_path / "data" / UNIT
    project = (unit / str(YEAR) / "项目" / "示例项目.yaml").read_text(encoding="utf-8")
    before = unit / str(YEAR - 1) / "项目"
    before.mkdir(parents=True)
    (before / "示例项目.yaml").write_text(project.replace(f"年度: {YEAR}", f"年度: {YEAR - 1}"), encoding="utf-8")
    assert "M115" in {issue.code for issue in pipeline.check(tmp_path, Selection()).issues}


STAFF = OVERVIEW["人员"]


@pytest.mark.parametrize(
    ("staff", "last", "expected"),
    [
        (STAFF, None, "非参公事业人员3人。退休2人"),
        ({**STAFF, "上年在职": 9}, None, "非参公事业人员3人，与上年持平。退休2人"),
        ({**STAFF, "上年在职": 20}, None, "非参公事业人员3人，较上年减少11人。退休2人"),
        (STAFF, {**STAFF, "行政人员及工勤": 5}, "非参公事业人员3人，较上年增加1人。退休2人"),
        (
            {**STAFF, "上年在职": 8, "变动": [{"类型": "新考录", "人数": 1, "影响": "增"}]},
            None,
            "非参公事业人员3人，较上年增加1人，原因：新考录1人。退休2人",
        ),
    ],
)
def test_staff_is_compared_with_what_is_known(tmp_path: Path, staff: Data, last: Data | None, expected: str) -> None:
    overviews = {f"of_{YEAR}": {**OVERVIEW, "人员": staff}}
    if last is not None:
        overviews[f"of_{YEAR - 1}"] = {**OVERVIEW, "年度": YEAR - 1, "人员": last}
    outcome = built(
        tmp_path, accounts(TWO_ROWS, 原因=REASONS), accounts(HALF) if last is not None else None, **overviews
    )
    assert [str(issue) for issue in outcome.issues if issue.level == "error"] == []
    (line,) = (line for line in told(tmp_path) if "本年编制" in line)
    assert expected in line


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    make(tmp_path, {key: value for key, value in accounts(TWO_ROWS).items() if key != "采购"})
    (tmp_path / "data" / UNIT / str(YEAR) / "概况.yaml").unlink()
    outcome = pipeline.build(tmp_path, tmp_path / "out", Selection())
    assert messages(outcome) == [
        ("T216", "note", "《项目支出绩效评价报告》没有生成：年度文件夹里没有“文件: 概况”"),
        ("T223", "warning", "《决算公开说明》没有生成，缺少“文件: 概况”、决算里的“采购”"),
    ]
    assert [path.suffix for path in (tmp_path / "out").rglob("*决算公开表*")] == [".xlsx"]


def test_a_project_of_no_file_is_told_where_it_is_named(tmp_path: Path) -> None:
    misspelt = OVERVIEW | {"评价报告项目": "没有的项目"}
    outcome = built(tmp_path, accounts(TWO_ROWS), **{f"of_{YEAR}": misspelt})
    assert messages(outcome) == [("P312", "error", "没有项目“没有的项目”")]


def test_no_report_is_made_without_its_project(tmp_path: Path) -> None:
    nothing_to_report = {key: value for key, value in OVERVIEW.items() if key != "评价报告项目"}
    built(tmp_path, accounts(TWO_ROWS), **{f"of_{YEAR}": nothing_to_report})
    assert not list((tmp_path / "out").rglob("*评价报告*"))
    assert not any("项目绩效评价结果" in line for line in told(tmp_path))
