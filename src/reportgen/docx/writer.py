"""Write a zip with the same bytes every time: fixed order, fixed date, nothing of the machine.

The standard library cannot copy a compressed member as it is, and stamps the clock; so the few records of the
format (APPNOTE 6.3.10, 4.3.7 local header, 4.3.12 central directory, 4.3.16 end) are written here. What does not
change from document to document is laid out once.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED

from reportgen.docx.package import Package

LEVEL = 3
"""zlib's level. On the document.xml of a 自评表 (64 kB) level 3 takes 0.08 ms for 3.4 kB, level 6 0.28 ms for 2.7 kB:
a quarter of a file that is mostly the unchanged parts is not worth two thirds of the time."""

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_TYPES = "[Content_Types].xml"  # first in the zip: by it mail filters and file(1) know a Word file
_VERSION = 20
_UTF8_NAME = 0x800
_DATE, _TIME = 0x0021, 0  # 1980-01-01 00:00, the zip format's zero


class Packer:
    """A package of which some parts change with every document."""

    def __init__(self, package: Package, changing: Iterable[str]) -> None:
        self._changing = tuple(sorted(changing, key=lambda name: name != _TYPES))
        kept = [member for member in package.members if member.name not in self._changing]
        kept.sort(key=lambda member: member.name != _TYPES)
        self._kept = [
            _Entry(member.name, member.raw, member.crc, len(member.content), member.method) for member in kept
        ]
        self._local, self._central = _lay_out(self._kept, 0)

    def kept(self, name: str) -> bytes | None:
        """The content of a part that is the same in every document."""
        entry = next((each for each in self._kept if each.name == name), None)
        if entry is None:
            return None
        return entry.raw if entry.method == ZIP_STORED else zlib.decompress(entry.raw, -zlib.MAX_WBITS)

    def pack(self, contents: Mapping[str, bytes]) -> bytes:
        """The bytes of a document whose changing parts have these contents."""
        fresh = [_deflated(name, contents[name]) for name in self._changing]
        count = len(self._kept) + len(fresh)
        if _TYPES in self._changing:  # only drafts, whose header is a new part
            local, central = _lay_out([*fresh, *self._kept], 0)
        else:
            local, central = _lay_out(fresh, len(self._local))
            local, central = self._local + local, self._central + central
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(local), 0)
        return b"".join((local, central, end))


class _Entry:
    """One member as it stands in the zip."""

    __slots__ = ("crc", "method", "name", "raw", "size")

    def __init__(self, name: str, raw: bytes, crc: int, size: int, method: int) -> None:
        self.name, self.raw, self.crc, self.size, self.method = name, raw, crc, size, method


def _deflated(name: str, content: bytes) -> _Entry:
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    raw = deflater.compress(content) + deflater.flush()
    return _Entry(name, raw, zlib.crc32(content), len(content), ZIP_DEFLATED)


def _lay_out(entries: list[_Entry], offset: int) -> tuple[bytes, bytes]:
    """The local records and the central directory of some members that start at an offset."""
    local: list[bytes] = []
    central: list[bytes] = []
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else _UTF8_NAME
        common = (_VERSION, flags, entry.method, _TIME, _DATE, entry.crc, len(entry.raw), entry.size, len(name), 0)
        head = _LOCAL.pack(b"PK\3\4", *common) + name
        central.append(_CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset) + name)
        local += (head, entry.raw)
        offset += len(head) + len(entry.raw)
    return b"".join(local), b"".join(central)
