"""Signs are found and replaced as a plain search would find and replace them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.docx.signs import edited, find_signs

SIGN = "a\ue0f5b".encode()
TEXTS = st.lists(st.sampled_from([SIGN, "a", "b", "\ue0f5", "\ue0f6", "", "文"]), max_size=20).map(
    lambda pieces: b"".join(each if isinstance(each, bytes) else each.encode() for each in pieces)
)


@given(TEXTS)
def test_signs_are_found_where_a_search_finds_them(text: bytes) -> None:
    places = list(find_signs(text, SIGN))
    assert [text[at : at + len(SIGN)] for at in places] == [SIGN] * text.count(SIGN)
    assert edited(text, ((at, at + len(SIGN), b"-") for at in places)) == text.replace(SIGN, b"-")


def test_edits_are_made_in_the_order_of_the_text() -> None:
    assert edited(b"0123456789", [(7, 8, b"seven"), (0, 2, b""), (3, 3, b"+")]) == b"2+3456seven89"


def test_a_text_without_edits_is_itself() -> None:
    assert edited(b"text", []) == b"text"
