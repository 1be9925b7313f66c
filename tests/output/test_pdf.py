"""PDF copies: one conversion for all, a clear word where LibreOffice is missing or fails."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.output import pdf
from reportgen.pipeline import Outcome
from tests.conftest import tool_missing
from tests.rendering import OFFICE_MISSING
from tests.sample import UNIT, YEAR, changed, make_workspace

NAME = f"out/{UNIT}/{YEAR}/项目支出绩效自评表（业务培训经费）.pdf"


def build(root: Path) -> Outcome:
    return pipeline.build(root, root / "out", Selection(), pdf=True)


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in outcome.issues]


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PROGRAMS", ("没有的程序",))
    outcome = build(make_workspace(tmp_path))
    assert told(outcome) == [("X207", "没有安装 LibreOffice，PDF 没有生成")]
    assert [each.status for each in outcome.documents] == ["新生成"]


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "PROGRAMS", (str(program),))


def test_a_conversion_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "exit 7", monkeypatch)
    outcome = build(make_workspace(tmp_path / "甲"))
    assert told(outcome) == [("X208", "没有转成 PDF：LibreOffice 退出码 7")]


WRITES = 'for last; do :; done; while [ "$1" != "--outdir" ]; do shift; done; shift; out="$1"; shift\n' \
    'for each; do echo "$each" > "$out/$(basename "$each" | sed s/[.].*//).pdf"; done'  # fmt: skip


def test_a_pdf_that_someone_changed_is_kept_and_one_that_is_there_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, WRITES, monkeypatch)
    root = make_workspace(tmp_path / "甲")
    assert [(each.path, each.status) for each in build(root).documents][1:] == [(NAME, "新生成")]
    assert len(build(root).documents) == 1
    (root / NAME).write_bytes(b"signed")
    project = root / "data" / UNIT / str(YEAR) / "项目" / "示例项目.yaml"
    project.write_text(changed({"主管部门": "另一部门"}), encoding="utf-8")
    assert [each.status for each in build(root).documents] == ["已更新", "保留人工修改"]
    assert (root / NAME).read_bytes() == b"signed"


def test_a_pdf_is_made_again_when_its_document_has_changed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, WRITES.replace('echo "$each"', 'cat "$each"'), monkeypatch)
    root = make_workspace(tmp_path / "甲")
    build(root)
    project = root / "data" / UNIT / str(YEAR) / "项目" / "示例项目.yaml"
    project.write_text(changed({"主管部门": "另一部门"}), encoding="utf-8")
    pipeline.build(root, root / "out", Selection())
    assert [(each.path, each.status) for each in build(root).documents][1:] == [(NAME, "已更新")]
    assert (root / NAME).read_bytes() == (root / NAME.replace(".pdf", ".docx")).read_bytes()


@pytest.mark.slow
def test_real_pdfs(tmp_path: Path) -> None:
    if OFFICE_MISSING or shutil.which("soffice") is None:
        tool_missing(OFFICE_MISSING or "没有安装 LibreOffice")
        return
    build(make_workspace(tmp_path))
    assert (tmp_path / NAME).read_bytes().startswith(b"%PDF-")


def test_a_plan_tells_of_the_pdfs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, WRITES, monkeypatch)
    root = make_workspace(tmp_path / "甲")
    project = root / "data" / UNIT / str(YEAR) / "项目" / "示例项目.yaml"

    def planned_and_done() -> list[str]:
        plan = pipeline.build(root, root / "out", Selection(), pdf=True, plan=True)
        done = build(root)
        assert [(each.path, each.status) for each in plan.documents] == [
            (each.path, each.status) for each in done.documents
        ]
        assert plan.issues == done.issues
        return [each.status for each in done.documents]

    assert planned_and_done() == ["新生成", "新生成"]
    assert planned_and_done() == ["未变"]
    project.write_text(changed({"主管部门": "另一部门"}), encoding="utf-8")
    assert planned_and_done() == ["已更新", "已更新"]
    (root / NAME).unlink()
    assert planned_and_done() == ["未变", "新生成"]
    (root / NAME.replace(".pdf", ".docx")).unlink()
    assert planned_and_done() == ["新生成", "已更新"]
    (root / NAME).write_bytes(b"signed")
    project.write_text(changed({"主管部门": "再一部门"}), encoding="utf-8")
    assert planned_and_done() == ["已更新", "保留人工修改"]
    monkeypatch.setattr(pdf, "PROGRAMS", ("没有的程序",))
    project.write_text(changed({"主管部门": "某部门"}), encoding="utf-8")
    assert planned_and_done() == ["已更新"]


def test_a_plan_of_drafts_tells_of_the_pdfs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, WRITES, monkeypatch)
    root = make_workspace(tmp_path / "甲")
    plan = pipeline.build_drafts(root, root / "out", Selection(), pdf=True, plan=True)
    assert not (root / "out").exists()
    assert plan.documents == pipeline.build_drafts(root, root / "out", Selection(), pdf=True).documents
