"""Looking for words: what is typed becomes words, and what is found is cut out and marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.finding import LONGEST_WORD, MOST_WORDS, cut, holds_all, words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("the lift", ("the", "lift")),
        ('"lift" OR NEAR(night, 3) -x*', ("lift", "or", "near", "night", "3", "x")),
        ("Lift lift LIFT", ("lift",)),
        ("O'Brien's café", ("o", "brien", "s", "café")),
        ("   \x00 --- ", ()),
        ("a_b", ("a", "b")),
    ],
)
def test_what_is_typed_becomes_words(typed: str, words: tuple[str, ...]) -> None:
    assert words_of(typed) == words


@pytest.mark.parametrize(
    ("text", "sought", "shown"),
    [
        ("The lift works", ("lift",), "The [lift] works"),
        ("Lifts were lifted", ("lifting",), "[Lifts] were [lifted]"),
        ("Nothing here", ("lift",), "Nothing here"),
        ("x " * 100 + "the lift" + " y" * 200, ("lift",), "… " + "x " * 28 + "the [lift]" + " y" * 80 + "…"),
        ("<b>lift</b>", ("lift",), "<b>[lift]</b>"),
    ],
)
def test_a_cut_marks_what_was_looked_for(text: str, sought: tuple[str, ...], shown: str) -> None:
    pieces = cut(text, sought)
    assert "".join(f"[{each.words}]" if each.is_found else each.words for each in pieces) == shown


@given(st.text(max_size=300), st.text(max_size=60))
def test_a_cut_says_nothing_that_the_text_does_not_say(text: str, typed: str) -> None:
    words = words_of(typed)
    assert len(words) <= MOST_WORDS
    assert all(0 < len(word) <= LONGEST_WORD for word in words)
    said = "".join(each.words for each in cut(text, words))
    assert said.removeprefix("… ").removesuffix("…") in text


def test_a_text_in_no_index_is_asked_word_by_word() -> None:
    assert holds_all("Saying sorry, in ten minutes", ("sorry", "minute"))
    assert not holds_all("Saying sorry", ("sorry", "photo"))
