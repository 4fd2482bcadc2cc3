"""Social clinics: colleagues help each other to speak in public. Who may host, how many fit, what is asked.

    planned --change--> planned (the calendar counts on; everybody who comes is told)
       |
       +--cancel--> cancelled (for good, with a reason; everybody who comes is told)

A drop-in needs no booking. A booked clinic is cut into slots. In either, one host has eight guests at most.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from math import ceil

from candour.domain.clocks import LONDON
from candour.domain.links import to_link
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role

GUESTS_A_HOST = 8
"""At most so many guests have one host: more is a lecture."""
LONGEST_TITLE, LONGEST_ABOUT, LONGEST_WHERE, LONGEST_REASON = 80, 300, 120, 300
LONGEST_CLINIC, MOST_AHEAD = timedelta(hours=12), timedelta(days=366)
MOST_GUESTS = 80
SLOT_MINUTES = (15, 20, 30, 45, 60)
ANSWERS_FOR = timedelta(days=14)
"""How long after a clinic its guests can say whether it helped."""


class ClinicKind(StrEnum):
    """Whether people walk in, or book."""

    DROP_IN = "drop_in"
    BOOKED = "booked"


KIND_WORDS: dict[ClinicKind, tuple[str, str]] = {
    ClinicKind.DROP_IN: ("Drop-in", "People walk in. Nobody books."),
    ClinicKind.BOOKED: ("With slots", "People book a slot."),
}


class Helped(StrEnum):
    """What a guest says afterwards, in one tap."""

    HELPED = "helped"
    PARTLY = "partly"
    NOT = "not"


HELPED_WORDS: dict[Helped, str] = {
    Helped.HELPED: "It helped",
    Helped.PARTLY: "It helped a bit",
    Helped.NOT: "It did not help",
}


@dataclass(frozen=True)
class Plan:
    """What somebody plans: `guests` are expected at a drop-in, `slot_minutes` cut a booked clinic."""

    kind: ClinicKind
    title: str
    about: str
    where: str
    link: str
    starts_at: datetime
    ends_at: datetime
    guests: int | None = None
    slot_minutes: int | None = None


@dataclass(frozen=True)
class Slot:
    """One slot of a booked clinic; numbers count from 1."""

    number: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Seen:
    """A clinic as one person meets it. `taken` counts who has a place in the slot asked for."""

    kind: ClinicKind
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool = False
    is_host: bool = False
    is_coming: bool = False
    hosts: int = 1
    taken: int = 0


def hosts_needed(guests: int) -> int:
    """This will say how many hosts so many guests need, at least one."""
    return max(1, ceil(guests / GUESTS_A_HOST))


def slots_of(starts_at: datetime, ends_at: datetime, minutes: int) -> tuple[Slot, ...]:
    """This will cut a clinic into whole slots, by time that passes: what is left over stays free."""
    length = timedelta(minutes=minutes)
    begins = starts_at.astimezone(UTC)
    count = int((ends_at.astimezone(UTC) - begins) / length)
    return tuple(Slot(n + 1, begins + n * length, begins + (n + 1) * length) for n in range(count))


def to_host(roles: Collection[Role], rights: Collection[Right], *, is_agreed: bool) -> Refusal | None:
    """This will refuse hosting to whoever has no right in force and was not agreed by communications."""
    if rights or is_agreed or Role.COMMUNICATIONS in roles:
        return None
    return Refusal(
        "You cannot host yet.", "Take a lesson that opens a right, or ask communications to agree to it."
    )


def to_plan(plan: Plan, now: datetime) -> Refusal | None:
    """This will refuse a plan that cannot be: its time, its place, its slots."""
    return _time_fault(plan, now) or _place_fault(plan) or _size_fault(plan)


def _time_fault(plan: Plan, now: datetime) -> Refusal | None:
    if plan.ends_at <= plan.starts_at:
        return Refusal("It ends before it begins.", "Choose a later end. After midnight it is the next day.")
    if plan.starts_at <= now:
        return Refusal("That time has gone by.", "Choose a later one.")
    if plan.starts_at - now > MOST_AHEAD:
        return Refusal("That is more than a year ahead.", "Choose a day within the next year.")
    if plan.ends_at - plan.starts_at > LONGEST_CLINIC:
        return Refusal("It lasts longer than 12 hours.", "Plan two.")
    return None


def _place_fault(plan: Plan) -> Refusal | None:
    if not plan.where and not plan.link:
        return Refusal("Nobody can find it.", "Enter a place, a link, or both.")
    return to_link(plan.link) if plan.link else None


def _size_fault(plan: Plan) -> Refusal | None:
    if plan.kind is ClinicKind.DROP_IN:
        if plan.guests is None or not 1 <= plan.guests <= MOST_GUESTS:
            return Refusal(
                "We do not know how many may come.", f"Enter a guess from 1 to {MOST_GUESTS}, for the hosts."
            )
        return None
    if plan.slot_minutes not in SLOT_MINUTES:
        return Refusal("We do not know how long a slot is.", "Choose one of the lengths.")
    if not slots_of(plan.starts_at, plan.ends_at, plan.slot_minutes):
        return Refusal("No slot fits in.", "Choose shorter slots, or a later end.")
    return None


def to_change(clinic: Seen, now: datetime, *, is_caller: bool = False) -> Refusal | None:
    """This will refuse a change by whoever does not host, and of what is over or was called off.

    Communications are callers, too: they call off a clinic, or find another host, where its host is gone.
    """
    if not clinic.is_host and not is_caller:
        return Refusal("Only its hosts can change this clinic.", "Ask one of them.")
    if clinic.is_cancelled:
        return Refusal("This clinic was called off.", "Plan another one.")
    if clinic.ends_at <= now:
        return Refusal("This clinic is over.", "Plan another one.")
    return None


def to_cut_anew(coming: Collection[int | None], before: Plan, after: Plan) -> Refusal | None:
    """This will refuse a change that would leave somebody who comes without their slot, or unreminded.

    `coming` are the numbers of slots in which somebody is, None for whoever walks in and asked to be
    reminded; all of them move with the clinic.
    """
    if not coming:
        return None
    if before.kind is ClinicKind.DROP_IN:
        if after.kind is before.kind:
            return None
        return Refusal(
            "Somebody asked to be reminded, so it stays a drop-in.", "Call it off and plan another."
        )
    if after.kind is not before.kind or before.slot_minutes != after.slot_minutes:
        return Refusal(
            "Somebody has booked, so its slots stay as they are.", "Move it, or call it off and plan another."
        )
    minutes = after.slot_minutes or SLOT_MINUTES[0]
    left = {each.number for each in slots_of(after.starts_at, after.ends_at, minutes)}
    if set(coming) <= left:
        return None
    return Refusal("Somebody has booked a slot that would go.", "Choose a later end, or ask them first.")


def to_come(clinic: Seen, now: datetime) -> Refusal | None:
    """This will refuse a place, or a reminder, where there is none to give."""
    if no := _is_past(clinic, now):
        return no
    if clinic.is_host:
        return Refusal("You host this clinic.", "Put it in your calendar from its page.")
    if clinic.is_coming:
        return Refusal("You are coming already.", "Give your place back first, if you want another slot.")
    return None


def to_book(clinic: Seen, slot: Slot, now: datetime) -> Refusal | None:
    """This will refuse a slot that has begun, or in which each host has eight guests already."""
    if no := to_come(clinic, now):
        return no
    if slot.starts_at <= now:
        return Refusal("This slot has begun.", "Choose a later one.")
    return full(clinic)


def full(clinic: Seen) -> Refusal | None:
    """This will say that a slot has no place left, and what can be done about it."""
    if clinic.taken < clinic.hosts * GUESTS_A_HOST:
        return None
    hosts = "1 host" if clinic.hosts == 1 else f"{clinic.hosts} hosts"
    return Refusal(
        f"This slot is full: {clinic.taken} guests for {hosts}.",
        "Choose another slot, or wait for a place. Whoever waits can ask for another host.",
    )


def to_ask_for_host(clinic: Seen, now: datetime, *, has_asked: bool) -> Refusal | None:
    """This will refuse to ask for another host to whoever neither comes nor waits, or asked before."""
    if no := _is_past(clinic, now):
        return no
    if clinic.is_host:
        return Refusal("You host this clinic.", "Ask a colleague by name, on its page.")
    if not clinic.is_coming:
        return Refusal("You do not come to this clinic yet.", "Take a place, or wait for one. Then ask.")
    if has_asked:
        return Refusal(
            "You have asked for another host already.",
            "Look at its page again later: it says when somebody hosts it, too.",
        )
    return None


def _is_past(clinic: Seen, now: datetime) -> Refusal | None:
    if clinic.is_cancelled:
        return Refusal("This clinic was called off.", "Choose another one.")
    if clinic.ends_at <= now:
        return Refusal("This clinic is over.", "Choose another one.")
    return None


def to_stop_hosting(clinic: Seen, most_taken: int, now: datetime) -> Refusal | None:
    """This will refuse to let a host go whom those who booked need; `most_taken` is of the fullest slot."""
    if no := to_change(clinic, now):
        return no
    if clinic.hosts == 1:
        return Refusal("A clinic has a host.", "Ask somebody to host it, too, or call it off.")
    if clinic.kind is ClinicKind.BOOKED and most_taken > (clinic.hosts - 1) * GUESTS_A_HOST:
        return Refusal(
            f"{most_taken} people booked one slot. They need {clinic.hosts} hosts.",
            "Ask somebody to host it in your place first.",
        )
    return None


def to_answer(clinic: Seen, now: datetime) -> Refusal | None:
    """This will refuse an answer before a clinic has begun, long after, and by whoever held it."""
    has_no_place = clinic.kind is ClinicKind.BOOKED and not clinic.is_coming
    if clinic.is_cancelled or clinic.is_host or has_no_place:
        return Refusal("Only those who came are asked.", "Tell a host what would help.")
    if now < clinic.starts_at:
        return Refusal("It has not begun yet.", "Tell us once you were there.")
    if now >= clinic.ends_at + ANSWERS_FOR:
        return Refusal("That was two weeks ago.", "Tell a host what would help.")
    return None


def to_note(clinic: Seen, now: datetime) -> Refusal | None:
    """This will refuse a note of what was learnt by whoever does not host, or before it has begun."""
    if not clinic.is_host:
        return Refusal("Its hosts write down what was learnt.", "Tell one of them what you took away.")
    if clinic.is_cancelled or now < clinic.starts_at:
        return Refusal("There is nothing to write down yet.", "Come back once it has begun.")
    return None


def day_before(starts_at: datetime) -> datetime:
    """This will give the same time on London's clock, one day earlier, whatever the clocks do that night."""
    return (starts_at.astimezone(LONDON) - timedelta(days=1)).astimezone(UTC)


def reminders(starts_at: datetime, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """This will say when those who come are reminded, as far as that is still ahead: "day" and "hour"."""
    both = (("day", day_before(starts_at)), ("hour", starts_at.astimezone(UTC) - timedelta(hours=1)))
    return tuple((name, at) for name, at in both if at > now)
