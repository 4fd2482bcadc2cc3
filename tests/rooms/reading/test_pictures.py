"""What the words that decided are shown as: never a full stop alone, never half a small picture."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bench.phrases import phrases
from candour.reading.base import Reading
from candour.reading.pictures import pictures_in
from candour.reading.reader import read

PICTURES = {
    "a clap": "\U0001f44f",
    "a heart": "\u2764\ufe0f",
    "a star": "\u2b50",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "a nurse with a skin tone": "\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    "a shaken head": "\U0001f642\u200d\u2194\ufe0f",
    "a flag": "\U0001f1ec\U0001f1e7",
    "the flag of Wales": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a key": "1\ufe0f\u20e3",
    "an arrow": "\u21a9\ufe0f",
}
WORDS = [
    "Thank you",
    "shocking",
    "...",
    "!!!",
    "12",
    "why?",
    "lovely",
    '"',
    "\u2014",
    "(nobody came)",
    " ",
    "\n",
]
_TEXTS = st.lists(st.sampled_from([*WORDS, *PICTURES.values()]), max_size=12).map("".join)


def _marked(text: str, reading: Reading) -> list[str]:
    return [text[start:end] for start, end in [*reading.evidence, *reading.runner_up_evidence]]


def _cuts(text: str) -> set[int]:
    """This will give the places between two signs as people see them."""
    return {0} | {sign.end() for sign in regex.finditer(r"\X", text)}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_one_from_its_first_code_point_to_its_last(name: str) -> None:
    picture = PICTURES[name]
    assert set(pictures_in(f"ab{picture}cd", 99).values()) == {(2, 2 + len(picture))}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_speaks_is_marked_whole(name: str) -> None:
    text = f"{PICTURES[name]}!"
    assert set(_marked(text, read(text))) == {PICTURES[name]}


def test_pictures_beyond_what_is_read_are_not_looked_for() -> None:
    assert set(pictures_in("\u2b50 \u2b50", 2)) == {0}


@given(_TEXTS)
def test_no_mark_cuts_a_picture_or_is_without_a_word_a_number_or_a_picture(text: str) -> None:
    reading = read(text)
    for start, end in [*reading.evidence, *reading.runner_up_evidence]:
        assert {start, end} <= _cuts(text)
        assert any(sign.isalnum() for sign in text[start:end]) or pictures_in(text[start:end], 99)
    assert list(reading.evidence) == sorted(reading.evidence)
    assert all(one[1] <= other[0] for one, other in zip(reading.evidence, reading.evidence[1:], strict=False))


def test_no_full_stop_alone_is_evidence_in_ordinary_posts() -> None:
    for phrase in phrases()[::5]:
        assert all(
            any(sign.isalnum() for sign in mark) or not mark.isascii()
            for mark in _marked(phrase.text, read(phrase.text))
        )


@pytest.mark.parametrize("text", ["!!!", "...", "?", "\u2014", " . ", "\ud800", "\u0301"])
def test_signs_alone_are_no_evidence(text: str) -> None:
    assert _marked(text, read(text)) == []
