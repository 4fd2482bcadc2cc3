"""Who is told that words from outside wait unread, and who is told next when nobody looks.

In office hours        reader --5 min--> deputy --3 min--> communications --2 min--> on call, standing duty
out of office hours    reader --15 min--> deputy --15 min--> communications --10 min--> on call, standing duty

Being slow takes nothing away from anybody: whoever was told stays told until somebody has looked. Where a
place has nobody who can be reached, the next one is told at once. Nobody may be in danger here: words that
may mean danger go their own, quicker way (`triage`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from candour.domain.approval.people import OnDuty, Turn, can_be_asked
from candour.domain.clocks import within_hours
from candour.domain.roles import Role

IN_HOURS = (timedelta(minutes=5), timedelta(minutes=3), timedelta(minutes=2))
OUT_OF_HOURS = (timedelta(minutes=15), timedelta(minutes=15), timedelta(minutes=10))
"""How long readers have, then deputies, then communications, before the next are told."""

LOOKED_WITHIN_IN_HOURS, LOOKED_WITHIN_OUT_OF_HOURS = timedelta(minutes=15), timedelta(minutes=60)
"""What this is for: by then somebody has looked, nineteen times of twenty, though three in ten stay away."""


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


def who_is_told(on_duty: Sequence[OnDuty], since: datetime, now: datetime) -> tuple[OnDuty, ...]:
    """This will name everybody who knows by `now` that words have waited unread since a moment."""
    told: list[OnDuty] = []
    due = since
    waits = (*(IN_HOURS if within_hours(since) else OUT_OF_HOURS), timedelta())
    for place, wait in zip(places(on_duty, now), waits, strict=True):
        if due > now:
            break
        told += place
        due += wait if place else timedelta()
    return tuple(told)


def _those(here: Sequence[OnDuty], turn: Turn, role: Role) -> tuple[OnDuty, ...]:
    return tuple(person for person in here if person.turn is turn and role in person.roles)
