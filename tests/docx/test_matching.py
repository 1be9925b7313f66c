"""Lines of two versions known again, and wordings compared in whole figures."""

from __future__ import annotations

from reportgen.docx.matching import Line, matched
from reportgen.docx.wording import edits


def pairs(old: list[str], new: list[str], *, loose: bool = False) -> list[tuple[str, str]]:
    lines = [[Line("行", text) for text in version] for version in (old, new)]
    return [
        ("" if one is None else old[one], "" if other is None else new[other])
        for one, other in matched(*lines, loose=loose)
    ]


def test_a_new_row_leaves_the_rows_below_what_they_were() -> None:
    old = ["类 1", "小计 1", "款 2", "小计 2"]
    assert pairs(old, ["类 1", "小计 1", "项 9", "小计 9", "款 2", "小计 2"]) == [
        ("类 1", "类 1"),
        ("小计 1", "小计 1"),
        ("", "项 9"),
        ("", "小计 9"),
        ("款 2", "款 2"),
        ("小计 2", "小计 2"),
    ]


def test_rows_whose_figures_changed_are_known_by_their_words() -> None:
    assert pairs(["甲 1", "乙 2", "丙 3"], ["甲 5", "丙 4"]) == [("甲 1", "甲 5"), ("乙 2", ""), ("丙 3", "丙 4")]


def test_one_text_for_another_is_a_change() -> None:
    assert pairs(["首", "原因甲", "尾"], ["首", "另有说明", "尾"])[1] == ("原因甲", "另有说明")


def test_two_texts_for_one_are_a_removal_and_two_additions_unless_a_cell_holds_them() -> None:
    assert pairs(["原因甲"], ["另有", "说明"]) == [("原因甲", ""), ("", "另有"), ("", "说明")]
    assert pairs(["原因甲"], ["另有", "说明"], loose=True) == [("原因甲", "另有"), ("", "说明")]


def test_figures_alone_keep_their_order() -> None:
    assert pairs(["1", "2", "3"], ["1", "3"]) == [("1", "1"), ("2", ""), ("3", "3")]


def changed(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[each.start : each.end], new[each.new_start : each.new_end]) for each in edits(old, new)]


def test_a_figure_changes_as_a_whole() -> None:
    assert changed("决算1,687.40万元，占60.05%。", "决算1,697.40万元，占60.28%。") == [
        ("1,687.40", "1,697.40"),
        ("60.05%", "60.28%"),
    ]


def test_one_sign_between_two_changed_words_changes_with_them() -> None:
    assert changed("比上年增加了万元", "比上年减少数万元") == [("增加了", "减少数")]


def test_a_sentence_that_was_rewritten_changes_as_a_whole() -> None:
    assert changed("开展培训四期。", "采购设备一批，已交付使用。") == [("开展培训四期。", "采购设备一批，已交付使用。")]


def test_what_is_added_takes_nothing_away() -> None:
    assert changed("完成全部任务。", "已完成全部任务。") == [("", "已")]
