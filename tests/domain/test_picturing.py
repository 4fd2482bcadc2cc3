"""Who may be shown where: one no, or one missing yes, and nobody sees the picture."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.picturing import (
    Audience,
    Consent,
    People,
    PictureOf,
    PictureSeen,
    answered_less,
    described,
    may_be_shown,
    not_agreed,
    to_ask,
)

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
EMPTY_ROOM = PictureSeen("The new kettle on its shelf.", People.NOBODY, is_background_checked=True)
ASHA = Consent("Asha", agreed_to=Audience.OUTSIDE)
DAVE = Consent("Dave", agreed_to=Audience.INSIDE)
INSIDE, OUTSIDE = Audience.INSIDE, Audience.OUTSIDE


def of(*consents: Consent) -> PictureSeen:
    return replace(EMPTY_ROOM, people=People.THESE, consents=consents)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (EMPTY_ROOM, None),
        (replace(EMPTY_ROOM, alt=""), "described"),
        (replace(EMPTY_ROOM, people=People.UNASKED), "who is in this"),
        (replace(EMPTY_ROOM, people=People.THESE), "who is in this"),
        (replace(EMPTY_ROOM, is_background_checked=False), "behind"),
        (replace(EMPTY_ROOM, is_taken_down=True), "taken down"),
    ],
)
def test_all_that_has_to_be_known_of_a_picture_is_asked(picture: PictureSeen, reason: str | None) -> None:
    for refusal in (
        described(picture),
        may_be_shown(picture, INSIDE, NOW),
        may_be_shown(picture, OUTSIDE, NOW),
    ):
        assert (reason is None) == (refusal is None)
        assert refusal is None or (reason or "") in refusal.reason


@pytest.mark.parametrize(
    ("picture", "inside", "outside"),
    [
        (of(ASHA), None, None),
        (of(ASHA, DAVE), None, "Waiting for Dave to agree."),
        (of(Consent("Asha")), "Waiting for Asha to agree.", "Waiting for Asha to agree."),
        (
            of(Consent("Asha"), Consent("Dave")),
            "Waiting for Asha and Dave to agree.",
            "Waiting for Asha and Dave",
        ),
        (of(replace(ASHA, is_no=True)), "does not want", "does not want"),
        (of(replace(ASHA, until=date(2026, 5, 3))), "Waiting for Asha", "Waiting for Asha"),
        (of(replace(ASHA, until=date(2026, 5, 4))), None, None),
    ],
)
def test_everybody_in_a_picture_is_asked(
    picture: PictureSeen, inside: str | None, outside: str | None
) -> None:
    for audience, wanted in ((INSIDE, inside), (OUTSIDE, outside)):
        refusal = may_be_shown(picture, audience, NOW)
        assert (wanted is None) == (refusal is None), audience
        assert refusal is None or (wanted or "") in refusal.reason


@pytest.mark.parametrize(
    ("said", "less"),
    [
        ((), False),
        ((Consent("Asha"),), False),
        ((ASHA,), False),
        ((Consent("Dave"), ASHA), False),
        ((ASHA, DAVE), True),
        ((Consent("Asha", is_no=True),), True),
        ((replace(ASHA, is_no=True),), True),
        ((replace(ASHA, until=date(2026, 5, 3)),), True),
        ((replace(ASHA, until=date(2026, 5, 4)),), False),
    ],
)
def test_silence_is_no_answer(said: tuple[Consent, ...], less: bool) -> None:
    assert answered_less(said, NOW) == less


consents = st.builds(
    Consent,
    called=st.sampled_from(["Asha", "Dave", "the man on the left"]),
    agreed_to=st.sampled_from([None, INSIDE, OUTSIDE]),
    until=st.one_of(st.none(), st.dates(date(2026, 5, 1), date(2026, 5, 8))),
    is_no=st.booleans(),
)


@given(st.lists(consents, min_size=1, max_size=4), consents)
def test_one_more_person_never_makes_a_picture_more_public(there: list[Consent], more: Consent) -> None:
    for audience in Audience:
        with_them = may_be_shown(of(*there, more), audience, NOW)
        without = may_be_shown(of(*there), audience, NOW)
        assert with_them is not None or without is None
        alone = may_be_shown(of(more), audience, NOW)
        assert (with_them is None) == (without is None and alone is None)
        if with_them is None:
            assert not not_agreed([*there, more], audience, NOW)


@given(st.lists(consents, max_size=4))
def test_what_the_public_sees_colleagues_may_see(people: list[Consent]) -> None:
    picture = of(*people)
    assert may_be_shown(picture, OUTSIDE, NOW) is not None or may_be_shown(picture, INSIDE, NOW) is None


GOOD = {"called": "the woman in red", "purpose": "The choir's page", "until": date(2027, 1, 1)}


@pytest.mark.parametrize("kind", [PictureOf.PATIENT, PictureOf.VISITOR])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"called": ""}, "who is meant"),
        ({"purpose": ""}, "purpose"),
        ({"until": None}, "no day"),
        ({"until": date(2026, 5, 4)}, "no day"),
        ({"cares_for_them": True}, "involved in this person's care"),
    ],
)
def test_a_patients_yes_is_in_writing_and_nobody_who_cares_for_them_asks(
    kind: PictureOf, change: dict[str, object], reason: str | None
) -> None:
    refusal = to_ask(kind, **{**GOOD, "cares_for_them": False, **change}, now=NOW)  # type: ignore[arg-type]
    assert (reason is None) == (refusal is None)
    assert refusal is None or (reason or "") in refusal.reason
