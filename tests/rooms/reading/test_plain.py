"""What the language model is given to read: small pictures as words, any text made bearable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.reading.minilm.plain import FIRST_READ, LAST_READ, plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thank you 👏👏👏", "Thank you applause"),
        ("five hours 🙄", "five hours rolling eyes, annoyed"),
        ("👏🏽 from us all", "applause from us all"),
        ("❤\ufe0f❤\ufe0f", "heavy black heart"),
        ("👨\u200d👩\u200d👧 all seen", "man woman girl all seen"),
        ("sooooo slow!!!!!", "soo slow!!"),
        ("couldn\u2019t fault \u201cthem\u201d", 'couldn\'t fault "them"'),
        ("ca\u200bre\u202e", "care"),
        ("日本 ①", "日本 ①"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_a_text_is_made_plain(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_any_text_is_made_plain(text: str) -> None:
    assert plain(text).encode("utf-8").decode("utf-8") == plain(text)


def test_of_a_long_text_the_first_and_the_last_words_are_read() -> None:
    made = plain("first " + "middle " * 200_000 + "last")
    assert made.startswith("first")
    assert made.endswith("last")
    assert len(made) <= FIRST_READ + LAST_READ + 1
