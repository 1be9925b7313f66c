"""公开01 to 09: the nine public tables, wide pages, heads repeated, a line that says where there is nothing."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from clean_package import docx
from gb9704 import LANDSCAPE_WIDTH, PART, SECTION, TABLE_HEAD, TEXT_LEFT, landscape_section
from ooxml import paragraph, table_title, w
from word_table import Cell, Row, end, head, prose, spread, table

FORM = "决算公开表"


@dataclass(frozen=True)
class _Column:
    """A caption, what stands below it, its share of the width."""

    caption: str
    value: str
    width: int
    words: bool = False


def part() -> list[etree._Element]:
    """Part five of the document."""
    tables = [_table(number, *each) for number, each in enumerate(_TABLES, start=1)]
    return [paragraph("第五部分　决算公开表", PART, w("pageBreakBefore", val=0)), *(x for each in tables for x in each)]


def build() -> bytes:
    """The tables as a document of their own."""
    return docx(FORM, w("document", w("body", *part(), landscape_section())), booklet=True)


def _code_columns(*amounts: tuple[str, str]) -> tuple[_Column, ...]:
    """Code and name, then amounts."""
    return (
        _Column("科目编码", "行.编码", 22),
        _Column("科目名称", "行.名称", 60, words=True),
        *(_Column(caption, f"行.{name}", 26) for caption, name in amounts),
    )


_TYPES = (("基本支出", "基本支出"), ("项目支出", "项目支出"))

_TABLES: tuple[tuple[str, str, tuple[_Column, ...], str], ...] = (
    (
        "收入支出决算总表",
        "决算.总表行",
        (
            _Column("收入项目", "行.收入项目", 70, words=True),
            _Column("决算数", "行.收入", 35),
            _Column("支出项目", "行.支出项目", 70, words=True),
            _Column("决算数", "行.支出", 35),
        ),
        "",
    ),
    (
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
        "",
    ),
    (
        "支出决算表",
        "决算.支出行",
        _code_columns(
            ("本年支出合计", "合计"),
            *_TYPES,
            ("上缴上级支出", "上缴上级支出"),
            ("经营支出", "经营支出"),
            ("对附属单位补助支出", "对附属单位补助支出"),
        ),
        "",
    ),
    (
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
        "",
    ),
    ("一般公共预算财政拨款支出决算表", "决算.一般公共预算行", _code_columns(("合计", "合计"), *_TYPES), ""),
    (
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
        "",
    ),
    (
        "政府性基金预算财政拨款收入支出决算表",
        "决算.政府性基金行",
        _code_columns(
            ("年初结转和结余", "年初结转"),
            ("本年收入", "本年收入"),
            ("本年支出小计", "合计"),
            *_TYPES,
            ("年末结转和结余", "年末结转"),
        ),
        "本单位{{ 单位.年度 }}年度没有政府性基金预算财政拨款收入、支出，本表为空表。",
    ),
    (
        "国有资本经营预算财政拨款支出决算表",
        "决算.国有资本行",
        _code_columns(("合计", "合计"), *_TYPES),
        "本单位{{ 单位.年度 }}年度没有国有资本经营预算财政拨款支出，本表为空表。",
    ),
    ("财政拨款“三公”经费支出决算表", "", (), ""),
)


def _table(number: int, title: str, rows: str, columns: tuple[_Column, ...], empty: str) -> list[etree._Element]:
    inside = _rows(rows, columns) if columns else _courtesy_rows()
    widths = [each.width for each in columns] or [30] * 6
    said = [paragraph(f"{{% if not {rows} %}}{empty}{{% endif %}}", TEXT_LEFT)] if empty else []
    return [
        table_title(f"公开{number:02}表　{title}", SECTION, new_page=number > 1),
        paragraph("单位：{{ 单位.名称 }}　　金额单位：{{ 格式.金额单位 }}", TABLE_HEAD, w("jc", val="right")),
        table(spread(LANDSCAPE_WIDTH, widths), inside),
        *said,
        end(),
    ]


def _rows(rows: str, columns: tuple[_Column, ...]) -> list[Row]:
    cells = (prose(f"{{{{ {each.value} }}}}") if each.words else Cell(f"{{{{ {each.value} }}}}") for each in columns)
    found = [
        Row(tuple(head(each.caption) for each in columns), 10, repeated=True),
        Row((Cell(f"{{%tr for 行 in {rows} %}}", len(columns)),)),
        Row(tuple(cells)),
        Row((Cell("{%tr endfor %}", len(columns)),)),
    ]
    if rows in ("决算.政府性基金行", "决算.国有资本行"):
        # An empty table keeps its grid.
        found += [
            Row((Cell(f"{{%tr if not {rows} %}}", len(columns)),)),
            Row(tuple(Cell() for _ in columns)),
            Row((Cell("{%tr endif %}", len(columns)),)),
        ]
    return found


def _cell(column: _Column, *, blank: bool) -> Cell:
    if column.words:
        return prose(f"{{{{ {column.value} }}}}")
    return Cell(f"{{{{ {column.value} if {column.value} else '' }}}}" if blank else f"{{{{ {column.value} }}}}")


def _courtesy_rows() -> list[Row]:
    items = ("合计", "因公出国境费", "公务用车费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
    captions = ("合计", "因公出国（境）费", "公务用车小计", "公务用车购置费", "公务用车运行维护费", "公务接待费")
    return [
        Row((head("预算数", 6),), 8),
        Row(tuple(head(caption) for caption in captions), 10),
        Row(tuple(Cell(f"{{{{ 三公.{item}.全年预算 }}}}") for item in items), 10),
        Row((head("决算数", 6),), 8),
        Row(tuple(head(caption) for caption in captions), 10),
        Row(tuple(Cell(f"{{{{ 三公.{item}.决算 }}}}") for item in items), 10),
    ]
