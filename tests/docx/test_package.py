"""Word packages from strangers: bounded, and written back byte for byte."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import docx
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
        (zipped(BASE | {"a//x": b""}), "部件名“a//x”不合规矩"),
        (zipped(BASE | {"a/./x": b""}), "部件名“a/./x”不合规矩"),
        (zipped(BASE | {"c:x": b""}), "部件名“c:x”不合规矩"),
        (zipped(BASE | {"a\nx": b""}), "部件名“a\nx”不合规矩"),
        (zipped(BASE | {"WORD/document.xml": b""}), "部件名“WORD/document.xml”不合规矩"),
        (zipped(BASE, zipfile.ZIP_BZIP2), "部件“[Content_Types].xml”用了不支持的压缩方式"),
        (zipped(BASE)[:-40], "这不是 .docx 文件，或文件已损坏"),
    ],
)
def test_what_is_no_package(data: bytes, reason: str) -> None:
    assert fault_of(data) == (reason, SAVE_AGAIN)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_an_encrypted_document_is_called_so() -> None:
    data = OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le")
    assert fault_of(data) == ("文件加了密码", "去掉密码再保存")


def test_an_encrypted_part_is_called_so() -> None:
    data = bytearray(zipped(BASE))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert fault_of(bytes(data)) == ("文件加了密码", "去掉密码再保存")


def test_the_lock_file_of_word_is_called_so() -> None:
    data = b"\5Zhang".ljust(162, b"\0")
    assert fault_of(data) == (
        "这是 Word 打开文档时放在旁边的 ~$ 锁文件，不是文档",
        "改用同一文件夹里不带 ~$ 的那个文件",
    )


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(BASE))
    assert read_package(path) == read_package(zipped(BASE))


def test_a_part_that_shrank_too_well_is_a_bomb() -> None:
    data = zipped(BASE | {"word/media/a.png": b"\0" * 2**22})
    assert fault_of(data) == (
        "部件“word/media/a.png”解开后超过原来的 200 倍，像是有意做坏的文件",
        SAVE_AGAIN,
    )


def test_a_small_part_may_shrink_as_it_likes() -> None:
    data = zipped(BASE | {"word/media/a.png": b"\0" * 2**20})
    assert len(read_package(data).content("word/media/a.png")) == 2**20


def overlapping(raw: bytes, names: list[str]) -> bytes:
    """A zip whose members all stand at the same place and inflate to <a/>."""
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, zlib.crc32(b"<a/>"), len(raw), 4, 1, 0) + b"a" + raw
    entries = b"".join(
        struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, zlib.crc32(b"<a/>"), len(raw), 4, len(name), *[0] * 6
        )
        + name.encode()
        for name in names
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(names), len(names), len(entries), len(local), 0)
    return local + entries + end


RAW = zlib.compress(b"<a/>", wbits=-15)


def test_members_that_share_bytes_are_refused() -> None:
    empty_blocks = b"\0\0\0\xff\xff" * 200
    data = overlapping(empty_blocks + RAW, list(BASE))
    assert fault_of(data) == ("这不是 .docx 文件，或文件已损坏", SAVE_AGAIN)


def test_a_part_without_a_name_is_refused() -> None:
    assert fault_of(overlapping(RAW, [""])) == ("部件名“”不合规矩", SAVE_AGAIN)


def test_nothing_is_hidden_behind_a_member() -> None:
    one = overlapping(RAW, ["word/document.xml"])
    assert fault_of(one) == ("缺少部件 [Content_Types].xml", SAVE_AGAIN)
    assert fault_of(overlapping(RAW + b"hidden", ["word/document.xml"])) == (
        "这不是 .docx 文件，或文件已损坏",
        SAVE_AGAIN,
    )


def test_a_zip_bomb_is_stopped_while_it_inflates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_UNPACKED", 2**20)
    data = zipped(BASE | {"word/media/a.png": b"\0" * 2**22})
    assert fault_of(data) == ("解开后超过 1 MB", "压缩或删去文件里的图片")


def test_lying_headers_do_not_help_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_UNPACKED", 2**20)
    data = bytearray(zipped({"a": b"\0" * 2**22} | BASE))
    directory = data.index(b"PK\1\2")
    struct.pack_into("<I", data, directory + 24, 10)
    assert fault_of(bytes(data)) == ("解开后超过 1 MB", "压缩或删去文件里的图片")


def test_parts_that_are_not_compressed_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_UNPACKED", 2**20)
    data = zipped(BASE | {"word/media/a.png": b"\0" * 2**21}, zipfile.ZIP_STORED)
    assert fault_of(data) == ("解开后超过 1 MB", "压缩或删去文件里的图片")


@pytest.mark.parametrize(("position", "value"), [(0, ord("X")), (30 + 19, 0xFF)])
def test_a_damaged_local_record_is_noticed(position: int, value: int) -> None:
    data = bytearray(zipped(BASE))
    data[position] = value
    assert fault_of(bytes(data)) == ("这不是 .docx 文件，或文件已损坏", SAVE_AGAIN)


def test_a_part_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(PackageFault) as caught:
        read_package(zipped(BASE)).content("word/styles.xml")
    assert str(caught.value) == f"缺少部件 word/styles.xml；{SAVE_AGAIN}"


def test_a_file_of_another_program_is_called_by_its_name() -> None:
    told = "换成 Word 文档（.docx）；表在 Excel 里的，复制到 Word 里再存"
    assert fault_of(zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""})) == ("这是 Excel 文件", told)


def test_a_large_file_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "MAX_FILE", 2**20)
    assert fault_of(b"PK" * 2**20) == ("文件超过 1 MB", "压缩或删去文件里的图片")


def test_too_many_members() -> None:
    members = {f"a{number}": b"" for number in range(packaging.MAX_MEMBERS + 1)}
    assert fault_of(zipped(BASE | members)) == ("文件里的部件超过 500 个", SAVE_AGAIN)


def test_a_changed_byte_is_noticed() -> None:
    data = zipped(BASE, zipfile.ZIP_STORED).replace(b"<b/>", b"<c/>")
    assert fault_of(data) == ("部件“word/document.xml”已损坏", SAVE_AGAIN)


NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\:", exclude_categories=("C", "Z")), min_size=1, max_size=40
).filter(lambda name: name not in (".", ".."))


@settings(max_examples=50)
@given(
    kept=st.dictionaries(NAMES.map("kept/{}".format), st.binary(max_size=200), max_size=5),
    changing=st.dictionaries(NAMES.map("new/{}".format), st.binary(max_size=200), max_size=5),
)
def test_a_packed_file_reads_back_as_what_went_in(kept: dict[str, bytes], changing: dict[str, bytes]) -> None:
    names = [name.lower() for name in (*kept, *changing)]
    assume(len(set(names)) == len(names))
    package = read_package(zipped(BASE | kept))
    packed = Packer(package, list(changing)).pack(changing)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == BASE | kept | changing
    assert packed == Packer(read_package(packed), list(changing)).pack(changing)


def test_unchanged_parts_are_copied_as_they_were_compressed() -> None:
    package = read_package(zipped(BASE | {"word/styles.xml": b"<c/>" * 100}))
    packed = read_package(Packer(package, ["word/document.xml"]).pack({"word/document.xml": b"<d/>"}))
    before = {member.name: member.raw for member in package.members}
    after = {member.name: member.raw for member in packed.members}
    assert list(after) == ["[Content_Types].xml", "word/styles.xml", "word/document.xml"]
    assert after == before | {"word/document.xml": after["word/document.xml"]}


@pytest.mark.parametrize("changing", [["word/document.xml"], ["word/document.xml", "[Content_Types].xml"]])
def test_the_content_types_come_first(changing: list[str]) -> None:
    package = read_package(zipped(dict(reversed(BASE.items()))))
    packed = Packer(package, changing).pack(dict.fromkeys(changing, b"<new/>"))
    found = {member.name: member.content for member in read_package(packed).members}
    assert found == BASE | dict.fromkeys(changing, b"<new/>")
    assert next(iter(found)) == "[Content_Types].xml"


def test_nothing_of_the_machine_or_the_day_is_written() -> None:
    package = read_package(zipped(BASE | {"word/图.xml": b""}))
    packed = Packer(package, ["word/document.xml"]).pack({"word/document.xml": b"<d/>"})
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        found = {(info.filename, info.date_time, info.create_system, info.flag_bits) for info in archive.infolist()}
    zero = (1980, 1, 1, 0, 0, 0)
    assert found == {
        ("[Content_Types].xml", zero, 0, 0),
        ("word/document.xml", zero, 0, 0),
        ("word/图.xml", zero, 0, 0x800),
    }


def test_python_docx_opens_a_packed_file() -> None:
    package = read_package(make_docx(paragraph("旧")))
    document = package.content("word/document.xml").replace("旧".encode(), "新".encode())
    packed = Packer(package, ["word/document.xml"]).pack({"word/document.xml": document})
    assert [each.text for each in docx.Document(BytesIO(packed)).paragraphs] == ["新"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_package_or_a_fault(data: bytes) -> None:
    with pytest.raises(PackageFault):
        read_package(data)


@given(st.lists(st.tuples(st.integers(min_value=0, max_value=9999), st.integers(0, 255)), min_size=1, max_size=4))
def test_wrong_bytes_never_break_the_reader(changes: list[tuple[int, int]]) -> None:
    data = bytearray(zipped(BASE))
    for position, value in changes:
        data[position % len(data)] = value
    try:
        package = read_package(bytes(data))
    except PackageFault:
        return
    assert all(zlib.crc32(member.content) == member.crc for member in package.members)


def test_xml_is_read_as_it_stands() -> None:
    assert parse_strict("<a>收入 &lt; 支出</a>".encode(), "x.xml").text == "收入 < 支出"


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
