"""The complete account of a derived template, for whoever goes on working on it in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.derive.figures import Number
from reportgen.derive.plan import Action, Choice, Loop, Merged, Retext
from reportgen.derive.reading import NUMBER
from reportgen.derive.source import Result
from reportgen.derive.template import actions_of, texts_of

_CUT = 40
_LEVELS = {"p": "段落", "tr": "表格行", "tc": "单元格"}


def summary(result: Result) -> str:
    """One line: how many numbers there are, and what became of them."""
    followed, idle = result.count("跟随"), result.count("未变")
    more = f"；{len(result.guesses)} 个循环只见过一个成员，有疑" if result.guesses else ""
    more += f"；{len(result.charts)} 张图表没有绑定数据，不会变" if result.charts else ""
    return (
        f"共 {len(result.numbers)} 个数：{followed + idle} 个换成标签（{followed} 个随数据变，"
        f"{idle} 个试改数据时没有变，多为零），{result.count('有疑')} 个有疑，{result.count('原样')} 个原样留作文字"
        + more
    )


def report_of(result: Result, document: str) -> str:
    """The whole report, in Markdown."""
    lines = [
        f"# 从“{document}”得出的模板",
        "",
        f"数据：{_subject(result)}；范围：{result.scope}。{summary(result)}。",
        "",
        _proof(result),
        "条件（{% if %}）不替人猜：文档里没有出现的另一种写法，程序无从知道，要的话在 Word 里加。",
    ]
    for title, intro, rows in _sections(result):
        lines += ["", f"## {title}（{len(rows)}）", "", intro, *([""] if rows else []), *rows]
    return "\n".join(lines) + "\n"


def _subject(result: Result) -> str:
    """Whose data it was, of which year, and about which project."""
    report, current = result.source.facts.report, result.source.now["项目"]
    project = "" if isinstance(current, tuple) else f"，项目“{current.name}”"
    return f"{report.folder} {report.year} 年{project}"


def _proof(result: Result) -> str:
    derived = result.derived
    if derived.differing:
        return f"用同样的数据填回去，有 {len(derived.differing)} 处与原文不同，见下。"
    undone = f"（有 {len(derived.undone)} 段填回去不一样，已经还原成文字）" if derived.undone else ""
    return f"用同样的数据填回去，文字与原文逐段相同{undone}。"


Section = tuple[str, str, list[str]]
"""A title, what it means, and its lines."""


def _sections(result: Result) -> Iterator[Section]:
    """What to look at first, then what was done, then what needs no look."""
    yield from _in_doubt(result)
    yield from _left_as_text(result)
    yield from _done(actions_of(result.derived))
    yield from _in_order(result.numbers)


def _in_doubt(result: Result) -> Iterator[Section]:
    if differing := result.derived.differing:
        rows = [f"- 原文“{_cut(before)}”，填回去是“{_cut(after)}”" for before, after in differing]
        yield "填回去不同的", "这些段落要在 Word 里改。", rows
    yield (
        "有疑的数",
        "几个名字都印成这个数，或者只有一个名字印成它、可是旁边的字不像在说它。认得出的在 Word 里换成标签。",
        [f"- {_at(each)}：可能是 {_names(each.names)}" for each in _of(result.numbers, "有疑")],
    )
    if words := list(_words_in_doubt(result)):
        yield (
            "有疑的词句",
            "几个名字都印成这些字，旁边的字说不清是哪一个，或者是列表的一个成员的、没有认成循环；留作文字。",
            words,
        )
    if result.guesses:
        yield (
            "有疑的循环",
            "数据里这个列表只有一个成员，循环从哪里到哪里是猜的：看一看头尾两段，不对的在 Word 里移动标签。",
            [f"- `{each.opening}`：从“{_cut(_first(each))}”到“{_cut(_last(each))}”" for each in result.guesses],
        )
    if result.charts:
        yield (
            "没有绑定的图表",
            "图表里的数明年不会变。在 Word 里右键图表，“查看替换文字”，写“数据：”加一个列表，如 数据：决算.收入。",
            [
                f"- 第 {each.number} 张（{'、'.join(each.categories) or '没有类别'}）：{each.values} 个数"
                for each in result.charts
            ],
        )


def _left_as_text(result: Result) -> Iterator[Section]:
    kept = [each for each in _of(result.numbers, "原样") if not each.is_ordinal]
    if listed := [each for each in kept if each.names]:
        yield (
            "原样留作文字的数：列表里有的",
            "数据里有，是列表的一个成员的数；这里与列表对不上，没有认成循环。要随数据变，在 Word 里写成循环。",
            [f"- {_at(each)}：{_names(each.names)}" for each in listed],
        )
    yield (
        "原样留作文字的数",
        "没有名字印成这样：数据里没有的数，或者手写的句子里的数。明年不会变，要变的须换成标签。",
        [f"- {_at(each)}" for each in kept if not each.names],
    )


def _done(actions: Sequence[Action]) -> Iterator[Section]:
    yield (
        "循环",
        "一行（一段、一格）代表全部成员，列表长短变了行数跟着变。",
        [f"- {_LEVELS[each.level]}：`{each.opening}`{_or(each)}" for each in actions if isinstance(each, Loop)],
    )
    yield (
        "两种写法",
        "循环的成员里有的这样写、有的那样写，恰好按这个名字有没有值分开；请看一看是不是这个意思。",
        [f"- `{{%p if {each.test} %}}`：“{_cut(each.first.text)}”" for each in actions if isinstance(each, Choice)],
    )
    merged = [each for each in actions if isinstance(each, Merged)]
    yield (
        "上下合并的单元格",
        "名字的值变了就另起一格。",
        [f"- “{_cut(each.cell.said)}”：{each.path or '整个循环合成一格'}" for each in merged],
    )
    yield "换成的标签", "循环里的以第一个成员为例。", list(_replaced(actions))


def _in_order(numbers: Sequence[Number]) -> Iterator[Section]:
    yield (
        "标题的编号、日期",
        "数着标题、图表、日子，不是数据；原样留作文字。",
        [f"- {_at(each)}" for each in _of(numbers, "原样") if each.is_ordinal],
    )
    for title, (kind, intro) in _IDLE.items():
        yield title, intro, [f"- {_at(each)}" for each in _of(numbers, "未变") if each.idle == kind]


_IDLE = {
    "没有变的数：零": ("零", "是标签；试改数据时零还是零，有了数就会变。"),
    "没有变的数：编码、名称里的": ("文字", "是标签；科目编码、项目编码这样的字照数据印。"),
    "没有变的数：别的": ("常数", "是标签，但试改数据以后印得一样：格式规定的分值、满分，或者碰巧。"),
}


def _words_in_doubt(result: Result) -> Iterator[str]:
    for retext in texts_of(result.derived):
        for doubt in retext.pattern.doubts:
            words = retext.node.text[doubt.start : doubt.end]
            if not NUMBER.search(words):
                yield f"- “{_cut(words)}”：可能是 {_names(doubt.names)}"


def _names(names: Sequence[str]) -> str:
    return "、".join(f"`{name}`" for name in names)


def _first(loop: Loop) -> str:
    return next((each.text for node in loop.kept for each in node.paragraphs() if each.text.strip()), "")


def _last(loop: Loop) -> str:
    return next((each.text for node in loop.kept[::-1] for each in [*node.paragraphs()][::-1] if each.text.strip()), "")


def _or(loop: Loop) -> str:
    """Other lists that it may follow as well."""
    return f"（有疑：也可能是 {'、'.join(f'`{path}`' for path in loop.rivals)}）" if loop.rivals else ""


def _replaced(actions: Sequence[Action]) -> Iterator[str]:
    for action in actions:
        if isinstance(action, Retext):
            for piece in action.pattern.pieces:
                yield f"- “{_cut(action.pattern.text[piece.start : piece.end])}” → `{piece.way.source}`"


def _of(numbers: Sequence[Number], fate: str) -> Iterator[Number]:
    return (number for number in numbers if number.fate == fate)


def _at(number: Number) -> str:
    return f"{number.text}（{str(number.place) or '表格'}）"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _CUT else line[:_CUT] + "…"
