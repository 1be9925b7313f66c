"""What stands in the way of a file: links, locks, full disks. It is told, and the other files are written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen.issues import SECTIONS, pages_of
from reportgen.output import faults
from reportgen.output import write as writing
from reportgen.output.files import reason_of, write_atomic
from reportgen.output.write import write_drafts
from tests.output.writing import KEPT, LINK, PATH, document, messages, put, statuses


def left_over(root: Path) -> list[Path]:
    return list(root.rglob("*.tmp"))


def test_a_failing_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path)

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        outcome = put(tmp_path, document(b"two"))
    assert statuses(outcome) == ["未写入"]
    assert messages(outcome) == [
        f"out/{path}: 错误 X203 文件写不进去：磁盘已满；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X203"
        for path in (".reportgen/manifest.json",)
    ]
    assert (tmp_path / "out" / PATH).read_bytes() == b"one"
    assert left_over(tmp_path) == []


def test_one_failure_does_not_stop_the_others(tmp_path: Path) -> None:
    blocked = tmp_path / "out" / "某局" / "2023"
    blocked.mkdir(parents=True)
    (blocked / "甲.docx").mkdir()
    outcome = put(tmp_path, document(name="甲"), document(name="乙"))
    assert statuses(outcome) == ["未写入", "新生成"]
    assert messages(outcome) == [
        "out/某局/2023/甲.docx: 错误 X203 文件写不进去：应为文件夹（或文件）的地方已有别的东西；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X203"
    ]


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "某局").symlink_to(tmp_path / "别处")
    outcome = put(tmp_path)
    assert statuses(outcome) == ["未写入"]
    assert messages(outcome) == [
        "out/某局: 错误 X205 输出文件夹里的这一处是指向别处的链接，没有写\n"
        "    改法：删去这个链接，再运行 build。详见 reportgen explain X205"
    ]
    assert list((tmp_path / "别处").iterdir()) == []


def test_no_link_in_place_of_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "别处.docx").write_bytes(b"one")
    (tmp_path / "out/某局/2023").mkdir(parents=True)
    (tmp_path / "out" / PATH).symlink_to(tmp_path / "别处.docx")
    assert messages(put(tmp_path, document(b"two"))) == [LINK.format(PATH)]
    assert (tmp_path / "别处.docx").read_bytes() == b"one"


def test_drafts_follow_no_link_either(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/草稿").symlink_to(tmp_path / "别处")
    outcome = write_drafts([document()], tmp_path / "out", "out")
    assert (statuses(outcome), messages(outcome)) == (["未写入"], [LINK.format("草稿")])
    assert list((tmp_path / "别处").iterdir()) == []


def test_a_manifest_behind_a_link_is_neither_trusted_nor_written(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "out/.reportgen").rename(tmp_path / "别处")
    (tmp_path / "out/.reportgen").symlink_to(tmp_path / "别处")
    before = (tmp_path / "别处/manifest.json").read_bytes()
    outcome = put(tmp_path, document(b"two"), document(name="新表"))
    assert statuses(outcome) == ["保留人工修改", "新生成"]
    assert messages(outcome) == [LINK.format(".reportgen"), KEPT]
    assert (tmp_path / "别处/manifest.json").read_bytes() == before


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "共享盘").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "共享盘")
    assert statuses(put(tmp_path)) == ["新生成"]
    assert (tmp_path / "共享盘" / PATH).read_bytes() == b"one"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("自评表", "~$自评表.docx"),
        ("一二三四五六七", "~$二三四五六七.docx"),
        ("一二三四五六七八", "~$三四五六七八.docx"),
        ("一二三四五六七八", "~$一二三四五六七八.docx"),
        ("自评表", ".~自评表.docx"),
        ("一二三四五六七", ".~二三四五六七.docx"),
        ("一二三四五六七八", ".~三四五六七八.docx"),
        ("自评表", ".~lock.自评表.docx#"),
        ("一二三四五六七八", ".~lock.一二三四五六七八.docx#"),
    ],
)
def test_an_open_document_is_not_touched(tmp_path: Path, name: str, lock: str) -> None:
    put(tmp_path, document(name=name))
    (tmp_path / "out" / "某局" / "2023" / lock).write_bytes(b"")
    outcome = put(tmp_path, document(b"two", name=name))
    assert statuses(outcome) == ["未写入"]
    assert (tmp_path / f"out/某局/2023/{name}.docx").read_bytes() == b"one"
    assert messages(outcome) == [
        f"out/某局/2023/{name}.docx: 错误 X206 文件正开着（旁边有 {lock}），没有写\n"
        "    改法：关闭它，再运行一次。详见 reportgen explain X206"
    ]


def test_the_lock_of_another_document_does_not_matter(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "out/某局/2023/~$表.docx").write_bytes(b"")
    assert statuses(put(tmp_path, document(b"two"))) == ["已更新"]


def test_a_folder_that_cannot_even_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(writing, "lock_beside", fail)
    outcome = put(tmp_path)
    assert statuses(outcome) == ["未写入"]
    assert messages(outcome) == [
        f"out/{PATH}: 错误 X203 文件写不进去：没有权限，或文件正被别的程序打开；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X203"
    ]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (OSError(errno.EROFS, "Read-only file system"), "磁盘是只读的"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "路径太长"),
        (OSError(errno.EACCES, "Permission denied"), "没有权限，或文件正被别的程序打开"),
        (OSError(errno.EIO, "Input/output error"), "系统报告“Input/output error”"),
        (OSError("odd"), "系统报告“odd”"),
    ],
)
def test_the_reasons_of_the_system_in_words(error: OSError, words: str) -> None:
    assert reason_of(error) == words


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "表.docx"
    target.write_bytes(b"old")

    def interrupt(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(target, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("表.docx", b"old")]


def test_what_a_killed_run_left_behind_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / f".reportgen-{os.getpid()}.tmp").write_bytes(b"half")
    write_atomic(tmp_path / "表.docx", b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("表.docx", b"whole")]


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 umask")
def test_the_umask_decides_who_may_read(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_atomic(tmp_path / "表.docx", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "表.docx").stat().st_mode & 0o777 == 0o600


def test_every_fault_has_its_page() -> None:
    pages = pages_of(faults)
    assert [page.code for page in pages] == [
        "X201",
        "X202",
        "X203",
        "X204",
        "X205",
        "X206",
        "X207",
        "X208",
        "X209",
        "X211",
        "X212",
        "X221",
        "X222",
    ]
    wanted = [section for section in SECTIONS if section != "依据"]
    assert all(page.title and list(page.sections) == wanted for page in pages)
