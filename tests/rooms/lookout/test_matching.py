"""Watched words are found whatever their case, accents and width, as whole words, and nowhere else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.domain.watching import Term, fold_term
from candour.lookout.matching import LONGEST_READ, Watch, _folded, _places

TERMS = ("no beds", "Café", "#StBrannocsDay", "ward", "床位", "Ysbyty Gwynfryn", "can't cope", "A&E")
WATCH = Watch(Term(number, fold_term(text)) for number, text in enumerate(TERMS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NO   BEDS again", ["NO   BEDS"]),
        ("there are no\nbeds", ["no\nbeds"]),
        ("nobedside manner", []),
        ("no bedstead", []),
        ("#NoBedsAgain", ["#NoBedsAgain"]),
        ("#nobeds today", ["#nobeds"]),
        ("#No_Beds", ["#No_Beds"]),
        ("the caf\u00e9", ["caf\u00e9"]),
        ("the cafe\u0301", ["cafe\u0301"]),
        ("CAFE!", ["CAFE"]),
        ("cafeteria", []),
        ("\uff57\uff41\uff52\uff44 7", ["\uff57\uff41\uff52\uff44"]),
        ("#stbrannocsday", ["#stbrannocsday"]),
        ("#StBrannocsDay!", ["#StBrannocsDay"]),
        ("#StBrannocsDays", []),
        ("StBrannocsDay", []),
        ("forward, wardrobe, ward_x", []),
        ("the ward\u2019s nurse", ["ward"]),
        ("w\u00adard", ["w\u00adard"]),
        ("今天没有床位了", ["床位"]),
        ("Ysbyty  Gwynfryn", ["Ysbyty  Gwynfryn"]),
        ("I can\u2019t cope", ["can\u2019t cope"]),
        ("A&E", ["A&E"]),
        ("💛no beds💛 on the ward", ["no beds", "ward"]),
        ("\u201cNo\u00a0beds\u201d\u2014ward", ["No\u00a0beds", "ward"]),
        ("", []),
    ],
)
def test_what_is_found_and_what_is_not(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in WATCH.find(text)] == found
    assert WATCH.finds(text) is bool(found)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(TERMS), st.text(max_size=80))
def test_a_term_between_any_words_is_found_where_it_stands(before: str, term: str, after: str) -> None:
    text = f"{before} {term} {after}"
    assert len(_folded(text)) == len(_places(text))
    found = [each for each in WATCH.find(text) if each.term == TERMS.index(term)]
    assert found
    assert fold_term(term) in fold_term(text[found[0].start : found[0].end]).replace("#nobeds", "no beds")


def test_terms_inside_other_terms_are_found_too() -> None:
    watch = Watch([Term(1, "bed"), Term(2, "bed blocking"), Term(3, "blocking")])
    assert [each.term for each in watch.find("Bed blocking")] == [1, 2, 3]


def test_nothing_is_found_where_nothing_is_watched_for() -> None:
    assert Watch([]).find("no beds") == []
    assert not Watch([]).finds("no beds")


def test_a_long_post_is_looked_at_as_far_as_its_limit_in_linear_time() -> None:
    text = "#" + "a" * LONGEST_READ + " no beds"
    assert not WATCH.finds(text * 50)
    assert WATCH.finds("no beds " + text)


def test_a_thousand_terms_are_found_as_one_by_one() -> None:
    chance = random.Random(5)  # noqa: S311 - letters of a test
    letters = [chance.choice("abcdeé ") for _ in range(4_000)]
    terms = sorted({"".join(chance.choices("abcde", k=3)) for _ in range(125)})
    text = "".join(letters)
    many = Watch(Term(number, term) for number, term in enumerate(terms))
    one_by_one = {n for n, term in enumerate(terms) if Watch([Term(0, term)]).finds(text)}
    assert {each.term for each in many.find(text)} == one_by_one
