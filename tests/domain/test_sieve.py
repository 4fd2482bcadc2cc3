"""The sieve: which patterns are worth trying on a text, worked out from the patterns themselves."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.domain.sieve import Sieve, choices, words_of

PATTERNS = [
    r"(?:kill|hurt) (?:myself|herself)",
    r"\b(?:can'?t|cannot) (?:go on|cope)\b",
    r"unexplained\s{1,3}bruis\w{0,3}",
    r"\b\d{3} ?\d{4}\b",
    r"(?i:\bNHS (?:number|no))[^.]{0,9}\d",
    r"[a-c]x?|ward (?!9)\d",
    r"(?:ab){2,3}c",
    r"(?i:kiss)",
    r"\bf\.?o\.?i\b",
    r"sm[io]le\.? ?\U0001f600?!",
    r".",
]
COMPILED = [re.compile(pattern) for pattern in PATTERNS]


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("i could kill myself laughing", [0]),
        ("they kill time", []),
        ("i just can't cope", [1]),
        ("unexplained bruising", [2]),
        ("ring 020 1234", [3]),
        ("no figure in an nhs number", []),
        ("ward 12 nhs no 7", [4, 5]),
        ("a kiss", [7]),
        ("a \u017fmall ki\u017fs", list(range(10))),
        ("an f.o.i. please", [8]),
        ("", []),
    ],
)
def test_only_what_could_match_is_worth_trying(text: str, worth: list[int]) -> None:
    found = Sieve(COMPILED).worth_trying(words_of(text))
    assert set(worth) <= set(found)
    assert set(found) - set(worth) <= {5, 10}, "these need next to nothing"


SIEVE = Sieve(COMPILED)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_pattern_that_matches_is_always_worth_trying(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(COMPILED) - 1))
    before, after = data.draw(st.text(max_size=5)), data.draw(st.text(max_size=5))
    text = before + data.draw(st.from_regex(COMPILED[number])) + after
    words = words_of(text.lower())
    matching = [at for at, pattern in enumerate(COMPILED) if pattern.search(text)]
    assert set(matching) <= set(SIEVE.worth_trying(words))


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"a|b", ["a", "b"]),
        (r"\b(?:a|b) c|d(?=e|f)", [r"\b(?:a|b) c", "d(?=e|f)"]),
        (r"[|(]x|[]|]|\||y", ["[|(]x", "[]|]", r"\|", "y"]),
        ("only", ["only"]),
    ],
)
def test_a_pattern_is_cut_where_it_chooses(pattern: str, parts: list[str]) -> None:
    assert choices(pattern) == parts


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_plain_signs_make_the_same_words_as_any(text: str) -> None:
    assert words_of(f"{text} \u2026") == [*words_of(text), "\u2026"]
