"""What may be watched for, and what counts as the same word."""

from datetime import UTC, datetime

import pytest

from candour.domain.roles import Role
from candour.domain.watching import LONGEST, MOST_TERMS, Watching, Wish, fold, fold_term, may_add, may_watch

MAY = datetime(2026, 5, 3, tzinfo=UTC)
NOTHING = Watching({}, ())


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Beds", "beds"),
        ("  Bed   blocking ", "bed blocking"),
        ("Café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("\uff37\uff41\uff52\uff44", "ward"),
        ("Straße", "strasse"),
        ("# StBrannocs Day", "#stbrannocsday"),
        ("\uff03NHS", "#nhs"),
        ("Ysbyty Gwynfryn", "ysbyty gwynfryn"),
        ("can\u2019t cope", "can't cope"),
        ("мест нет", "мест нет"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_the_same_word_is_looked_for_however_it_is_typed(typed: str, folded: str) -> None:
    assert fold_term(typed) == folded


def test_a_text_of_many_signs_beyond_ascii_is_folded_as_one_of_few() -> None:
    few = "Żółć 💛 naïve—“Straße” ﬁne 医院"
    assert fold(few * 20) == fold(few) * 20


@pytest.mark.parametrize(
    ("wish", "watching", "reason"),
    [
        (Wish("no", "why"), NOTHING, "So short a word is in nearly every post."),
        (Wish("?!", "why"), NOTHING, "There is no letter in it."),
        (Wish("💛💛💛", "why"), NOTHING, "There is no letter in it."),
        (Wish("a" * (LONGEST + 1), "why"), NOTHING, "Nobody writes 61 signs the same way twice."),
        (Wish("#good-day", "why"), NOTHING, "A hashtag has only letters and digits."),
        (
            Wish("BEDS", "why"),
            Watching({"beds": ("Cy Webb", MAY)}, ()),
            "Cy Webb watches for it already, since 3 May 2026.",
        ),
        (
            Wish("megan pugh", "why"),
            Watching({}, ["Megan Pugh"]),
            "That is the name of somebody who works here, and Candour does not watch people.",
        ),
        (
            Wish("#MeganPugh", "why"),
            Watching({}, ["Megan Pugh"]),
            "That is the name of somebody who works here, and Candour does not watch people.",
        ),
        (
            Wish("beds", "why"),
            Watching({f"word {number}": ("Cy", MAY) for number in range(MOST_TERMS)}, ()),
            "We watch for 1,000 words already, the most that stays quick.",
        ),
        (Wish("beds", " "), NOTHING, "Nobody would know what it is for."),
    ],
)
def test_every_no_has_a_remedy(wish: Wish, watching: Watching, reason: str) -> None:
    no = may_add(wish, watching)
    assert no is not None
    assert no.reason == reason
    assert no.remedy


@pytest.mark.parametrize("typed", ["beds", "#StBrannocsDay", "A&E wait", "床位"])
def test_what_may_be_watched_for(typed: str) -> None:
    assert may_add(Wish(typed, "Winter"), NOTHING) is None


def test_who_may_choose() -> None:
    allowed = {role for role in Role if may_watch(frozenset({role})) is None}
    assert allowed == {Role.COMMUNICATIONS, Role.ADMINISTRATOR, Role.READER_ON_CALL}
