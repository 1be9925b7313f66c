"""Word packages from strangers: bounded, and written back byte for byte."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.docx import package as packaging
from reportgen.docx.package import PackageFault, read_package
from reportgen.docx.writer import Packer
from reportgen.docx.xml import parse_strict
from tests.word import make_docx, paragraph

SAVE_AGAIN = "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


BASE = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<b/>"}


def fault_of(data: bytes) -> tuple[str, str]:
    with pytest.raises(PackageFault) as caught:
        read_package(data)
    return caught.value.reason, caught.value.advice


def test_members_come_as_they_are() -> None:
    found = read_package(zipped(BASE)).members
    assert [(member.name, member.content) for member in found] == list(BASE.items())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "这不是 .docx 文件，或文件已损坏"),
        (b"hello", "这不是 .docx 文件，或文件已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是加密的文件，或旧版 .doc、.wps 改了后缀"),
        (zipped({"a": b""}), "缺少部件 [Content_Types].xml"),
        (zipped({"[Content_Types].xml": b""}), "缺少部件 word/document.xml"),
        (zipped(BASE | {"../x": b""}), "部件名“../x”不合规矩"),
        (zipped(BASE | {"/x": b""}), "部件名“/x”不合规矩"),
        (zipped(BASE | {"WORD/document.xml": b""}), "部件名“WORD/document.xml”不合规矩"),
        (zipped(BASE, zipfile.ZIP_BZIP2), "部件“[Content_Types].xml”用了不支持的压缩方式"),
        (zipped(BASE)[:-40], "这不是 .docx 文件，或文件已损坏"),
    ],
)
def test_what_is_no_package(data: bytes, reason: str) -> None:
    assert fault_of(data) == (reason, SAVE_AGAIN)


def test_a_zip_bomb_is_stopped_while_it_inflates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_UNPACKED", 2**20)
    data = zipped(BASE | {"word/media/a.png": b"\0" * 2**22})
    assert fault_of(data) == ("解开后超过 1 MB", "压缩或删去模板里的图片")


def test_lying_headers_do_not_help_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_UNPACKED", 2**20)
    data = bytearray(zipped({"a": b"\0" * 2**22} | BASE))
    directory = data.index(b"PK\1\2")
    struct.pack_into("<I", data, directory + 24, 10)
    assert fault_of(bytes(data)) == ("解开后超过 1 MB", "压缩或删去模板里的图片")


def test_a_large_file_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_FILE", 2**20)
    assert fault_of(b"PK" * 2**20) == ("文件超过 1 MB", "压缩或删去模板里的图片")


def test_too_many_members() -> None:
    members = {f"a{number}": b"" for number in range(packaging.MAX_MEMBERS + 1)}
    assert fault_of(zipped(BASE | members)) == ("文件里的部件超过 500 个", SAVE_AGAIN)


def test_a_changed_byte_is_noticed() -> None:
    data = zipped(BASE, zipfile.ZIP_STORED).replace(b"<b/>", b"<c/>")
    assert fault_of(data) == ("部件“word/document.xml”已损坏", SAVE_AGAIN)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0/\\:", exclude_categories=("Cs",)), min_size=1)


@settings(max_examples=50)
@given(
    kept=st.dictionaries(NAMES.map("kept/{}".format), st.binary(max_size=200), max_size=5),
    changing=st.dictionaries(NAMES.map("new/{}".format), st.binary(max_size=200), max_size=5),
)
def test_a_packed_file_reads_back_as_what_went_in(kept: dict[str, bytes], changing: dict[str, bytes]) -> None:
    names = [name.lower() for name in (*kept, *changing)]
    if len(set(names)) < len(names):
        return
    package = read_package(zipped(BASE | kept))
    packed = Packer(package, list(changing)).pack(changing)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == BASE | kept | changing
    assert packed == Packer(read_package(packed), list(changing)).pack(changing)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_package_or_a_fault(data: bytes) -> None:
    with pytest.raises(PackageFault):
        read_package(data)


@given(position=st.integers(min_value=0), value=st.integers(min_value=0, max_value=255))
def test_one_wrong_byte_never_breaks_the_reader(position: int, value: int) -> None:
    data = bytearray(make_docx(paragraph("正文")))
    data[position % len(data)] = value
    try:
        package = read_package(bytes(data))
    except PackageFault:
        return
    assert all(zlib.crc32(member.content) == member.crc for member in package.members)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<a>", "部件 x.xml 损坏（第 1 行）"),
        (b"", "部件 x.xml 损坏（第 1 行）"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "部件 x.xml 里有不允许的文档类型声明"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "部件 x.xml 里有不允许的文档类型声明"),
    ],
)
def test_xml_is_read_strictly(data: bytes, reason: str) -> None:
    with pytest.raises(PackageFault) as caught:
        parse_strict(data, "x.xml")
    assert caught.value.reason == reason
