"""Contents kept once each under their hash, as git keeps them: what the documents were made from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.output.files import write_atomic

_NAME = re.compile(r"[0-9a-f]{64}")


def digest(content: bytes) -> str:
    """The hash by which a content is known again."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of contents, each in a file named by its hash."""

    folder: Path
    _kept: set[str] = field(default_factory=set)
    """What this run knows to be there, whole."""

    def put(self, content: bytes) -> str:
        """Keep a content; its name. A damaged file of that name is replaced."""
        name = digest(content)
        if name not in self._kept and self.get(name) is None:
            write_atomic(self.folder / name, content)
        self._kept.add(name)
        return name

    def get(self, name: str) -> bytes | None:
        """The content of a name; None when it is lost or damaged."""
        if not _NAME.fullmatch(name):
            return None
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        return content if digest(content) == name else None

    def sweep(self, used: Container[str]) -> None:
        """Remove what nothing refers to any more, and what a killed run left half written."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in used:
                    path.unlink(missing_ok=True)
