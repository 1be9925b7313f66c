"""Figures that a clerk typed into the text of a project instead of letting them be computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen.checks.envelope import explained
from reportgen.checks.narratives import Narrative, clauses
from reportgen.checks.published import differing
from reportgen.checks.reach import reach
from reportgen.checks.runner import Finding
from reportgen.compute.tags import Value
from reportgen.figures import Figure, FigureStyles
from reportgen.model.values import Number, Text
from reportgen.money import multiply, round_half_up
from reportgen.source.words import HAN

_SENTENCE = re.compile(r"[^。；！？\n]+")
_ANOTHER_TIME = re.compile(r"上年|去年|半年|季度|(?<![0-9])[1-9]月|1[01]月|20[0-9]{2}年")
"""A clause that speaks of another time; so may the rest of its sentence, up to a word of our own."""
_OURS = re.compile(r"全年(?!预算)|年末|年底|12月|本年|本项目")
_NOT_REACHED = re.compile(r"目标|指标值|力争|计划|应|要求|平均|全[市县区旗省盟]")
"""A clause about what was wanted, or about others."""
_BY_OTHERS = re.compile(r"(?:重点|财政|部门)评价|第三方|抽查|复核")
_ASIDE = re.compile(r"[（(]\s*其中[^（）()]*[）)]")
_PART = re.compile(
    rf"其中|子项目|{HAN}费用?(?:为|共|预算|支出)*[0-9]"
    rf"|{_BY_OTHERS.pattern}|评估|评比|竞赛|比赛|考核|检查"
)
"""What a sentence says from here on is said of a part of the project, or by somebody else than its unit."""
_OF_ALL = re.compile(
    rf"(?:^|(?!{HAN})[^“”\"》]|项目|(?:项目|[本该总])(?:资金|经费)|本年度?|年度|年[末底]|[底日我单]|[本该]单位"
    r"|全年|总体?|整体|综合|绩效|自评|评价|评定|实际)$"
)
"""What may stand before the name of a figure that is one of the whole project; 培训费 or 中央 may not."""


def claims(text: Narrative, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Decimal, int]]:
    """Each figure that a text states for this project and year: the words, the number, its decimals.

    The group ``数`` of the pattern is the number.
    """
    for match in said_of_all(text, pattern):
        yield match, Decimal(match["数"]), len(match["数"].partition(".")[2])


def said_of_all(text: Narrative, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a text says something of the whole project in this year: not of last year, nor of one of its parts."""
    for sentence in _SENTENCE.findall(_ASIDE.sub("", _in_own_words(text))):
        at_another_time = of_a_part = False
        for clause in clauses(sentence):
            at_another_time = bool(_ANOTHER_TIME.search(clause)) or (at_another_time and not _OURS.search(clause))
            of_a_part = bool(_PART.search(clause)) or (of_a_part and "本项目" not in clause)
            for match in pattern.finditer(clause):
                of_a_part = of_a_part or not _OF_ALL.search(clause[: match.start()])
                if not (at_another_time or of_a_part or _NOT_REACHED.search(clause)):
                    yield match


_SEPARATOR = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_CHOSEN = re.compile(r"选取|抽取|选择|选定|公开[0-9]|[0-9]个[^，。；]{0,6}公开")
"""A text that says that only some of the projects are published."""


def told_of_all_projects(overview: Iterable[Narrative]) -> Iterator[tuple[Narrative, str]]:
    """The sentences of the overview that tell of the self-evaluation of all projects, with their text."""
    for text in overview:
        if text.key == "绩效管理" and not _CHOSEN.search(text.text):
            for sentence in _SENTENCE.findall(without_separators(text.text)):
                if not _BY_OTHERS.search(sentence):
                    yield text, sentence


def _in_own_words(text: Narrative) -> str:
    """The text with 本年 for its own year and 本项目 for its own name."""
    own = without_separators(text.text)
    fields = text.record.fields()
    year = text.record.value_of("年度") if "年度" in fields else None
    name = text.record.value_of("项目名称") if "项目名称" in fields else None
    own = own.replace(f"{year.value}年", "本年") if isinstance(year, Number) else own
    return own.replace(name.text, "本项目") if isinstance(name, Text) else own


def without_separators(text: str) -> str:
    """1,013.28 as 1013.28: the comma between digits ends no clause."""
    return _SEPARATOR.sub("", text)


def differs(number: Decimal, decimals: int, exact: Decimal) -> bool:
    """Is a typed number something else than ours, rounded to as many places?"""
    return round_half_up(exact, decimals) != number


def is_other(number: Decimal, decimals: int, ours: Figure, styles: FigureStyles, scale: Decimal) -> bool:
    """Is a typed number none that our figure gives, exact, from the printed figures, or from amounts typed rounded?"""

    def as_told(value: Decimal) -> Decimal:
        return round_half_up(multiply(value, scale), decimals)

    found = reach(ours, styles)
    if found is None or as_told(found[0]) <= number <= as_told(found[1]):
        return False
    return not explained(ours, styles, as_told, number)


def told(text: Narrative, words: str, typed: str, ours: Figure, styles: FigureStyles) -> Finding:
    """The typed words, with the figure in them, beside ours."""
    way = f"（{ours.formula}）" if ours.formula else ""
    said = f"“{text.key}”里写“{words}”，计算得 {styles.in_sentence(ours)}{way}"
    return text.finding(said, differing(ours, typed, styles))


def known(figure: Value) -> Decimal | None:
    """The value of a figure that there is."""
    return figure.value if isinstance(figure, Figure) else None


_ONES = "一二三四五六七八九"
COUNT = rf"(?<![0-9.,{_ONES}两十百千])(?:[0-9]{{1,4}}|[{_ONES}]?十[{_ONES}]?|[{_ONES}两])"
"""A small number in digits or in Chinese; not the end of a larger one, nor of 三四人."""
_DIGITS = {digit: value for value, digit in enumerate(_ONES, start=1)} | {"两": 2}


def read_count(text: str) -> int:
    """2, 两 and 十二 as numbers; what was found by COUNT."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
