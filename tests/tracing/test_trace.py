"""From a figure to its sources and back, on the shipped workspace and on a small one."""

from __future__ import annotations

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.cli.main import run
from reportgen.examine import Selection
from reportgen.figures import Figure
from reportgen.issues import Where
from reportgen.model.workspace import Workspace, read_workspace
from reportgen.output.folder import OutFolder
from reportgen.phrases import Phrase
from reportgen.render.derivation import lines_of, record_of
from reportgen.tracing.backward import NothingAsked, find, nearest
from reportgen.tracing.documents import PrintedDocument, printed_documents
from reportgen.tracing.forward import Use, uses_of
from reportgen.tracing.reached import documents_reached
from tests.sample import changed, make_workspace, starter
from tests.shipped import ROOT

ACCOUNTS = "data/额尔古纳市外事办/2023/决算.yaml"
PROJECT = "data/演示单位/2023/项目/示例项目.yaml"


@pytest.fixture(scope="module")
def documents() -> list[PrintedDocument]:
    return printed_documents(read_workspace(ROOT), Selection())


def told(documents: list[PrintedDocument], *words: str) -> list[str]:
    return [f"{each.printed.title} {each.printed.text} {each.printed.place}" for each in find(documents, words)]


def test_every_shipped_document_can_be_asked(documents: list[PrintedDocument]) -> None:
    assert (len(documents), len({each.path for each in documents})) == (51, 51)


def test_a_number_is_found_wherever_it_is_printed_with_or_without_its_unit(documents: list[PrintedDocument]) -> None:
    with_unit, without = told(documents, "决算公开说明", "46.98万元"), told(documents, "决算公开说明", "46.98")
    assert with_unit == without
    assert with_unit == [
        "决算 46.98万元 第二部分　单位决算情况说明 ＞ 六、一般公共预算财政拨款基本支出决算情况说明 ＞ "
        "“…费48.97万元、抚恤金46.98万元。”",
        "决算 46.98 第五部分　决算公开表 ＞ 公开06表　一般公共预算财政拨款基本支出决算表 ＞ “30304 抚恤金”行“决算数”列",
    ]


def test_words_narrow_by_document_heading_row_column_and_name(documents: list[PrintedDocument]) -> None:
    place = "项目支出绩效自评表 ＞ “绩效指标 产出指标 成本指标 差旅费”行“得分”列"
    assert told(documents, "自评表（口岸经费）", "差旅费", "得分") == [f"得分 0 {place}"]
    assert told(documents, "自评表（口岸经费）", "项目[口岸经费].指标[差旅费].得分") == [f"得分 0 {place}"]


DISCLOSURE = "决算公开说明"


def test_a_word_that_is_part_of_a_file_name_is_a_label_too(documents: list[PrintedDocument]) -> None:
    for words in (("项目支出", "1,013.28"), (DISCLOSURE, "项目支出", "1,013.28")):
        assert told(documents, *words)[:1] == [
            "决算 1,013.28万元 第二部分　单位决算情况说明 ＞ 三、支出决算情况说明 ＞ "
            "“本年项目支出1,013.28万元，占60.05%；”"
        ]
    assert {each.document.document for each in find(documents, ("支出", "970.08"))} == {DISCLOSURE, "决算公开表"}


def test_such_a_word_alone_means_the_label(documents: list[PrintedDocument]) -> None:
    paths = {each.document.path for each in find(documents, ("项目支出",))}
    assert paths
    assert not any("项目支出" in path for path in paths)
    with pytest.raises(NothingAsked):
        find(documents, ("额尔古纳市外事办", DISCLOSURE))


@pytest.mark.parametrize("typed", ["13.48％", "１３．４８%", " 13.48 %", "增长13.48%", "增长１３．４８％"])
def test_what_an_input_method_types_is_understood(documents: list[PrintedDocument], typed: str) -> None:
    assert {(each.printed.title, each.printed.text) for each in find(documents, (DISCLOSURE, typed))} == {
        ("变动率", "13.48%")
    }


@pytest.mark.parametrize("typed", ["16873969.36", "16,873,969.36元", "1687.396936", "1687.396936万元"])
def test_a_figure_is_known_by_its_exact_value_in_either_unit(documents: list[PrintedDocument], typed: str) -> None:
    assert {each.printed.text for each in find(documents, (typed,))} == {"1,687.40", "1,687.40万元"}


def test_a_sentence_leads_to_its_figures(documents: list[PrintedDocument]) -> None:
    sentence = "与上年决算相比，收、支总计各增加200.48万元，增长13.48%"
    figures = [("差额", "200.48万元"), ("变动率", "13.48%")]
    assert [(each.printed.title, each.printed.text) for each in find(documents, (DISCLOSURE, sentence))] == figures
    narrow = sentence.replace("，", ",")
    assert [(each.printed.title, each.printed.text) for each in find(documents, (DISCLOSURE, narrow))] == figures
    assert [each.printed.text for each in find(documents, (DISCLOSURE, "各增加", "200.48万元"))] == ["200.48万元"]


def test_typed_words_lead_to_where_they_were_typed(documents: list[PrintedDocument]) -> None:
    found = find(documents, (DISCLOSURE, "人员变动，本年新考录"))
    places = {where.file for each in found for where in each.printed.value.places()}
    assert places == {ACCOUNTS}
    assert not any(isinstance(each.printed.value, Figure) for each in found)


def test_no_code_is_offered_as_a_number(documents: list[PrintedDocument]) -> None:
    assert nearest(documents, (DISCLOSURE, "30304.5"))[0] != "30304"
    assert nearest(documents, (DISCLOSURE, "16874969.36"))[:2] == ["1,687.40", "1,687.40万元"]
    assert nearest(documents, (DISCLOSURE, "项目支出", "1,013.29"))[:2] == ["1,013.28", "1,013.28万元"]


def test_a_figure_is_told_down_to_what_was_typed(documents: list[PrintedDocument]) -> None:
    (landing,) = find(documents, ("决算公开说明", "46.43%"))
    lines = lines_of(landing.printed.value, landing.document.styles, landing.printed.title)
    assert ["  " * depth + words for depth, words in lines] == [
        "占比 46.43% ＝ 决算 ÷ 合计",
        "  公务用车费 14.48782万元 ＝ 购置费 + 运行维护费",
        f"    公务用车购置费 0万元（没有这样的行，按零计）  {ACCOUNTS}:74:3",
        "    公务用车运行维护费 14.48782万元 ＝ 各行决算之和",
        f"      公务用车运行维护费 14.48782万元  {ACCOUNTS}:68:31",
        "  三公经费 31.206802万元 ＝ 各项之和",
        "    因公出国（境）费 9.99952万元 ＝ 各行决算之和",
        f"      因公出国（境）费 9.99952万元  {ACCOUNTS}:62:31",
        f"    公务用车购置费 0万元（没有这样的行，按零计）  {ACCOUNTS}:74:3",
        "    公务用车运行维护费 14.48782万元（同上）",
        "    公务接待费 6.719462万元 ＝ 各行决算之和",
        f"      公务接待费 6.719462万元  {ACCOUNTS}:65:31",
    ]


def test_each_fund_of_a_total_is_named_and_a_second_column_has_no_number(documents: list[PrintedDocument]) -> None:
    (total,) = (each for each in find(documents, ("公开04表", "23.97")) if each.printed.title == "支出")
    told = lines_of(total.printed.value, total.document.styles, total.printed.title)
    assert [words.partition("  ")[0] for depth, words in told if depth == 1] == [
        "一般公共预算财政拨款 23.9704万元 ＝ 各行决算之和",
        "政府性基金预算财政拨款 0万元（没有这样的行，按零计）",
        "国有资本经营预算财政拨款 0万元（没有这样的行，按零计）",
    ]
    assert {each.printed.title for each in find(documents, ("公开06表", "25.59"))} == {"决算"}


def test_the_next_numbers_and_the_labels_that_look_alike_are_offered(documents: list[PrintedDocument]) -> None:
    assert nearest(documents, ("决算公开说明", "13.47%")) == ["13.48%", "13.49%", "13.85%", "13.87", "14"]
    assert nearest(documents, ("决算公开说明", "完成年初预算绿"))[0] == "完成年初预算率"


def test_a_typed_amount_is_followed_to_every_place_it_went_into(documents: list[PrintedDocument]) -> None:
    uses = uses_of(documents, Where(ACCOUNTS, 41))
    assert [(each.as_typed, each.landing.printed.text, each.landing.printed.place.row) for each in uses] == [
        (False, "648.49万元", ""),
        (True, "46.98万元", ""),
        (False, "96.20", "303 对个人和家庭的补助"),
        (True, "46.98", "30304 抚恤金"),
        (False, "648.49", "人员经费合计"),
        (False, "96.20", "303 对个人和家庭的补助"),
        (True, "46.98", "30304 抚恤金"),
        (False, "648.49", "人员经费合计"),
    ]


def test_a_column_means_the_value_that_stands_there(documents: list[PrintedDocument]) -> None:
    line = (ROOT / ACCOUNTS).read_text(encoding="utf-8").splitlines()[11]
    begin = line.index("决算: ") + len("决算: ") + 1
    at, within, before = (len(uses_of(documents, Where(ACCOUNTS, 12, begin + step))) for step in (0, 3, -4))
    assert at == within > 0
    assert before != at


def test_every_reason_of_a_sentence_leads_to_it(documents: list[PrintedDocument]) -> None:
    lines = (ROOT / ACCOUNTS).read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines, start=1) if re.match(r"\s+人员变动: ", line))
    uses = uses_of(documents, Where(ACCOUNTS, number))
    assert {each.landing.printed.title for each in uses} == {"原因"}
    assert all("人员变动，本年新考录3人" in each.landing.printed.text for each in uses)
    assert len(uses) > 5


def test_a_file_leads_to_all_that_is_printed_of_it(documents: list[PrintedDocument]) -> None:
    file = "data/兴安盟商务口岸局/2023/项目/1-口岸经费.yaml"
    paths = {each.landing.document.path for each in uses_of(documents, Where(file))}
    assert paths == {
        "兴安盟商务口岸局/2023/项目支出绩效自评表（口岸经费）.docx",
        "兴安盟商务口岸局/2023/项目支出绩效自评表汇编.docx",
        "全部单位/2023/项目自评汇总表（2023年度）.xlsx",
    }


def test_incomplete_data_can_be_traced(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, changed({"完成情况": "待填", "指标.数量指标[1].实际": "待填"}))
    found = printed_documents(read_workspace(root), Selection())
    assert [each.printed.text for each in find(found, ("年度资金总额", "执行率"))] == ["96.00"]


UNIT, OTHER = "额尔古纳市外事办", "兴安盟商务口岸局"
REACHES = {
    "an amount of a project": (UNIT, f"data/{UNIT}/2023/项目/1-黑山头货运通道改扩建.yaml"),
    "accounts, which stand in no table over all units": (UNIT, ACCOUNTS),
    "a project of another unit": (OTHER, f"data/{OTHER}/2023/项目/1-口岸经费.yaml"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, built."""
    root = tmp_path_factory.mktemp("已生成")
    shutil.copytree(ROOT / "data", root / "data")
    assert run(["-C", str(root), "build"]) == 0
    return root


def reached(root: Path, unit: str, file: str) -> list[tuple[str, str, str]]:
    """What prints something of a file, as far as only the documents that it can reach are looked at."""
    workspace = read_workspace(root, frozenset({unit}))
    found = documents_reached(workspace, unit, Selection(), OutFolder(root / "out", "out", plan=True))
    return uses_told(uses_of(found, Where(file)))


def uses_told(uses: list[Use]) -> list[tuple[str, str, str]]:
    return [(each.landing.document.path, each.landing.printed.text, each.landing.printed.place.key) for each in uses]


@pytest.mark.parametrize(("unit", "file"), REACHES.values(), ids=REACHES)
def test_a_file_of_a_unit_is_followed_without_the_other_units(built: Path, unit: str, file: str) -> None:
    everything = uses_told(uses_of(printed_documents(read_workspace(built), Selection()), Where(file)))
    assert reached(built, unit, file) == everything
    assert reached(ROOT, unit, file) == everything, "nothing was built here"


def test_rows_that_were_noted_of_older_data_are_computed(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "改过")
    path = root / f"data/{OTHER}/2023/项目/1-口岸经费.yaml"
    path.unlink()
    file = REACHES["an amount of a project"][1]
    everything = uses_told(uses_of(printed_documents(read_workspace(root), Selection()), Where(file)))
    assert reached(root, UNIT, file) == everything != reached(built, UNIT, file)


def test_only_what_was_not_noted_is_read(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[frozenset[str]] = []

    def reading(root: Path, wanted: frozenset[str]) -> Workspace:
        seen.append(wanted)
        return read_workspace(root, wanted)

    monkeypatch.setattr("reportgen.tracing.reached.read_workspace", reading)
    reached(built, *REACHES["an amount of a project"])
    assert seen == []


def test_a_line_within_a_text_of_several_means_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = starter("项目.yaml").replace("完成情况: ", "完成情况: |\n  一、已经办完。\n  二、", 1)
    root = make_workspace(tmp_path, text)
    first = next(at for at, line in enumerate(text.splitlines(), start=1) if line.startswith("完成情况"))
    told = [called(capsys, "-C", str(root), "trace", "--from", f"{PROJECT}:{first + step}")[1] for step in (0, 1, 2)]
    uses = [each.replace(f":{first + step} ", ": ") for step, each in enumerate(told)]
    assert "照印" in uses[0]
    assert uses[0] == uses[1] == uses[2]


TREE = f"""\
执行率 96.00% ＝ 全年执行 ÷ 全年预算
  全年执行 9.6万元 ＝ 所列来源的全年执行
    财政拨款全年执行 9.6万元  {PROJECT}:9:42
  全年预算 10万元 ＝ 所列来源的全年预算
    财政拨款全年预算 10万元  {PROJECT}:9:29
  印在 1 处：
  演示单位/2023/项目支出绩效自评表（业务培训经费）.docx
    96.00  项目支出绩效自评表 ＞ “项目资金（万元） 年度资金总额”行“执行率（%）”列
"""
USES = f"""\
{PROJECT}:9:45 印在 1 份文档的 7 处：

演示单位/2023/项目支出绩效自评表（业务培训经费）.docx
  照印  全年执行 9.60  项目支出绩效自评表 ＞ “项目资金（万元） 年度资金总额”行“全年执行数”列
  算入  执行率 96.00  项目支出绩效自评表 ＞ “项目资金（万元） 年度资金总额”行“执行率（%）”列
  算入  执行得分 9.60  项目支出绩效自评表 ＞ “项目资金（万元） 年度资金总额”行“得分”列
  照印  全年执行 9.60  项目支出绩效自评表 ＞ “项目资金（万元） 其中：财政拨款”行“全年执行数”列
  算入  执行率 96.00  项目支出绩效自评表 ＞ “项目资金（万元） 其中：财政拨款”行“执行率（%）”列
  算入  执行率 96.00%  项目支出绩效自评表 ＞ “年度总体目标”行“实际完成情况”列
  算入  总分 99.40  项目支出绩效自评表 ＞ “总分”行“得分”列
"""
FOUND = {
    "unit": "演示单位",
    "year": 2023,
    "document": "项目支出绩效自评表",
    "path": "演示单位/2023/项目支出绩效自评表（业务培训经费）.docx",
    "text": "96.00",
    "name": "项目[业务培训经费].资金行[年度资金总额].执行率",
    "title": "执行率",
    "place": {
        "key": "word/document.xml:23:0-5",
        "words": "项目支出绩效自评表 ＞ “项目资金（万元） 年度资金总额”行“执行率（%）”列",
        "section": [],
        "caption": "项目支出绩效自评表",
        "row": "项目资金（万元） 年度资金总额",
        "column": "执行率（%）",
    },
}


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = run(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def test_the_command_tells_tree_and_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(make_workspace(tmp_path))
    assert called(capsys, "-C", root, "trace", "年度资金总额", "执行率") == (0, TREE, "")


def test_the_command_tells_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(make_workspace(tmp_path))
    assert called(capsys, "-C", root, "trace", "--from", f"{PROJECT}:9:45") == (0, USES, "")
    assert called(capsys, "-C", root, "trace", "--from", f"{PROJECT}:3") == (
        0,
        f"没有文档印 {PROJECT}:3 的内容。\n",
        "",
    )


def test_json_has_place_and_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(make_workspace(tmp_path))
    status, out, _ = called(capsys, "-C", root, "trace", "年度资金总额", "执行率", "--format", "json")
    (found,) = json.loads(out)
    value = found.pop("value")
    assert (status, found) == (0, FOUND)
    assert {name: value[name] for name in ("name", "kind", "value", "shown", "formula", "places")} == {
        "name": "执行率",
        "kind": "百分比",
        "value": "0.96",
        "shown": "96.00%",
        "formula": "全年执行 ÷ 全年预算",
        "places": [],
    }
    assert [leaf["places"] for each in value["inputs"] for leaf in each["inputs"]] == [
        [{"file": PROJECT, "line": 9, "column": 42}],
        [{"file": PROJECT, "line": 9, "column": 29}],
    ]
    status, out, _ = called(capsys, "-C", root, "trace", "--from", f"{PROJECT}:9:45", "--format", "json")
    assert [each["as_typed"] for each in json.loads(out)] == [True, False, False, True, False, False, False]


WRONG = [
    (("trace",), "写出要查的数（如 trace 决算公开说明 13.48%），或用 --from 写出文件和行，二者取一"),
    (("trace", "1.23"), "没有找到“1.23”这样的数；相近的有：0、0.00、4、9.6、9.60"),
    (("trace", "没有的项"), "没有找到“没有的项”这样的数"),
    (
        ("trace", "项目支出绩效自评表"),
        "“项目支出绩效自评表”是文档，再写出要查的数或它的标题、行、列，如 trace 项目支出绩效自评表 13.48%",
    ),
    (("trace", "--from", "data/没有.yaml:3"), "没有文件“data/没有.yaml”；写成 文件:行，如 data/某局/2023/决算.yaml:41"),
    (("trace", "--from", f"{PROJECT}:9999"), f"“{PROJECT}”没有第 9999 行"),
    (("trace", "--from", f"{PROJECT}:1"), f"“{PROJECT}”第 1 行是注释或空行，没有值"),
    (("trace", "--from", f"{PROJECT}:9-10"), "“9-10”不是行号；一次查一行，写成 文件:行[:列]"),
    (("trace", "--from", "../别处.yaml:3"), "“../别处.yaml”不在工作文件夹里"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_a_wrong_call(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(make_workspace(tmp_path))
    assert called(capsys, *arguments) == (2, "", f"错误的用法：{words}\n用法见 reportgen trace --help\n")


def test_a_typed_text_and_a_sentence_are_told_with_their_places(documents: list[PrintedDocument]) -> None:
    landing = find(documents, ("自评表（口岸经费）", "10.154302"))[0]
    place = {"file": "data/兴安盟商务口岸局/2023/项目/1-口岸经费.yaml", "line": 41, "column": 11}
    styles = landing.document.styles
    told = "实际 “10.154302”  {file}:{line}:{column}".format(**place)
    assert lines_of(landing.printed.value, styles, "实际") == [(0, told)]
    assert record_of(landing.printed.value, styles) == {"text": "10.154302", "places": [place], "inputs": []}
    rate = Figure(Decimal("0.5"), "百分比", "率", where=Where("甲.yaml", 1))
    phrase = Phrase(("增长", rate), Where("乙.yaml", 2))
    assert lines_of(phrase, styles, "说法") == [(0, "说法 “增长50.00%”  乙.yaml:2"), (1, "率 50.00%  甲.yaml:1")]
    assert [each["shown"] for each in record_of(phrase, styles)["inputs"]] == ["50.00%"]
