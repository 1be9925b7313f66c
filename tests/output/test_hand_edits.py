"""What somebody wrote into a document stays; the new version lies beside it, as long as it is needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.output.folder import OutFolder
from tests.output.writing import KEPT, PATH, document, messages, put, statuses

NEWER = PATH.replace(".docx", "（新）.docx")
DAY = 1_699_963_200  # noon in Greenwich: the 14th of November 2023 nearly everywhere


def files(root: Path) -> dict[str, bytes]:
    """The documents of the unit."""
    folder = root / "out/某局/2023"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def edited(root: Path) -> Path:
    """One document, changed by hand after it was written."""
    put(root)
    (root / "out" / PATH).write_bytes(b"edited")
    os.utime(root / "out" / PATH, (DAY, DAY))
    return root


def test_the_new_version_lies_beside_an_edited_document(tmp_path: Path) -> None:
    outcome = put(edited(tmp_path), document(b"two"))
    assert (statuses(outcome), messages(outcome)) == (["保留人工修改"], [KEPT])
    assert files(tmp_path) == {"自评表.docx": b"edited", "自评表（新）.docx": b"two"}


def test_it_is_replaced_by_a_still_newer_one(tmp_path: Path) -> None:
    put(edited(tmp_path), document(b"two"))
    assert messages(put(tmp_path, document(b"three"))) == [KEPT]
    assert messages(put(tmp_path, document(b"three"))) == [KEPT]
    assert files(tmp_path) == {"自评表.docx": b"edited", "自评表（新）.docx": b"three"}


@pytest.mark.parametrize("decision", ["改过的不要了", "改过的移走了", "就用新的"])
def test_it_goes_when_it_is_no_longer_needed(tmp_path: Path, decision: str) -> None:
    put(edited(tmp_path), document(b"two"))
    target = tmp_path / "out" / PATH
    if decision == "改过的不要了":
        target.unlink()
    elif decision == "改过的移走了":
        target.rename(tmp_path / "别处.docx")
    else:
        (tmp_path / "out" / NEWER).replace(target)
    assert messages(put(tmp_path, document(b"two"))) == []
    assert files(tmp_path) == {"自评表.docx": b"two"}
    assert statuses(put(tmp_path, document(b"three"))) == ["已更新"]


def test_an_edited_new_version_is_not_overwritten_either(tmp_path: Path) -> None:
    put(edited(tmp_path), document(b"two"))
    (tmp_path / "out" / NEWER).write_bytes(b"edited as well")
    edited_ones = {"自评表.docx": b"edited", "自评表（新）.docx": b"edited as well"}
    for content in (b"three", b"four", b"four"):
        outcome = put(tmp_path, document(content))
        assert (statuses(outcome), messages(outcome)) == (["保留人工修改"], [KEPT.replace("（新）", "（新2）")])
        assert files(tmp_path) == edited_ones | {"自评表（新2）.docx": content}
    (tmp_path / "out" / NEWER).unlink()
    put(tmp_path, document(b"five"))
    assert files(tmp_path) == {"自评表.docx": b"edited", "自评表（新2）.docx": b"five"}
    (tmp_path / "out" / PATH).unlink()
    assert messages(put(tmp_path, document(b"five"))) == []
    assert files(tmp_path) == {"自评表.docx": b"five"}


def test_new_versions_that_somebody_has_changed_stay_when_they_are_no_longer_needed(tmp_path: Path) -> None:
    put(edited(tmp_path), document(b"two"))
    (tmp_path / "out" / NEWER).write_bytes(b"edited as well")
    put(tmp_path, document(b"three"))
    (tmp_path / "out" / PATH).unlink()
    put(tmp_path, document(b"three"))
    assert files(tmp_path) == {"自评表.docx": b"three", "自评表（新）.docx": b"edited as well"}


def test_a_plan_tells_where_the_new_version_is_to_lie(tmp_path: Path) -> None:
    assert messages(put(edited(tmp_path), document(b"two"), plan=True)) == [KEPT]
    assert files(tmp_path) == {"自评表.docx": b"edited"}


def test_a_foreign_file_gets_the_new_version_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "out" / PATH
    target.parent.mkdir(parents=True)
    target.write_bytes(b"foreign")
    for content in (b"one", b"two"):
        assert messages(put(tmp_path, document(content))) == [KEPT]
        assert files(tmp_path) == {"自评表.docx": b"foreign", "自评表（新）.docx": content}


def test_another_document_may_have_the_name_of_the_new_version(tmp_path: Path) -> None:
    put(tmp_path, document(), document(b"other", "自评表（新）"))
    (tmp_path / "out" / PATH).write_bytes(b"edited")
    put(tmp_path, document(b"two"), document(b"other", "自评表（新）"))
    assert files(tmp_path) == {"自评表.docx": b"edited", "自评表（新）.docx": b"other", "自评表（新2）.docx": b"two"}


def test_overwriting_puts_the_edited_document_aside(tmp_path: Path) -> None:
    put(edited(tmp_path), document(b"two"))
    outcome = put(tmp_path, document(b"two"), overwrite=True)
    assert statuses(outcome) == ["已更新"]
    assert messages(outcome) == [
        f"out/{PATH}: 提示 X209 这个文件有人改过，换成新的；改过的另存为：自评表（改动于2023-11-14）.docx\n"
        "    改法：用不着的，删去另存的那一份。详见 reportgen explain X209"
    ]
    assert files(tmp_path) == {"自评表.docx": b"two", "自评表（改动于2023-11-14）.docx": b"edited"}
    (tmp_path / "out" / PATH).write_bytes(b"edited again")
    os.utime(tmp_path / "out" / PATH, (DAY, DAY))
    put(tmp_path, document(b"two"), overwrite=True)
    assert files(tmp_path)["自评表（改动于2023-11-14-2）.docx"] == b"edited again"


def test_overwriting_leaves_everything_else_as_it_is(tmp_path: Path) -> None:
    put(tmp_path)
    assert statuses(put(tmp_path, overwrite=True)) == ["未变"]
    assert statuses(put(tmp_path, document(b"two"), overwrite=True)) == ["已更新"]
    assert files(tmp_path) == {"自评表.docx": b"two"}


def test_a_document_open_in_word_is_not_put_aside(tmp_path: Path) -> None:
    (edited(tmp_path) / "out/某局/2023/~$自评表.docx").touch()
    assert statuses(put(tmp_path, document(b"two"), overwrite=True)) == ["未写入"]
    assert files(tmp_path) == {"~$自评表.docx": b"", "自评表.docx": b"edited"}


def test_the_new_version_can_be_written_while_the_edited_document_is_open(tmp_path: Path) -> None:
    (edited(tmp_path) / "out/某局/2023/~$自评表.docx").touch()
    assert messages(put(tmp_path, document(b"two"))) == [KEPT]


def test_a_document_open_in_word_that_need_not_change_is_no_obstacle(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "out/某局/2023/~$自评表.docx").touch()
    assert statuses(put(tmp_path)) == ["未变"]


def test_an_edited_document_is_not_as_it_was_written(tmp_path: Path) -> None:
    put(tmp_path)
    assert OutFolder(tmp_path / "out", "out").are_as_written([PATH])
    put(edited(tmp_path), document(b"two"))
    assert not OutFolder(tmp_path / "out", "out").are_as_written([PATH])


def test_a_run_that_was_killed_before_it_noted_a_document_knows_it_for_its_own(tmp_path: Path) -> None:
    """Even when the data has changed once more since."""
    put(tmp_path)
    folder = OutFolder(tmp_path / "out", "out")
    folder.announce({PATH: "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"})
    (tmp_path / "out" / PATH).write_bytes(b"two")
    (tmp_path / "out/某局/2023/.reportgen-1.tmp").write_bytes(b"half")
    assert statuses(put(tmp_path, document(b"three"))) == ["已更新"]
    assert files(tmp_path) == {"自评表.docx": b"three"}


def test_a_document_that_is_saved_while_the_run_is_at_work_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path)
    announce = OutFolder.announce

    def announce_and_edit(folder: OutFolder, files: dict[str, str]) -> bool:
        (tmp_path / "out" / PATH).write_bytes(b"edited")
        return announce(folder, files)

    monkeypatch.setattr(OutFolder, "announce", announce_and_edit)
    assert messages(put(tmp_path, document(b"two"))) == [KEPT]
    assert files(tmp_path) == {"自评表.docx": b"edited", "自评表（新）.docx": b"two"}
