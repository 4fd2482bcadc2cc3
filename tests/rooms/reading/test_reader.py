"""What a reading promises: a kind with honest doubt, words inside the text, and no text that breaks it."""

import dataclasses
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.domain.kinds import Flag, Kind
from candour.reading.base import Reading
from candour.reading.pictures import pictures_in
from candour.reading.reader import MODEL, read, shipped


def tells(text: str) -> bool:
    """This will say whether a text holds a letter, a digit or a small picture."""
    return any(sign.isalnum() for sign in text) or bool(pictures_in(text, len(text)))


_ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)


def _holds(text: str, reading: Reading) -> None:
    assert reading.kind in Kind
    assert 0 <= reading.confidence <= 1
    assert -5 <= reading.criticality <= 5
    assert reading.runner_up is not reading.kind
    assert len(reading.evidence) <= 5
    for start, end in [*reading.evidence, *([reading.worst_sentence] if reading.worst_sentence else [])]:
        assert 0 <= start < end <= len(text)
    assert list(reading.evidence) == sorted(reading.evidence)
    assert reading.abstains or reading.runner_up_evidence == ()
    assert all(0 <= start < end <= len(text) for start, end in reading.runner_up_evidence)
    for start, end in [*reading.evidence, *reading.runner_up_evidence]:
        assert tells(text[start:end])
    if tells(text) and reading.kind in {Kind.COMPLIMENT, Kind.COMPLAINT}:
        assert reading.evidence


@settings(deadline=None)
@given(_ANY_TEXT)
def test_no_text_breaks_the_reader(text: str) -> None:
    _holds(text, read(text))


_ODD = [
    *["", " ", "\n\n", "\0", "\ud800", "?", "!!!", "12345", "\u0130stanbul", "👏", "\ud83d alone \udc4f"],
    *["a" * 1_000_000, "no. " * 250_000, "why? " * 200_000, "(" * 100_000, "e\u0301" * 5_000],
]


@pytest.mark.parametrize("text", _ODD, ids=lambda text: repr(text[:8]))
def test_odd_texts_are_read_like_any_other(text: str) -> None:
    _holds(text, read(text))


def test_an_empty_text_is_not_spoken_about() -> None:
    reading = read("")
    assert reading.abstains
    assert reading.kind is Kind.OTHER
    assert reading.evidence == ()


def test_the_same_text_is_always_read_the_same() -> None:
    text = "Lovely nurses, shocking wait. Why does nobody ever answer the phone?"
    first = read(text)
    for other in ("Thanks!", "No idea", text * 3):
        read(other)
    shipped.cache_clear()
    assert read(text) == first


def test_a_reading_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        read("Thank you").kind = Kind.OTHER  # type: ignore[misc]  # the assignment is what is refused


def test_every_reading_names_the_model_that_made_it() -> None:
    reading = read("Thank you all")
    assert reading.model_version == "linear-4"
    assert reading.model_hash == hashlib.sha256(MODEL.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Best Pizza Ever! Pan Pizza :) Keep up the good work guys!", Kind.COMPLIMENT),
        ("Why don't you stop being pure evil?", Kind.COMPLAINT),
        ("My appointment was cancelled twice and nobody rang me.", Kind.COMPLAINT),
        ("Thank you to everyone on the ward, you were wonderful.", Kind.COMPLIMENT),
        ("Lovely nurses but the wait was far too long and nobody told us why.", Kind.MIXED),
        ("What time does the blood clinic open?", Kind.QUESTION),
        ("It would be nice to have more chairs in the waiting room.", Kind.SUGGESTION),
    ],
)
def test_plain_posts_are_read_as_people_would(text: str, kind: Kind) -> None:
    reading = read(text)
    assert reading.kind is kind
    assert not reading.abstains


@pytest.mark.parametrize(
    "text",
    [
        "Nobody asked for an account review. We are asking why you throw families out.",
        "get stuffed, all of you, my phone has been dead since last night",
        "Waited six hours in A&E last night with my mum and nobody told us a thing.",
    ],
)
def test_a_complaint_without_a_sore_word_is_one_though_it_may_be_left_to_a_person(text: str) -> None:
    assert read(text).kind is Kind.COMPLAINT


def test_an_answer_to_a_compliment_that_went_wrong_is_no_sure_compliment() -> None:
    reading = read("You said sorry for a great pizza? Is anybody reading these?")
    assert reading.kind is not Kind.COMPLIMENT or reading.abstains


def test_the_worst_sentence_is_marked() -> None:
    text = "The nurses were lovely. The toilets were filthy and nobody cared. Thank you for the tea."
    reading = read(text)
    assert reading.worst_sentence is not None
    assert "filthy" in text[slice(*reading.worst_sentence)]
    assert reading.criticality < 0


def test_evidence_is_counted_in_code_points() -> None:
    text = "👏👏👏 Thank you, you were wonderful"
    assert any("wonderful" in text[start:end] for start, end in read(text).evidence)


def test_a_wish_to_die_is_flagged_whatever_its_kind() -> None:
    assert Flag.SELF_HARM in read("I have no will to live").flags


def test_an_unsure_reading_shows_the_words_for_both_candidates() -> None:
    texts = (
        "Thanks a lot for losing my notes twice.",
        "The food was ok I suppose",
        "Well. That was a night.",
    )
    unsure = [reading for reading in map(read, texts) if reading.abstains]
    assert unsure
    for reading in unsure:
        assert reading.runner_up_evidence
        assert reading.runner_up_evidence != reading.evidence
