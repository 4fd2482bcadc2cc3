"""Checks of a reply's voice: what strangers' replies deserve, by the rules and a model together."""

from pathlib import Path

import pytest

from bench.judged import counted, rows_of
from candour.domain.checks import Code
from candour.reading.minilm.drafts import MARKED, OF_ALL
from candour.reading.reader import look_closely
from candour.reading.training.corpus import PHRASES
from candour.reading.training.drafted import judged_replies, replies_of

REPLIES = PHRASES / "replies"
LEARNED = sorted((REPLIES / "asked").glob("*.jsonl"))
KEPT = sorted((REPLIES / "kept").glob("voice_*.jsonl"))
STRANGERS = Path(__file__).parent / "unseen" / "replies_aa.jsonl"
POST = "Third cancelled op. I have used all my sick pay and my boss is asking questions."


@pytest.mark.parametrize(
    ("files", "each", "least", "most"),
    [
        pytest.param(LEARNED, 3, 0.9, 0.02, marks=pytest.mark.in_full),
        (KEPT, 3, 0.8, 0.02),
        ([STRANGERS], 1, 0.7, 0.02),
    ],
    ids=["learned", "kept for the limits", "met by nothing"],
)
def test_most_of_what_replies_deserve_is_asked_about_and_little_else(
    files: list[Path], each: int, least: float, most: float
) -> None:
    counts = counted([row for path in files for row in rows_of(path)][::each], is_looked_at=True)
    found, deserved = counts.found.total(), counts.deserved.total()
    false, others = counts.false.total(), counts.kept_off.total()
    print(f"\nfound {found} of {deserved}, {false} of {others} for nothing")
    assert found >= least * deserved
    assert false <= most * others


@pytest.mark.parametrize(
    ("reply", "code", "marked"),
    [
        (
            "A third time, I'm sorry. The next goes ahead come hell or high water, on my mother's life. Beth",
            Code.OVERPROMISE,
            "The next goes ahead come hell or high water, on my mother's life.",
        ),
        (
            "Half a dozen prunes and a brisk walk after your tea will soon have you right. Beth",
            Code.CLINICAL_ADVICE,
            "Half a dozen prunes and a brisk walk after your tea will soon have you right.",
        ),
        (
            "The clerk never could tell a Monday from a Friday, it is all her doing. I am sorry. Beth",
            Code.BLAME,
            "The clerk never could tell a Monday from a Friday, it is all her doing.",
        ),
    ],
)
def test_a_reply_is_read_beside_its_post_and_its_sentence_marked(reply: str, code: Code, marked: str) -> None:
    look = look_closely(reply, POST)
    assert look is not None
    assert code in look.asks
    assert not look.asks & look.spares
    start, end = dict(look.marks)[code]
    assert reply[start:end] == marked


@pytest.mark.parametrize("reply", ["Sorry to hear that. Beth", "Sorry!", "", "Please ring PALS. Beth"])
def test_what_is_missing_in_a_reply_has_no_place_in_it(reply: str) -> None:
    look = look_closely(reply, POST)
    assert look is not None
    assert set(dict(look.marks)) == look.asks & MARKED
    assert not MARKED & set(OF_ALL)


def test_a_good_reply_deserves_nothing() -> None:
    look = look_closely(
        "Three times is too many, and I'm sorry. I've rung theatre and you are first on the 9th; I will ring "
        "you on Monday at noon about the sick pay. Beth, bookings",
        POST,
    )
    assert look is not None
    assert look.asks == frozenset()


def test_what_is_kept_is_learned_by_nothing() -> None:
    learned = {one.draft for one in judged_replies()} | {one.draft for one in replies_of("asked")}
    kept = {one.draft for one in replies_of("kept")}
    strangers = {str(row["reply"]) for row in rows_of(STRANGERS)}
    assert len(kept) > 400
    assert not kept & learned
    assert not strangers & (kept | learned)


def test_no_reply_kept_for_the_limits_is_held_for_advice_that_it_does_not_give() -> None:
    advice = Code.CLINICAL_ADVICE
    blameless = [one for one in replies_of("kept") if advice in one.thought_of and advice not in one.asks]
    looks = [look_closely(one.draft, one.post) for one in blameless]
    assert len(blameless) > 200
    assert not [look for look in looks if look is None or advice in look.asks]
