"""One clinic for one reader: when, where, who hosts, how to come, and what the reader can do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from candour.clinics.models import Clinic, Coming
from candour.clinics.presenters.brought import CaseLine, NoteLine, brought, learnt
from candour.clinics.presenters.listed import COLOURS, place
from candour.clinics.queries import clinics as queries
from candour.clinics.queries.figures import own_answer
from candour.clinics.words import when, when_slot
from candour.domain import clinics as rules
from candour.domain.clinics import GUESTS_A_HOST, KIND_WORDS, ClinicKind, Helped, Seen, Slot
from candour.domain.clocks import at_time
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.models import Person
from candour.web.filters import plural

_REMINDED = {"day": "the day before", "hour": "an hour before"}
_NOW = "It begins within the hour, or has begun. Just walk in."


@dataclass(frozen=True)
class SlotLine:
    """One slot: when, how full, and what one press does: "book", "wait" or nothing."""

    number: int
    words: str
    taken: str
    does: str


@dataclass(frozen=True)
class GuestLine:
    """One guest, for the hosts."""

    name: str
    when: str


@dataclass(frozen=True)
class ClinicPage:
    """One clinic as printed."""

    pk: int
    title: str
    tag: str
    colour: str
    when: str
    where: str
    link: str
    about: str
    hosts: tuple[str, ...]
    called_off: str
    needs: str
    is_host: bool
    is_over: bool
    mine: str
    is_waiting: bool
    has_asked_for_host: bool
    is_host_wanted: bool
    reminded: str
    is_drop_in: bool
    may_not_come: Refusal | None
    may_host: bool
    may_not_call_off: Refusal | None
    may_not_stop: Refusal | None
    slots: tuple[SlotLine, ...]
    guests: tuple[GuestLine, ...]
    cases: tuple[CaseLine, ...]
    own_case: int | None
    may_bring: bool
    notes: tuple[NoteLine, ...]
    may_note: bool
    may_not_answer: Refusal | None
    answered: str

    @staticmethod
    def of(clinic: Clinic, reader: Person, roles: Collection[Role], now: datetime) -> "ClinicPage":
        """This will lay out a clinic; a fixed number of statements."""
        seen, kind = queries.seen(clinic, reader), ClinicKind(clinic.kind)
        everybody = queries.coming_to(clinic)
        mine = next((each for each in everybody if each.guest_id == reader.pk), None)
        slots = {each.number: each for each in queries.slots_in(clinic)}
        taken = queries.taken_by_slot(everybody)
        hosts = queries.hosts_of(clinic)
        is_open = clinic.cancelled_at is None and clinic.ends_at > now
        reminded = ", and ".join(_REMINDED[each] for each, _ in rules.reminders(clinic.starts_at, now))
        answer = own_answer(reader, clinic)
        cases, own_case = brought(clinic, reader, is_reader=seen.is_host or mine is not None)
        return ClinicPage(
            pk=clinic.pk,
            title=clinic.title,
            tag="Called off" if seen.is_cancelled else KIND_WORDS[kind][0],
            colour="red" if seen.is_cancelled else COLOURS[kind],
            when=when(clinic),
            where=place(clinic),
            link=clinic.link if not seen.is_cancelled else "",
            about=clinic.about,
            hosts=tuple(f"{each.full_name}, {each.job_title}" for each in hosts),
            called_off=clinic.cancelled_because,
            needs=_needs(clinic, len(hosts), is_host=seen.is_host) if is_open else "",
            is_host=seen.is_host,
            is_over=clinic.ends_at <= now,
            mine=_mine(mine, slots, reminded) if is_open else "",
            is_waiting=mine is not None and mine.is_waiting,
            has_asked_for_host=mine is not None and mine.asked_for_host_at is not None,
            is_host_wanted=is_open and queries.wants_host(clinic, everybody),
            reminded=reminded,
            is_drop_in=kind is ClinicKind.DROP_IN,
            may_not_come=rules.to_come(seen, now),
            may_host=is_open and not seen.is_host and queries.hosting_refusal(reader, roles, now) is None,
            may_not_call_off=queries.calling_refusal(seen, roles, now),
            may_not_stop=rules.to_stop_hosting(seen, max(taken.values(), default=0), now),
            slots=tuple(_slot(each, seen, taken, now) for each in slots.values()) if is_open else (),
            guests=tuple(_guest(each, slots) for each in everybody) if seen.is_host else (),
            cases=cases,
            own_case=own_case,
            may_bring=is_open and own_case is None and (seen.is_host or mine is not None),
            notes=learnt(clinic, reader, is_host=seen.is_host),
            may_note=rules.to_note(seen, now) is None,
            may_not_answer=rules.to_answer(seen, now),
            answered=rules.HELPED_WORDS[Helped(answer)] if answer else "",
        )


def _needs(clinic: Clinic, hosts: int, *, is_host: bool) -> str:
    """This will say how many hosts a drop-in needs where there are not enough."""
    wanted = rules.hosts_needed(clinic.guests or 0)
    if clinic.guests is None or wanted <= hosts:
        return ""
    there = "One is" if hosts == 1 else f"{hosts} are"
    asks = "Ask a colleague, below." if is_host else "Will you host, too?"
    needs = f"That needs {plural(wanted, 'host')}, one for each {GUESTS_A_HOST}."
    return f"Up to {clinic.guests} may come. {needs} {there} there. {asks}"


def _mine(row: Coming | None, slots: Mapping[int, Slot], reminded: str) -> str:
    if row is None:
        return ""
    if row.slot is None:
        return f"We remind you {reminded}." if reminded else _NOW
    at = when_slot(slots[row.slot]) if row.slot in slots else ""
    return (
        f"You wait for a place: {at}. We tell you when one is free." if row.is_waiting else f"You come: {at}."
    )


def _slot(slot: Slot, seen: Seen, taken: Mapping[int, int], now: datetime) -> SlotLine:
    here = taken.get(slot.number, 0)
    met = replace(seen, taken=here)
    no = rules.to_book(met, slot, now)
    does = "book" if no is None else "wait" if no == rules.full(met) else ""
    places = seen.hosts * GUESTS_A_HOST
    words = f"{at_time(slot.starts_at)} to {at_time(slot.ends_at)}"
    return SlotLine(slot.number, words, f"{here} of {plural(places, 'place')} taken", does)


def _guest(row: Coming, slots: Mapping[int, Slot]) -> GuestLine:
    at = at_time(slots[row.slot].starts_at) if row.slot is not None and row.slot in slots else ""
    waits = "waits for " if row.is_waiting else ""
    return GuestLine(row.guest.full_name, f"{waits}{at}" if at else "asked to be reminded")
