"""What documents were made from can be laid out again, by year."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.examine import Selection
from reportgen.output import manifest
from reportgen.output.folder import OBJECTS, OutFolder
from reportgen.output.manifest import UnitRecord
from reportgen.output.states import Sources, State, StateLost, lay_out, tree_bytes
from reportgen.output.store import Store, digest
from tests.sample import UNIT, YEAR, changed, make_workspace

PROJECT = f"data/{UNIT}/{YEAR}/项目/示例项目.yaml"
EDITS = [changed({"资金.财政拨款.全年执行": f"9.{digit}"}) for digit in range(4)]


def built(root: Path, project: str) -> UnitRecord:
    """The record of the unit after a build of this project."""
    (root / PROJECT).write_text(project, encoding="utf-8")
    pipeline.build(root, root / "out", Selection())
    return record(root)


def record(root: Path) -> UnitRecord:
    return manifest.load(root / "out").units[UNIT]


def store(root: Path) -> Store:
    return OutFolder(root / "out", "out").store


def project_in(root: Path, state: State, folder: Path) -> str:
    """The project as it was."""
    lay_out(store(root).get, state.sources, folder)
    return (folder / PROJECT).read_text(encoding="utf-8")


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_what_the_present_and_the_former_documents_were_made_from(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "甲")
    built(root, EDITS[0])
    year = str(YEAR)
    found = built(root, EDITS[1])
    assert project_in(root, found.built[year], tmp_path / "今") == EDITS[1]
    assert project_in(root, found.before[year], tmp_path / "昔") == EDITS[0]
    assert files(tmp_path / "昔") == {PROJECT, f"data/{UNIT}/单位.yaml"}


def test_a_build_that_writes_nothing_keeps_the_former_state(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "甲")
    built(root, EDITS[0])
    built(root, EDITS[1])
    found = built(root, EDITS[1] + "# 核对过\n")
    assert project_in(root, found.built[str(YEAR)], tmp_path / "今") == EDITS[1] + "# 核对过\n"
    assert project_in(root, found.before[str(YEAR)], tmp_path / "昔") == EDITS[0]


def test_data_with_errors_is_no_state_of_a_document(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "甲")
    good = built(root, EDITS[0])
    bad = built(root, "名称：某局\n")
    assert bad.built == good.built
    assert bad.examined != good.examined


def test_what_nothing_needs_is_removed(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "甲")
    for edit in EDITS:
        built(root, edit)
    kept = {path.name for path in (root / "out" / OBJECTS).iterdir()}
    assert [digest(edit.encode()) in kept for edit in EDITS] == [False, False, True, True]
    assert len(kept) == 8  # two projects, 单位.yaml, their two trees and the shared one, two results


def test_a_damaged_object_is_not_trusted_and_replaced(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    name = kept.put(b"whole")
    (tmp_path / name).write_bytes(b"half")
    assert kept.get(name) is None
    assert Store(tmp_path).put(b"whole") == name
    assert kept.get(name) == b"whole"
    assert kept.get("../whole") is None


def test_a_damaged_result_is_found_out_again(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "甲")
    found = built(root, EDITS[0])
    (root / "out" / OBJECTS / found.result).write_bytes(b"{}")
    outcome = pipeline.build(root, root / "out", Selection())
    assert [each.status for each in outcome.documents] == ["未变"]
    assert len(outcome.unit_years) == 1


@pytest.mark.parametrize("path", ["../外.yaml", "/外.yaml", "data/丢.yaml"])
def test_a_state_leads_nowhere_else_and_must_be_whole(tmp_path: Path, path: str) -> None:
    kept = Store(tmp_path / "存")
    tree = kept.put(tree_bytes({path: digest(b"lost")}))
    with pytest.raises(StateLost, match=path.replace(".", "[.]")):
        lay_out(kept.get, Sources(tree, tree), tmp_path / "处")
    with pytest.raises(StateLost):
        lay_out(kept.get, Sources(digest(b""), tree), tmp_path / "处")
