"""公开01 to 09: the nine public tables on wide pages, their heads repeated, a line below that says what each shows.

The workbook of the same tables is laid out by the profile's 工作表; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from gb9704 import PART, SECTION, SMALL, TABLE_HEAD, TEXT_LEFT, WIDE_WIDTH
from ooxml import paragraph, run, table_title, tag, w
from word_table import Cell, Row, amount, end, head, prose, spread, table


@dataclass(frozen=True)
class _Column:
    """A caption, what stands below it, its share of the width."""

    caption: str
    value: str
    width: int
    words: bool = False


@dataclass(frozen=True)
class _Table:
    """A public table: its title, the list of its rows, its columns, and what is said below it."""

    title: str
    rows: str
    columns: tuple[_Column, ...]
    note: str
    empty: str = ""
    """Said where there are no rows; such a table keeps its grid."""
    row_height: int = 6
    """As word_table has it; higher where there are few rows."""


def part() -> list[etree._Element]:
    """Part five of the document."""
    air = w("spacing", before=0, after=120, line=560, lineRule="exact")
    title = paragraph("第五部分　决算公开表", PART, w("pageBreakBefore", val=0), air)
    return [title, *(each for number, one in enumerate(_TABLES, start=1) for each in _table(number, one))]


def _code_columns(*amounts: tuple[str, str]) -> tuple[_Column, ...]:
    """Code and name, then amounts."""
    return (
        _Column("科目编码", "行.编码", 20),
        _Column("科目名称", "行.名称", 66, words=True),
        *(_Column(caption, f"行.{name}", 26) for caption, name in amounts),
    )


_TYPES = (("基本支出", "基本支出"), ("项目支出", "项目支出"))

_TABLES = (
    _Table(
        "收入支出决算总表",
        "决算.总表行",
        (
            _Column("收入项目", "行.收入项目", 70, words=True),
            _Column("决算数", "行.收入", 35),
            _Column("支出项目", "行.支出项目", 70, words=True),
            _Column("决算数", "行.支出", 35),
        ),
        "本表列示本单位当年的全部收入和支出，以及年初、年末的结转和结余。",
    ),
    _Table(
        "收入决算表",
        "决算.收入行",
        _code_columns(
            ("本年收入合计", "合计"),
            ("财政拨款收入", "财政拨款收入"),
            ("上级补助收入", "上级补助收入"),
            ("事业收入", "事业收入"),
            ("经营收入", "经营收入"),
            ("附属单位上缴收入", "附属单位上缴收入"),
            ("其他收入", "其他收入"),
        ),
        "本表列示本单位当年取得的各项收入，按功能分类科目和收入来源分列。",
    ),
    _Table(
        "支出决算表",
        "决算.支出行",
        _code_columns(
            ("本年支出合计", "合计"),
            *_TYPES,
            ("上缴上级支出", "上缴上级支出"),
            ("经营支出", "经营支出"),
            ("对附属单位补助支出", "对附属单位补助支出"),
        ),
        "本表列示本单位当年发生的各项支出，按功能分类科目和支出类型分列。",
    ),
    _Table(
        "财政拨款收入支出决算总表",
        "决算.财政拨款总表行",
        (
            _Column("收入项目", "行.收入项目", 58, words=True),
            _Column("决算数", "行.收入", 26),
            _Column("支出项目", "行.支出项目", 58, words=True),
            _Column("合计", "行.支出", 26),
            _Column("一般公共预算财政拨款", "行.一般公共预算", 26),
            _Column("政府性基金预算财政拨款", "行.政府性基金预算", 26),
            _Column("国有资本经营预算财政拨款", "行.国有资本经营预算", 26),
        ),
        "本表列示三类财政拨款当年的收入和支出，以及年初、年末的结转和结余。",
    ),
    _Table(
        "一般公共预算财政拨款支出决算表",
        "决算.一般公共预算行",
        _code_columns(("合计", "合计"), *_TYPES),
        "本表列示当年用一般公共预算财政拨款安排的支出，按功能分类科目和支出类型分列。",
    ),
    _Table(
        "一般公共预算财政拨款基本支出决算表",
        "决算.基本支出行",
        (
            _Column("科目编码", "行.编码1", 20),
            _Column("人员经费", "行.名称1", 60, words=True),
            _Column("决算数", "行.决算1", 28),
            _Column("科目编码", "行.编码2", 20),
            _Column("公用经费", "行.名称2", 60, words=True),
            _Column("决算数", "行.决算2", 28),
        ),
        "本表列示当年用一般公共预算财政拨款安排的基本支出，按经济分类科目分列。",
    ),
    _Table(
        "政府性基金预算财政拨款收入支出决算表",
        "决算.政府性基金行",
        _code_columns(
            ("年初结转和结余", "年初结转"),
            ("本年收入", "本年收入"),
            ("本年支出小计", "合计"),
            *_TYPES,
            ("年末结转和结余", "年末结转"),
        ),
        "本表列示当年政府性基金预算财政拨款的收入和支出，以及年初、年末的结转和结余。",
        "本单位没有政府性基金预算财政拨款收入、支出，本表为空表。",
        row_height=12,
    ),
    _Table(
        "国有资本经营预算财政拨款支出决算表",
        "决算.国有资本行",
        _code_columns(("合计", "合计"), *_TYPES),
        "本表列示当年用国有资本经营预算财政拨款安排的支出。",
        "本单位没有国有资本经营预算财政拨款支出，本表为空表。",
        row_height=12,
    ),
    _Table(
        "财政拨款“三公”经费支出决算表",
        "三公.表行",
        (
            _Column("项目", "行.名称", 22, words=True),
            _Column("合计", "行.合计", 30),
            _Column("因公出国（境）费", "行.因公出国境费", 34),
            _Column("公务用车购置及运行维护费小计", "行.公务用车费", 44),
            _Column("公务用车购置费", "行.公务用车购置费", 34),
            _Column("公务用车运行维护费", "行.公务用车运行维护费", 34),
            _Column("公务接待费", "行.公务接待费", 30),
        ),
        "本表列示财政拨款安排的“三公”经费。预算数是全年预算数，决算数是全年实际支出数。",
        row_height=12,
    ),
)


def _table(number: int, one: _Table) -> list[etree._Element]:
    empty = [tag(f"{{%p if not {one.rows} %}}"), _note(one.empty), tag("{%p endif %}")] if one.empty else []
    return [
        table_title(f"公开{number:02}表　{one.title}", SECTION, new_page=number > 1),
        _head_line(),
        table(spread(WIDE_WIDTH, [each.width for each in one.columns]), _rows(one), small=True),
        *empty,
        _note(f"注：{one.note}"),
        end(),
    ]


def _note(words: str) -> etree._Element:
    return paragraph(words, SMALL[TEXT_LEFT], w("spacing", before=40, after=0, line=240, lineRule="exact"))


def _head_line() -> etree._Element:
    """Unit, year and unit of money: left, in the middle, right."""
    stops = w("tabs", w("tab", val="center", pos=WIDE_WIDTH // 2), w("tab", val="right", pos=WIDE_WIDTH))
    air = w("spacing", before=0, after=40, line=240, lineRule="exact")
    line = paragraph("", SMALL[TABLE_HEAD], w("keepNext"), stops, air, w("jc", val="left"))
    texts = ("单位：{{ 单位.名称 }}", "{{ 单位.年度 }}年度", "金额单位：{{ 格式.金额单位 }}")
    for at, words in enumerate(texts):
        line.extend([*([w("r", w("tab"))] if at else []), run(words)])
    return line


def _rows(one: _Table) -> list[Row]:
    count = len(one.columns)
    found = [
        Row(tuple(head(each.caption) for each in one.columns), max(8, one.row_height), repeated=True),
        Row((Cell(f"{{%tr for 行 in {one.rows} %}}", count),)),
        Row(tuple(_cell(each) for each in one.columns), one.row_height),
        Row((Cell("{%tr endfor %}", count),)),
    ]
    if one.empty:
        found += [
            Row((Cell(f"{{%tr if not {one.rows} %}}", count),)),
            Row(tuple(Cell() for _ in one.columns), one.row_height),
            Row((Cell("{%tr endif %}", count),)),
        ]
    return found


def _cell(column: _Column) -> Cell:
    value = f"{{{{ {column.value} }}}}"
    if column.words:
        return prose(value)
    return Cell(value) if "编码" in column.caption else amount(value)
