"""Words in several parts: cut where they may be, joined again to the letter, and where a copy in parts is."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from candour.channels.pretend.channel import Pretend
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState
from candour.domain.threads import (
    MARK,
    Fits,
    count_out,
    cut,
    has_stopped,
    outcome,
    parts_of,
    places_to_cut,
    whole,
)
from candour.domain.versions import version_hash

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
LINK = "https://trust.example/visit?ward=7。b"
WORDS = st.sampled_from(
    [
        "I",
        "sorry",
        "Sian\u0302",
        "10\u00a0mg",
        "Dr.",
        "today.",
        "why?",
        "你好。我们",
        FAMILY,
        LINK,
        "نعم؟",
        "(ward)",
    ]
)
SPACES = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  ", "\n\n\n", " \u0301", " \U0001f3fd"])
TEXTS = st.lists(st.tuples(WORDS | st.text("abc.?! \n", max_size=6), SPACES), max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs).strip()
)
SIGNED = "\n\nMaya, Staff nurse"


COUNTS = {
    "the pretended network": Pretend().length,
    "units of UTF-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "bytes": lambda text: len(text.encode()),
}
"""How networks count; the words are cut by whichever way is asked."""


def fitting(count: Callable[[str], int], limit: int) -> Fits:
    return lambda text, is_last: count(text + (SIGNED if is_last else "")) <= limit


@given(TEXTS, st.integers(60, 120), st.sampled_from(sorted(COUNTS)))
@example("a" * 61 + " b", 60, "bytes")
def test_parts_join_to_the_same_words_each_within_the_limit(text: str, limit: int, counted: str) -> None:
    fits = fitting(COUNTS[counted], limit)
    try:
        marked = cut(text, fits)
    except Refusal:
        words = re.split(r"[^\S\u00a0]+(?![\u0301\U0001f3fd])", text)
        assert not all(fits(word, True) for word in words), "only a long word is refused"
        return
    parts = parts_of(marked)
    assert whole(marked) == text
    assert all(part.strip() for part in parts)
    assert all(fits(part, part is parts[-1]) for part in parts)
    assert " ".join(" ".join(parts).split()).replace(" ", "") == "".join(text.split())


@given(TEXTS, st.integers(60, 120))
def test_no_cut_is_inside_a_link_or_a_sign_of_several_code_points(text: str, limit: int) -> None:
    try:
        places = places_to_cut(text, fitting(len, limit))
    except Refusal:
        return
    links = [found.span() for found in re.finditer(r"https://\S+", text)]
    for at in places:
        assert not any(start < at < end for start, end in links)
        assert not unicodedata.combining(text[at])
        assert text[at] not in "\u200d\U0001f3fd"
        assert text[at - 1] != "\u200d"


@given(TEXTS)
def test_what_is_not_cut_stays_to_the_letter(text: str) -> None:
    assert whole(text) == text
    assert cut(text, lambda _text, _last: True) == text


def test_a_cut_stands_where_a_sentence_ends() -> None:
    text = "Dr. Shah looked at it today. I will ring you on Monday. The lift is mended now."
    marked = cut(text, lambda part, _last: len(part) <= 40)
    assert parts_of(marked) == (
        "Dr. Shah looked at it today.",
        "I will ring you on Monday.",
        "The lift is mended now.",
    )
    assert marked.count(MARK) == 2


def test_the_signature_has_room_in_the_last_part() -> None:
    text = "I am sorry. I asked the porters. It is mended."
    marked = cut(text, lambda part, is_last: len(part) + (30 if is_last else 0) <= 46)
    assert parts_of(marked) == ("I am sorry. I asked the porters.", "It is mended.")


def test_parts_are_about_as_long_as_one_another() -> None:
    text = "I asked the porters today. They mended it at noon. Ring me on the ward. Thank you. Maya"
    marked = cut(text, lambda part, _last: len(part) <= 84)
    assert parts_of(marked) == (
        "I asked the porters today. They mended it at noon.",
        "Ring me on the ward. Thank you. Maya",
    )


def test_a_long_word_is_refused_and_never_broken() -> None:
    with pytest.raises(Refusal, match="too long for one part"):
        cut(f"See {'x' * 50} there.", lambda part, _last: len(part) <= 40)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        (f"One.\n{MARK}\nTwo.", "One. Two."),
        (f"One. \n{MARK}\nTwo.", "One. Two."),
        (f"One.\n\n{MARK}\n\nTwo.", "One.\n\nTwo."),
        ("One.\n— NEXT PART —\nTwo.", "One. Two."),
        (f"{MARK}\nOne.\n{MARK}\n{MARK}\nTwo.\n{MARK}", "One. Two."),
        (f"一。\n{MARK}\n二。", "一。二。"),
        ("One. --- next part --- Two.", "One. --- next part --- Two."),
        ("One.\n---\nTwo.", "One.\n---\nTwo."),
    ],
)
def test_a_writer_may_cut_by_hand(written: str, means: str) -> None:
    assert whole(written) == means


def test_only_a_part_that_is_too_long_is_cut_further() -> None:
    text = f"I am sorry.\n{MARK}\nI asked the porters today. It is mended now."
    marked = cut(text, lambda part, _last: len(part) <= 30)
    assert parts_of(marked) == ("I am sorry.", "I asked the porters today.", "It is mended now.")


def test_cutting_is_quick_for_the_longest_draft() -> None:
    text = "I asked the porters today. " * 740
    calls = 0

    def fits(part: str, _is_last: bool) -> bool:
        nonlocal calls
        calls += 1
        return len(part) <= 500

    assert len(parts_of(cut(text, fits))) == 42
    assert calls < 15_000


LIVE, DOWN, FAILED = DeliveryState.PUBLISHED, DeliveryState.TAKEN_DOWN, DeliveryState.FAILED
QUEUED, ASKED = DeliveryState.QUEUED, DeliveryState.ASKED


@pytest.mark.parametrize(
    ("states", "where", "live", "stopped"),
    [
        ([LIVE, LIVE], LIVE, 2, False),
        ([LIVE, FAILED, QUEUED], FAILED, 1, True),
        ([FAILED, QUEUED], FAILED, 0, False),
        ([LIVE, ASKED, QUEUED], ASKED, 1, False),
        ([LIVE, QUEUED], QUEUED, 1, False),
        ([DOWN, LIVE], LIVE, 1, False),
        ([DOWN, DOWN], DOWN, 0, False),
        ([FAILED], FAILED, 0, False),
    ],
)
def test_where_a_copy_in_parts_is(
    states: list[DeliveryState], where: DeliveryState, live: int, stopped: bool
) -> None:
    assert (outcome(states), count_out(states), has_stopped(states)) == (where, live, stopped)


def test_the_parts_are_part_of_what_is_approved() -> None:
    hashes = {
        version_hash("One. Two.", [], ["7"]),
        version_hash("One. Two.", [], ["7"], {"7": ["One.", "Two."]}),
        version_hash("One. Two.", [], ["7"], {"7": ["One. ", "Two."]}),
        version_hash("One. Two.", [], ["7"], {"8": ["One.", "Two."]}),
    }
    assert len(hashes) == 4
    assert version_hash("One. Two.", [], ["7"], {}) == version_hash("One. Two.", [], ["7"])
