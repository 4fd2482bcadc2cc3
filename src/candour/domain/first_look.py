"""Who is told that words from outside wait unread, and who is told next when nobody looks.

In office hours        reader --5 min--> deputy --3 min--> communications --2 min--> on call, standing duty
out of office hours    reader --15 min--> deputy --15 min--> communications --10 min--> on call, standing duty

These are the minutes that a trust starts with. Its policy may set others, within the floor (`to_set`).
Being slow takes nothing away from anybody: whoever was told stays told until somebody has looked. Where a
place has nobody who can be reached, the next one is told at once. Nobody may be in danger here: words that
may mean danger go their own, quicker way (`triage`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from candour.domain.approval.people import OnDuty, Turn, can_be_asked
from candour.domain.clocks import within_hours
from candour.domain.refusal import Refusal
from candour.domain.roles import Role

Minutes = tuple[int, int, int]
"""After how many minutes the deputy is told, then communications, then on call and the standing duty."""
IN_HOURS: Minutes = (5, 8, 10)
OUT_OF_HOURS: Minutes = (15, 30, 40)
LATEST_IN_HOURS, LATEST_OUT_OF_HOURS = 10, 40
"""The floor: everybody is told by then, whatever a trust sets. Within it, somebody looks in time (below)."""

LOOKED_WITHIN_IN_HOURS, LOOKED_WITHIN_OUT_OF_HOURS = timedelta(minutes=15), timedelta(minutes=60)
"""What this is for: by then somebody has looked, nineteen times of twenty, though three in ten stay away."""


def to_set(in_hours: Minutes, out_of_hours: Minutes) -> Refusal | None:
    """This will refuse minutes out of order, and ones with which words could wait unread for too long."""
    for minutes in (in_hours, out_of_hours):
        if minutes[0] < 1 or list(minutes) != sorted(minutes):
            return Refusal(
                "People are told in turn: the deputy, communications, then the standing duty.",
                "Choose 1 minute or more, and for each the same as for the one before, or more.",
            )
    if in_hours[-1] > LATEST_IN_HOURS or out_of_hours[-1] > LATEST_OUT_OF_HOURS:
        return Refusal(
            "Words from outside would wait unread for too long.",
            f"Choose {LATEST_IN_HOURS} minutes or less in office hours, {LATEST_OUT_OF_HOURS} out of hours.",
        )
    return None


def minutes_at(
    since: datetime, in_hours: Minutes = IN_HOURS, out_of_hours: Minutes = OUT_OF_HOURS
) -> Minutes:
    """This will choose the minutes by when the words came."""
    return in_hours if within_hours(since) else out_of_hours


def places(on_duty: Sequence[OnDuty], now: datetime) -> tuple[tuple[OnDuty, ...], ...]:
    """This will sort who is on duty and reachable into the order of telling, each human once, none empty."""
    here = [person for person in on_duty if can_be_asked(person, now, ())]
    sought: tuple[tuple[OnDuty, ...], ...] = (
        _those(here, Turn.FIRST, Role.READER_ON_CALL),
        _those(here, Turn.DEPUTY, Role.READER_ON_CALL),
        (*_those(here, Turn.FIRST, Role.COMMUNICATIONS), *_those(here, Turn.DEPUTY, Role.COMMUNICATIONS)),
        tuple(person for person in here if person.turn in {Turn.ON_CALL, Turn.STANDING}),
    )
    found, humans = [], set[str]()
    for place in sought:
        new = {each.human_key: each for each in reversed(place) if each.human_key not in humans}
        humans |= set(new)
        found.append(tuple(each for each in place if new.get(each.human_key) is each))
    return tuple(found)


def who_is_told(
    on_duty: Sequence[OnDuty], since: datetime, now: datetime, minutes: Minutes
) -> tuple[OnDuty, ...]:
    """This will name everybody who knows by `now` that words have waited unread since a moment."""
    told: list[OnDuty] = []
    due = since
    deputies, press, last = minutes
    for place, wait in zip(places(on_duty, now), (deputies, press - deputies, last - press, 0), strict=True):
        if due > now:
            break
        told += place
        due += timedelta(minutes=wait if place else 0)
    return tuple(told)


def _those(here: Sequence[OnDuty], turn: Turn, role: Role) -> tuple[OnDuty, ...]:
    return tuple(person for person in here if person.turn is turn and role in person.roles)
