"""PDF copies of written documents, by LibreOffice where it is installed: one start for all of them; their pages as
pictures, by poppler."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from reportgen.docx.package import PackageFault, read_bounded
from reportgen.docx.page_numbers import with_page_numbers
from reportgen.issues import Issue, Where
from reportgen.output import faults
from reportgen.output.files import reason_of
from reportgen.output.folder import OutFolder
from reportgen.output.write import Rendered, Written, write, write_drafts

PROGRAMS = ("soffice", "libreoffice")
PAINTER = "pdftoppm"
_FRESH = ("新生成", "已更新")
_SECONDS_PER_FILE, _SECONDS_TO_START = 30, 120


def write_pdfs(documents: Iterable[Written], folder: OutFolder) -> tuple[tuple[Written, ...], list[Issue]]:
    """Write the PDFs of documents that are as we made them, without those that have theirs already."""
    wanted = [
        each
        for each in documents
        if each.status in _FRESH or (each.status == "未变" and not _has_one(each.path, folder))
    ]
    pdfs, issues = _pdfs(wanted, folder.root, folder.shown, plan=folder.plan)
    outcome = write(list(pdfs.values()), folder)
    for source, pdf in pdfs.items():
        entry = folder.manifest.documents.get(pdf.path, {})
        entry["made_from"] = folder.manifest.hash_of(folder.inside(source))
    return outcome.documents, [*issues, *outcome.issues]


def write_draft_pdfs(
    drafts: Iterable[Written], root: Path, shown: str, *, plan: bool
) -> tuple[tuple[Written, ...], list[Issue]]:
    """Write the PDFs of drafts."""
    pdfs, issues = _pdfs([each for each in drafts if each.status != "未写入"], root, shown, plan=plan)
    outcome = write_drafts(list(pdfs.values()), root, shown, plan=plan)
    return outcome.documents, [*issues, *outcome.issues]


def _pdfs(wanted: Sequence[Written], root: Path, shown: str, *, plan: bool) -> tuple[dict[str, Rendered], list[Issue]]:
    """The PDF of each document, by the path of the document; in a plan without content."""
    documents = [(root / each.path.removeprefix(f"{shown}/"), each.path) for each in wanted]
    made, issues = _planned(documents) if plan else make_pdfs(documents)
    pdfs = {
        each.path: Rendered(each.unit, each.year, each.document, Path(each.path).stem, made[each.path], ".pdf")
        for each in wanted
        if each.path in made
    }
    return pdfs, issues


def _has_one(path: str, folder: OutFolder) -> bool:
    """Does the PDF of just this document lie beside it?"""
    inside = PurePosixPath(folder.inside(path))
    pdf = inside.with_suffix(".pdf").as_posix()
    made_from = folder.manifest.documents.get(pdf, {}).get("made_from")
    return made_from == folder.manifest.hash_of(inside.as_posix()) and (folder.root / pdf).exists()


def make_pdfs(documents: Sequence[tuple[Path, str]]) -> tuple[dict[str, bytes], list[Issue]]:
    """The PDF of each document (its path, and how messages show it) by the latter, and what went wrong."""
    if not documents:
        return {}, []
    program = _program()
    if program is None:
        return {}, [faults.office_missing(Where(documents[0][1]))]
    made: dict[str, bytes] = {}
    issues: list[Issue] = []
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        copies: dict[str, Path] = {}
        for number, (path, shown) in enumerate(documents):
            # Numbered copies: two documents of one name in two folders must not share a PDF.
            copy = Path(folder) / f"{number}{path.suffix}"
            try:
                copy.write_bytes(_to_convert(path))
                copies[shown] = copy
            except (OSError, PackageFault) as error:
                reason = error.reason if isinstance(error, PackageFault) else reason_of(error)
                issues.append(faults.not_converted(Where(shown), reason))
        failure = _convert(program, list(copies.values()), Path(folder))
        for shown, copy in copies.items():
            try:
                made[shown] = copy.with_suffix(".pdf").read_bytes()
            except OSError:
                issues.append(faults.not_converted(Where(shown), failure or "LibreOffice 没有写出文件"))
    return made, issues


def make_pictures(pdf: bytes, shown: str) -> tuple[list[bytes], list[Issue]]:
    """A picture of each page of a PDF."""
    program = shutil.which(PAINTER)
    if program is None:
        return [], [faults.painter_missing(Where(shown))]
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        source = Path(folder) / "pages.pdf"
        source.write_bytes(pdf)
        command = [program, "-r", "100", "-png", str(source), str(source.with_suffix(""))]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS_TO_START)  # noqa: S603 - our own
        except (subprocess.SubprocessError, OSError) as error:
            return [], [faults.not_converted(Where(shown), f"{PAINTER} 没有画出图片（{type(error).__name__}）")]
        # Page numbers are padded to one length, so that their names sort.
        return [path.read_bytes() for path in sorted(Path(folder).glob("*.png"))], []


def _planned(documents: Sequence[tuple[Path, str]]) -> tuple[dict[str, bytes], list[Issue]]:
    """What ``make_pdfs`` would make, as far as that can be told."""
    if documents and _program() is None:
        return {}, [faults.office_missing(Where(documents[0][1]))]
    return {shown: b"" for _, shown in documents}, []


def _program() -> str | None:
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def _to_convert(document: Path) -> bytes:
    content = read_bounded(document)
    return with_page_numbers(content) if document.suffix == ".docx" else content


def _convert(program: str, documents: Sequence[Path], folder: Path) -> str:
    """Why LibreOffice failed; empty when it did not."""
    # A profile of its own: LibreOffice hands work to a running instance of the same profile and exits at once.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    seconds = _SECONDS_TO_START + _SECONDS_PER_FILE * len(documents)
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=seconds)  # noqa: S603 - our own files
    except subprocess.TimeoutExpired:
        return f"LibreOffice 超过 {seconds} 秒没有完成"
    except OSError as error:
        return reason_of(error)
    return "" if done.returncode == 0 else f"LibreOffice 退出码 {done.returncode}"
