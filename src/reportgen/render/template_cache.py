"""Compiled templates kept from run to run, in the user's cache folder; REPORTGEN_CACHE=off does without.

A compiled template is code, so it is never kept in a workspace, and only read from a folder that is the user's own
and that nobody else may write to. Whatever is wrong with the folder or a file, the template is compiled anew: with
or without the cache the documents are the same.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SWITCH = "REPORTGEN_CACHE"
MOST_FILES = 64
_MOST_BYTES = 20 * 2**20
_DIGEST = hashlib.sha256().digest_size
_MAKERS = ("reportgen", "jinja2", "docxtpl")
"""Whose code decides what a template is compiled to."""


@dataclass(frozen=True, slots=True)
class TemplateCache:
    """A folder of compiled templates."""

    folder: Path
    program: str

    def key(self, content: bytes, *said: object) -> str:
        """The name of what a template becomes, which follows from it, what else was said, and the program."""
        digest = hashlib.sha256(content)
        digest.update(repr((self.program, said)).encode())
        return digest.hexdigest()

    def load(self, key: str) -> Any:
        """What was kept under a key; None when there is nothing to be trusted."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            with open(self.folder / key, "rb", opener=_open_file) as stream:
                data = stream.read(_MOST_BYTES) if _is_ours(os.fstat(stream.fileno())) else b""
            if hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
                return marshal.loads(data[_DIGEST:])  # noqa: S302 - our own file, see above
        return None

    def keep(self, key: str, plain: Any) -> None:
        """Keep plain values and code under a key; the oldest files make room."""
        data = marshal.dumps(plain)
        unfinished = self.folder / f"{key}.{os.getpid()}"
        with suppress(OSError):
            try:
                unfinished.write_bytes(hashlib.sha256(data).digest() + data)
                unfinished.replace(self.folder / key)
            except OSError:
                unfinished.unlink(missing_ok=True)
            files = sorted(self.folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
            for old in files[:-MOST_FILES]:
                old.unlink()


def template_cache() -> TemplateCache | None:
    """The user's cache of compiled templates, where there can be one."""
    if os.environ.get(SWITCH) == "off":
        return None
    try:
        folder = _cache_folder() / "reportgen" / "templates"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or not _is_ours(found):
            return None
        return TemplateCache(folder, repr([sys.version, *_program()]))
    except (OSError, RuntimeError):  # no home, no right, a file in the way
        return None


def _cache_folder() -> Path:
    """Where each system wants caches to be."""
    if sys.platform == "win32":
        stated, usual = os.environ.get("LOCALAPPDATA", ""), Path("AppData", "Local")
    elif sys.platform == "darwin":
        stated, usual = "", Path("Library", "Caches")
    else:
        stated, usual = os.environ.get("XDG_CACHE_HOME", ""), Path(".cache")
    return Path(stated) if Path(stated).is_absolute() else Path.home() / usual


def _is_ours(found: os.stat_result) -> bool:
    """Nobody else can have written it. Windows keeps the folder of a user to that user."""
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _open_file(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _program() -> Iterator[tuple[str, int, int]]:
    """Every file of the code that compiles templates, as it is now."""
    for name in _MAKERS:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        for place in spec.submodule_search_locations or ():
            yield from sorted(_python_files(place))


def _python_files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _python_files(entry.path)
