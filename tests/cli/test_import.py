"""``reportgen import`` as a user meets it: what is written, what is told, the exit status."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reportgen.cli.main import run
from tests.cli.test_commands import Call
from tests.sample import UNIT, make_workspace, starter
from tests.shipped import ROOT, shipped_jobs
from tests.word import make_docx, paragraph, table

TABLE = "旧表.docx"


def shipped_document(folder: Path, name: str) -> Path:
    """A shipped document as a file."""
    (content,) = (content for each, _, content in shipped_jobs(".docx") if each.endswith(name))
    path = folder / TABLE
    path.write_bytes(content)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty workspace."""
    (tmp_path / "空").mkdir()
    return tmp_path / "空"


def test_the_whole_way_from_a_table_to_the_same_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = make_workspace(tmp_path / "原来的")
    document = "out/演示单位/2023/项目支出绩效自评表（业务培训经费）.docx"
    assert run(["-C", str(before), "build"]) == 0
    after = tmp_path / "新的"
    after.mkdir()
    capsys.readouterr()
    call = Call(capsys, "-C", str(after), "import", str(before / document))
    assert (call.status, call.err) == (0, "")
    assert call.out == (
        f"{(before / document).as_posix()}：格式 内蒙古-2023（兴安盟-2023 也一样，用 --profile 换），标题相符 100%\n"
        "  已写 data/演示单位/2023/项目/业务培训经费.yaml\n"
        "已写 data/演示单位/单位.yaml，请补上待填的几项\n\n"
        "下一步：\n  reportgen check    核对导入的数据\n"
    )
    unit = after / "data/演示单位/单位.yaml"
    assert unit.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../.schema/单位.json\n"
        "文件: 单位\n名称: 演示单位\n性质: 待填\n格式: {2023: 内蒙古-2023}\n联系人: 待填\n联系电话: 待填\n"
    )
    unit.write_text(unit.read_text(encoding="utf-8").replace("待填", "某"), encoding="utf-8")
    assert run(["-C", str(after), "build"]) == 0
    assert (after / document).read_bytes() == (before / document).read_bytes()


def test_a_project_file_looks_like_one_that_was_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = make_workspace(tmp_path)
    assert run(["-C", str(before), "build"]) == 0
    document = next((tmp_path / "out").rglob("*.docx"))
    assert run(["-C", str(tmp_path), "import", str(document), "--out", str(tmp_path / "旁边")]) == 0
    capsys.readouterr()
    (file,) = (tmp_path / "旁边").glob("*/2023/项目/*.yaml")
    assert file.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../.schema/项目.json\n"
        "# 由 项目支出绩效自评表（业务培训经费）.docx 导入，格式 内蒙古-2023，标题相符 100%\n"
        "文件: 项目\n年度: 2023\n项目名称: 业务培训经费\n金额单位: 万元\n\n"
        "资金:\n  财政拨款: {年初预算: 12.00, 全年预算: 10.00, 全年执行: 9.60}\n\n"
        "预期目标: |\n  全年举办业务培训4期，提高基层人员的业务能力。\n"
        "完成情况: |\n  全年举办业务培训4期，预算执行率96.00%。\n\n"
        "指标:\n"
        "  数量指标:\n"
        "    - {名称: 举办培训期数, 方向: 大于等于, 目标: 4, 实际: 4, 单位: 期, 分值: 10}\n"
        "    - {名称: 参训人次, 方向: 大于等于, 目标: 200, 实际: 210, 单位: 人次, 分值: 10}\n"
        "  质量指标:\n"
        "    - {名称: 培训合格率, 方向: 大于等于, 目标: 95, 实际: 96, 单位: '%', 分值: 10}\n"
        "  时效指标:\n"
        "    - {名称: 培训完成时间, 方向: 定性, 目标: 2023年11月底前, 实际: 2023年10月, 分值: 10, 评价: 达成}\n"
        "  成本指标:\n"
        "    - {名称: 培训总成本, 方向: 小于等于, 目标: 10, 实际: 9.6, 单位: 万元, 分值: 10}\n"
        "  社会效益指标:\n"
        "    - {名称: 基层业务能力, 方向: 定性, 目标: 有所提高, 实际: 有所提高, 分值: 15}\n"
        "  可持续影响指标:\n"
        "    - {名称: 培训课件继续使用, 方向: 定性, 目标: 长期使用, 实际: 长期使用, 分值: 15}\n"
        "  服务对象满意度指标:\n"
        "    - {名称: 参训人员满意度, 方向: 大于等于, 目标: 95, 实际: 93.1, 单位: '%', 分值: 10, "
        "偏差: 部分人员反映课程偏多；下一年减少课时、增加案例}\n"
    )


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    assert run(["-C", str(root), "build"]) == 0
    document = next((tmp_path / "out").rglob("*.docx"))
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}
    capsys.readouterr()
    call = Call(capsys, "-C", str(root), "import", str(document))
    assert call.status == 4
    assert call.err == (
        f"{document.as_posix()}: 错误 R106 “业务培训经费”已经在 data/演示单位/2023/项目/示例项目.yaml 里，没有写\n"
        "    改法：要看这张表写的，用 --out 写到别的文件夹，再与原来的比较。详见 reportgen explain R106\n"
    )
    assert {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")} == before


def test_a_form_of_the_clerk_s_own_needs_no_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "自定格式"
    shutil.copytree(ROOT / "examples" / "自定格式", root)
    assert run(["-C", str(root), "build"]) == 0
    (document,) = (root / "out").rglob("*自评表*.docx")
    shutil.move(root / "data", root / "原来的")
    capsys.readouterr()
    call = Call(capsys, "-C", str(root), "import", str(document))
    assert (call.status, call.err) == (0, "")
    assert call.out.startswith(f"{document.as_posix()}：格式 某县-2024，标题相符 100%\n")


def test_what_is_written_aside_has_to_be_moved(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, aside = shipped_document(tmp_path, "自评表（口岸经费）"), (tmp_path / "旁边").as_posix()
    call = Call(capsys, "-C", str(root), "import", str(document), str(document), "--out", aside)
    assert call.out.count(document.as_posix()) == 1
    assert call.out.endswith(
        f"\n下一步：\n  看过以后，把 {aside} 里的文件移进 data（同名的先比较，不要覆盖），再运行 reportgen check\n"
    )


def test_what_is_written_aside_belongs_to_the_unit_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_workspace(tmp_path)
    assert run(["-C", str(root), "build"]) == 0
    (tmp_path / "data/演示单位").rename(tmp_path / "data/某局")
    (document,) = (root / "out").rglob("*自评表（*.docx")
    call = Call(capsys, "-C", str(root), "import", str(document), "--out", str(tmp_path / "旁边"))
    assert "单位.yaml" not in call.out + call.err
    written = [path.relative_to(tmp_path / "旁边").as_posix() for path in (tmp_path / "旁边").rglob("*.yaml")]
    assert written == ["某局/2023/项目/业务培训经费.yaml"]


def test_a_booklet_gives_a_file_for_each_project(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = shipped_document(tmp_path, "2021 绩效目标册")
    call = Call(capsys, "-C", str(root), "import", str(document))
    assert call.status == 0
    assert call.err == (
        f"{document.as_posix()}: 提示 R118 表格以外有 43 段文字没有导入，"
        "第一段是“按照中央和省、市对商务工作的部署，履行内贸、外贸、外资、外经各项职责。内贸方面，……”\n"
        "    改法：要紧的内容写进合适的键。详见 reportgen explain R118\n"
    )
    names = sorted(path.name for path in (root / "data/承德市商务局/2021/项目").iterdir())
    assert (len(names), names[0]) == (8, "1-2021年度商务活动及外贸发展专项资金.yaml")


def test_what_the_table_does_not_say_is_asked_for(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = shipped_document(tmp_path, "专项资金绩效目标表（2021年冻肉储备补贴）")
    without_year = Call(capsys, "-C", str(root), "import", str(document))
    assert (without_year.status, without_year.err) == (
        1,
        f"{document.as_posix()}: 错误 R103 表上没有印年度\n"
        "    改法：加上 --year 年度，如 --year 2021。详见 reportgen explain R103\n",
    )
    without_unit = Call(capsys, "-C", str(root), "import", str(document), "--year", "2021")
    assert (without_unit.status, without_unit.err) == (
        1,
        f"{document.as_posix()}: 错误 R104 表上没有印单位\n"
        "    改法：加上 --unit 单位，写 data/ 里的文件夹名或单位名称。详见 reportgen explain R104\n",
    )
    call = Call(capsys, "-C", str(root), "import", str(document), "--year", "2021", "--unit", "某县商务局")
    assert (call.status, call.err) == (0, "")
    assert (root / "data/某县商务局/2021/项目/2021年冻肉储备补贴.yaml").is_file()


def test_a_unit_of_another_profile_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path)
    document = shipped_document(tmp_path, "自评表（中俄蒙展洽会项目）")
    call = Call(capsys, "-C", str(root), "import", str(document), "--unit", UNIT)
    assert (call.status, call.err) == (
        0,
        f"{document.as_posix()}: 警告 R107 data/演示单位/单位.yaml 里 2021 年度的格式没有写，这张表用的是 内蒙古-2021\n"
        "    改法：在“格式”里写 2021: 内蒙古-2021。详见 reportgen explain R107\n",
    )


def test_files_that_cannot_be_read(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, other, bomb = tmp_path / "坏的.docx", tmp_path / "合同.docx", tmp_path / "大的.docx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    other.write_bytes(make_docx(paragraph("合同") + table(("甲方", "乙方"), ("某局", "某公司"))))
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 2_000_000)
    report = tmp_path / "评价报告.docx"
    report.write_bytes(make_docx(paragraph("一、基本情况")))
    files = (broken, other, bomb, tmp_path / "没有.docx", tmp_path, report, report)
    call = Call(capsys, "-C", str(root), "import", *map(str, files))
    assert (call.status, call.out) == (1, "")
    again = "在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”。详见 reportgen explain R101\n"
    assert call.err == (
        f"{broken.as_posix()}: 错误 R101 文件打不开：这不是 .docx 文件，或文件已损坏\n    改法：{again}"
        f"{other.as_posix()}: 错误 R102 没有认得的自评表或目标表\n"
        "    改法：用 --profile 指定格式；没有合适的，先照这张表做一个模板，见 docs/导入旧表.md。"
        "详见 reportgen explain R102\n"
        f"{bomb.as_posix()}: 错误 R101 文件打不开：部件“word/document.xml”解开后超过原来的 200 倍，像是有意做坏的文件\n"
        f"    改法：{again}"
        f"{files[3].as_posix()}: 错误 R101 文件打不开：没有这个文件\n"
        "    改法：检查文件名；名字里有空格的要加引号。详见 reportgen explain R101\n"
        f"{tmp_path.as_posix()}: 错误 R101 文件打不开：这是文件夹\n"
        "    改法：写文件夹里的文件，如 旧表/*.docx。详见 reportgen explain R101\n"
        f"{report.as_posix()}: 错误 R102 文件里没有表格，没有可以读的\n"
        "    改法：换成有自评表、目标表的文档；成段的文字照着写进数据文件。详见 reportgen explain R102\n"
    )
    assert list(root.iterdir()) == []


def test_an_unknown_profile_is_a_wrong_call(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = Call(capsys, "-C", str(root), "import", TABLE, "--profile", "内蒙古-2032")
    assert (call.status, call.out) == (2, "")
    assert call.err == ("错误的用法：没有格式“内蒙古-2032”，是否想写“内蒙古-2023”\n用法见 reportgen import --help\n")


def test_the_result_for_programs(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = shipped_document(tmp_path, "自评表（中俄蒙展洽会项目）")
    call = Call(capsys, "-C", str(root), "import", str(document), "--unit", "某局", "--format", "json")
    path = "data/某局/2021/项目/中俄蒙展洽会项目.yaml"
    assert json.loads(call.out) == {
        "issues": [],
        "documents": [
            {
                "file": document.as_posix(),
                "profile": "内蒙古-2021",
                "alike": [],
                "likeness": "100%",
                "projects": [{"name": "中俄蒙展洽会项目", "path": path, "written": True}],
            }
        ],
        "units": ["data/某局/单位.yaml"],
    }


def test_of_equal_forms_the_one_counts_that_the_unit_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_workspace(tmp_path, unit=starter("单位.yaml").replace("内蒙古-2023", "兴安盟-2023"))
    document = shipped_document(tmp_path, "自评表（口岸经费）")
    call = Call(capsys, "-C", str(root), "import", str(document), "--unit", UNIT)
    assert (call.status, call.err) == (0, "")
    assert call.out.startswith(
        f"{document.as_posix()}：格式 兴安盟-2023（内蒙古-2023 也一样，用 --profile 换），标题相符 100%\n"
    )


def test_of_equal_forms_the_one_counts_that_the_workspace_has_itself(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_profile(root, "兴安盟-2023", "")
    document = shipped_document(tmp_path, "自评表（口岸经费）")
    call = Call(capsys, "-C", str(root), "import", str(document), "--unit", "某局")
    assert (call.status, call.err) == (0, "")
    assert "：格式 某市-2023（内蒙古-2023、兴安盟-2023 也一样，用 --profile 换），标题相符 100%\n" in call.out


def test_of_equal_forms_the_one_counts_that_prints_the_table_as_it_is(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workspace's own profile has the same captions and prints other words."""
    own_profile(root, "兴安盟-2023", "方向用语: {大于等于: 不低于}\n")
    document = shipped_document(tmp_path, "自评表（口岸经费）")
    call = Call(capsys, "-C", str(root), "import", str(document), "--unit", "某局")
    assert "：格式 内蒙古-2023（某市-2023、兴安盟-2023 也一样，用 --profile 换），标题相符 100%\n" in call.out


def own_profile(root: Path, parent: str, more: str) -> None:
    """A profile of the workspace beside the shipped ones."""
    (root / "templates/某市-2023").mkdir(parents=True)
    text = f"文件: 格式\n名称: 某市-2023\n继承: {parent}\n{more}"
    (root / "templates/某市-2023/格式.yaml").write_text(text, encoding="utf-8")


def test_two_tables_of_one_project_are_not_mixed(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goals = shipped_document(tmp_path, "项目预算绩效目标表（中俄蒙展洽会项目）").rename(tmp_path / "目标.docx")
    results = shipped_document(tmp_path, "自评表（中俄蒙展洽会项目）")
    call = Call(capsys, "-C", str(root), "import", str(goals), str(results), "--unit", "某局")
    assert call.status == 4
    assert call.err == (
        f"{results.as_posix()}: 错误 R106 "
        "“中俄蒙展洽会项目”已经在 data/某局/2021/项目/中俄蒙展洽会项目.yaml 里，没有写\n"
        "    改法：要看这张表写的，用 --out 写到别的文件夹，再与原来的比较。详见 reportgen explain R106\n"
    )
