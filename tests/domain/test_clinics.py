"""The rules of clinics: who hosts, how many fit, what time does to them, and what a case may say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.domain import clinics
from candour.domain.cases import TAKEN_OUT, to_show, without_names
from candour.domain.clinics import GUESTS_A_HOST, ClinicKind, Plan, Seen, Slot
from candour.domain.roles import Right, Role

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
AHEAD = NOW + timedelta(days=2)
LONDON = ZoneInfo("Europe/London")
DROP_IN = Plan(
    ClinicKind.DROP_IN, "Saying sorry", "", "Tea room", "", AHEAD, AHEAD + timedelta(hours=2), guests=8
)
BOOKED = replace(DROP_IN, kind=ClinicKind.BOOKED, guests=None, slot_minutes=30)
MET = Seen(ClinicKind.BOOKED, AHEAD, AHEAD + timedelta(hours=2))
SLOT = Slot(1, AHEAD, AHEAD + timedelta(minutes=30))


@pytest.mark.parametrize(("guests", "hosts"), [(0, 1), (1, 1), (8, 1), (9, 2), (16, 2), (17, 3), (80, 10)])
def test_one_host_has_eight_guests_at_most(guests: int, hosts: int) -> None:
    assert clinics.hosts_needed(guests) == hosts


@given(hosts=st.integers(1, 10), taken=st.integers(0, 90))
def test_a_place_is_given_exactly_while_each_host_has_eight_or_fewer(hosts: int, taken: int) -> None:
    no = clinics.to_book(replace(MET, hosts=hosts, taken=taken), SLOT, NOW)
    assert (no is None) == (taken + 1 <= hosts * GUESTS_A_HOST)
    assert (no is None) == (clinics.hosts_needed(taken + 1) <= hosts)


def test_the_ninth_reads_what_else_can_be_done() -> None:
    no = clinics.to_book(replace(MET, taken=8), SLOT, NOW)
    assert no is not None
    assert no.reason == "This slot is full: 8 guests for 1 host."
    assert "another slot" in no.remedy
    assert "wait" in no.remedy
    assert "another host" in no.remedy


@pytest.mark.parametrize(
    ("met", "has_asked", "reason"),
    [
        (replace(MET, is_coming=True), False, ""),
        (replace(MET, is_coming=True), True, "You have asked for another host already."),
        (MET, False, "You do not come to this clinic yet."),
        (replace(MET, is_host=True), False, "You host this clinic."),
        (replace(MET, is_coming=True, is_cancelled=True), False, "This clinic was called off."),
        (replace(MET, is_coming=True, ends_at=NOW), False, "This clinic is over."),
    ],
)
def test_another_host_is_asked_for_once_by_whoever_comes_or_waits(
    met: Seen, has_asked: bool, reason: str
) -> None:
    no = clinics.to_ask_for_host(met, NOW, has_asked=has_asked)
    assert (no.reason if no else "") == reason


@given(
    begins=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    minutes=st.sampled_from(clinics.SLOT_MINUTES),
    lasts=st.integers(1, 12 * 60),
)
def test_slots_follow_each_other_without_a_gap_and_end_in_time(
    begins: datetime, minutes: int, lasts: int
) -> None:
    ends = begins + timedelta(minutes=lasts)
    slots = clinics.slots_of(begins.astimezone(LONDON), ends.astimezone(LONDON), minutes)
    assert [each.number for each in slots] == list(range(1, len(slots) + 1))
    assert all(each.ends_at - each.starts_at == timedelta(minutes=minutes) for each in slots)
    assert all(one.ends_at == two.starts_at for one, two in pairwise(slots))
    assert not slots or (slots[0].starts_at == begins and slots[-1].ends_at <= ends)
    assert ends - (slots[-1].ends_at if slots else begins) < timedelta(minutes=minutes)


def test_the_night_when_the_clocks_go_back_has_an_hour_more_of_slots() -> None:
    begins = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)  # 00:30 in London
    ends = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)  # 02:30 in London, three hours on
    assert len(clinics.slots_of(begins.astimezone(LONDON), ends.astimezone(LONDON), 60)) == 3


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_day_before_is_a_calendar_day_on_londons_clock(starts: datetime) -> None:
    before = clinics.day_before(starts)
    assert abs((starts - before) - timedelta(days=1)) <= timedelta(hours=1)
    assert before.astimezone(LONDON).date() == starts.astimezone(LONDON).date() - timedelta(days=1)


def test_the_reminder_keeps_the_time_of_day_when_the_clocks_change() -> None:
    monday = datetime(2026, 10, 25, 14, 0, tzinfo=UTC)  # 14:00 in London, after the clocks went back
    assert clinics.day_before(monday) == datetime(2026, 10, 24, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ahead", "which"),
    [
        (timedelta(days=2), ["day", "hour"]),
        (timedelta(hours=23), ["hour"]),
        (timedelta(minutes=30), []),
    ],
)
def test_only_reminders_that_are_still_ahead_are_sent(ahead: timedelta, which: list[str]) -> None:
    assert [name for name, _ in clinics.reminders(NOW + ahead, NOW)] == which


@pytest.mark.parametrize(
    ("roles", "rights", "is_agreed", "may"),
    [
        (set(), set(), False, False),
        ({Role.WRITER, Role.APPROVER}, set(), False, False),
        ({Role.WRITER}, {Right.SAY_SORRY}, False, True),
        ({Role.COMMUNICATIONS}, set(), False, True),
        ({Role.WRITER}, set(), True, True),
    ],
)
def test_whoever_holds_a_right_or_was_agreed_to_hosts(
    roles: set[Role], rights: set[Right], is_agreed: bool, may: bool
) -> None:
    assert (clinics.to_host(roles, rights, is_agreed=is_agreed) is None) is may


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (DROP_IN, None),
        (BOOKED, None),
        (replace(DROP_IN, where="", link="https://meet.example/x"), None),
        (replace(DROP_IN, ends_at=DROP_IN.starts_at), "It ends before it begins."),
        (replace(DROP_IN, starts_at=NOW), "That time has gone by."),
        (
            replace(DROP_IN, starts_at=NOW + timedelta(days=400), ends_at=NOW + timedelta(days=400, hours=1)),
            "That is more than a year ahead.",
        ),
        (replace(DROP_IN, ends_at=AHEAD + timedelta(hours=13)), "It lasts longer than 12 hours."),
        (replace(DROP_IN, where=""), "Nobody can find it."),
        (replace(DROP_IN, link="http://meet.example"), "This is no link that starts with https://."),
        (replace(DROP_IN, guests=None), "We do not know how many may come."),
        (replace(DROP_IN, guests=81), "We do not know how many may come."),
        (replace(BOOKED, slot_minutes=7), "We do not know how long a slot is."),
        (replace(BOOKED, ends_at=AHEAD + timedelta(minutes=20)), "No slot fits in."),
    ],
)
def test_a_plan_that_cannot_be_is_refused(plan: Plan, reason: str | None) -> None:
    no = clinics.to_plan(plan, NOW)
    assert (no.reason if no else None) == reason


@pytest.mark.parametrize(
    ("after", "is_kept"),
    [
        (
            replace(BOOKED, starts_at=AHEAD + timedelta(days=1), ends_at=AHEAD + timedelta(days=1, hours=2)),
            True,
        ),
        (replace(BOOKED, ends_at=AHEAD + timedelta(hours=1)), False),
        (replace(BOOKED, ends_at=AHEAD + timedelta(minutes=90)), True),
        (replace(BOOKED, slot_minutes=15), False),
        (DROP_IN, False),
    ],
)
def test_nobody_who_booked_loses_their_slot_by_a_change(after: Plan, is_kept: bool) -> None:
    assert (clinics.to_cut_anew([3], BOOKED, after) is None) is is_kept
    assert clinics.to_cut_anew([], BOOKED, after) is None


def test_a_drop_in_stays_one_once_somebody_asked_to_be_reminded() -> None:
    no = clinics.to_cut_anew([None], DROP_IN, BOOKED)
    assert no is not None
    assert no.reason == "Somebody asked to be reminded, so it stays a drop-in."
    assert clinics.to_cut_anew([None], DROP_IN, replace(DROP_IN, guests=20)) is None
    assert clinics.to_cut_anew([], DROP_IN, BOOKED) is None


@pytest.mark.parametrize(
    ("met", "now", "reason"),
    [
        ({}, NOW, None),
        ({"is_cancelled": True}, NOW, "This clinic was called off."),
        ({"is_host": True}, NOW, "You host this clinic."),
        ({"is_coming": True}, NOW, "You are coming already."),
        ({}, AHEAD, "This slot has begun."),
        ({}, AHEAD + timedelta(hours=2), "This clinic is over."),
    ],
)
def test_a_slot_is_booked_only_where_there_is_one_to_give(
    met: dict[str, Any], now: datetime, reason: str | None
) -> None:
    no = clinics.to_book(replace(MET, **met), SLOT, now)
    assert (no.reason if no else None) == reason


@pytest.mark.parametrize(
    ("hosts", "most", "may"), [(1, 0, False), (2, 8, True), (2, 9, False), (3, 16, True), (3, 17, False)]
)
def test_a_host_steps_back_where_the_others_are_enough(hosts: int, most: int, may: bool) -> None:
    met = replace(MET, hosts=hosts, is_host=True)
    assert (clinics.to_stop_hosting(met, most, NOW) is None) is may


@pytest.mark.parametrize(
    ("met", "after", "may"),
    [
        ({"is_coming": True}, timedelta(0), True),
        ({"is_coming": True}, timedelta(hours=-1), False),
        ({"is_coming": True}, timedelta(days=17), False),
        ({"is_coming": False}, timedelta(hours=3), False),
        ({"kind": ClinicKind.DROP_IN}, timedelta(hours=3), True),
        ({"kind": ClinicKind.DROP_IN, "is_host": True}, timedelta(hours=3), False),
        ({"kind": ClinicKind.DROP_IN, "is_cancelled": True}, timedelta(hours=3), False),
    ],
)
def test_guests_say_whether_it_helped_once_it_has_begun(
    met: dict[str, Any], after: timedelta, may: bool
) -> None:
    assert (clinics.to_answer(replace(MET, **met), AHEAD + after) is None) is may


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Trevelyan waited for six hours.",
        "She was in bay 3.",
        "NHS number 943 476 5919",
        "My dad John Smith fell.",
        "Ring them on 07700 900123.",
        "It was about Dr Bray.",
    ],
)
def test_a_case_that_tells_who_somebody_is_cannot_be_shown_and_begins_without_it(text: str) -> None:
    no = to_show(text)
    assert no is not None
    assert no.clause == "floor 3"
    begun = without_names(text)
    assert TAKEN_OUT in begun
    assert to_show(begun) is None


@pytest.mark.parametrize(
    "text",
    [
        "Six hours on a trolley with my mum last night and nobody told us anything.",
        "Somebody wrote that we do not care. I want to say sorry, and not sound like a machine.",
    ],
)
def test_a_case_without_a_name_stays_as_it_was_written(text: str) -> None:
    assert without_names(text) == text
    assert to_show(text) is None
