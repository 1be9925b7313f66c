"""What a killed run left half made among the data: hidden, so that no command reads it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

PATTERN = ".reportgen-*.tmp"


def clear_unfinished(folder: Path) -> None:
    """Remove it from a folder, as far as that is possible."""
    for path in folder.glob(PATTERN):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
