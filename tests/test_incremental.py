"""A build after another one: only what has changed is gone through, only what differs is written."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from reportgen import inputs, pipeline
from reportgen.cli.main import run
from reportgen.examine import Selection
from reportgen.pipeline import Outcome
from tests.many_units import change_an_amount, make_many_units
from tests.sample import UNIT, YEAR, changed, make_workspace, starter

OTHER = "另一单位"
TABLE = f"out/全部单位/{YEAR}/项目自评汇总表（{YEAR}年度）.xlsx"
FORM, SECOND, OTHERS = (
    f"out/{unit}/{YEAR}/项目支出绩效自评表（{project}）.docx"
    for unit, project in ((UNIT, "业务培训经费"), (UNIT, "另一项目"), (OTHER, "业务培训经费"))
)
SECOND_PROJECT = {"项目名称": "另一项目", "预期目标": "购置设备2台", "完成情况": "设备已购置"}
CHANGED = {"资金.财政拨款.全年执行": "9.5", "完成情况": "全年举办业务培训4期。"}


@pytest.fixture(autouse=True)
def the_same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not change meanwhile, and hashing it takes time."""
    monkeypatch.setattr(inputs, "program_name", lambda: "程序")


def project_file(root: Path, name: str = "示例项目") -> Path:
    return root / "data" / UNIT / str(YEAR) / "项目" / f"{name}.yaml"


def workspace(root: Path) -> Path:
    """A unit with two projects and one with one; a table over both."""
    make_workspace(root)
    project_file(root, "另一").write_text(changed(SECOND_PROJECT), encoding="utf-8")
    folder = root / "data" / OTHER / str(YEAR)
    folder.mkdir(parents=True)
    (folder.parent / "单位.yaml").write_text(starter("单位.yaml").replace(UNIT, OTHER), encoding="utf-8")
    (folder / "项目.yaml").write_text(starter("项目.yaml"), encoding="utf-8")
    return root


def build(root: Path, selection: Selection | None = None, *, plan: bool = False, overwrite: bool = False) -> Outcome:
    return pipeline.build(root, root / "out", selection or Selection(), plan=plan, overwrite=overwrite)


def told(outcome: Outcome) -> dict[str, str]:
    return {each.path: each.status for each in outcome.documents}


def all_files(root: Path) -> dict[str, tuple[int, bytes]]:
    """Everything in the output folder, with the moment in which it was written."""
    found = (path for path in sorted((root / "out").rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def test_a_second_build_writes_nothing_and_reads_no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path)
    first = build(root)
    before = all_files(root)
    monkeypatch.setattr("reportgen.model.workspace.read_kind", None)  # whoever reads a file fails
    second = build(root)
    assert set(told(second).values()) == {"未变"}
    assert (second.issues, second.rows) == (first.issues, first.rows)
    assert [each.path for each in second.documents] == [each.path for each in first.documents]
    assert all_files(root) == before


def test_only_documents_that_print_something_of_it_are_written(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text(changed(CHANGED), encoding="utf-8")
    assert told(build(root)) == {FORM: "已更新", SECOND: "未变", OTHERS: "未变", TABLE: "已更新"}


def test_a_comment_changes_no_document(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text(starter("项目.yaml") + "# 核对过\n", encoding="utf-8")
    assert set(told(build(root)).values()) == {"未变"}


def new_unit(root: Path) -> None:
    shutil.copytree(root / "data" / OTHER, root / "data" / "第三单位")
    unit = root / "data" / "第三单位" / "单位.yaml"
    unit.write_text(unit.read_text(encoding="utf-8").replace(OTHER, "第三单位"), encoding="utf-8")


def new_format(root: Path) -> None:
    folder = root / "templates" / "内蒙古-2023"
    shutil.copytree(Path(__file__).parent.parent / "templates" / "内蒙古-2023", folder)
    profile = folder / "格式.yaml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("执行率: 执行率（%）", "执行率: 执行（%）"), encoding="utf-8"
    )


CHANGES: dict[str, Callable[[Path], object]] = {
    "一个数": lambda root: project_file(root).write_text(changed(CHANGED), encoding="utf-8"),
    "有错误": lambda root: project_file(root).write_text(changed({"分值": "12"}), encoding="utf-8"),
    "读不出": lambda root: project_file(root).write_text("名称：某局\n", encoding="utf-8"),
    "不认识的文件": lambda root: (project_file(root).parent / "备注.txt").write_text("甲", encoding="utf-8"),
    "空的年度": lambda root: (root / "data" / UNIT / "2022").mkdir(),
    "少一个项目": lambda root: project_file(root, "另一").unlink(),
    "少一个单位": lambda root: shutil.rmtree(root / "data" / OTHER),
    "多一个单位": new_unit,
    "单位改名": lambda root: (root / "data" / OTHER / "单位.yaml").write_text(
        starter("单位.yaml").replace(UNIT, "设备已购置"), encoding="utf-8"
    ),
    "自己的格式": new_format,
    "还没有自评": lambda root: project_file(root).write_text(
        changed({"完成情况": "~删去~", "资金.财政拨款.全年执行": "~删去~"}), encoding="utf-8"
    ),
    "散落的文件": lambda root: (root / "data" / "说明.txt").write_text("甲", encoding="utf-8"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_build_after_a_change_is_like_a_first_one(tmp_path: Path, name: str) -> None:
    """After the change, after one more run, and after the change was taken back."""
    root = workspace(tmp_path / "甲")
    untouched = shutil.copytree(root, tmp_path / "乙")
    build(root)
    for _ in range(2):
        CHANGES[name](root) if _ == 0 else None
        assert_like_a_first_build(root)
    shutil.rmtree(root / "data")
    shutil.rmtree(root / "templates", ignore_errors=True)
    shutil.copytree(untouched / "data", root / "data")
    assert_like_a_first_build(root)


def assert_like_a_first_build(root: Path) -> None:
    found = build(root)
    fresh = pipeline.build(root, root / "别处", Selection())
    assert (found.issues, found.rows) == (fresh.issues, fresh.rows)
    made = [each.path.removeprefix("out/") for each in found.documents if each.status not in ("未更新", "已删除来源")]
    assert made == [each.path.removeprefix("别处/") for each in fresh.documents]
    for path in made:
        assert (root / "out" / path).read_bytes() == (root / "别处" / path).read_bytes()
    shutil.rmtree(root / "别处", ignore_errors=True)


def test_a_document_of_a_project_that_is_gone_is_told_and_kept_and_forgotten_with_its_file(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root, "另一").unlink()
    for status in ("已更新", "未变"):
        assert told(build(root)) == {FORM: "未变", SECOND: "已删除来源", OTHERS: "未变", TABLE: status}
    (root / SECOND).unlink()
    assert told(build(root)) == {FORM: "未变", OTHERS: "未变", TABLE: "未变"}
    assert "另一项目" not in (root / "out/.reportgen/manifest.json").read_text(encoding="utf-8")


def test_the_documents_of_a_unit_that_is_gone(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    shutil.rmtree(root / "data" / OTHER)
    assert told(build(root)) == {FORM: "未变", SECOND: "未变", OTHERS: "已删除来源", TABLE: "已删除来源"}
    (root / OTHERS).unlink()
    (root / TABLE).unlink()
    assert told(build(root)) == {FORM: "未变", SECOND: "未变"}
    assert OTHER not in (root / "out/.reportgen/manifest.json").read_text(encoding="utf-8")


def test_errors_do_not_make_documents_orphans(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text("名称：某局\n", encoding="utf-8")
    for _ in range(2):
        assert told(build(root)) == {FORM: "未更新", SECOND: "未更新", OTHERS: "未变", TABLE: "未更新"}


@pytest.mark.parametrize(
    ("selection", "untouched"),
    [
        (Selection(years=frozenset({YEAR})), {FORM, SECOND}),
        (Selection(documents=frozenset({"项目支出绩效自评表"})), {FORM, SECOND}),
        (Selection(documents=frozenset({"项目清单"})), set()),
        (Selection(projects=frozenset({"业务培训经费"})), {FORM}),
        (Selection(units=frozenset({UNIT})), {FORM, SECOND}),
    ],
)
def test_what_errors_keep_from_being_updated_is_told_by_a_run_for_a_part_too(
    tmp_path: Path, selection: Selection, untouched: set[str]
) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text(changed({"完成情况": "全年办了XX期"}), encoding="utf-8")
    assert {path for path, status in told(build(root, selection)).items() if status == "未更新"} == untouched


def test_a_unit_whose_own_file_cannot_be_read_tells_what_was_not_updated(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    (root / "data" / UNIT / "单位.yaml").write_text("名称：某局\n", encoding="utf-8")
    found = told(build(root))
    assert (found[FORM], found[SECOND], found[OTHERS]) == ("未更新", "未更新", "未变")
    (root / FORM).unlink()
    assert FORM not in told(build(root))


def test_a_unit_may_be_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What has not changed is left out all the same."""
    root = workspace(tmp_path)
    (root / "data" / OTHER).rename(root / "data" / "别名")
    monkeypatch.chdir(root)
    assert run(["build"]) == 0
    gone_through: list[str] = []
    examine = pipeline.examine
    monkeypatch.setattr(
        pipeline,
        "examine",
        lambda *each, skipped, **more: gone_through.extend(skipped) or examine(*each, skipped=skipped, **more),
    )
    capsys.readouterr()
    assert run(["build", "--unit", OTHER, "--format", "json"]) == 0
    assert [each["status"] for each in json.loads(capsys.readouterr().out)["documents"]] == ["未变"]
    assert gone_through == ["别名"]


def test_a_run_for_a_part_does_not_pass_for_a_whole_one(tmp_path: Path) -> None:
    """Nor may it be forgotten what it wrote, when the data is changed back afterwards."""
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text(changed(CHANGED), encoding="utf-8")
    part = Selection(projects=frozenset({"业务培训经费"}), units=frozenset({UNIT}))
    assert told(build(root, part)) == {FORM: "已更新"}
    project_file(root).write_text(starter("项目.yaml"), encoding="utf-8")
    assert told(build(root)) == {FORM: "已更新", SECOND: "未变", OTHERS: "未变", TABLE: "未变"}


def test_a_run_for_a_unit_counts_for_that_unit(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert told(build(root, Selection(units=frozenset({OTHER})))) == {OTHERS: "新生成"}
    assert told(build(root)) == {FORM: "新生成", SECOND: "新生成", OTHERS: "未变", TABLE: "新生成"}
    assert told(build(root, Selection(units=frozenset({OTHER})))) == {OTHERS: "未变"}


def test_a_lost_document_is_written_again(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    (root / SECOND).unlink()
    (root / TABLE).unlink()
    assert told(build(root)) == {FORM: "未变", SECOND: "新生成", OTHERS: "未变", TABLE: "新生成"}


def test_a_plan_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    plan = build(root, plan=True)
    assert not (root / "out").exists()
    done = build(root)
    assert (told(done), done.issues) == (told(plan), plan.issues)
    project_file(root).write_text(changed(CHANGED), encoding="utf-8")
    (root / OTHERS).write_bytes(b"edited")
    before = all_files(root)
    plan = build(root, plan=True)
    assert all_files(root) == before
    done = build(root)
    assert told(plan) == told(done) == {FORM: "已更新", SECOND: "未变", OTHERS: "保留人工修改", TABLE: "已更新"}
    assert plan.issues == done.issues


def test_a_manifest_of_the_first_version_is_carried_over(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    build(root)
    manifest = root / "out/.reportgen/manifest.json"
    text = manifest.read_text(encoding="utf-8")
    documents = text[text.index('"documents"') : text.index('"units"')].rstrip().rstrip(",")
    shutil.rmtree(manifest.parent)
    manifest.parent.mkdir()
    manifest.write_text(f'{{{documents}, "version": 1}}', encoding="utf-8")
    project_file(root).write_text(changed(CHANGED), encoding="utf-8")
    assert told(build(root)) == {FORM: "已更新", SECOND: "未变", OTHERS: "未变", TABLE: "已更新"}


def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text(changed(CHANGED), encoding="utf-8")
    before = all_files(root)
    with monkeypatch.context() as patched:
        # As the system does it to a clerk; to an administrator no folder is read-only.
        patched.setattr(Path, "open", refused)
        assert told(build(root)) == {FORM: "未写入", SECOND: "未变", OTHERS: "未变", TABLE: "未写入"}
    assert all_files(root) == before
    assert told(build(root)) == {FORM: "已更新", SECOND: "未变", OTHERS: "未变", TABLE: "已更新"}


def refused(path: Path, mode: str = "r", *_more: object, **_named: object) -> IO[Any]:
    if any(sign in mode for sign in "wax+"):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))
    return open(path, mode)  # noqa: PTH123 - Path.open is what is replaced


PLAN = f"""未变  {OTHERS}
未变  {SECOND}
已更新  {FORM}
已更新  {TABLE}

已更新 2，未变 2。这是计划，什么也没有写。

单位      年度  错误  警告  待填  文档
另一单位  2023  0     0     0     1
演示单位  2023  0     2     0     2

发现 0 个错误、2 个警告、0 条提示。
"""
"""A plan is told like a build."""


def test_what_a_plan_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root).write_text(changed(CHANGED), encoding="utf-8")
    assert run(["-C", str(root), "build", "--plan"]) == 0
    assert capsys.readouterr().out == PLAN


def test_among_many_units_only_the_documents_with_the_changed_amount_are_written(tmp_path: Path) -> None:
    units = make_many_units(tmp_path, 6)
    build(tmp_path)
    before = all_files(tmp_path)
    change_an_amount(tmp_path, units[3])
    assert [path for path, status in told(build(tmp_path)).items() if status != "未变"] == [
        f"out/{units[3]}/2023/项目支出绩效自评表（口岸经费）.docx",
        f"out/{units[3]}/2023/项目支出绩效自评表汇编.docx",
        "out/全部单位/2023/项目自评汇总表（2023年度）.xlsx",
    ]
    after = all_files(tmp_path)
    documents = [path for path in before if not path.startswith("out/.reportgen/")]
    assert len(documents) == 6 * 6 + 1
    assert sum(before[path] != after[path] for path in documents) == 3


KEPT_ERR = f"""{OTHERS}: 警告 X202 这个文件生成后有人改过（或不是本程序生成的），不覆盖，新的写在旁边：\
项目支出绩效自评表（业务培训经费）（新）.docx
    改法：对照两个文件：要新的，运行 build --overwrite（改过的另存一份）；要改过的，把它移到别处，再运行 build。\
详见 reportgen explain X202
"""
MOVED_ERR = f"""{OTHERS}: 提示 X209 这个文件有人改过，换成新的；改过的另存为：\
项目支出绩效自评表（业务培训经费）（改动于2023-11-14）.docx
    改法：用不着的，删去另存的那一份。详见 reportgen explain X209
"""


def test_what_a_build_prints_of_an_edited_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    project_file(root, "另一").unlink()
    build(root)
    (root / OTHERS).write_bytes(b"edited")
    os.utime(root / OTHERS, (1_699_963_200, 1_699_963_200))
    assert run(["-C", str(root), "build"]) == 4
    told = capsys.readouterr()
    assert told.err == KEPT_ERR
    assert told.out.splitlines()[:5] == [
        f"保留人工修改  {OTHERS}",
        f"未变  {FORM}",
        f"未变  {TABLE}",
        "",
        "未变 2，保留人工修改 1。",
    ]
    assert run(["-C", str(root), "build", "--overwrite", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["status"] for each in found["documents"]] == ["已更新", "未变", "未变"]
    assert [each["code"] for each in found["issues"]] == ["X209"]
    aside = Path(OTHERS).with_stem("项目支出绩效自评表（业务培训经费）（改动于2023-11-14）")
    assert (root / aside).read_bytes() == b"edited"
    (root / OTHERS).write_bytes(b"edited")
    (root / aside).unlink()
    os.utime(root / OTHERS, (1_699_963_200, 1_699_963_200))
    assert run(["-C", str(root), "build", "--overwrite"]) == 0
    assert capsys.readouterr().err == MOVED_ERR
    assert run(["-C", str(root), "build", "--format", "json"]) == 0
    assert {each["status"] for each in json.loads(capsys.readouterr().out)["documents"]} == {"未变"}


def test_what_a_build_prints_of_a_document_without_a_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    build(root)
    project_file(root, "另一").unlink()
    assert run(["-C", str(root), "build"]) == 0
    assert capsys.readouterr().out.splitlines()[:6] == [
        f"未变  {OTHERS}", f"未变  {FORM}", f"已删除来源  {SECOND}", f"已更新  {TABLE}", "",
        "已更新 1，未变 2，已删除来源 1。",
    ]  # fmt: skip
