"""What a table would have done with the replies of the past: each frozen set of facts, routed again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from candour.domain.approval.facts import Facts
from candour.domain.approval.history import FEWEST_CASES
from candour.domain.approval.policy import Policy
from candour.domain.approval.route import people_asked

DAYS = (30, 90, 365)
"""How far back a simulation may look."""


@dataclass(frozen=True)
class Case:
    """One reply of the past: its number, the facts frozen with its words, and what review did with it.

    `review` is "" where it went out as it was, "other_words" where words offered in review were taken,
    "not_this" where somebody said no to it.
    """

    reply: int
    facts: Facts
    review: str = ""


@dataclass(frozen=True)
class Replayed:
    """A case with the number of people who look under two tables; None where a floor stops it."""

    case: Case
    before: int | None
    after: int | None

    @property
    def goes_without_waiting(self) -> bool:
        """Whether it waits today and would not under the new table."""
        return self.before != 0 and self.after == 0

    @property
    def waits_for_more(self) -> bool:
        """Whether more people would look than today."""
        return (self.after or 0) > (self.before or 0)


@dataclass(frozen=True)
class Simulation:
    """What a table would have done with the replies of so many days, beside the table in force."""

    days: int
    replays: tuple[Replayed, ...]

    @property
    def cases(self) -> int:
        """How many replies were looked at."""
        return len(self.replays)

    @property
    def without_before(self) -> int:
        """How many of them go without waiting under the table in force."""
        return sum(each.before == 0 for each in self.replays)

    @property
    def without_after(self) -> int:
        """How many of them would have gone without waiting."""
        return sum(each.after == 0 for each in self.replays)

    @property
    def freed(self) -> tuple[Replayed, ...]:
        """Those that would no longer wait."""
        return tuple(each for each in self.replays if each.goes_without_waiting)

    @property
    def longer(self) -> tuple[Replayed, ...]:
        """Those at which more people would look than today."""
        return tuple(each for each in self.replays if each.waits_for_more)

    @property
    def unseen_changed(self) -> tuple[Replayed, ...]:
        """Those that review changed or said no to, and that nobody would see any more."""
        return tuple(each for each in self.freed if each.case.review)

    @property
    def is_enough(self) -> bool:
        """Whether there are enough replies to say anything."""
        return self.cases >= FEWEST_CASES

    def figures(self) -> dict[str, object]:
        """This will give the figures as plain values, as they are frozen when a table is adopted."""
        return {
            "days": self.days,
            "cases": self.cases,
            "without_waiting_before": self.without_before,
            "without_waiting_after": self.without_after,
            "longer": len(self.longer),
            "unseen_changed": [each.case.reply for each in self.unseen_changed],
        }


def simulate(cases: Iterable[Case], before: Policy, after: Policy, days: int) -> Simulation:
    """This will route every case again under both tables, with the rights that its writer held then."""
    return Simulation(
        days,
        tuple(
            Replayed(case, people_asked(case.facts, before), people_asked(case.facts, after))
            for case in cases
        ),
    )


def sentence(figures: Mapping[str, object]) -> str:
    """This will say the figures of a simulation in sentences."""
    cases, days = _whole(figures, "cases"), _whole(figures, "days")
    if cases < FEWEST_CASES:
        found = "no reply" if not cases else ("one reply" if cases == 1 else f"only {cases} replies")
        there_is = f"There is {found}" if cases < 2 else f"There are {found}"
        few = f"Fewer than {FEWEST_CASES} say too little to rely on."
        return f"{there_is} in the last {days} days. {few}"
    now, then = _whole(figures, "without_waiting_before"), _whole(figures, "without_waiting_after")
    changed = figures.get("unseen_changed")
    unseen = len(changed) if isinstance(changed, list) else 0
    past = f"{then} of the {cases} replies of the last {days} days would have gone without waiting"
    words = [f"{past}; under today’s table {now} did."]
    if longer := _whole(figures, "longer"):
        words.append(f"{longer} would have waited for more people.")
    if unseen:
        those = "One of those is a reply" if unseen == 1 else f"{unseen} of those are replies"
        words.append(f"{those} that somebody changed or turned down.")
    return " ".join(words)


def _whole(figures: Mapping[str, object], name: str) -> int:
    found = figures.get(name)
    return found if isinstance(found, int) else 0
