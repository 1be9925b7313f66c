"""What the rules have compared, so that “nothing found” says something: ``check --explain-clean``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportgen.checks import all_rules
from reportgen.checks.runner import Compared, Tally, added
from reportgen.cli.manual import GROUPS
from reportgen.pipeline import Outcome


def compared_in(outcome: Outcome) -> dict[str, int]:
    """The comparisons of every unit and year whose files could be read, by rule."""
    return {code: sum(tally.values()) for code, tally in _tallies(outcome).items()}


def kinds_in(outcome: Outcome) -> dict[Compared, int]:
    """The same comparisons by what was compared."""
    total = sum((Counter(tally) for tally in _tallies(outcome).values()), Counter[Compared]())
    return {kind: total[kind] for kind in Compared}


def kinds_in_words(outcome: Outcome) -> str:
    """How much was compared, in a sentence."""
    kinds = kinds_in(outcome)
    told = "、".join(f"{kind} {number}" for kind, number in kinds.items() if number)
    return f"共比对 {sum(kinds.values())} 处{f'：{told}' if told else ''}。"


def _tallies(outcome: Outcome) -> dict[str, Tally]:
    return added(each.compared for each in outcome.unit_years if each.compared is not None)


def comparison_table(outcome: Outcome) -> list[tuple[str, ...]]:
    """Each group with its rules: how many places each has compared, how many were wrong; nothing where none has."""
    compared = {code: count for code, count in compared_in(outcome).items() if count}
    found = Counter(issue.code for issue in outcome.issues)
    titles = {rule.code: rule.page.title for rule in all_rules()}
    rows: list[tuple[str, ...]] = []
    for letter, name in GROUPS.items():
        members = [code for code in compared if code.startswith(letter)]
        if members:
            sums = (sum(compared[code] for code in members), sum(found[code] for code in members))
            rows.append((f"{letter} {name}", *map(str, sums), ""))
            rows += [(f"  {code}", str(compared[code]), str(found[code]), titles[code]) for code in members]
    return [("规则", "比对", "问题", "查有没有"), *rows] if rows else []


def not_compared(outcome: Outcome) -> Iterator[str]:
    """Rules that had nothing to look at, or are turned off; and files that no rule has seen."""
    compared = compared_in(outcome)
    yield from _rules_without(compared)
    for each in outcome.unit_years:
        if each.compared is None:
            yield f"没有核对 {each.report.folder} {each.report.year}：文件或格式有错误，改好以后才能核对"


def _rules_without(compared: Mapping[str, int]) -> Iterator[str]:
    told = {
        "没有遇到可比对的数据": [code for code, count in compared.items() if count == 0],
        "格式规定不查": [rule.code for rule in all_rules() if compared and rule.code not in compared],
    }
    for said, codes in told.items():
        if codes:
            yield f"{said}：{'、'.join(codes)}"
