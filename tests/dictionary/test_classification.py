"""The shipped classifications: complete trees, clean names, known facts, years, suggestions."""

from __future__ import annotations

import re

import pytest

from reportgen.dictionary import Classification, economics, functions, running_classes, staff_classes
from reportgen.dictionary import classification as module

FIRST, LAST = 2021, 2024
EVERY = [
    *(pytest.param(functions(year), (3, 5, 7), id=f"功能{year}") for year in range(FIRST, LAST + 1)),
    pytest.param(economics(LAST), (3, 5), id="经济"),
]


@pytest.mark.parametrize(("classification", "lengths"), EVERY)
def test_codes_make_a_tree_in_order(classification: Classification, lengths: tuple[int, ...]) -> None:
    codes = list(classification.names)
    assert codes == sorted(codes)
    assert {len(code) for code in codes} == set(lengths)
    assert [code for code in codes if not re.fullmatch(r"[0-9]+", code)] == []
    parents = {classification.parent_of(code) for code in codes} - {""}
    assert parents <= set(codes)


@pytest.mark.parametrize(("classification", "lengths"), EVERY)
def test_names_are_clean_and_differ_under_one_parent(classification: Classification, lengths: tuple[int, ...]) -> None:
    names = classification.names
    assert [code for code, name in names.items() if not re.fullmatch(r"[\u4e00-\u9fff（）“”、，]+", name)] == []
    assert [code for code, name in names.items() if name.count("（") != name.count("）")] == []
    of_parents = [(classification.parent_of(code), name) for code, name in names.items()]
    assert len(of_parents) == len(set(of_parents)), lengths


def test_shipped_files_are_sorted_as_they_stand() -> None:
    for file_name in (module._FUNCTIONS, module._ECONOMICS):
        codes = list(module._shipped(file_name)["科目"])
        assert codes == sorted(codes), file_name


FUNCTION_FACTS = {
    "201": "一般公共服务支出",
    "208": "社会保障和就业支出",
    "210": "卫生健康支出",
    "214": "交通运输支出",
    "215": "资源勘探工业信息等支出",
    "216": "商业服务业等支出",
    "220": "自然资源海洋气象等支出",
    "221": "住房保障支出",
    "223": "国有资本经营预算支出",
    "224": "灾害防治及应急管理支出",
    "229": "其他支出",
    "231": "债务还本支出",
    "232": "债务付息支出",
    "233": "债务发行费用支出",
    "234": "抗疫特别国债安排的支出",
    "20106": "财政事务",
    "2010607": "信息化建设",
    "2010608": "财政委托业务支出",
    "20113": "商贸事务",
    "2011301": "行政运行",
    "2011302": "一般行政管理事务",
    "2011304": "对外贸易管理",
    "2011308": "招商引资",
    "2011350": "事业运行",
    "2013202": "一般行政管理事务",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080502": "事业单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "2080599": "其他行政事业单位养老支出",
    "2080801": "死亡抚恤",
    "2101101": "行政单位医疗",
    "2101102": "事业单位医疗",
    "2101103": "公务员医疗补助",
    "2120104": "城管执法",
    "2121999": "其他国有土地使用权出让收入对应专项债务收入安排的支出",
    "21401": "公路水路运输",
    "2140138": "口岸建设",
    "21602": "商业流通事务",
    "21606": "涉外发展服务支出",
    "2160699": "其他涉外发展服务支出",
    "2210201": "住房公积金",
    "2210202": "提租补贴",
    "2210203": "购房补贴",
}
ECONOMIC_FACTS = {
    "301": "工资福利支出",
    "30108": "机关事业单位基本养老保险缴费",
    "30201": "办公费",
    "30212": "因公出国（境）费用",
    "30213": "维修（护）费",
    "30217": "公务接待费",
    "30227": "委托业务费",
    "30231": "公务用车运行维护费",
    "30303": "退职（役）费",
    "30310": "个人农业生产补贴",
    "30311": "代缴社会保险费",
    "309": "资本性支出（基本建设）",
    "31001": "房屋建筑物购建",
    "31002": "办公设备购置",
    "31005": "基础设施建设",
    "31007": "信息网络及软件购置更新",
    "31013": "公务用车购置",
    "31201": "资本金注入",
    "31204": "费用补贴",
    "31205": "利息补贴",
    "399": "其他支出",
}


def test_known_functions() -> None:
    assert {code: functions(LAST).name_of(code) for code in FUNCTION_FACTS} == FUNCTION_FACTS


def test_known_economics() -> None:
    assert {code: economics(LAST).name_of(code) for code in ECONOMIC_FACTS} == ECONOMIC_FACTS


def test_every_line_of_the_first_table_is_there() -> None:
    lines = (
        "201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217 219 220 221 222 223 224 229 231 232 233 234"
    )
    assert [code for code in functions(LAST).names if len(code) == 3] == lines.split()


def test_the_classes_of_basic_spending_are_shared_out() -> None:
    assert staff_classes() == ("301", "303")
    classes = [code for code in economics(LAST).names if len(code) == 3]
    assert sorted(staff_classes() + running_classes()) == classes


def test_way_up() -> None:
    known = functions(LAST)
    assert known.path_of("2011301") == ("201", "20113", "2011301")
    assert known.path_of("201") == ("201",)
    assert known.parent_of("20113") == "201"
    assert known.parent_of("201") == ""


def test_a_name_alone_can_be_ambiguous() -> None:
    codes = functions(LAST).codes_named("行政运行")
    assert len(codes) > 50
    assert {"2011301", "2120101"} <= set(codes)
    assert functions(LAST).codes_named("住房公积金") == ("2210201",)
    assert functions(LAST).codes_named("没有这个科目") == ()


def test_unknown_codes() -> None:
    assert not functions(LAST).is_known("2011377")
    assert functions(LAST).is_known("2011301")
    assert functions(LAST).name_of("2011377") == "2011377"


def test_years_differ() -> None:
    assert not functions(2023).is_known("20139")
    assert functions(2024).name_of("2013901") == "行政运行"
    assert functions(2022).name_of("21305") == "巩固脱贫衔接乡村振兴"
    assert functions(2023).name_of("21305") == "巩固脱贫攻坚成果衔接乡村振兴"


def test_years_outside_have_the_names_of_the_nearest() -> None:
    assert functions(2010).names == functions(FIRST).names
    assert functions(2030).names == functions(LAST).names
    assert functions(LAST) is functions(LAST)


def test_changes_add_up() -> None:
    text = """# 例

[科目]
201 甲
20101 乙
20102 丙

[2022 取消]
20102

[2022 改名]
20101 丁

[2023 新增]
20100 戊
"""
    sections = module._sections(text)
    assert dict(module._of_year(sections, 2021).names) == {"201": "甲", "20101": "乙", "20102": "丙"}
    assert dict(module._of_year(sections, 2022).names) == {"201": "甲", "20101": "丁"}
    assert list(module._of_year(sections, 2023).names) == ["201", "20100", "20101"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("机关事业单位基本养老保险缴费", "机关事业单位基本养老保险缴费支出"),
        ("其他涉外发展服务", "其他涉外发展服务支出"),
        ("商业服务业支出", "商业服务业等支出"),
        ("归口管理的行政单位离退休", "行政单位离退休"),
        ("住房公积金", "住房公积金"),
        ("外星事务研究", ""),
        ("2080515", "2080505"),
        ("21606099", "21606"),
        ("201130", "20113"),
        ("21002", "21002"),
        ("21099", "21099"),
        ("20190", "20199"),
        ("2011301", "2011301"),
        ("20113011", "2011301"),
        ("999", ""),
        ("", ""),
    ],
)
def test_nearest(typed: str, meant: str) -> None:
    assert functions(LAST).nearest(typed) == meant


def test_nearest_economics() -> None:
    assert economics(LAST).nearest("因公出国(境)费用") == "因公出国（境）费用"
    assert economics(LAST).nearest("3021701") == "30217"
