"""甘肃-2021 部门（单位）整体支出绩效目标自评表: staff, last year, tasks with their funds, goals, indicators."""

from __future__ import annotations

from clean_package import docx
from gb9704 import PORTRAIT_WIDTH, SUBTITLE, TITLE, portrait_section
from ooxml import paragraph, w
from word_table import Cell, Row, end, head, prose, rule, spread, table

FORM = "部门（单位）整体支出绩效目标自评表"
_WIDTHS = (26, 22, 22, 22, 21, 22, 21)
_INDICATOR_WIDTHS = (18, 26, 32, 50, 30)
_LAST_YEAR = (
    ("年初预算数", "年初预算"),
    ("调整预算数", "调整预算"),
    ("实际支出数", "实际支出"),
    ("预算执行率", "执行率"),
    ("年末结转结余数", "年末结转结余"),
    ("结转下年使用数", "结转下年使用"),
)


def build() -> bytes:
    """The template as a .docx."""
    body = w(
        "body",
        paragraph(FORM, TITLE),
        paragraph("（{{ 单位.年度 }}年度）", SUBTITLE),
        table(
            spread(PORTRAIT_WIDTH, _WIDTHS),
            [*_unit_rows(), *_last_year_rows(), *_task_rows(), _goals()],
            bottom_line=2,
        ),
        rule(),
        table(spread(PORTRAIT_WIDTH, _INDICATOR_WIDTHS), _indicator_rows()),
        end(),
        portrait_section(),
    )
    return docx(FORM, w("document", body))


def _unit_rows() -> list[Row]:
    def pair(left: str, right: str) -> Row:
        cells = head(left), Cell(f"{{{{ 整体.{left} }}}}", 3), head(right), Cell(f"{{{{ 整体.{right} }}}}", 2)
        return Row(cells, 8)

    return [
        Row((head("部门（单位）名称"), Cell("{{ 单位.名称 }}", 6)), 8),
        pair("联系人", "联系电话"),
        pair("编制人数", "实有人数"),
        Row((head("单位职能"), prose("{{ 整体.单位职能 }}", 6)), 12, may_break=True),
    ]


def _last_year_rows() -> list[Row]:
    captions = (head(caption) for caption, _ in _LAST_YEAR)
    values = (Cell(f"{{{{ 整体.上年.{name} }}}}") for _, name in _LAST_YEAR)
    return [
        Row((head("上年预算执行情况", merge="restart"), *captions), 10, keep_next=True),
        Row((head("", merge="continue"), *values), 8),
    ]


def _task_rows() -> list[Row]:
    def below(*cells: Cell) -> Row:
        return Row((head("", merge="continue"), *cells), keep_next=True)

    def amounts(names: tuple[str, str, str]) -> list[Cell]:
        # As in a sentence a zero is told, not left blank as in the fund table of a project.
        return [Cell(f"{{{{ {name}|数 }}}}") for name in names]

    each = ("任务.总额", "任务.财政拨款", "任务.其他资金")
    sums = ("整体.任务总额", "整体.任务财政拨款", "整体.任务其他资金")
    budget = "当年预算金额（{{ 格式.金额单位 }}）"
    title = head("年度主要任务及预算构成", merge="restart")
    return [
        Row(
            (title, head("任务名称", 3, merge="restart"), head(budget, 3)),
            keep_next=True,
        ),
        below(head("", 3, merge="continue"), head("总额"), head("财政拨款"), head("其他资金")),
        below(Cell("{%tr for 任务 in 整体.任务 %}", 6)),
        below(prose("任务{{ 任务.序号 }}：{{ 任务.名称 }}", 3), *amounts(each)),
        below(Cell("{%tr endfor %}", 6)),
        below(head("金额合计", 3), *amounts(sums)),
    ]


def _goals() -> Row:
    lines = ("{%p for 目标 in 整体.总体目标 %}", "目标{{ 目标.序号 }}：{{ 目标.内容 }}", "{%p endfor %}")
    return Row((head("年度总体绩效目标"), prose(lines, 6)), 15, may_break=True)


def _indicator_rows() -> list[Row]:
    captions = ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值")
    cells = (
        head("{% 合并 %}年度绩效指标"),
        Cell("{% 合并 指标.一级 %}{{ 指标.一级 }}"),
        Cell("{% 合并 指标.二级 %}{{ 指标.二级 }}"),
        prose("指标{{ 指标.组内序号 }}：{{ 指标.名称 }}"),
        Cell("{{ 指标.目标 }}{{ 指标.单位 }}"),
    )
    return [
        Row(tuple(head(caption) for caption in captions), 8, repeated=True, keep_next=True),
        Row((Cell("{%tr for 指标 in 整体.指标行 %}", len(captions)),)),
        Row(cells),
        Row((Cell("{%tr endfor %}", len(captions)),)),
    ]
