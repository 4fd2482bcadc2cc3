"""Holds clinics at St Brannoc's: one that was held, a drop-in to come, and one with slots that fill."""

from datetime import UTC, datetime, time, timedelta

from candour.clinics import actions
from candour.clinics.models import Clinic
from candour.demo.trust import MadeUpTrust
from candour.domain.cases import CaseSource, mark_of
from candour.domain.clinics import ClinicKind, Helped, Plan
from candour.domain.clocks import LONDON, day_in_london
from candour.people.models import Person

CASE = (
    "Somebody wrote that their mum waited for hours and nobody told them why. I want to say sorry, and every "
    "line I write sounds like a letter from an office. Where do I begin?"
)
LEARNT = (
    "Begin with what happened to them, not with us. Say sorry for that one thing. Then say what you do "
    "about it, and who they can ring."
)


def hold_clinics(made: MadeUpTrust, now: datetime) -> None:
    """This will plan, hold and book clinics, up to `now`."""
    _held(made, now)
    drop_in = actions.plan(
        by=made["reader"], plan=_drop_in("Stuck on a reply?", _at(now, 2, 13, 30), guests=12), now=now
    )
    actions.come(by=made["nurse"], clinic=drop_in, now=now)
    night = _at(now, 3, 23, 30)
    actions.plan(by=made["sister"], plan=_drop_in("A quiet hour for nights", night, guests=6), now=now)
    booked = actions.plan(by=made["sister"], plan=_slots(_at(now, 5, 15, 0)), now=now)
    for who, slot in (("porter", 1), ("nurse", 2)):
        actions.book(by=made[who], clinic=booked, slot=slot, now=now)
    actions.agree_to_host(by=made["communications"], person=made["matron"], now=now)
    actions.ask_for_host(by=made["porter"], clinic=booked, now=now)
    case = actions.keep_case(by=made["nurse"], clinic=booked, source=CaseSource.DRAFT, text=CASE, now=now)
    actions.show_case(by=made["nurse"], case=case, seen=mark_of(case.text), now=now)


def _held(made: MadeUpTrust, now: datetime) -> Clinic:
    """This will hold a clinic some days ago, write down what was learnt, and let guests say how it was."""
    starts = _at(now, -6, 14, 0)
    clinic = actions.plan(
        by=made["sister"],
        plan=_drop_in("Saying sorry, in your own words", starts, guests=8),
        now=starts - timedelta(days=3),
    )
    guests: list[Person] = [made["nurse"], made["porter"]]
    for guest in guests:
        actions.come(by=guest, clinic=clinic, now=starts - timedelta(days=1))
    ended = clinic.ends_at + timedelta(minutes=20)
    actions.write_note(by=made["sister"], clinic=clinic, text=LEARNT, now=ended)
    for guest in guests:
        actions.answer(by=guest, clinic=clinic, helped=Helped.HELPED, now=ended)
    return clinic


def _drop_in(title: str, starts: datetime, guests: int) -> Plan:
    return Plan(
        ClinicKind.DROP_IN,
        title,
        "Bring a reply, a post or a question. There is tea.",
        "The tea room behind Outpatients",
        "",
        starts,
        starts + timedelta(minutes=90),
        guests=guests,
    )


def _slots(starts: datetime) -> Plan:
    return Plan(
        ClinicKind.BOOKED,
        "One to one: your first reply",
        "Half an hour with somebody who has done it.",
        "",
        "https://meet.stbrannocs.example/clinic",
        starts,
        starts + timedelta(hours=2),
        slot_minutes=30,
    )


def _at(now: datetime, days: int, hour: int, minute: int) -> datetime:
    """This will give a time of day in London, so many days from now."""
    day = day_in_london(now) + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)
