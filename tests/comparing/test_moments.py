"""What is compared with what: each unit and year with the last inputs that were others, or with a release."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from reportgen import inputs, pipeline
from reportgen.cli.main import run
from reportgen.comparing.compare import changed_documents, compare
from reportgen.comparing.inputs import changed_inputs
from reportgen.comparing.moments import NOW, Moments
from reportgen.comparing.records import ChangedDocument
from reportgen.examine import Selection
from reportgen.model.workspace import read_workspace
from reportgen.output.folder import OBJECTS, OutFolder
from reportgen.output.manifest import load
from reportgen.output.store import digest
from reportgen.tracing.documents import printed_documents
from tests.many_units import change_an_amount, make_many_units
from tests.sample import starter

UNITS, YEARS = ("甲局", "乙局"), (2022, 2023)
SPENT = re.compile(r"全年执行: [0-9.]+")


@pytest.fixture(autouse=True)
def the_same_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not change meanwhile, and hashing it takes time."""
    monkeypatch.setattr(inputs, "program_name", lambda: "程序")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two units with two years each, of one project."""
    for unit in UNITS:
        for year in YEARS:
            path = project(tmp_path, unit, year)
            path.parent.mkdir(parents=True)
            path.write_text(starter("项目.yaml").replace("2023", str(year)), encoding="utf-8")
        text = starter("单位.yaml").replace("演示单位", unit)
        text = text.replace("{2023: 内蒙古-2023}", "{2022: 内蒙古-2023, 2023: 内蒙古-2023}")
        (tmp_path / "data" / unit / "单位.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def project(root: Path, unit: str, year: int) -> Path:
    return root / "data" / unit / str(year) / "项目.yaml"


def spend(root: Path, unit: str, year: int, amount: str, above: str = "") -> None:
    path = project(root, unit, year)
    path.write_text(above + SPENT.sub(f"全年执行: {amount}", path.read_text(encoding="utf-8")), encoding="utf-8")


def build(root: Path, *, units: Iterable[str] = (), years: Iterable[int] = (), annotate: bool = False) -> None:
    pipeline.build(root, root / "out", Selection(frozenset(units), frozenset(years)), annotate=annotate)


def spent(root: Path, name: str = "", selection: Selection | None = None) -> dict[tuple[str, int], tuple[str, str]]:
    """The amount in each form that is told as changed, before and after."""
    found = told(root, name, selection)
    return {
        (document.unit, document.year): (change.values[0].before, change.values[0].after)
        for document in found
        for change in document.changes[:1]
        if document.path.endswith(".docx")
    }


def told(root: Path, name: str = "", selection: Selection | None = None) -> tuple[ChangedDocument, ...]:
    moments = Moments(root, OutFolder(root / "out", "out", plan=True))
    return compare(moments.of(name), moments.of(NOW), moments, selection or Selection()).documents


def test_two_years_of_a_unit_come_from_different_states_of_it(root: Path) -> None:
    """So neither may be taken for the other's, not even where lines have moved in between."""
    build(root)
    spend(root, "甲局", 2022, "9.50", above="# 核对过\n# 改了全年执行\n")
    build(root)
    spend(root, "甲局", 2023, "9.40")
    build(root)
    assert spent(root) == {("甲局", 2022): ("9.60", "9.50"), ("甲局", 2023): ("9.60", "9.40")}
    causes = {
        (document.path, str(cause)) for document in told(root) for change in document.changes for cause in change.causes
    }
    expected = {
        2022: "data/甲局/2022/项目.yaml:11:42 资金.财政拨款.全年执行 9.60 → 9.50",
        2023: "data/甲局/2023/项目.yaml:9:42 资金.财政拨款.全年执行 9.60 → 9.40",
    }
    assert causes == {
        (path.format(year), said)
        for path in ("甲局/{0}/项目支出绩效自评表（业务培训经费）.docx", "全部单位/{0}/项目自评汇总表（{0}年度）.xlsx")
        for year, said in expected.items()
    }


def test_what_was_built_for_a_year_or_with_notes_counts(root: Path) -> None:
    build(root)
    spend(root, "甲局", 2023, "9.50")
    build(root, years=[2023])
    assert spent(root) == {("甲局", 2023): ("9.60", "9.50")}
    spend(root, "甲局", 2023, "9.40")
    build(root, annotate=True)
    assert spent(root) == {("甲局", 2023): ("9.50", "9.40")}


def test_builds_that_write_nothing_forget_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is a table over all units too, which is in no unit's folder."""
    build(root)
    spend(root, "甲局", 2023, "9.50")
    build(root)
    assert (root / "out/全部单位/2023/项目自评汇总表（2023年度）.xlsx").exists()
    for _ in range(3):
        assert spent(root) == {("甲局", 2023): ("9.60", "9.50")}
        capsys.readouterr()
        run(["-C", str(root), "build", "--redline"])
        lines = capsys.readouterr().out.splitlines()
        assert [line.split("  ")[1] for line in lines if "修订" in line] == [
            "out/甲局/2023/项目支出绩效自评表（业务培训经费）（修订）.docx"
        ]
        build(root)


def test_no_copy_of_a_document_that_was_not_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even when the folder of another unit, whose document was, ends like the folder of this one."""
    (root / "data" / "乙局").rename(root / "data" / "新甲局")
    release(root, "初稿")
    spend(root, "新甲局", 2023, "9.50")
    spend(root, "甲局", 2023, "9.50")
    path = project(root, "甲局", 2023)
    path.write_text(path.read_text(encoding="utf-8").replace("分值: 10", "分值: 11", 1), encoding="utf-8")
    capsys.readouterr()
    assert run(["-C", str(root), "build", "--redline"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1] for line in lines if "修订" in line] == [
        "out/新甲局/2023/项目支出绩效自评表（业务培训经费）（修订）.docx"
    ]


def test_a_selection(root: Path) -> None:
    build(root)
    for unit in UNITS:
        for year in YEARS:
            spend(root, unit, year, "9.50")
    of_one = Selection(frozenset({"乙局"}), frozenset({2022}))
    assert spent(root, selection=of_one) == {("乙局", 2022): ("9.60", "9.50")}
    assert {each.unit for each in told(root, selection=Selection(frozenset({"乙局"})))} == {"乙局"}
    (root / "data" / "乙局").rename(root / "data" / "乙")
    by_name = Selection(frozenset({"乙局"}), frozenset({2022}))
    assert [(each.status, each.unit) for each in told(root, selection=by_name)] == [("新增", "乙"), ("删去", "乙局")]


@pytest.mark.parametrize("seed", range(6))
def test_any_row_of_edits_and_builds(root: Path, seed: int) -> None:
    """A model of what is kept: for each unit and year what its documents were made from, and before that."""
    chance = random.Random(seed)
    now = {unit: dict.fromkeys(YEARS, "9.60") for unit in UNITS}
    built: dict[tuple[str, int], list[dict[int, str]]] = {}
    for step in range(12):
        unit, year, kind = chance.choice(UNITS), chance.choice(YEARS), chance.randrange(6)
        if kind < 3:
            now[unit][year] = f"9.{10 + step}"
            spend(root, unit, year, now[unit][year])
        else:
            part = ({}, {"units": [unit]}, {"years": [year]})[kind - 3]
            build(root, **part)
            for one in part.get("units", UNITS):
                for each in part.get("years", YEARS):
                    note(built.setdefault((one, each), []), dict(now[one]), each)  # type: ignore[call-overload]
    build(root)
    for unit in UNITS:
        for year in YEARS:
            note(built.setdefault((unit, year), []), dict(now[unit]), year)
    if chance.randrange(2):
        now["甲局"][2022] = "9.99"
        spend(root, "甲局", 2022, "9.99")
    expected = {}
    for (unit, year), states in built.items():
        old = next((state for state in reversed(states) if state != now[unit]), states[-1])
        if old[year] != now[unit][year]:
            expected[unit, year] = (old[year], now[unit][year])
    assert spent(root) == expected


def note(states: list[dict[int, str]], state: dict[int, str], year: int) -> None:
    """A build: where nothing of the year is written, the state takes the place of the last one."""
    if states and states[-1][year] == state[year]:
        states.pop()
    states.append(state)
    del states[:-2]


def objects(root: Path) -> set[str]:
    return {path.name for path in (root / "out" / OBJECTS).iterdir()}


def release(root: Path, name: str) -> int:
    return run(["-C", str(root), "release", name])


def test_a_release_costs_nothing_that_is_kept_already_and_stays_whole(root: Path) -> None:
    build(root)
    kept = objects(root)
    assert release(root, "初稿") == 0
    assert release(root, "二稿") == 0
    assert objects(root) == kept
    for number in range(4):
        spend(root, "甲局", 2023, f"9.{number}0")
        build(root)
    assert spent(root, "初稿") == {("甲局", 2023): ("9.60", "9.30")}
    # Of 甲局: the released state, the two last ones with their trees; results come and go.
    results = {unit.result for unit in load(root / "out").units.values()}
    assert len(objects(root) - kept - results) == 4
    for file in (root / "out/.reportgen/发布").iterdir():
        file.unlink()
    spend(root, "甲局", 2023, "9.90")
    build(root)
    assert len(objects(root) & kept) < len(kept)


def test_a_release_in_an_empty_output_folder(root: Path) -> None:
    assert release(root, "初稿") == 0
    build(root)
    spend(root, "乙局", 2022, "9.50")
    build(root)
    build(root)
    assert spent(root) == {("乙局", 2022): ("9.60", "9.50")}


WHOLE_AGAIN = "从备份里恢复 .reportgen，或者与别的发布、git 版本比"
LOST = "丢了或坏了（存在输出文件夹的 .reportgen/objects 里）"


def test_what_is_lost_of_a_release_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release(root, "初稿")
    spend(root, "甲局", 2022, "9.50")
    lost = root / "out" / OBJECTS / digest(starter("项目.yaml").replace("2023", "2022").encode())
    lost.write_bytes(b"half")
    capsys.readouterr()
    assert run(["-C", str(root), "changes", "初稿"]) == 2
    said = capsys.readouterr().err.splitlines()[0]
    assert said == f"错误的用法：“初稿”的数据不完整：data/甲局/2022/项目.yaml {LOST}；{WHOLE_AGAIN}"


def test_a_damaged_release(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Others can be compared with; nothing is removed as long as it cannot be told what it needs."""
    build(root)
    release(root, "初稿")
    release(root, "二稿")
    (root / "out/.reportgen/发布/0002-二稿.json").write_text("{", encoding="utf-8")
    kept = objects(root)
    for amount in ("9.50", "9.40", "9.30"):
        spend(root, "甲局", 2023, amount)
        build(root)
    assert objects(root) > kept
    assert spent(root, "初稿") == {("甲局", 2023): ("9.60", "9.30")}
    capsys.readouterr()
    assert run(["-C", str(root), "changes"]) == 2
    said = capsys.readouterr().err.splitlines()[0]
    assert said == f"错误的用法：“二稿”的数据不完整：发布的记录 {LOST}；{WHOLE_AGAIN}"


def test_a_damaged_manifest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root)
    (root / "out/.reportgen/manifest.json").write_text("{", encoding="utf-8")
    assert run(["-C", str(root), "changes"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        "错误的用法：输出清单读不出来（内容不完整），build 把它改名为 manifest（损坏）.json，从头记起；"
        "内容与这次生成的不同的文件都当作有人改过；"
        "还没有发布，也没有更早的生成；先运行 reportgen release 名称，或写出要比的 git 版本，如 HEAD"
    )


def test_a_changed_template_differs_for_every_unit(root: Path) -> None:
    build(root)
    folder = root / "templates" / "内蒙古-2023"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parent.parent.parent / "templates" / "内蒙古-2023"
    for path in shipped.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    profile = (folder / "格式.yaml").read_text(encoding="utf-8")
    (folder / "格式.yaml").write_text(profile.replace("执行率: 执行率（%）", "执行率: 执行（%）"), encoding="utf-8")
    found = {(each.unit, each.year) for each in told(root)}
    assert found >= {(unit, year) for unit in UNITS for year in YEARS}


def test_only_units_that_differ_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the tables over all units are nevertheless the same as when all are computed."""
    names = make_many_units(tmp_path, 4)
    build(tmp_path)
    release(tmp_path, "初稿")
    change_an_amount(tmp_path, names[2])
    build(tmp_path)
    computed = told(tmp_path)
    read: list[str] = []
    really = read_workspace

    def watched(place: Path, *more: object) -> object:
        read.extend(path.name for path in (place / "data").iterdir())
        return really(place, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("reportgen.comparing.parts.read_workspace", watched)
    assert told(tmp_path) == computed
    assert set(read) == {names[2]}
    monkeypatch.setattr("reportgen.comparing.moments.Moments.shares_noted", lambda *_: None)
    assert told(tmp_path) == computed
    assert set(read) == set(names)


@pytest.mark.parametrize("seed", range(2))
def test_computing_what_differs_is_as_good_as_computing_all(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    names = make_many_units(tmp_path / "旧", 3)
    make_many_units(tmp_path / "新", 3)
    for name in chance.sample(names, seed + 1):
        change_an_amount(tmp_path / "新", name)
    old, new = tmp_path / "旧", tmp_path / "新"
    moments = Moments(new, OutFolder(new / "out", "out", plan=True))
    found = compare(moments.of(str(old)), moments.of(NOW), moments, Selection())
    whole = changed_documents(
        *(printed_documents(read_workspace(root), Selection()) for root in (old, new)), changed_inputs(old, new)
    )
    assert found.documents == whole
