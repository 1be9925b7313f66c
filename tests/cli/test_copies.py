"""Review and redlined copies: they go with the version of the document that they are of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen import inputs
from reportgen.cli.main import run
from tests.sample import UNIT, YEAR, changed, make_workspace

PROJECT, OTHER = (f"data/{UNIT}/{YEAR}/项目/{name}.yaml" for name in ("示例项目", "另一"))
FORM, SECOND = (f"out/{UNIT}/{YEAR}/项目支出绩效自评表（{name}）" for name in ("业务培训经费", "另一项目"))
SECOND_PROJECT = {"项目名称": "另一项目", "预期目标": "购置设备2台", "完成情况": "设备已购置"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Two documents, each with a review copy; one has a redlined copy since a first correction."""
    monkeypatch.setattr(inputs, "program_name", lambda: "程序")
    monkeypatch.chdir(make_workspace(tmp_path))
    (tmp_path / OTHER).write_text(changed(SECOND_PROJECT), encoding="utf-8")
    assert run(["release", "初稿"]) == 0
    correct("93.1", "93.4")
    assert told(capsys, "build", "--annotate", "--redline") == {
        f"{FORM}.docx": "新生成", f"{SECOND}.docx": "新生成", f"{FORM}（修订）.docx": "新生成",
        f"{FORM}（批注）.docx": "新生成", f"{SECOND}（批注）.docx": "新生成",
    }  # fmt: skip
    return tmp_path


def correct(old: str, new: str) -> None:
    path = Path(PROJECT)
    text = path.read_text(encoding="utf-8")
    assert f"实际: {old}" in text
    path.write_text(text.replace(f"实际: {old}", f"实际: {new}"), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str]:
    """What became of which file."""
    capsys.readouterr()
    run([*arguments, "--format", "json"])
    return {each["path"]: each["status"] for each in json.loads(capsys.readouterr().out)["documents"]}


def lying(desk: Path) -> set[str]:
    return {path.relative_to(desk).as_posix() for path in (desk / "out").rglob("*.docx")}


def test_copies_of_an_older_version_go(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct("93.4", "93.6")
    before = lying(desk)
    stays = {f"{FORM}.docx": "已更新", f"{SECOND}.docx": "未变"}
    wanted = stays | {f"{FORM}（修订）.docx": "已删去", f"{FORM}（批注）.docx": "已删去"}
    assert told(capsys, "build", "--plan") == wanted
    assert lying(desk) == before
    assert told(capsys, "build") == wanted
    assert lying(desk) == {f"{FORM}.docx", f"{SECOND}.docx", f"{SECOND}（批注）.docx"}
    assert told(capsys, "build") == {f"{FORM}.docx": "未变", f"{SECOND}.docx": "未变"}


def test_what_a_build_prints_of_them(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct("93.4", "93.6")
    Path(f"{FORM}（批注）.docx").write_bytes(b"with notes")
    capsys.readouterr()
    assert run(["build"]) == 0
    assert capsys.readouterr().out.split("\n\n")[:2] == [
        f"未变  {SECOND}.docx\n已更新  {FORM}.docx\n已删去  {FORM}（修订）.docx\n已过期  {FORM}（批注）.docx",
        "已更新 1，未变 1，已过期 1，已删去 1。",
    ]


def test_a_copy_with_notes_in_it_is_told_as_long_as_it_lies_there(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(f"{FORM}（批注）.docx").write_bytes(b"with notes")
    assert told(capsys, "build") == {f"{FORM}.docx": "未变", f"{SECOND}.docx": "未变"}
    correct("93.4", "93.6")
    for status in ("已更新", "未变"):
        found = told(capsys, "build")
        assert (found[f"{FORM}.docx"], found[f"{FORM}（批注）.docx"]) == (status, "已过期")
    Path(f"{FORM}（批注）.docx").unlink()
    assert told(capsys, "build") == {f"{FORM}.docx": "未变", f"{SECOND}.docx": "未变"}


def test_an_open_copy_stays(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = Path(f"{FORM}（批注）.docx")
    lock = lock.with_name(f".~lock.{lock.name}#")
    lock.touch()
    correct("93.4", "93.6")
    assert told(capsys, "build")[f"{FORM}（批注）.docx"] == "已过期"
    lock.unlink()
    assert told(capsys, "build")[f"{FORM}（批注）.docx"] == "已删去"


def test_the_copies_of_a_document_without_a_source_go(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / OTHER).unlink()
    assert told(capsys, "build") == {
        f"{FORM}.docx": "未变", f"{SECOND}.docx": "已删除来源", f"{SECOND}（批注）.docx": "已删去",
    }  # fmt: skip


def test_the_copies_of_a_document_that_errors_keep_as_it_was_stay(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = lying(desk)
    correct("93.4", "待填")
    assert told(capsys, "build") == {f"{FORM}.docx": "未更新", f"{SECOND}.docx": "未更新"}
    assert lying(desk) == before


def test_copies_that_are_asked_for_are_made_of_the_new_version(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct("93.4", "93.6")
    assert told(capsys, "build", "--annotate", "--redline") == {
        f"{FORM}.docx": "已更新", f"{SECOND}.docx": "未变", f"{FORM}（修订）.docx": "已更新",
        f"{FORM}（批注）.docx": "已更新", f"{SECOND}（批注）.docx": "未变",
    }  # fmt: skip
    assert told(capsys, "build") == {f"{FORM}.docx": "未变", f"{SECOND}.docx": "未变"}


def test_nothing_to_redline_is_told_and_leaves_no_redlined_copy(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    correct("93.4", "93.1")
    capsys.readouterr()
    assert run(["build", "--redline"]) == 0
    call = capsys.readouterr()
    assert call.err.splitlines()[0] == "与“初稿”相比，没有可以用修订标出的改动，没有修订稿"
    assert f"已删去  {FORM}（修订）.docx" in call.out
    assert lying(desk) == {f"{FORM}.docx", f"{SECOND}.docx", f"{SECOND}（批注）.docx"}


def test_a_redlined_copy_that_is_no_longer_what_is_asked_for_goes(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document is as it was; what it is compared with is not."""
    assert run(["release", "二稿"]) == 0
    assert told(capsys, "build") == {f"{FORM}.docx": "未变", f"{SECOND}.docx": "未变"}
    assert told(capsys, "build", "--redline")[f"{FORM}（修订）.docx"] == "已删去"


def test_units_that_have_their_review_copies_are_not_gone_through_again(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = dict.fromkeys((f"{name}{mark}.docx" for mark in ("", "（批注）") for name in (FORM, SECOND)), "未变")
    with monkeypatch.context() as patched:
        patched.setattr("reportgen.model.workspace.read_kind", None)  # whoever reads a file fails
        assert told(capsys, "build", "--annotate") == wanted
    Path(f"{FORM}（批注）.docx").unlink()
    assert told(capsys, "build", "--annotate") == wanted | {f"{FORM}（批注）.docx": "新生成"}
    (desk / PROJECT).write_text("# 核对过\n" + Path(PROJECT).read_text(encoding="utf-8"), encoding="utf-8")
    found = told(capsys, "build", "--annotate")  # the comments name lines
    assert (found[f"{FORM}.docx"], found[f"{FORM}（批注）.docx"]) == ("未变", "已更新")


def test_a_review_copy_is_not_made_of_a_document_that_could_not_be_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = Path(f"{FORM}.docx")
    lock.with_name(f".~lock.{lock.name}#").touch()
    correct("93.4", "93.6")
    found = told(capsys, "build", "--annotate")
    assert (found[f"{FORM}.docx"], f"{FORM}（批注）.docx" in found) == ("未写入", False)


def test_copies_that_a_killed_run_announced_and_did_not_note_go(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = desk / "out/.reportgen/批注.json"
    noted = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps(noted | {"documents": {}}), encoding="utf-8")
    assert told(capsys, "build") == {f"{FORM}.docx": "未变", f"{SECOND}.docx": "未变"}
    assert lying(desk) == {f"{FORM}.docx", f"{SECOND}.docx"}


def test_a_damaged_record_of_copies_heals_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = desk / "out/.reportgen/批注.json"
    record.write_text("{", encoding="utf-8")
    assert [run(["build"]) for _ in range(2)] == [4, 0]
    assert (desk / "out/.reportgen/批注（损坏）.json").exists()
