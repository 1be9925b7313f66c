"""``reportgen set`` as a clerk meets it: what is printed, what is written, the exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli.main import run
from tests.sample import ACCOUNTS, UNIT, make_workspace, starter

FILE = "data/演示单位/2023/项目/示例项目.yaml"
UNIT_FILE = "data/演示单位/单位.yaml"
BEFORE = starter("项目.yaml")
FUND = "  财政拨款: {年初预算: 12.00, 全年预算: 10.00, 全年执行: 9.60}"


class Call:
    """The outcome of ``set`` in a sample workspace."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], file: str, *arguments: str) -> None:
        if not (root / "data").exists():
            make_workspace(root)
            (root / "data" / UNIT / "2023" / "决算.yaml").write_text(ACCOUNTS, encoding="utf-8")
        self.status = run(["-C", str(root), "set", file, *arguments])
        self.out, self.err = capsys.readouterr()
        self.text = (root / FILE).read_bytes().decode()


def test_a_value_is_changed_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "资金.财政拨款.全年执行", "9.80")
    assert (call.status, call.err) == (0, "")
    assert call.out == f"已改  {FILE}:9  资金.财政拨款.全年执行：9.60 → 9.80\n"
    assert call.text == BEFORE.replace("9.60}", "9.80}")


def test_an_indicator_goes_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "指标.数量指标[参训人次].实际", "215")
    assert call.out == f"已改  {FILE}:20  指标.数量指标[参训人次].实际：210 → 215\n"
    assert call.text == BEFORE.replace("实际: 210", "实际: 215")


def test_a_missing_key_is_added_where_the_form_has_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "主管部门", "某局：机关")
    assert call.out == f"已改  {FILE}:6  主管部门：（没有） → 某局：机关\n"
    assert call.text == BEFORE.replace("业务培训经费\n", "业务培训经费\n主管部门: 某局：机关\n")


def test_a_missing_source_of_money_is_added_with_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "资金.其他资金.全年预算", "2.00")
    assert call.out == f"已改  {FILE}:10  资金.其他资金.全年预算：（没有） → 2.00\n"
    assert call.text == BEFORE.replace(FUND, f"{FUND}\n  其他资金: {{全年预算: 2.00}}")


def test_a_dry_run_shows_the_line_before_and_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "资金.财政拨款.全年执行", "9.80", "--dry-run")
    assert (call.status, call.text) == (0, BEFORE)
    assert call.out == (
        f"没有写  {FILE}:9  资金.财政拨款.全年执行：9.60 → 9.80\n  - {FUND}\n  + {FUND.replace('9.60', '9.80')}\n"
    )


def test_a_dry_run_of_a_new_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "主管部门", "NO", "--dry-run")
    assert call.out == f"没有写  {FILE}:6  主管部门：（没有） → NO\n  + 主管部门: 'NO'\n"


def test_the_same_value_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, FILE, "金额单位", "万元")
    assert (call.status, call.text) == (0, BEFORE)
    assert call.out == f"没有变化  {FILE}:6  金额单位：本来就是 万元\n"


def test_a_gbk_file_stays_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path)
    data = BEFORE.replace("\n", "\r\n").encode("gbk")
    (tmp_path / FILE).write_bytes(data)
    assert run(["-C", str(tmp_path), "set", FILE, "项目名称", "业务培训"]) == 0
    capsys.readouterr()
    assert (tmp_path / FILE).read_bytes() == data.replace("业务培训经费".encode("gbk"), "业务培训".encode("gbk"))


def test_a_year_of_the_unit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, UNIT_FILE, "格式.2024", "内蒙古-2023")
    assert call.out == f"已改  {UNIT_FILE}:6  格式.2024：（没有） → 内蒙古-2023\n"
    assert "格式: {2023: 内蒙古-2023, 2024: 内蒙古-2023}\n" in (tmp_path / UNIT_FILE).read_text(encoding="utf-8")


ACCOUNTS_FILE = "data/演示单位/2023/决算.yaml"
REFUSED = {
    "a number that is none": (
        (FILE, "资金.财政拨款.全年执行", "９．８"),
        f"{FILE}:9:42: 错误 M105 “全年执行”的金额“９．８”含有全角的数字或符号\n"
        "    改法：改成半角的 9.8。详见 reportgen explain M105\n",
    ),
    "a word that is no choice": (
        (FILE, "指标.数量指标[1].方向", "不低于"),
        f"{FILE}:19:24: 错误 M108 “方向”写的是“不低于”，"
        "应为其中之一：大于等于、大于、小于等于、小于、等于、区间、定性\n"
        "    改法：多半是“大于等于”，改成这个词。详见 reportgen explain M108\n",
    ),
    "a negative amount": (
        (ACCOUNTS_FILE, "支出[2].决算", "-5"),
        f"{ACCOUNTS_FILE}:10:43: 错误 M105 “决算”的金额“-5”不能是负数\n"
        "    改法：核对正负号；应为正数时写 5。详见 reportgen explain M105\n",
    ),
    "a unit of money that all amounts would lose": (
        (FILE, "金额单位", "待填"),
        f"{FILE}:9:16: 错误 M106 金额“12.00”没有单位，本文件也没有写“金额单位”\n"
        "    改法：在文件开头加一行“金额单位: 万元”（或 元）。详见 reportgen explain M106\n",
    ),
    "a kind of file that it is not": (
        (FILE, "文件", "项日"),
        f"{FILE}:3:5: 错误 M112 不认识的文件种类“项日”，应为：单位、项目、整体支出、决算、概况、核定\n"
        "    改法：改成“文件: 项目”。详见 reportgen explain M112\n",
    ),
    "an unseen sign": (
        (FILE, "项目名称", "业务\u200b培训"),
        f"{FILE}:5:7: 错误 S105 有看不见的字符：零宽空格 U+200B\n"
        "    改法：把光标移到这里，删去这个字符，或把这一行重新输入。详见 reportgen explain S105\n",
    ),
    "an unknown key": (
        (FILE, "资金.财政拨款.全年决算", "9"),
        f"{FILE}:9:10: 错误 X301 这里没有键“全年决算”，是否想写“全年预算”“年初预算”“全年执行”\n"
        "    改法：这里可用的键：年初预算、全年预算、全年执行。详见 reportgen explain X301\n",
    ),
    "an unknown member": (
        (FILE, "指标.数量指标[参训人数].实际", "9"),
        f"{FILE}:19:5: 错误 X302 “指标.数量指标”里没有“参训人数”，是否想写“参训人次”\n"
        "    改法：有：1 举办培训期数、2 参训人次。详见 reportgen explain X302\n",
    ),
    "a code that several rows have": (
        (ACCOUNTS_FILE, "支出[2011301].决算", "9"),
        f"{ACCOUNTS_FILE}:9:3: 错误 X303 “支出”里有 2 条“2011301”\n"
        "    改法：方括号里写序号：1（2011301 基本支出 50）、3（2011301 其他收入 基本支出）。"
        "详见 reportgen explain X303\n",
    ),
    "a path that ends too early": (
        (FILE, "资金.财政拨款", "9"),
        f"{FILE}:9:10: 错误 X304 “资金.财政拨款”下面还有几项\n"
        "    改法：接着写：.年初预算、.全年预算、.全年执行。详见 reportgen explain X304\n",
    ),
    "a list": (
        (FILE, "指标.数量指标.实际", "9"),
        f"{FILE}:19:5: 错误 X304 “指标.数量指标”是列表\n"
        "    改法：接着写：[举办培训期数]、[参训人次]。详见 reportgen explain X304\n",
    ),
    "a path that goes too far": (
        (FILE, "项目名称.全称", "9"),
        f"{FILE}:5:7: 错误 X304 “项目名称”是一个值，下面没有“全称”\n"
        "    改法：路径写到它为止。详见 reportgen explain X304\n",
    ),
    "brackets behind what is no list": (
        (FILE, "资金[1].全年预算", "9"),
        f"{FILE}:9:3: 错误 X304 “资金”不是列表，后面没有方括号\n"
        "    改法：路径写到它为止。详见 reportgen explain X304\n",
    ),
    "what the file writes as a list": (
        (ACCOUNTS_FILE, "三公.出国人次.人", "9"),
        f"{ACCOUNTS_FILE}:21:9: 错误 X304 “三公.出国人次”是一个值，下面没有“人”\n"
        "    改法：路径写到它为止。详见 reportgen explain X304\n",
    ),
    "a key with a colon": (
        (UNIT_FILE, "格式.20: 24", "内蒙古-2023"),
        f"{UNIT_FILE}:6:6: 错误 X305 这里写不进“内蒙古-2023”：写了以后，文件里别的内容会变\n"
        "    改法：在编辑器里改这一处。详见 reportgen explain X305\n",
    ),
    "a path that is none": (
        (FILE, "指标.数量指标[1", "9"),
        f"{FILE}:3:1: 错误 X306 “指标.数量指标[1”不是路径\n    改法：写成 资金.财政拨款.全年执行、支出[3].决算、"
        "指标.数量指标[参训人次].实际 的样子。详见 reportgen explain X306\n",
    ),
    "no file": (("没有.yaml", "项目名称", "9"), "错误的用法：没有文件“没有.yaml”\n用法见 reportgen set --help\n"),
}


@pytest.mark.parametrize(("arguments", "words"), REFUSED.values(), ids=REFUSED)
def test_a_change_that_cannot_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    call = Call(tmp_path, capsys, *arguments)
    assert (call.status, call.out) == (2, "")
    assert call.err == words
    assert call.text == BEFORE
    assert (tmp_path / ACCOUNTS_FILE).read_text(encoding="utf-8") == ACCOUNTS


OTHER_FILE = "data/演示单位/2023/项目/第二个.yaml"
FORMATS = "、".join(sorted(path.parent.name for path in (Path(__file__).parents[2] / "templates").glob("*/格式.yaml")))
CONTRADICTIONS = {
    "a year that is not that of the folder": (
        (FILE, "年度", "2024"),
        f"{FILE}:4:5: 错误 M111 “年度”写的是“2024”，所在的年度文件夹是“2023”\n"
        "    改法：改正这个值，或把文件移到它该在的文件夹。详见 reportgen explain M111\n",
    ),
    "a format that is not there": (
        (UNIT_FILE, "格式.2023", "不存在的格式"),
        f"{UNIT_FILE}:6:12: 错误 M116 没有格式“不存在的格式”\n"
        f"    改法：可用的格式：{FORMATS}。详见 reportgen explain M116\n",
    ),
    "a format of a year without a folder": (
        (UNIT_FILE, "格式.2024", "内蒙古-2032"),
        f"{UNIT_FILE}:6:28: 错误 M116 没有格式“内蒙古-2032”，是否想写“内蒙古-2023”\n"
        f"    改法：可用的格式：{FORMATS}。详见 reportgen explain M116\n",
    ),
    "the name of another project": (
        (FILE, "项目名称", "设备购置"),
        f"{OTHER_FILE}:5:7: 错误 M118 项目“设备购置”已在 {FILE} 中\n"
        "    改法：改正其中一个的项目名称（编码），或删去多余的文件。详见 reportgen explain M118\n",
    ),
}


def two_projects(root: Path) -> Path:
    make_workspace(root)
    (root / OTHER_FILE).write_text(BEFORE.replace("业务培训经费", "设备购置"), encoding="utf-8")
    (root / "data" / UNIT / "2023" / "决算.yaml").write_text(ACCOUNTS, encoding="utf-8")
    return root


@pytest.mark.parametrize(("arguments", "words"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["", "dry run"])
def test_what_the_rest_of_the_unit_contradicts_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str, more: tuple[str, ...]
) -> None:
    before = (two_projects(tmp_path) / UNIT_FILE).read_bytes()
    call = Call(tmp_path, capsys, *arguments, *more)
    assert (call.status, call.out, call.text) == (2, "", BEFORE)
    assert call.err == words
    assert (tmp_path / UNIT_FILE).read_bytes() == before


def test_the_name_of_a_unit_is_changed_and_the_files_that_have_to_follow_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path, BEFORE.replace("年度: 2023\n", "年度: 2023\n单位: 演示单位\n"))
    call = Call(tmp_path, capsys, UNIT_FILE, "名称", "示范单位")
    assert (call.status, call.out) == (0, f"已改  {UNIT_FILE}:3  名称：演示单位 → 示范单位\n")
    assert call.err == (
        f"{FILE}:5:5: 错误 M111 “单位”写的是“演示单位”，单位.yaml 的名称是“示范单位”\n"
        "    改法：改正这个值，或把文件移到它该在的文件夹。详见 reportgen explain M111\n"
    )
    assert Call(tmp_path, capsys, FILE, "单位", "示范单位").err == ""


def test_a_file_outside_the_data_is_checked_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path)
    (tmp_path / "草稿.yaml").write_text(BEFORE, encoding="utf-8")
    call = Call(tmp_path, capsys, "草稿.yaml", "年度", "2024")
    assert (call.status, call.out, call.err) == (0, "已改  草稿.yaml:4  年度：2023 → 2024\n", "")


def test_a_value_becomes_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Call(tmp_path, capsys, FILE, "完成情况", "").out.endswith(" → （空）\n")


def test_rows_with_one_code_are_offered_by_their_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(tmp_path, capsys, ACCOUNTS_FILE, "支出.决算", "9")
    assert call.err == (
        f"{ACCOUNTS_FILE}:9:3: 错误 X304 “支出”是列表\n    改法：接着写："
        "[1]（2011301 基本支出 50）、[2011302]、[3]（2011301 其他收入 基本支出）。详见 reportgen explain X304\n"
    )


def test_a_file_that_cannot_be_read_is_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path, BEFORE.replace("项目名称: ", "项目名称："))
    call = Call(tmp_path, capsys, FILE, "项目名称", "业务培训")
    assert (call.status, call.out) == (1, "")
    assert call.err == (
        f"{FILE}:5:5: 错误 S106 “项目名称”后面是全角冒号“：”，应为半角冒号加一个空格\n"
        "    改法：写成“项目名称: ”。详见 reportgen explain S106\n"
    )


def test_a_fault_elsewhere_in_the_file_does_not_keep_a_value_from_being_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path, BEFORE.replace("目标: 4,", "目标: ≥4,"))
    call = Call(tmp_path, capsys, FILE, "指标.数量指标[1].目标", "4")
    assert (call.status, call.text) == (0, BEFORE)


ODD = (
    BEFORE.replace("项目名称: 业务培训经费", "项目名称: [业务, 培训]")
    .replace("实际: 4, 单位: 期, 分值: 10}", "实际: 4, 单位: 期, 分值: 10, 得分: 9}")
    .replace("  数量指标:", "  经济效益指标: 无\n  数量指标:")
)
ODD_REFUSED = {
    "a list where a value belongs": ("项目名称", f"{FILE}:5:7: 错误 X304 “项目名称”在文件里写成了几项"),
    "the reason of a score written short": (
        "指标.数量指标[1].得分.原因",
        f"{FILE}:20:63: 错误 X304 “指标.数量指标[1].得分”在文件里没有写成“键: 值”",
    ),
}


@pytest.mark.parametrize(("path", "words"), ODD_REFUSED.values(), ids=ODD_REFUSED)
def test_a_place_that_the_file_writes_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, words: str
) -> None:
    make_workspace(tmp_path, ODD)
    call = Call(tmp_path, capsys, FILE, path, "业务培训")
    assert (call.status, call.text) == (2, ODD)
    assert call.err == f"{words}\n    改法：在编辑器里照表样改这一处。详见 reportgen explain X304\n"


def test_a_score_written_short_is_changed_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path, ODD)
    assert Call(tmp_path, capsys, FILE, "指标.数量指标[1].得分.值", "8").text == ODD.replace("得分: 9", "得分: 8")
    assert Call(tmp_path, capsys, FILE, "指标.数量指标[1].得分", "7").text == ODD.replace("得分: 9", "得分: 7")


def test_what_stood_empty_gets_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = BEFORE.replace(f"\n{FUND}", "")
    make_workspace(tmp_path, before)
    call = Call(tmp_path, capsys, FILE, "资金.财政拨款.全年预算", "10")
    assert call.out == f"已改  {FILE}:8  资金.财政拨款.全年预算：（没有） → 10\n"
    assert call.text == before.replace("资金:", "资金: {财政拨款: {全年预算: 10}}")


def test_a_kind_of_file_that_nobody_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_workspace(tmp_path, BEFORE.replace("文件: 项目", "文件: 项日"))
    call = Call(tmp_path, capsys, FILE, "项目名称", "业务培训")
    assert (call.status, call.out) == (1, "")
    assert call.err.startswith(f"{FILE}:3:5: 错误 M112 不认识的文件种类“项日”")


def test_a_file_that_may_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError

    make_workspace(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("reportgen.cli.set.Path.read_bytes", refuse)
        status = run(["-C", str(tmp_path), "set", FILE, "项目名称", "业务培训"])
    assert status == 1
    assert capsys.readouterr().err == (
        f"{FILE}: 错误 S101 文件读不出来：没有权限，或文件正被别的程序打开\n"
        "    改法：确认文件存在、没有被其他程序占用，并有读取权限。详见 reportgen explain S101\n"
    )


def test_a_full_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportgen.output.files.Path.replace", full)
    call = Call(tmp_path, capsys, FILE, "项目名称", "业务培训")
    assert (call.status, call.out, call.text) == (4, "", BEFORE)
    assert call.err == (
        f"{FILE}: 错误 X307 文件写不进去：磁盘已满；已有的文件没有动\n"
        "    改法：检查位置、磁盘空间和写权限，关闭占用它的程序，再运行一次。详见 reportgen explain X307\n"
    )
