"""The life of a promise: its moves, who may make them, and when its team is reminded."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain import promising
from candour.domain.clocks import LONDON, day_in_london
from candour.domain.promising import (
    PROMISE_MOVES,
    Promised,
    PromiseState,
    PromiseVerb,
    Whoever,
    after,
    is_overdue,
    whom_to_ask,
)
from candour.domain.refusal import Refusal
from candour.domain.reminding import Reminder, next_asking, next_reminder
from candour.domain.roles import Role

TODAY = date(2026, 11, 16)
ESTATES, WARD = 1, 2
OFFERED = Promised(PromiseState.OFFERED, ESTATES, "Estates", date(2026, 12, 1), "maya", "maya")
TAKEN = Promised(PromiseState.TAKEN, ESTATES, "Estates", date(2026, 12, 1), "maya", "maya")
KEPT = Promised(PromiseState.KEPT, ESTATES, "Estates", date(2026, 12, 1), "maya", "maya")
LATE = Promised(PromiseState.OFFERED, ESTATES, "Estates", date(2026, 11, 1), "maya", "maya")
LONELY = Promised(PromiseState.OFFERED, ESTATES, "Estates", date(2026, 12, 1), "maya", "maya", is_lonely=True)

WRITER = frozenset({Role.WRITER})
MAYA = Whoever("maya", WARD, WRITER)
FITTER = Whoever("fitter", ESTATES, WRITER)
MAYA_IN_ESTATES = Whoever("maya", ESTATES, WRITER)
NURSE = Whoever("nurse", WARD, WRITER)
LAPSED = Whoever("lapsed", ESTATES, frozenset())
CHIEF = Whoever("chief", 9, frozenset({Role.EXECUTIVE}))
PRESS = Whoever("press", 9, frozenset({Role.COMMUNICATIONS}))
READER = Whoever("reader", 9, frozenset({Role.READER_ON_CALL}))


@pytest.mark.parametrize(("state", "verb"), list(product(PromiseState, PromiseVerb)))
def test_a_verb_leads_on_or_is_refused_with_a_remedy(state: PromiseState, verb: PromiseVerb) -> None:
    if (state, verb) in PROMISE_MOVES:
        assert after(state, verb) in PromiseState
    else:
        with pytest.raises(Refusal) as said:
            after(state, verb)
        assert said.value.remedy


def test_states_fit_their_column_and_what_is_done_is_done() -> None:
    assert all(len(state) <= 12 for state in PromiseState)
    ended = {PromiseState.KEPT, PromiseState.ENDED}
    assert not any(state in ended for state, _verb in PROMISE_MOVES)


@given(st.lists(st.sampled_from(PromiseVerb), max_size=12))
def test_whatever_is_tried_nothing_is_public_before_a_team_took_it(verbs: list[PromiseVerb]) -> None:
    state, is_taken = PromiseState.OFFERED, False
    for verb in verbs:
        if (state, verb) in PROMISE_MOVES:
            state, is_taken = after(state, verb), is_taken or verb is PromiseVerb.TAKE
        assert (state in promising.PUBLIC) is is_taken


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (promising.to_offer(MAYA, author="maya", is_public=True), None),
        (promising.to_offer(READER, author="maya", is_public=True), None),
        (promising.to_offer(MAYA, author="maya", is_public=False), "This reply is not public."),
        (
            promising.to_offer(NURSE, author="maya", is_public=True),
            "Only whoever wrote the reply can add a promise to it.",
        ),
        (
            promising.to_offer(MAYA, author="maya", is_public=True, due_on=date(2026, 11, 15), today=TODAY),
            "This day has passed.",
        ),
        (
            promising.to_offer(MAYA, author="maya", is_public=True, due_on=date(9999, 12, 31), today=TODAY),
            "This day is more than two years away.",
        ),
        (promising.to_offer(MAYA, author="maya", is_public=True, due_on=TODAY, today=TODAY), None),
        (promising.to_offer_again(OFFERED, MAYA), None),
        (promising.to_offer_again(OFFERED, READER), None),
        (promising.to_offer_again(OFFERED, NURSE), "Only whoever offered this can change it."),
        (promising.to_offer_again(TAKEN, MAYA), "A team has this promise."),
        (promising.to_take(OFFERED, FITTER, TODAY), None),
        (promising.to_take(OFFERED, MAYA, TODAY), "Estates has to say yes or no to this."),
        (promising.to_take(OFFERED, CHIEF, TODAY), "Estates has to say yes or no to this."),
        (promising.to_take(OFFERED, LAPSED, TODAY), "Estates has to say yes or no to this."),
        (promising.to_take(OFFERED, MAYA_IN_ESTATES, TODAY), "You offered this yourself."),
        (promising.to_take(LONELY, CHIEF, TODAY), None),
        (promising.to_take(LATE, FITTER, TODAY), "Its day has passed."),
        (promising.to_take(KEPT, FITTER, TODAY), "This promise was kept."),
        (promising.to_decline(OFFERED, FITTER, "It is the landlord's."), None),
        (promising.to_decline(OFFERED, FITTER, " "), "A reason is missing."),
        (promising.to_decline(OFFERED, NURSE, "No."), "Estates has to say yes or no to this."),
        (promising.to_keep(TAKEN, FITTER), None),
        (promising.to_keep(TAKEN, MAYA), None),
        (promising.to_keep(TAKEN, PRESS), None),
        (promising.to_keep(TAKEN, NURSE), "Estates looks after this promise."),
        (promising.to_keep(OFFERED, FITTER), "No team has taken this yet."),
        (promising.to_keep_quietly(TAKEN, FITTER, is_there=False), None),
        (promising.to_keep_quietly(TAKEN, FITTER, is_there=True), "Somebody is waiting to hear this."),
        (promising.to_end(TAKEN, FITTER, "The lift is listed."), None),
        (promising.to_end(TAKEN, CHIEF, "The lift is listed."), None),
        (promising.to_end(TAKEN, MAYA, "The lift is listed."), "Estates looks after this promise."),
        (promising.to_end(TAKEN, FITTER, ""), "A reason is missing."),
        (promising.to_let_out("fitter", TAKEN, FITTER), "These are your own words."),
        (promising.to_let_out("fitter", TAKEN, PRESS), None),
        (promising.to_let_out("fitter", TAKEN, NURSE), "Estates looks after this promise."),
    ],
)
def test_each_button_has_its_refusals(answer: Refusal | None, reason: str | None) -> None:
    assert (answer.reason if answer else None) == reason
    assert answer is None or answer.remedy


@pytest.mark.parametrize(
    ("day", "why", "reason"),
    [
        (date(2026, 12, 24), "Parts are late.", None),
        (date(2026, 12, 1), "Parts are late.", "This is not a later day."),
        (date(2026, 11, 20), "Parts are late.", "This is not a later day."),
        (date(2026, 12, 24), "", "A reason is missing."),
        (date(2030, 1, 1), "Parts are late.", "This day is more than two years away."),
    ],
)
def test_a_new_day_is_later_and_has_a_reason(day: date, why: str, reason: str | None) -> None:
    answer = promising.to_renew(TAKEN, FITTER, day=day, reason=why, today=TODAY)
    assert (answer.reason if answer else None) == reason


def test_a_promise_that_is_long_overdue_moves_to_a_day_that_is_still_to_come() -> None:
    answer = promising.to_renew(TAKEN, FITTER, day=date(2026, 12, 5), reason="Parts.", today=date(2027, 1, 1))
    assert answer is not None
    assert answer.reason == "This day has passed."


@pytest.mark.parametrize(
    ("state", "today", "expected"),
    [
        (PromiseState.TAKEN, date(2026, 12, 1), False),
        (PromiseState.TAKEN, date(2026, 12, 2), True),
        (PromiseState.OFFERED, date(2026, 12, 2), False),
        (PromiseState.KEPT, date(2026, 12, 2), False),
        (PromiseState.ENDED, date(2027, 12, 2), False),
    ],
)
def test_overdue_follows_from_the_day(state: PromiseState, today: date, expected: bool) -> None:
    assert is_overdue(state, date(2026, 12, 1), today) is expected


def _reminders(agreed_on: date, due_on: date, count: int) -> list[tuple[str, Reminder]]:
    found = []
    moment = datetime.combine(agreed_on, datetime.min.time(), tzinfo=UTC)
    for _ in range(count):
        moment, why = next_reminder(agreed_on, due_on, moment)
        found.append((f"{moment.astimezone(LONDON):%d %b %H:%M}", why))
    return found


def test_a_team_is_reminded_halfway_before_on_and_after_its_day() -> None:
    assert _reminders(date(2026, 11, 1), date(2026, 12, 1), 6) == [
        ("16 Nov 09:00", Reminder.HALFWAY),
        ("24 Nov 09:00", Reminder.WEEK_BEFORE),
        ("30 Nov 09:00", Reminder.DAY_BEFORE),
        ("01 Dec 09:00", Reminder.ON_THE_DAY),
        ("08 Dec 09:00", Reminder.OVERDUE),
        ("15 Dec 09:00", Reminder.OVERDUE),
    ]


def test_a_promise_for_tomorrow_is_reminded_once_before_it_is_late() -> None:
    assert _reminders(date(2026, 11, 1), date(2026, 11, 2), 2) == [
        ("02 Nov 09:00", Reminder.ON_THE_DAY),
        ("09 Nov 09:00", Reminder.OVERDUE),
    ]


@pytest.mark.parametrize(
    ("due_on", "utc"),
    [
        (date(2026, 3, 28), "09:00"),  # the day before clocks go forward
        (date(2026, 3, 29), "08:00"),  # the day on which they do, at one in the morning
        (date(2026, 10, 24), "08:00"),
        (date(2026, 10, 25), "09:00"),  # the day on which they go back
        (date(2028, 2, 29), "09:00"),
    ],
)
def test_nine_in_the_morning_is_nine_on_the_ward_clock_whatever_the_season(due_on: date, utc: str) -> None:
    eve = datetime.combine(due_on - timedelta(days=1), datetime.min.time(), tzinfo=UTC) + timedelta(hours=12)
    moment, why = next_reminder(due_on - timedelta(days=40), due_on, eve)
    assert why is Reminder.ON_THE_DAY
    assert f"{moment.astimezone(UTC):%H:%M}" == utc
    assert moment.astimezone(LONDON).hour == 9


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 12, 2, 0, 0, tzinfo=UTC), date(2026, 12, 2)),
    ],
)
def test_a_day_begins_at_midnight_where_the_hospital_is(moment: datetime, expected: date) -> None:
    assert day_in_london(moment) == expected


DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(DAYS, st.integers(0, 730), MOMENTS)
def test_there_is_always_a_next_reminder_and_it_lies_ahead(agreed_on: date, days: int, now: datetime) -> None:
    moment, why = next_reminder(agreed_on, agreed_on + timedelta(days=days), now)
    assert moment > now
    assert moment.astimezone(LONDON).time().isoformat() == "09:00:00"
    assert (why is Reminder.OVERDUE) == (day_in_london(moment) > agreed_on + timedelta(days=days))


@given(DAYS, st.integers(0, 730))
def test_nobody_is_reminded_twice_a_day_and_never_longer_than_a_week_once_overdue(
    agreed_on: date, days: int
) -> None:
    due_on = agreed_on + timedelta(days=days)
    moment = datetime.combine(agreed_on, datetime.min.time(), tzinfo=UTC)
    moments = []
    for _ in range(9):
        moment, _why = next_reminder(agreed_on, due_on, moment)
        moments.append(day_in_london(moment))
    assert all(later > earlier for earlier, later in pairwise(moments))
    after_it = [day for day in moments if day >= due_on]
    assert all((later - earlier).days == 7 for earlier, later in pairwise(after_it))


@given(DAYS, MOMENTS)
def test_an_offer_is_asked_about_again_ahead_of_now(offered_on: date, now: datetime) -> None:
    moment = next_asking(offered_on, now)
    assert moment > now
    assert moment.astimezone(LONDON).hour == 9


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([(1, WRITER), (2, WRITER | {Role.APPROVER})], [2]),
        ([(1, WRITER), (3, WRITER)], [1, 3]),
        ([(1, WRITER), (7, frozenset({Role.APPROVER}))], [1]),
        ([(1, frozenset())], []),
        ([(7, WRITER)], []),
    ],
)
def test_those_who_approve_are_asked_first_and_never_whoever_offers(
    people: list[tuple[int, frozenset[Role]]], expected: list[int]
) -> None:
    assert whom_to_ask(people, but=7) == expected
