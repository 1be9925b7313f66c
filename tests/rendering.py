"""Word files made into PDF and pictures by LibreOffice, for tests that look at a page."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / ".ci" / "fonts.conf"
_TOOLS = {"soffice": "LibreOffice", "pdftoppm": "poppler-utils", "pdftotext": "poppler-utils"}
_SECONDS = 300


def _missing() -> str | None:
    absent = dict.fromkeys(product for tool, product in _TOOLS.items() if shutil.which(tool) is None)
    return f"没有安装 {'、'.join(absent)}，不能把 Word 文件变成图片" if absent else None


OFFICE_MISSING = _missing()
"""Why pages cannot be looked at on this machine; None where they can."""


def to_pdf(docx: Path, folder: Path) -> Path:
    """The PDF of one document."""
    return to_pdfs([docx], folder)[0]


def converted(document: Path, kind: str, folder: Path) -> Path:
    """A document saved by LibreOffice as another kind of file, such as ``odt``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="soffice-") as profile:
        home = f"-env:UserInstallation={Path(profile).as_uri()}"
        _run("soffice", home, "--headless", "--convert-to", kind, "--outdir", str(folder), str(document))
    return folder / f"{document.stem}.{kind.partition(':')[0]}"


def to_pdfs(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The PDFs of many documents in their order, in one start of LibreOffice, which takes seconds."""
    expected = [folder / f"{document.stem}.pdf" for document in documents]
    if len(set(expected)) < len(expected):
        raise ValueError("two documents of one name would overwrite each other's PDF")
    if not documents:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    # A profile of its own: LibreOffice hands work to a running instance of the same profile and exits at once.
    with tempfile.TemporaryDirectory(prefix="soffice-") as profile:
        _run(
            "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, documents),
        )
    for pdf in expected:
        if not pdf.exists():
            raise RuntimeError(f"LibreOffice wrote no {pdf.name}")
    return expected


def to_pngs(pdf: Path, dpi: int = 80) -> list[Path]:
    """A picture of each page, beside the PDF, in order."""
    for old in _pictures(pdf):
        old.unlink()
    _run("pdftoppm", "-r", str(dpi), "-png", str(pdf), str(pdf.with_suffix("")))
    return _pictures(pdf)


def _pictures(pdf: Path) -> list[Path]:
    # pdftoppm pads page numbers to one length, so that their names sort.
    ending = len(".png")
    prefix = f"{pdf.stem}-"
    return sorted(
        path
        for path in pdf.parent.glob("*.png")
        if path.name.startswith(prefix) and path.name[len(prefix) : -ending].isdecimal()
    )


def pdf_text(pdf: Path) -> str:
    """The text of all pages, laid out as on paper, pages parted by a form feed."""
    return _run("pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-")


def _run(*command: str) -> str:
    """Run a tool with the fonts of the repository; what it printed."""
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_SECONDS,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout
