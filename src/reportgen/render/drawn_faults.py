"""The T faults of what Word draws itself: tables of contents and charts."""

from __future__ import annotations

from reportgen.issues import Told, fault


@fault("T221")
def contents_unreadable() -> Told:
    """目录认不出，不能照新的标题重写。

    说明：模板里的目录在生成时照各级标题重写；别的软件拼出来的目录（不是 Word 的目录域）没法重写，
    印出来会是模板里的旧内容。
    错例：用程序插入的、没有更新过的目录
    对例：在 Word 里“引用→目录”插入，并更新过一次
    改法：在 Word 里删去这个目录，用“引用→目录”重新插入
    """
    return "模板里的目录认不出，不能照标题重写", "在 Word 里删去这个目录，用“引用→目录”重新插入"


@fault("T222")
def chart_of_nothing(alt: str) -> Told:
    """图表的数据取不到。

    说明：图表的替换文字写“数据：”加一个列表的名字，图就用这个列表的名称、决算和占比；名字要是这种列表。
    “数据：决算.历年”画近三年的收入、支出。
    错例：替换文字 数据：决算.总计
    对例：替换文字 数据：决算.收入
    改法：在 Word 里右键图表，“查看替换文字”，改成可用的列表；不要程序填的，删去“数据：”
    """
    return f"图表的替换文字“{alt}”不是一个有名称、决算、占比的列表", "改成 数据：决算.收入 这样的列表，或删去“数据：”"
