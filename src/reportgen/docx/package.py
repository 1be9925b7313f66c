"""Read an untrusted .docx: bounded while it is inflated, whatever its headers say."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MAX_FILE = 20 * 2**20
MAX_UNPACKED = 100 * 2**20
MAX_MEMBERS = 500
MAX_RATIO = 200
"""Word's own XML shrinks 10 to 60 times, a bomb about 1000 times."""
_ALWAYS_ALLOWED = 2**20  # an empty picture may shrink as much as it likes
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCK_FILE_SIZE = 162  # what Word puts beside an open document: the user's name, padded
_LOCAL_HEADER = 30
_SAVE_AGAIN = "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”"
_SMALLER = "压缩或删去文件里的图片"


_OF_OTHERS = {"xl/workbook.xml": "这是 Excel 文件", "ppt/presentation.xml": "这是演示文稿"}


class PackageFault(ValueError):
    """A file is not a Word package that we can trust: why, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}；{advice}")
        self.reason, self.advice = reason, advice


@dataclass(frozen=True, slots=True)
class Member:
    """One part: its content, and the bytes that stand for it in the zip, to be copied as they are."""

    name: str
    content: bytes
    raw: bytes
    method: int

    @property
    def crc(self) -> int:
        return zlib.crc32(self.content)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a .docx in their order."""

    members: tuple[Member, ...]

    def content(self, name: str) -> bytes:
        """The content of a part."""
        for member in self.members:
            if member.name == name:
                return member.content
        raise PackageFault(f"缺少部件 {name}", _SAVE_AGAIN)


def stored_package(contents: Mapping[str, bytes]) -> Package:
    """A package of these parts, none of them compressed."""
    return Package(tuple(Member(name, content, content, ZIP_STORED) for name, content in contents.items()))


def read_package(source: Path | bytes) -> Package:
    """The parts of a .docx, or a PackageFault."""
    data = source if isinstance(source, bytes) else read_bounded(source)
    if len(data) > MAX_FILE:
        raise PackageFault(f"文件超过 {MAX_FILE // 2**20} MB", _SMALLER)
    if data.startswith(_OLE_MAGIC):
        raise _ole_file(data)
    if len(data) == _LOCK_FILE_SIZE:
        raise PackageFault("这是 Word 打开文档时放在旁边的 ~$ 锁文件，不是文档", "改用同一文件夹里不带 ~$ 的那个文件")
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = _members(data, archive.infolist())
    except PackageFault:
        raise
    except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise PackageFault("这不是 .docx 文件，或文件已损坏", _SAVE_AGAIN) from error
    package = Package(members)
    for member in members:
        if member.name in _OF_OTHERS:
            raise PackageFault(_OF_OTHERS[member.name], "换成 Word 文档（.docx）；表在 Excel 里的，复制到 Word 里再存")
    for needed in ("[Content_Types].xml", "word/document.xml"):
        package.content(needed)
    return package


def read_bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_FILE + 1)


def _ole_file(data: bytes) -> PackageFault:
    """Word wraps an encrypted .docx in the container of its old .doc."""
    if _OLE_ENCRYPTED in data:
        return PackageFault("文件加了密码", "去掉密码再保存")
    return PackageFault("这是加密的文件，或旧版 .doc、.wps 改了后缀", _SAVE_AGAIN)


def _members(data: bytes, infos: list[ZipInfo]) -> tuple[Member, ...]:
    if len(infos) > MAX_MEMBERS:
        raise PackageFault(f"文件里的部件超过 {MAX_MEMBERS} 个", _SAVE_AGAIN)
    # Members that share bytes would let a small file fill the memory.
    if sum(info.compress_size for info in infos) > len(data):
        raise BadZipFile
    files = [info for info in infos if not info.filename.endswith("/")]
    _check_names(files)
    return _read_members(data, files)


def _check_names(infos: list[ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        foreign = "\\" in name or ":" in name or not name.isprintable()
        if foreign or {"", ".", ".."} & set(name.split("/")) or name.lower() in seen:
            raise PackageFault(f"部件名“{name[:80]}”不合规矩", _SAVE_AGAIN)
        seen.add(name.lower())
        if info.flag_bits & 0x1:
            raise PackageFault("文件加了密码", "去掉密码再保存")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PackageFault(f"部件“{name[:80]}”用了不支持的压缩方式", _SAVE_AGAIN)


def _read_members(data: bytes, infos: list[ZipInfo]) -> tuple[Member, ...]:
    members: list[Member] = []
    left = MAX_UNPACKED
    for info in infos:
        raw = _raw(data, info)
        content = raw if info.compress_type == ZIP_STORED else _inflate(raw, left, info.filename)
        left -= len(content)
        if left < 0:
            raise _too_large()
        if zlib.crc32(content) != info.CRC:
            raise PackageFault(f"部件“{info.filename[:80]}”已损坏", _SAVE_AGAIN)
        members.append(Member(info.filename, content, raw, info.compress_type))
    return tuple(members)


def _raw(data: bytes, info: ZipInfo) -> bytes:
    """The stored bytes of a member, behind its local header."""
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise BadZipFile
    name_length = int.from_bytes(header[26:28], "little")
    extra_length = int.from_bytes(header[28:30], "little")
    start = info.header_offset + _LOCAL_HEADER + name_length + extra_length
    raw = data[start : start + info.compress_size]
    if len(raw) != info.compress_size:
        raise BadZipFile
    return raw


def _inflate(raw: bytes, left: int, name: str) -> bytes:
    """Inflate no more than is left of the whole, and no more than an honest part would give."""
    honest = max(MAX_RATIO * len(raw), _ALWAYS_ALLOWED)
    limit = min(left, honest)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(raw, limit + 1)
    except zlib.error as error:
        raise BadZipFile from error
    if len(content) > left:
        raise _too_large()
    if len(content) > honest:
        raise PackageFault(f"部件“{name[:80]}”解开后超过原来的 {MAX_RATIO} 倍，像是有意做坏的文件", _SAVE_AGAIN)
    if not inflater.eof or inflater.unused_data:
        raise BadZipFile
    return content


def _too_large() -> PackageFault:
    return PackageFault(f"解开后超过 {MAX_UNPACKED // 2**20} MB", _SMALLER)
