"""A seeded simulation of people who answer, who cannot look and who are absent: how long a decision takes.

The response model, stated so that it can be argued with:

- One asked person in five is absent, at random and unknown to Candour: the notice was delivered, and nobody
  ever answers it. (People whose notice cannot be delivered are not asked at all.)
- Everybody else looks after a time drawn from a log-normal distribution: in office hours the median is
  4 minutes and one in ten takes longer than 10; outside them 8 and 20. So a person alone answers "usually in
  4 minutes, nearly always in 10", which is the order of the demo's month, not a measurement of a real trust.
- One in ten of those who look says "I can't look now", and the question moves on at once.
- Whoever was asked may still answer after the next person was asked; the first answer counts.
- The standing duty role is always filled, here with two holders, so that a route of two people
  never lacks a second human: they look as others do, are never absent and always decide.
- Both people of a two-step route are asked at the same time, and the later answer ends the wait.
- Routes come from the starting table for a mix of 100 drafts by writers with no rights: 60 mild complaints,
  15 serious ones or claims of a change (two people), 10 thanks, 10 questions, 5 from journalists.
"""

import math
import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from candour.domain.approval.facts import Facts
from candour.domain.approval.history import NO_HISTORY
from candour.domain.approval.route import route
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.approval.steps import CannotLook, Step, who_is_asked
from candour.domain.kinds import Flag, Kind
from tests.domain.approval.people_of_st_brannocs import COMPLAINT, EVERYBODY

ABSENT, CANNOT_LOOK = 0.2, 0.1
MEDIAN_AND_NINETIETH = {True: (4.0, 10.0), False: (8.0, 20.0)}
GIVEN_UP_AFTER = timedelta(hours=24)

MIX: tuple[tuple[int, Facts], ...] = (
    (60, COMPLAINT),
    (10, replace(COMPLAINT, criticality=-4)),
    (5, replace(COMPLAINT, claims_change=True)),
    (10, replace(COMPLAINT, kind=Kind.COMPLIMENT, criticality=4)),
    (10, replace(COMPLAINT, kind=Kind.QUESTION, criticality=0)),
    (5, replace(COMPLAINT, kind=Kind.QUESTION, flags=frozenset({Flag.JOURNALIST_OR_MP}))),
)


@dataclass(frozen=True)
class Figures:
    """What a run showed: minutes to a decision, and how many never had one."""

    drafts: int
    p50: float
    p95: float
    longest: float
    expired: int
    two_steps_p95: float

    def __str__(self) -> str:
        return (
            f"{self.drafts} drafts: p50 {self.p50:.0f}, p95 {self.p95:.0f}, longest {self.longest:.0f} min, "
            f"{self.expired} expired; two people: p95 {self.two_steps_p95:.0f}"
        )


def simulate(drafts: int, now: datetime, *, in_hours: bool, seed: int) -> Figures:
    """This will send drafts at `now` and measure the minutes until each is decided."""
    dice = random.Random(seed)  # noqa: S311  # a simulation, nothing secret
    waits, waits_of_two, expired = [], [], 0
    for _ in range(drafts):
        facts = dice.choices([each for _, each in MIX], [weight for weight, _ in MIX])[0]
        found = route(replace(facts, at=now), STARTING_POLICY, EVERYBODY, NO_HISTORY, now)
        ends = [_decided_at(step, now, in_hours, dice) for step in found.steps]
        if any(end is None for end in ends):
            expired += 1
            continue
        wait = max(end - now for end in ends if end) / timedelta(minutes=1)
        waits.append(wait)
        if len(ends) == 2:
            waits_of_two.append(wait)
    return Figures(
        drafts, _share(waits, 0.5), _share(waits, 0.95), max(waits), expired, _share(waits_of_two, 0.95)
    )


def _decided_at(step: Step, start: datetime, in_hours: bool, dice: random.Random) -> datetime | None:
    """This will walk one step through its questions until somebody decides."""
    now, refusals = start, list[CannotLook]()
    answers: dict[str, tuple[datetime, bool] | None] = {}
    while now < start + GIVEN_UP_AFTER:
        asked = who_is_asked(step, start, now, refusals)
        for person in asked.so_far:
            is_duty = bool(step.duty and person == step.duty.person)
            answers.setdefault(person, _answer(now, in_hours, dice, is_duty=is_duty))
        pending = [(answer[0], answer[1], who) for who, answer in answers.items() if answer]
        moments = [moment for moment, _, _ in pending if moment > now] + (
            [asked.next_at] if asked.next_at else []
        )
        if not moments:
            return None
        now = min(moments)
        for moment, decides, who in pending:
            if moment == now and decides:
                return now
            if moment == now:
                refusals.append(CannotLook(who, now))
    return None


def _answer(
    asked_at: datetime, in_hours: bool, dice: random.Random, *, is_duty: bool
) -> tuple[datetime, bool] | None:
    """This will draw when somebody looks and whether they decide, or nothing for the absent."""
    if not is_duty and dice.random() < ABSENT:
        return None
    median, ninetieth = MEDIAN_AND_NINETIETH[in_hours]
    spread = math.log(ninetieth / median) / 1.2816  # the standard normal's 90th percentile
    minutes = dice.lognormvariate(math.log(median), spread)
    return asked_at + timedelta(minutes=minutes), is_duty or dice.random() >= CANNOT_LOOK


def _share(values: list[float], share: float) -> float:
    return sorted(values)[math.ceil(share * len(values)) - 1]
