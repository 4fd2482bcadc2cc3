"""Who must see a post, how soon, and who is asked after whom."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain.approval.people import OnDuty, Turn
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Role
from candour.domain.triage import triage, waits_again, who_is_next

NOW = datetime(2026, 5, 13, 22, 10, tzinfo=UTC)


def on_duty(person: str, turn: Turn, role: Role = Role.READER_ON_CALL, **more: object) -> OnDuty:
    return OnDuty(person=person, name=person, label=turn.name, roles=frozenset({role}), turn=turn, **more)  # type: ignore[arg-type]  # plain fields of OnDuty


ROTA = [
    on_duty("lawyer", Turn.FIRST, Role.LEGAL),
    on_duty("reader", Turn.FIRST),
    on_duty("deputy", Turn.DEPUTY),
    on_duty("matron", Turn.ON_CALL, Role.APPROVER),
    on_duty("manager", Turn.STANDING, Role.EXECUTIVE),
]


def chain(people: list[OnDuty], length: int) -> list[str]:
    asked: list[str] = []
    for _ in range(length):
        chosen = who_is_next(people, asked, NOW)
        if chosen is None:
            break
        asked.append(chosen.person)
    return asked


def test_the_reader_is_asked_then_deputy_on_call_and_standing_duty_and_then_again() -> None:
    assert chain(ROTA, 6) == ["reader", "deputy", "matron", "manager", "lawyer", "reader"]


def test_whoever_cannot_be_reached_or_has_gone_home_is_passed_over() -> None:
    gone = on_duty("gone", Turn.FIRST, until=NOW - timedelta(minutes=1))
    away = on_duty("away", Turn.FIRST, reachable=False)
    assert chain([gone, away, *ROTA[2:]], 3) == ["deputy", "matron", "manager"]


def test_one_human_with_two_accounts_is_asked_once_a_round() -> None:
    twins = [on_duty("a", Turn.FIRST, human="h"), on_duty("b", Turn.DEPUTY, human="h"), ROTA[3]]
    assert chain(twins, 3) == ["a", "matron", "a"]


def test_nobody_on_duty_is_nobody() -> None:
    assert who_is_next([], [], NOW) is None


@given(
    turns=st.lists(st.sampled_from(list(Turn)), min_size=1, max_size=12),
    length=st.integers(min_value=1, max_value=30),
)
def test_nobody_is_asked_twice_before_everybody_was_asked_once(turns: list[Turn], length: int) -> None:
    people = [on_duty(f"p{number:02d}", turn) for number, turn in enumerate(turns)]
    asked = chain(people, length)
    assert len(asked) == length
    counts = [asked.count(person.person) for person in people]
    assert max(counts) - min(counts) <= 1
    if Turn.STANDING in turns and length >= 4:
        assert any(person.turn is Turn.STANDING for person in people if person.person in asked[:4])


@pytest.mark.parametrize(
    ("flags", "hand_offs", "clocks", "desks"),
    [
        ((), (), (), ()),
        ((Flag.SAFEGUARDING,), ("human_now",), (), ()),
        ((Flag.SELF_HARM, Flag.DANGER_NOW), ("human_now",), (), ()),
        ((Flag.POSSIBLE_HARM,), ("possible_harm",), (), ()),
        ((Flag.POSSIBLE_HARM, Flag.SELF_HARM), ("human_now", "possible_harm"), (), ()),
        ((Flag.FOI,), (), ("foi",), ()),
        ((Flag.FORMAL_COMPLAINT, Flag.FOI), (), ("foi", "formal_complaint"), ()),
        ((Flag.JOURNALIST_OR_MP,), (), (), (Flag.JOURNALIST_OR_MP,)),
        ((Flag.SOLICITOR_OR_INQUEST,), (), (), (Flag.SOLICITOR_OR_INQUEST,)),
        ((Flag.STAFF_ABUSE, Flag.IDENTIFIABLE, Flag.BEREAVEMENT, Flag.RUMOUR), (), (), ()),
    ],
)
def test_flags_decide_what_a_post_sets_off(
    flags: tuple[Flag, ...], hand_offs: tuple[str, ...], clocks: tuple[str, ...], desks: tuple[Flag, ...]
) -> None:
    found = triage(flags)
    assert (found.hand_offs, found.clocks, found.desks) == (hand_offs, clocks, desks)


@pytest.mark.parametrize(
    ("corrected", "believed", "again"),
    [
        (Kind.COMPLAINT, Kind.COMPLIMENT, True),
        (Kind.QUESTION, Kind.OTHER, True),
        (Kind.COMPLAINT, Kind.COMPLAINT, False),
        (Kind.OTHER, Kind.COMPLAINT, False),
        (Kind.COMPLIMENT, Kind.COMPLAINT, False),
        (Kind.COMPLAINT, None, True),
    ],
)
def test_a_correction_brings_back_what_now_asks_for_words(
    corrected: Kind, believed: Kind | None, *, again: bool
) -> None:
    assert waits_again(corrected, believed) is again
