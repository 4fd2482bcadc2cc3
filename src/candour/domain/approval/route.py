"""The route: from facts, a policy and the people on duty to who looks before words go out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from candour.domain.approval.facts import Author, Facts
from candour.domain.approval.floors import Floor, floor_under
from candour.domain.approval.history import AT_ONCE, History, Minutes
from candour.domain.approval.lessons import LESSONS
from candour.domain.approval.people import OnDuty, Turn, can_be_asked, in_order
from candour.domain.approval.policy import MOST_STEPS, Ask, Policy, Row
from candour.domain.approval.steps import Step
from candour.domain.clocks import at_time
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS, Right

AT_ONCE_MINUTES = (5, 5)
"""What the first person, and each later one, has where a named human is needed now."""


@dataclass(frozen=True)
class Shortening:
    """What would shorten a route: a lesson by its label and minutes, and the people it leaves."""

    right: Right
    what: str
    minutes: int
    leads_to: int


@dataclass(frozen=True)
class Route:
    """Who looks at a draft before it goes out, why, and how long that takes.

    Both people of a two-step route are asked at the same time. With a `refusal` a floor stops the draft:
    there are no steps, and `hands_to` names the human who is asked instead (floors 1 and 2).
    """

    steps: tuple[Step, ...]
    reasons: tuple[str, ...]
    clauses: tuple[str, ...]
    minutes: Minutes
    what_would_shorten: tuple[Shortening, ...] = ()
    refusal: Refusal | None = None
    hands_to: Step | None = None
    row: str = ""
    first_in_queue: bool = False


def route(
    facts: Facts,
    policy: Policy,
    people_on_duty: Sequence[OnDuty],
    history: History,
    now: datetime,
) -> Route:
    """This will find the way to approval: floors first, then the first row that applies.

    Holds for every policy and every set of people: at most two steps; nobody is asked about words that
    they wrote or edited, from whichever account; the steps of one route ask different human beings; every
    step ends at the standing duty role; a right never adds a step. A table with a gap asks one person.
    """
    people = _who_can_look(facts, people_on_duty, now)
    if floor := floor_under(facts):
        return _stopped(floor, facts, policy, people)
    row = policy.row_for(facts)
    asks, reasons = _asks(row, facts)
    steps = _steps(asks, facts, policy, people, policy.minutes_to_deputy(now, row))
    clause = row.clause if row else ""
    return Route(
        steps=steps,
        reasons=reasons,
        clauses=(clause,) if clause else (),
        minutes=history.minutes(clause, unknown=_unknown(steps[0], now)) if steps else AT_ONCE,
        what_would_shorten=_shortenings(facts, policy, len(steps)),
        row=row.number if row else "",
        first_in_queue=bool(row and row.first_in_queue),
    )


def _who_can_look(facts: Facts, people: Sequence[OnDuty], now: datetime) -> list[OnDuty]:
    """This will leave out the author, every editor, their other accounts and whoever cannot be told."""
    barred = facts.author.humans | facts.editors
    humans = barred | {person.human_key for person in people if person.person in barred}
    return [person for person in people if can_be_asked(person, now, humans)]


def _stopped(floor: Floor, facts: Facts, policy: Policy, people: list[OnDuty]) -> Route:
    refusal = floor.refusal(policy.guardian)
    hands_to = None
    if floor.hands_over:
        hands_to = _steps((Ask.ONE_PERSON,), facts, policy, people, waits=AT_ONCE_MINUTES)[0]
    return Route(
        steps=(),
        reasons=(refusal.reason,),
        clauses=(floor.clause,),
        minutes=Minutes(
            None, None, "it waits until a person releases it" if hands_to else "it waits for you"
        ),
        refusal=refusal,
        hands_to=hands_to,
        row=floor.number,
    )


def _asks(row: Row | None, facts: Facts) -> tuple[tuple[Ask, ...], tuple[str, ...]]:
    """This will say whom to ask, and why; what is held is seen by a person whatever right the writer has."""
    if row is None:
        return (Ask.ONE_PERSON,), ("No row of the policy covers this, so one person looks.",)
    reasons: tuple[str, ...] = (_sentence(row.why), *([row.next_step] if row.next_step else []))
    opened = row.right_opens(facts.values(), facts.author.rights)
    asks = () if opened else row.asks
    if facts.open_holds and not asks:
        return row.asks or (Ask.ONE_PERSON,), (*reasons, "Something in it is held, so a person looks first.")
    if opened and row.right:
        reasons = (*reasons, f'You hold the right "{RIGHT_LABELS[row.right]}".')
    return asks[:MOST_STEPS], reasons


def people_asked(facts: Facts, policy: Policy) -> int | None:
    """This will say how many people look at words with these facts, whoever is on duty; None at a floor."""
    return None if floor_under(facts) else len(_asks(policy.row_for(facts), facts)[0])


def _steps(
    asks: Sequence[Ask],
    facts: Facts,
    policy: Policy,
    people: list[OnDuty],
    waits: tuple[int, int],
) -> tuple[Step, ...]:
    """This will fill each step with different people: first everybody's first person, then the deputies.

    Where the duty role has one holder only, both steps of a route end with that person, who may decide
    one of them (`decisions.may_decide`); with two holders no route can wait for want of a second human.
    """
    chains: list[list[OnDuty]] = [[] for _ in asks]
    taken: set[str] = set()
    values = facts.values()
    for _place in ("who", "deputy", "on call"):
        for ask, chain in zip(asks, chains, strict=True):
            seats, team = policy.looks_at(ask, values)
            free = [
                each
                for each in in_order(people, seats, team or facts.author.team)
                if each.human_key not in taken
            ]
            if free:
                chain.append(free[0])
                taken.add(free[0].human_key)
    standing = [each for each in people if each.turn is Turn.STANDING and each.human_key not in taken]
    within, then = waits
    steps = []
    for place, chain in enumerate(chains):
        who, deputy, on_call = [*chain, None, None, None][:3]
        duty = standing[min(place, len(standing) - 1)] if standing else None
        role = who.label if who else policy.duty_role
        steps.append(Step(who, role, deputy, on_call, duty, policy.duty_role, within, then))
    return tuple(steps)


def _shortenings(facts: Facts, policy: Policy, steps: int) -> tuple[Shortening, ...]:
    """This will try every right that the writer does not hold and keep those that take steps away."""
    found = []
    for right, lesson in LESSONS.items():
        if right in facts.author.rights:
            continue
        left = len(_asks_with(right, facts, policy))
        if left < steps:
            found.append(Shortening(right, lesson.label, lesson.minutes, left))
    return tuple(found)


def opened_by(right: Right, facts: Facts, policy: Policy) -> bool:
    """This will say whether a writer with this right, and all that they hold, would wait for nobody."""
    return floor_under(facts) is None and not _asks_with(right, facts, policy)


def _asks_with(right: Right, facts: Facts, policy: Policy) -> tuple[Ask, ...]:
    author: Author = replace(facts.author, rights=facts.author.rights | {right})
    richer = replace(facts, author=author)
    return _asks(policy.row_for(richer), richer)[0]


def _unknown(step: Step, now: datetime) -> str:
    """This will say what is known where the past says nothing: when the next person is asked."""
    if not step.who:
        return f"we do not know yet; the {step.duty_role} is asked at once"
    following = "deputy" if step.deputy else step.duty_role
    moment = at_time(now + timedelta(minutes=step.within_minutes))
    return f"we do not know yet; the {following} is asked at {moment}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
