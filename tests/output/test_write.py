"""Writing: nobody's work overwritten, nothing outside the output folder, everything recorded."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from reportgen.output import manifest
from reportgen.output.write import Rendered, write_drafts
from tests.output.writing import KEPT, PATH, document, messages, put, statuses

DAMAGED = (
    "out/.reportgen/manifest.json: 错误 X201 输出清单读不出来（{}），build 把它改名为 manifest（损坏{}）.json，"
    "从头记起；内容与这次生成的不同的文件都当作有人改过\n"
    "    改法：再运行一次 build；没有人改过的文件，用 build --overwrite 换成新的。详见 reportgen explain X201"
)


def test_a_new_file_is_written_and_recorded(tmp_path: Path) -> None:
    outcome = put(tmp_path)
    assert [(each.path, each.status) for each in outcome.documents] == [(f"out/{PATH}", "新生成")]
    assert (tmp_path / "out" / PATH).read_bytes() == b"one"
    recorded = json.loads((tmp_path / "out/.reportgen/manifest.json").read_text(encoding="utf-8"))
    assert recorded == {
        "version": 2,
        "announced": {PATH: ["7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"]},
        "documents": {
            PATH: {
                "document": "自评表",
                "sha256": "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
                "unit": "某局",
                "year": 2023,
            }
        },
    }


def test_the_same_content_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path)
    before = (tmp_path / "out" / PATH).stat().st_mtime_ns
    assert statuses(put(tmp_path)) == ["未变"]
    assert (tmp_path / "out" / PATH).stat().st_mtime_ns == before


def test_our_own_old_file_is_replaced(tmp_path: Path) -> None:
    put(tmp_path)
    assert statuses(put(tmp_path, document(b"two"))) == ["已更新"]
    assert (tmp_path / "out" / PATH).read_bytes() == b"two"


def test_an_edited_file_is_kept(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "out" / PATH).write_bytes(b"edited")
    outcome = put(tmp_path, document(b"two"))
    assert (statuses(outcome), messages(outcome)) == (["保留人工修改"], [KEPT])
    assert (tmp_path / "out" / PATH).read_bytes() == b"edited"


def test_a_foreign_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out" / PATH
    target.parent.mkdir(parents=True)
    target.write_bytes(b"foreign")
    outcome = put(tmp_path)
    assert (statuses(outcome), messages(outcome)) == (["保留人工修改"], [KEPT])
    assert target.read_bytes() == b"foreign"


def test_a_kept_file_is_protected_again_by_the_next_run(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "out" / PATH).write_bytes(b"edited")
    put(tmp_path, document(b"two"))
    assert statuses(put(tmp_path, document(b"three"))) == ["保留人工修改"]


def test_a_killed_run_repairs_itself(tmp_path: Path) -> None:
    """The document was written, the manifest not: the next run takes the file for its own."""
    put(tmp_path)
    (tmp_path / "out/.reportgen/manifest.json").unlink()
    assert statuses(put(tmp_path)) == ["未变"]
    assert statuses(put(tmp_path, document(b"two"))) == ["已更新"]


def test_two_documents_of_one_name_are_neither_written(tmp_path: Path) -> None:
    outcome = put(tmp_path, document(name="表A"), document(b"two", name="表a"), document(name="别的"))
    assert statuses(outcome) == ["未写入", "未写入", "新生成"]
    assert messages(outcome)[0] == (
        "out/某局/2023/表A.docx: 错误 X204 不止一个文档叫“表A.docx”\n"
        "    改法：在 格式.yaml 的“文件名”里加上 {{ 项目.名称 }}，使各文档不同名。详见 reportgen explain X204"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "内容不完整"),
        ("[]", "内容不完整"),
        ('{"version": 99, "documents": {}}', "版本 99 不认识"),
        ('{"version": 1, "documents": {"a": {"sha256": 1}}}', "缺少文件的校验值"),
    ],
)
def test_a_damaged_manifest_overwrites_nothing(tmp_path: Path, content: str, reason: str) -> None:
    put(tmp_path)
    (tmp_path / "out/.reportgen/manifest.json").write_text(content, encoding="utf-8")
    outcome = put(tmp_path, document(b"two"))
    assert statuses(outcome) == ["保留人工修改"]
    assert messages(outcome) == [DAMAGED.format(reason, ""), KEPT]
    aside = tmp_path / "out/.reportgen/manifest（损坏）.json"
    assert aside.read_text(encoding="utf-8") == content


def test_a_damaged_manifest_heals(tmp_path: Path) -> None:
    """Unchanged files are known by their contents, what was written since by the new manifest."""
    put(tmp_path, document(), document(name="别的"))
    place = tmp_path / "out/.reportgen/manifest.json"
    place.write_text("{", encoding="utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert messages(put(tmp_path, document(b"two"), plan=True)) == [DAMAGED.format("内容不完整", ""), KEPT]
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
    assert statuses(put(tmp_path, document(b"two"), document(name="别的"))) == ["保留人工修改", "未变"]
    again = put(tmp_path, document(b"three"), document(b"two", "别的"))
    assert (statuses(again), messages(again)) == (["保留人工修改", "已更新"], [KEPT])
    assert (tmp_path / "out" / PATH.replace(".docx", "（新）.docx")).read_bytes() == b"three"
    place.write_text("[", encoding="utf-8")
    put(tmp_path, document(b"three"), overwrite=True)
    names = {path.name for path in place.parent.iterdir()}
    assert names == {"manifest.json", "manifest（损坏）.json", "manifest（损坏2）.json"}
    assert statuses(put(tmp_path, document(b"four"))) == ["已更新"]


def test_where_the_manifest_cannot_be_read_now_nothing_is_written(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "out/.reportgen/manifest.json").unlink()
    (tmp_path / "out/.reportgen/manifest.json").mkdir()
    outcome = put(tmp_path, document(b"two"))
    assert statuses(outcome) == ["未写入"]
    assert messages(outcome) == [
        "out/.reportgen/manifest.json: 错误 X212 输出清单这一次读不了：应为文件夹（或文件）的地方已有别的东西；"
        "什么也没有写\n"
        "    改法：关闭占用它的程序，检查权限，再运行 build。详见 reportgen explain X212"
    ]
    assert (tmp_path / "out" / PATH).read_bytes() == b"one"


def test_what_cannot_be_noted_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, content: bytes) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(manifest, "write_atomic", fail)
    outcome = put(tmp_path)
    assert statuses(outcome) == ["未写入"]
    assert not (tmp_path / "out" / PATH).exists()
    assert messages(outcome) == [
        "out/.reportgen/manifest.json: 错误 X203 文件写不进去：没有权限，或文件正被别的程序打开；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X203"
    ]


def test_drafts_are_always_replaced_and_never_recorded(tmp_path: Path) -> None:
    first = write_drafts([document()], tmp_path / "out", "out")
    second = write_drafts([document(b"two")], tmp_path / "out", "out")
    assert [each.path for each in first.documents] == [f"out/草稿/{PATH}"]
    assert statuses(first) + statuses(second) == ["新生成", "已更新"]
    assert not (tmp_path / "out/.reportgen").exists()


def test_a_unit_name_cannot_lead_out(tmp_path: Path) -> None:
    outcome = put(tmp_path, Rendered("../..", 2023, "表", "../表", b"x"))
    assert [each.path for each in outcome.documents] == ["out/／/2023/／表.docx"]
