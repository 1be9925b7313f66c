"""The next year of every unit: nothing of this year changes, and the check lists exactly what is to be filled in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli.main import run
from reportgen.editing.carry import Carried, carry
from reportgen.editing.fates import _FATES, Fate
from reportgen.examine import Selection
from reportgen.model.read import KINDS
from reportgen.model.record import Record
from reportgen.model.workspace import read_workspace
from reportgen.source.editing import SourceText, opened
from tests.sample import make_workspace

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "golden" / "结转" / "额尔古纳市外事办.txt"
YEARS = sorted((folder.parent.name, int(folder.name)) for folder in (ROOT / "data").glob("*/[0-9]*"))
TO_FILL = re.compile("待填")


@pytest.fixture(scope="module")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with the next year of each year."""
    root = tmp_path_factory.mktemp("结转")
    shutil.copytree(ROOT / "data", root / "data")
    assert run(["-C", str(root), "rollover", "2021", "2022"]) == 0
    assert run(["-C", str(root), "rollover", "2023", "2024"]) == 0
    return root


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def gaps_in(root: Path, unit: str, year: int) -> set[tuple[str, int | None, int | None]]:
    """Every 待填 of a year's files that stands outside comments."""
    places: set[tuple[str, int | None, int | None]] = set()
    for path in (root / "data" / unit / str(year)).rglob("*.yaml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = TO_FILL.finditer(re.split(r"(?:^|\s)#", line)[0])
            places |= {(path.relative_to(root).as_posix(), number, each.start() + 1) for each in found}
    return places


def test_every_year_of_the_shipped_data_is_carried_on() -> None:
    assert {year for _, year in YEARS} == {2021, 2023}
    assert len(YEARS) == 5


@pytest.mark.parametrize(("unit", "year"), YEARS)
def test_this_year_stays_byte_for_byte(rolled: Path, unit: str, year: int) -> None:
    assert bytes_of(rolled / "data" / unit / str(year)) == bytes_of(ROOT / "data" / unit / str(year))


@pytest.mark.parametrize(("unit", "year"), YEARS)
def test_every_file_but_those_left_behind_is_there_under_its_name(rolled: Path, unit: str, year: int) -> None:
    folder = rolled / "data" / unit
    assert set(bytes_of(folder / str(year + 1))) == set(bytes_of(folder / str(year)))


@pytest.mark.parametrize(("unit", "year"), YEARS)
def test_the_check_lists_exactly_what_is_to_be_filled_in(rolled: Path, tmp_path: Path, unit: str, year: int) -> None:
    workspace, selection = (
        read_workspace(rolled, frozenset({unit})),
        Selection(frozenset({unit}), frozenset({year + 1})),
    )
    outcome = pipeline.check(workspace, selection)
    errors = [issue for issue in outcome.issues if issue.level == "error"]
    assert {issue.code for issue in errors} <= {"W102", "P301"}
    assert {issue.code for issue in outcome.issues if issue.code[0] in "SM"} == set()
    places = [(issue.where.file, issue.where.line, issue.where.column) for issue in errors]
    assert set(places) == gaps_in(rolled, unit, year + 1)
    assert len(places) == len(set(places)) > 0

    drafts = pipeline.build_drafts(workspace, tmp_path, selection).documents
    assert {each.status for each in drafts} == {"新生成"}
    jobs = [job for each in outcome.unit_years for job in each.jobs]
    assert len(drafts) >= len(jobs) > 0


def test_the_year_after_the_next_begins_with_the_same(rolled: Path, tmp_path: Path) -> None:
    """Carried on unfilled, a file changes in its year alone: no comment is written twice."""
    shutil.copytree(rolled / "data", tmp_path / "data")
    assert run(["-C", str(tmp_path), "rollover", "2024", "2025"]) == 0
    for unit in ("兴安盟商务口岸局", "额尔古纳市外事办"):
        before, after = (bytes_of(tmp_path / "data" / unit / year) for year in ("2024", "2025"))
        assert {name: data.replace("年度: 2024".encode(), "年度: 2025".encode()) for name, data in before.items()} == {
            name: re.sub("# 这里写着2024，请复核\n".encode(), b"", data) for name, data in after.items()
        }


def test_the_text_of_a_unit_carried_on(rolled: Path, rewrite_golden: bool) -> None:
    folder = rolled / "data" / "额尔古纳市外事办"
    files = [folder / "单位.yaml", *sorted((folder / "2024").rglob("*.yaml"))]
    shown = "\n".join(f"==== {path.relative_to(folder)}\n{path.read_text(encoding='utf-8')}" for path in files)
    if rewrite_golden:
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(shown, encoding="utf-8")
    assert shown == GOLDEN.read_text(encoding="utf-8")


HEAD = "文件: 项目\n年度: 2023\n项目名称: 甲\n金额单位: 万元\n资金: {财政拨款: {年初预算: 5}}\n"


def carried(text: str, kind: str = "项目", gone: frozenset[str] = frozenset()) -> str:
    source = opened(text.encode(), "甲.yaml")
    assert isinstance(source, SourceText), source
    found = carry(source, KINDS[kind], 2023, gone)
    assert isinstance(found, Carried)
    return found.source.text


CARRIED = {
    "a key that is dropped goes with its lines and the comment above": (
        "项目",
        HEAD + "\n# 公开的数\n公布值:\n  - {位置: 项目.总分, 值: 100}\n\n指标: {}\n",
        "文件: 项目\n年度: 2024\n项目名称: 甲\n金额单位: 万元\n资金: {财政拨款: {年初预算: 待填}}\n\n"
        "# 上年的目标，请复核\n指标: {}\n",
    ),
    "comments about a row of which something was emptied, but not what the row is called": (
        "决算",
        "文件: 决算\n年度: 2023\n金额单位: 万元\n收入:\n  - {来源: 其他收入, 决算: 5}   # 公开文本以元印出，是确数\n"
        "支出:\n  # 基本支出\n  # 公开文本印 12.59 万元\n"
        "  - {科目: 2080506, 类型: 基本支出, 决算: 5}   # 行政单位 职业年金\n",
        "文件: 决算\n年度: 2024\n金额单位: 万元\n收入:\n"
        "  - {来源: 其他收入, 决算: 待填}   # 2023年：公开文本以元印出，是确数\n"
        "支出:\n  # 基本支出\n  # 2023年：公开文本印 12.59 万元\n"
        "  - {科目: 2080506, 类型: 基本支出, 决算: 待填}   # 行政单位 职业年金\n",
    ),
    "what nobody has filled in is not to be reviewed": (
        "概况",
        "文件: 概况\n年度: 2023\n评价报告项目: 待填\n决算单位: [甲]\n",
        "文件: 概况\n年度: 2024\n评价报告项目: 待填\n# 上年的内容，请复核\n决算单位: [甲]\n",
    ),
    "at the end of a file": (
        "项目",
        HEAD + "指标: {}\n豁免:\n  - {规则: P206, 理由: 甲}",
        "文件: 项目\n年度: 2024\n项目名称: 甲\n金额单位: 万元\n资金: {财政拨款: {年初预算: 待填}}\n"
        "# 上年的目标，请复核\n指标: {}",
    ),
    "inside braces with the comma": (
        "项目",
        HEAD
        + "指标:\n  数量指标:\n    - {豁免: [], 名称: 甲, 方向: 等于, 目标: 1, 备注: 多, 豁免2: 1}\n".replace(
            ", 豁免2: 1", ""
        )
        + "    - {名称: 乙, 方向: 等于, 目标: 1, 豁免: [{规则: P206, 理由: 甲}]}\n",
        "文件: 项目\n年度: 2024\n项目名称: 甲\n金额单位: 万元\n资金: {财政拨款: {年初预算: 待填}}\n"
        "# 上年的目标，请复核\n指标:\n  数量指标:\n"
        "    - {名称: 甲, 方向: 等于, 目标: 1, 备注: 待填}\n    - {名称: 乙, 方向: 等于, 目标: 1}\n",
    ),
    "behind a dash": (
        "项目",
        HEAD + "指标:\n  数量指标:\n    - 豁免: []\n      名称: 甲\n      方向: 等于   # 不变\n      目标: 1\n"
        "      # 会计说的\n      实际: 1   # 台账\n",
        "文件: 项目\n年度: 2024\n项目名称: 甲\n金额单位: 万元\n资金: {财政拨款: {年初预算: 待填}}\n"
        "# 上年的目标，请复核\n指标:\n  数量指标:\n    - 名称: 甲\n      方向: 等于   # 不变\n      目标: 1\n"
        "      # 2023年：会计说的\n      实际: 待填   # 2023年：台账\n",
    ),
    "a list of reasons becomes one gap": (
        "决算",
        "文件: 决算\n年度: 2023\n收入: []\n支出:\n  - 科目: 2011301\n    类型: 基本支出\n    决算: 0\n    原因:\n"
        "      - 甲\n      - 乙\n经济分类: []\n原因: {总计比上年: [甲, 乙]}\n",
        "文件: 决算\n年度: 2024\n收入: []\n支出:\n  - 科目: 2011301\n    类型: 基本支出\n    决算: 待填\n    原因:\n"
        "      - 待填\n经济分类: []\n原因: {总计比上年: [待填]}\n",
    ),
    "what is named after a project that ends goes with it": (
        "整体支出",
        "文件: 整体支出\n年度: 2023\n任务:\n  - {名称: 一, 项目: 甲}\n  # 乙的\n  - {名称: 二, 项目: 乙}\n"
        "履职:\n  - 职能: 三\n    重点工作:\n      # 只有甲\n      - {内容: 四, 项目: 甲}\n"
        "  - 职能: 五\n    重点工作: [{内容: 六, 项目: 甲}, {内容: 七, 项目: 乙}]\n",
        "文件: 整体支出\n年度: 2024\n# 上年的目标，请复核\n任务:\n  # 乙的\n  - {名称: 二, 项目: 乙}\n"
        "# 上年的内容，请复核\n履职:\n  - 职能: 三\n    重点工作: []\n"
        "  - 职能: 五\n    重点工作: [{内容: 七, 项目: 乙}]\n",
    ),
    "the head of a file": (
        "项目",
        "# yaml-language-server: $schema=甲.json\n# 取自公开的表\n#\n" + HEAD + "指标: {}\n",
        "# yaml-language-server: $schema=甲.json\n# 2023年：取自公开的表\n#\n文件: 项目\n年度: 2024\n项目名称: 甲\n"
        "金额单位: 万元\n资金: {财政拨款: {年初预算: 待填}}\n# 上年的目标，请复核\n指标: {}\n",
    ),
    "a report on a project that ends": (
        "概况",
        "文件: 概况\n年度: 2023\n评价结论: |\n  良好\n\n# 写它\n评价报告项目: 甲\n"
        "人员: {上年在职: 3, 编制: 2, 变动: []}\n",
        "文件: 概况\n年度: 2024\n评价结论: 待填\n\n# 2023年：写它\n评价报告项目: 待填\n人员: {编制: 待填, 变动: []}\n",
    ),
    "all keys of a record": (
        "概况",
        "文件: 概况\n年度: 2023\n人员:\n  # 旧的\n  上年在职: 3\n",
        "文件: 概况\n年度: 2024\n人员:\n  # 旧的\n  {}\n",
    ),
    "several at the end of braces": (
        "项目",
        HEAD + "指标:\n  数量指标: [{名称: 甲, 方向: 等于, 目标: 1, 豁免: []}]\n批复目标: []\n公布值: []\n豁免: []\n",
        HEAD.replace("2023", "2024").replace("5", "待填")
        + "# 上年的目标，请复核\n指标:\n  数量指标: [{名称: 甲, 方向: 等于, 目标: 1}]\n",
    ),
    "a year that was not filled in": (
        "项目",
        HEAD.replace("年度: 2023", "年度:") + "指标: {}\n",
        HEAD.replace("2023", "2024").replace("5", "待填") + "# 上年的目标，请复核\n指标: {}\n",
    ),
    "a file in braces": (
        "项目",
        "{文件: 项目, 年度: 2023, 项目名称: 2023年的甲, 资金: {财政拨款: {年初预算: 5万元}}, 指标: {}, 公布值: []}\n",
        "# 这里写着2023，请复核\n"
        "{文件: 项目, 年度: 2024, 项目名称: 2023年的甲, 资金: {财政拨款: {年初预算: 待填}}, 指标: {}}\n",
    ),
}


@pytest.mark.parametrize(("kind", "before", "after"), CARRIED.values(), ids=CARRIED)
def test_what_a_file_becomes(kind: str, before: str, after: str) -> None:
    assert carried(before, kind, frozenset({"甲"})) == after


@pytest.mark.parametrize(("kind", "before", "after"), CARRIED.values(), ids=CARRIED)
def test_line_ends_and_the_mark_at_the_head_stay(kind: str, before: str, after: str) -> None:
    data = b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode()
    source = opened(data, "甲.yaml")
    assert isinstance(source, SourceText)
    found = carry(source, KINDS[kind], 2023, frozenset({"甲"}))
    assert found is not None
    assert found.source.data == b"\xef\xbb\xbf" + after.replace("\n", "\r\n").encode()


UNUSUAL = HEAD + "指标: {}\n资金用途: '甲\n# 乙'\n公布值: []\n"
"""A line of a text that looks like a comment on the key below it."""


def test_a_text_too_unusual_is_not_carried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, UNUSUAL)
    assert run(["-C", str(root), "rollover", "2023", "2024"]) == 1
    assert capsys.readouterr() == (
        "",
        "data/演示单位/2023/项目/示例项目.yaml: 错误 X313 这个文件的写法太特别，结转会改错，没有结转\n"
        "    改法：改成一行一个“键: 值”，再运行一次。详见 reportgen explain X313\n",
    )
    assert not (root / "data" / "演示单位" / "2024").exists()


def test_every_fate_is_that_of_a_key() -> None:
    named = {(record, key) for record, fates in _FATES.items() for keys in fates.values() for key in keys}
    assert {(record.__name__, key) for record, key in named if key not in record.fields()} == set()
    tops: list[type[Record]] = [KINDS[kind] for kind in ("项目", "整体支出", "决算", "概况")]
    assert [_FATES[record][Fate.NEXT_YEAR] for record in tops] == [("年度",)] * 4
    assert all(isinstance(fate, Fate) for fates in _FATES.values() for fate in fates)
