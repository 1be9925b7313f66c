"""Random single edits of the shipped data: what is told as changed is what differs in the finished files.

The files are read by themselves (``reading.py``), and tracked changes are accepted and rejected by transforming the
XML (``tracking.py``); neither knows anything of how changes are found.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from reportgen.comparing.compare import changed_documents
from reportgen.comparing.inputs import changed_inputs
from reportgen.comparing.pairs import changed_pairs
from reportgen.comparing.records import Change, ChangedDocument
from reportgen.comparing.redline import redline_of
from reportgen.tracing.documents import PrintedDocument
from tests.comparing.editing import UNITS, edited, printed_in
from tests.comparing.reading import cells, chart_points, figures, paragraphs, shape
from tests.comparing.tracking import resolved, structure
from tests.shipped import ROOT

QUICK, ALL, CHUNK = range(4), 300, 30
_NUMBER = re.compile(r"→ [0-9.]+$")
"""An edit of a number; a figure in a typed text has no name of its own."""
Documents = dict[str, bytes]


@pytest.fixture(autouse=True, scope="module")
def _templates_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every edit needs all templates of a unit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REPORTGEN_CACHE", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("模板")))
        yield


@cache
def before(unit: str) -> tuple[list[PrintedDocument], Documents]:
    """The shipped documents of a unit."""
    documents = printed_in(ROOT, unit)
    return documents, finished(documents)


def finished(documents: Iterable[PrintedDocument]) -> Documents:
    made = {each.path: each.source.render() for each in documents}
    return {path: content for path, content in made.items() if isinstance(content, bytes)}


def check(seeds: Iterable[int], folder: Path) -> list[str]:
    """What is wrong with any of these edits."""
    found: list[str] = []
    for seed in seeds:
        chance = random.Random(seed)
        unit = chance.choice(UNITS)
        said = edited(ROOT, unit, folder / str(seed), chance)
        of_number = _NUMBER.search(said) is not None
        found += [f"{seed} {unit} {said}: {each}" for each in problems(unit, folder / str(seed), of_number=of_number)]
    return found


def problems(unit: str, folder: Path, *, of_number: bool) -> Iterator[str]:
    (old, old_files), new = before(unit), printed_in(folder, unit)
    new_files = finished(new)
    inputs = [each for each in changed_inputs(ROOT, folder) if each.where.file.startswith(f"data/{unit}/")]
    told = {each.path: each for each in changed_documents(old, new, inputs)}
    renamed = {each.old_path for each in told.values()} - {""}
    fresh = {path for path, each in told.items() if each.status == "新增" or each.old_path}
    gone = {path for path, each in told.items() if each.status == "删去"}
    if (new_files.keys() - old_files, old_files.keys() - new_files - renamed) != (fresh, gone):
        yield "文档的增减不对"
    for path, content in new_files.items():
        each = told.get(path)
        former = old_files.get(each.old_path if each is not None and each.old_path else path)
        if former is not None:
            if path.endswith(".xlsx"):
                found = of_workbook(former, content, each)
            else:
                found = of_word_file(former, content, each, of_number=of_number)
            yield from (f"{path} {problem}" for problem in found)
    for pair in changed_pairs(old, new):
        copy = redline_of(pair)
        if copy is not None and pair.old is not None and pair.new is not None:
            for name, choice, parts in (
                (name, choice, parts)
                for name in _stories(copy)
                for choice, parts in (("accept", pair.new.parts), ("reject", pair.old.parts))
            ):
                text = structure(resolved(zipfile.ZipFile(BytesIO(copy)).read(name), choice))
                if name in parts and text != structure(etree.fromstring(parts[name])):
                    yield f"{pair.shown.path} {name} {choice}"


def _stories(copy: bytes) -> list[str]:
    return list(paragraphs(copy))


def of_workbook(old: bytes, new: bytes, told: ChangedDocument | None) -> Iterator[str]:
    """Every cell, unless rows came or went."""
    changes = told.changes if told is not None else ()
    if any(each.sort == "行" for each in changes):
        return
    sides = cells(old), cells(new)
    differing = {key for key in sides[0] | sides[1] if sides[0].get(key) != sides[1].get(key)}
    if differing != {(each.place.part, each.place.cell) for each in changes}:
        yield "单元格不对"


def of_word_file(old: bytes, new: bytes, told: ChangedDocument | None, *, of_number: bool) -> Iterator[str]:
    """Each figure and each sign, as often as it came or went; each place; each point of a chart."""
    changes = told.changes if told is not None else ()
    parts = paragraphs(old), paragraphs(new)
    in_text = [each for each in changes if each.place.part in parts[1]]
    for what, counted in (("数", figures), ("字", signs)):
        if balance(counted, *(texts_in(each) for each in parts)) != balance(
            counted, [each.before for each in in_text], [each.after for each in in_text]
        ):
            yield f"{what}的增减不对"
    if shape(old) == shape(new) and all(each.sort != "行" and each.status == "改动" for each in in_text):
        differing = {
            (part, number)
            for part, texts in parts[1].items()
            for number, (one, other) in enumerate(zip(parts[0][part], texts, strict=True), start=1)
            if one != other
        }
        if differing != {(each.place.part, each.place.paragraph) for each in in_text}:
            yield "位置不对"
        if of_number:
            yield from (f"句中的数不对：{each.after}" for each in in_text if not names_its_figures(each))
    points = chart_points(old), chart_points(new)
    drawn = {key for key in points[0] | points[1] if points[0].get(key) != points[1].get(key)}
    if drawn != {(each.place.part, each.place.row) for each in changes if "charts/" in each.place.part}:
        yield "图不对"


def names_its_figures(change: Change) -> bool:
    """Every figure that differs in a sentence stands below it."""
    sides = [bare([text]) for text in (change.before, change.after)]
    listed = [bare(each.before for each in change.values), bare(each.after for each in change.values)]
    return not sides[0] - sides[1] - listed[0] and not sides[1] - sides[0] - listed[1]


def bare(texts: Iterable[str]) -> Counter[str]:
    """Numbers without the unit, which may be a value of its own."""
    return figures(text.replace("%", "") for text in texts)


def signs(texts: Iterable[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if not sign.isspace() and sign != "|")


def texts_in(parts: dict[str, list[str]]) -> list[str]:
    return [text for texts in parts.values() for text in texts]


def balance(counted: Callable[[Iterable[str]], Counter[str]], old: list[str], new: list[str]) -> dict[str, int]:
    """How often each thing came, or went."""
    counts = counted(new)
    counts.subtract(counted(old))
    return {key: number for key, number in counts.items() if number}


def test_a_few_edits(tmp_path: Path) -> None:
    assert check(QUICK, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, ALL, CHUNK))
def test_three_hundred_edits(tmp_path: Path, first: int) -> None:
    assert check(range(first, first + CHUNK), tmp_path) == []
