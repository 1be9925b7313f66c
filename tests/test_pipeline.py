"""A whole run: gates, selection, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection, folder_of
from reportgen.model.workspace import read_workspace
from reportgen.pipeline import Outcome
from tests.sample import UNIT, YEAR, changed, make_workspace, starter
from tests.word import part

ROOT = Path(__file__).parent.parent
DOCUMENT = f"out/{UNIT}/{YEAR}/项目支出绩效自评表（业务培训经费）.docx"


EVERYTHING = Selection()


def build(root: Path, selection: Selection = EVERYTHING, *, draft: bool = False) -> Outcome:
    make = pipeline.build_drafts if draft else pipeline.build
    return make(root, root / "out", selection)


def written(outcome: Outcome) -> list[tuple[str, str]]:
    return [(each.path, each.status) for each in outcome.documents]


def second_unit(root: Path, project: str) -> None:
    """Another unit beside the sample."""
    folder = root / "data" / "另一单位"
    (folder / str(YEAR)).mkdir(parents=True)
    (folder / "单位.yaml").write_text(starter("单位.yaml").replace("演示单位", "另一单位"), encoding="utf-8")
    (folder / str(YEAR) / "项目.yaml").write_text(project, encoding="utf-8")


def test_a_clean_workspace_is_built(tmp_path: Path) -> None:
    outcome = build(make_workspace(tmp_path))
    assert (written(outcome), outcome.issues) == ([(DOCUMENT, "新生成")], ())


def test_an_error_keeps_its_unit_from_being_written_and_no_other(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"指标.数量指标[1].分值": "9"}))
    second_unit(root, starter("项目.yaml"))
    outcome = build(root)
    assert [each.unit for each in outcome.documents] == ["另一单位"]
    assert outcome.has_errors


def test_faults_of_the_source_hide_no_other_unit(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, "名称：某局\n")
    second_unit(root, changed({"指标.数量指标[1].实际": "待填"}))
    codes = [(folder_of(issue), issue.code) for issue in pipeline.check(root, Selection()).issues]
    assert ("另一单位", "W102") in codes
    assert ("演示单位", "S106") in codes


def test_no_check_runs_on_a_unit_whose_files_have_faults(tmp_path: Path) -> None:
    """A clerk never sees the echo of an error."""
    text = starter("项目.yaml").replace("全年预算: 10.00", "全年预算: １０").replace("目标: 4,", "目标: 9,")
    codes = [issue.code for issue in pipeline.check(make_workspace(tmp_path, text), Selection()).issues]
    assert codes == ["M105"]


def test_a_draft_shows_what_is_missing_instead_of_refusing(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"主管部门": "待填", "指标.数量指标[1].实际": "~删去~"}))
    outcome = build(root, draft=True)
    assert written(outcome) == [(f"out/草稿/{UNIT}/{YEAR}/项目支出绩效自评表（业务培训经费）.docx", "新生成")]
    assert outcome.unit_years[0].gaps == 1
    assert not (root / "out" / ".reportgen").exists()


def test_a_draft_marks_the_reason_that_is_owed_for_lost_points(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"指标.服务对象满意度指标[1].偏差": "~删去~"}))
    outcome = build(root, draft=True)
    assert "【待填：偏差】" in part((root / outcome.documents[0].path).read_bytes()).decode()
    # The rule says so, and nothing says it twice.
    assert [issue.code for issue in build(root).issues if issue.level == "error"] == ["P204"]


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (Selection(), 3),
        (Selection(units=frozenset({"演示单位"})), 1),
        (Selection(years=frozenset({2022})), 0),
        (Selection(documents=frozenset({"项目支出绩效自评表"})), 2),
        (Selection(documents=frozenset({"别的"})), 0),
        (Selection(projects=frozenset({"业务培训经费"})), 2),
        (Selection(projects=frozenset({"别的"})), 0),
    ],
)
def test_a_selection_limits_what_is_built(tmp_path: Path, selection: Selection, count: int) -> None:
    root = make_workspace(tmp_path)
    second_unit(root, starter("项目.yaml"))
    assert len(build(root, selection).documents) == count


def test_unknown_names_in_a_selection(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    assert pipeline.unknown_names(root, Selection(frozenset({"演示单"}), frozenset({2022}))) == [
        "没有单位“演示单”，是否想写“演示单位”",
        "没有年度“2022”，是否想写“2023”",
    ]
    named = Selection(projects=frozenset({"业务培训"}), documents=frozenset({"自评表"}))
    assert pipeline.unknown_names(root, named) == [
        "没有项目“业务培训”，是否想写“业务培训经费”",
        "没有文档“自评表”，是否想写“项目支出绩效自评表”",
    ]


def test_two_documents_of_one_name_are_an_error(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    folder = root / "templates" / "某市"
    folder.mkdir(parents=True)
    profile = "文件: 格式\n名称: 某市\n继承: 内蒙古-2023\n文档: {项目支出绩效自评表: {文件名: 自评表}}\n"
    (folder / "格式.yaml").write_text(profile, encoding="utf-8")
    unit = root / "data" / UNIT / "单位.yaml"
    unit.write_text(starter("单位.yaml").replace("内蒙古-2023", "某市"), encoding="utf-8")
    other = {
        "项目名称": "另一项目",
        "预期目标": "购置设备2台",
        "完成情况": "设备已购置",
        "指标.数量指标[2].目标": "190",
    }
    (root / "data" / UNIT / str(YEAR) / "项目" / "另一.yaml").write_text(changed(other), encoding="utf-8")
    outcome = build(root)
    assert [str(issue) for issue in outcome.issues] == [
        "templates/某市/格式.yaml:4:23: 错误 T215 文档“项目支出绩效自评表”里不止一个叫“自评表”\n"
        "    改法：在“文件名”里用 {{ 项目.名称 }} 或 {{ 项目.编码 }}，使各文档不同名。详见 reportgen explain T215"
    ]
    assert outcome.documents == ()


_BUILD = (
    "import sys; from pathlib import Path; from reportgen import pipeline\n"
    "root = Path(sys.argv[1]); pipeline.build(root, root / 'out', pipeline.Selection())"
)


def hashes(root: Path) -> dict[str, str]:
    """The bytes of everything that was written, the manifest and its objects too."""
    out = root / "out"
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_the_same_bytes_in_other_folders_days_locales_and_processes(tmp_path: Path) -> None:
    found = []
    variants = [
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "zh_CN.GBK", "LANG": "zh_CN.GBK", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2"},
    ]
    for number, variant in enumerate(variants):
        root = tmp_path / ("甲" * (number + 1))
        shutil.copytree(ROOT / "data", root / "data")
        for path in root.rglob("*.yaml"):
            os.utime(path, (10**9 + number * 10**8,) * 2)
        environment = {**os.environ, **variant, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run([sys.executable, "-c", _BUILD, str(root)], check=True, env=environment, cwd=root)
        found.append(hashes(root))
    assert len([path for path in found[0] if not path.startswith(".reportgen/")]) == 51
    assert found[0] == found[1]


def test_a_fault_of_the_units_own_file_stops_its_documents(tmp_path: Path) -> None:
    unit = starter("单位.yaml").replace("名称: 演示单位", "名称: 演示单位\n名称: 别的")
    outcome = build(make_workspace(tmp_path, unit=unit), Selection(units=frozenset({UNIT})))
    assert [issue.code for issue in outcome.issues] == ["S111"]
    assert outcome.documents == ()


def test_a_list_for_a_kind_is_no_lost_file(tmp_path: Path) -> None:
    text = starter("项目.yaml").replace("文件: 项目", "文件: [项目]")
    codes = [issue.code for issue in pipeline.check(make_workspace(tmp_path, text), Selection()).issues]
    assert codes == ["M104"]


def test_files_are_taken_as_a_person_orders_them(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    folder = root / "data" / UNIT / str(YEAR) / "项目"
    (folder / "示例项目.yaml").unlink()
    for number in (10, 2, 1):
        text = starter("项目.yaml").replace("业务培训经费", f"项目{number}")
        (folder / f"{number}-某项目.yaml").write_text(text, encoding="utf-8")
    (report,) = read_workspace(root).reports
    assert [str(project.name) for project in report.projects] == ["项目1", "项目2", "项目10"]
