"""Lives weeks of a readers' rota with people who do not come, and prints how soon a human looks first.

Who is told, and who next after how many minutes, is the product's own rule (`domain.first_look`), asked once
a minute as the worker does; turns come from the week's pattern (`domain.turns`). What is assumed stands here
and is printed: when words come, who stays away, how long somebody who is there takes to look.

Beside it, the same weeks and the same people with the latest minutes that a trust's policy can set, and where
readers alone are told: what telling others is worth.
"""

import argparse
import math
import random
import statistics
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from candour.domain.approval.people import OnDuty, Turn
from candour.domain.clocks import LONDON, within_hours
from candour.domain.first_look import (
    LATEST_IN_HOURS,
    LATEST_OUT_OF_HOURS,
    LOOKED_WITHIN_IN_HOURS,
    LOOKED_WITHIN_OUT_OF_HOURS,
    minutes_at,
    places,
    who_is_told,
)
from candour.domain.roles import Role
from candour.domain.rota import Stretch
from candour.domain.turns import AHEAD, Weekly

BEGINS = datetime(2026, 11, 1, tzinfo=LONDON)
A_DAY = 20
"""Posts a day: what a trust with ten thousand staff may get."""
BY_HOUR = (2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 9, 8, 8, 8, 9, 10, 12, 13, 13, 11, 8, 4)
"""How often words come in each hour of the day, by its share: most in the evening."""
LOOKS_IN_HOURS, LOOKS_OUT_OF_HOURS, SPREAD = 4.0, 9.0, 0.8
"""Minutes until somebody who is there looks, at the middle, and the spread of a lognormal curve: of twenty,
one takes longer than 15 minutes in hours, or 34 out of hours."""
TURNS = tuple(
    Weekly(day, starts, ends)
    for day in range(7)
    for starts, ends in ((time(7), time(15)), (time(15), time(23)), (time(23), time(7)))
)
LONGEST = timedelta(hours=12)
A_MINUTE = timedelta(minutes=1)
Told = Callable[[Sequence[OnDuty], datetime, datetime], tuple[OnDuty, ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add who stays away, and how many turns nobody took."""
    parser.add_argument(
        "--no-shows",
        type=float,
        default=0.3,
        help="rota: share of readers, deputies and others who stay away",
    )
    parser.add_argument("--gaps", type=float, default=0.1, help="rota: share of turns that no reader took")


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will live as many weeks as `--posts` need, and print the minutes until the first look."""
    rota = Rota(random.Random(args.seed), args.posts, args.no_shows, args.gaps)  # noqa: S311 - a simulation
    looked = rota.live(by_default, args.seed)
    latest = rota.live(at_the_latest, args.seed)
    alone = rota.live(readers_alone, args.seed)
    figures = {"in_hours": _figures(looked, True), "out_of_hours": _figures(looked, False)}
    slowest = {"in_hours": _figures(latest, True), "out_of_hours": _figures(latest, False)}
    held = (LOOKED_WITHIN_IN_HOURS, LOOKED_WITHIN_OUT_OF_HOURS)
    return {
        "posts": args.posts,
        "weeks": round(rota.ends_after / timedelta(weeks=1), 1),
        "turns": len(rota.turns),
        "turns_without_reader": sum(turn.is_gap for turn in rota.turns),
        "no_shows": round(rota.share_away, 3),
        **figures,
        "latest_that_can_be_set": slowest,
        "readers_alone": {"in_hours": _figures(alone, True), "out_of_hours": _figures(alone, False)},
        "assumed": {
            "minutes_to_look_in_hours": LOOKS_IN_HOURS,
            "minutes_to_look_out_of_hours": LOOKS_OUT_OF_HOURS,
            "spread": SPREAD,
        },
        "holds": all(
            float(str(each["p95_minutes"])) <= most / A_MINUTE
            for each, most in zip((*figures.values(), *slowest.values()), held * 2, strict=True)
        ),
    }


def by_default(duty: Sequence[OnDuty], since: datetime, now: datetime) -> tuple[OnDuty, ...]:
    """This will tell whom a trust tells that set nothing else."""
    return who_is_told(duty, since, now, minutes_at(since))


def at_the_latest(duty: Sequence[OnDuty], since: datetime, now: datetime) -> tuple[OnDuty, ...]:
    """This will tell everybody as late as any policy may."""
    late = minutes_at(since, (LATEST_IN_HOURS,) * 3, (LATEST_OUT_OF_HOURS,) * 3)
    return who_is_told(duty, since, now, late)


def readers_alone(duty: Sequence[OnDuty], _since: datetime, now: datetime) -> tuple[OnDuty, ...]:
    """This will tell whoever reads now, and nobody else: what there would be without a rule."""
    return places(duty, now)[0]


@dataclass(frozen=True)
class Worked:
    """One turn of the rota: who is on duty in it, and who of them stays away."""

    stretch: Stretch
    duty: tuple[OnDuty, ...]
    away: frozenset[str]
    is_gap: bool


@dataclass
class Rota:
    """Weeks of turns with whoever came, and words that come by the hour."""

    drawn: random.Random
    posts: int
    no_shows: float
    gaps: float
    turns: list[Worked] = field(default_factory=list)
    arrivals: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        days = math.ceil(self.posts / A_DAY)
        self.ends_after = timedelta(days=days)
        now = BEGINS - timedelta(days=1)
        while now < BEGINS + self.ends_after + LONGEST:
            ahead = sorted(turn for weekly in TURNS for turn in weekly.ahead(now))
            self.turns += [self._worked(each, len(self.turns)) for each in ahead]
            now += AHEAD
        self.arrivals = sorted(self._arrival() for _ in range(self.posts))

    @property
    def share_away(self) -> float:
        """The share of those on call, the standing duty apart, who stayed away."""
        on_call = sum(each.turn is not Turn.STANDING for turn in self.turns for each in turn.duty)
        return sum(len(turn.away) for turn in self.turns) / on_call

    def _worked(self, stretch: Stretch, number: int) -> Worked:
        is_gap = self.drawn.random() < self.gaps
        reader, press = frozenset({Role.READER_ON_CALL}), frozenset({Role.COMMUNICATIONS})
        seats = [
            *([] if is_gap else [("reader", reader, Turn.FIRST), ("deputy", reader, Turn.DEPUTY)]),
            ("communications", press, Turn.FIRST),
            ("site manager", frozenset({Role.APPROVER}), Turn.STANDING),
        ]
        duty = tuple(
            OnDuty(f"{name} {number}", name, name, roles, turn=turn, until=stretch.ends_at)
            for name, roles, turn in seats
        )
        away = frozenset(
            each.person
            for each in duty
            if each.turn is not Turn.STANDING and self.drawn.random() < self.no_shows
        )
        return Worked(stretch, duty, away, is_gap)

    def _arrival(self) -> datetime:
        day = timedelta(days=self.drawn.randrange(self.ends_after.days))
        hour = self.drawn.choices(range(24), BY_HOUR)[0]
        return BEGINS + day + timedelta(hours=hour, minutes=60 * self.drawn.random())

    def live(self, told_by: Told, seed: int) -> list[tuple[datetime, float]]:
        """This will give each arrival with its minutes until a human looked: one look sees all that waits."""
        drawn = random.Random(seed)  # noqa: S311 - a simulation
        looked, left = list[tuple[datetime, float]](), list(self.arrivals)
        while left:
            look = self._look(left[0], told_by, drawn)
            seen = [each for each in left if each <= look]
            looked += [(each, (look - each) / A_MINUTE) for each in seen]
            left = left[len(seen) :]
        return looked

    def _look(self, since: datetime, told_by: Told, drawn: random.Random) -> datetime:
        """This will say when somebody first looks at words that wait since then, people told each minute."""
        looks: dict[str, datetime] = {}
        for now in _minutes(since):
            begun = bisect_right(self.turns, now, key=lambda turn: turn.stretch.starts_at)
            here = [turn for turn in self.turns[max(0, begun - 3) : begun] if now < turn.stretch.ends_at]
            for each in told_by([person for turn in here for person in turn.duty], since, now):
                away = any(each.person in turn.away for turn in here)
                if each.person not in looks and not away:
                    looks[each.person] = now + _delay(now, drawn)
            if looks and min(looks.values()) <= now + A_MINUTE:
                return min(looks.values())
        return since + LONGEST


def _minutes(since: datetime) -> Iterator[datetime]:
    now = since
    while now < since + LONGEST:
        yield now
        now += A_MINUTE


def _delay(now: datetime, drawn: random.Random) -> timedelta:
    middle = LOOKS_IN_HOURS if within_hours(now) else LOOKS_OUT_OF_HOURS
    return timedelta(minutes=drawn.lognormvariate(math.log(middle), SPREAD))


def _figures(looked: Sequence[tuple[datetime, float]], in_hours: bool) -> dict[str, object]:
    minutes = [each for at, each in looked if within_hours(at) is in_hours]
    cuts = statistics.quantiles(minutes, n=100, method="inclusive")
    return {
        "posts": len(minutes),
        "p50_minutes": round(cuts[49], 1),
        "p95_minutes": round(cuts[94], 1),
        "longest_minutes": round(max(minutes), 1),
    }
