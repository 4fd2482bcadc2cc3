"""A step of a route: whom it asks, and who is asked next when nobody answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.domain.approval.people import OnDuty


@dataclass(frozen=True)
class Step:
    """One human look: a person, their deputy, somebody on call, then the trust's standing duty role.

    `who` is None where nobody who may look is on duty: the duty role is asked at once. `duty` is who
    fills the duty role now, None where no account is known; the role is told by its own address.
    """

    who: OnDuty | None
    role: str
    deputy: OnDuty | None
    on_call: OnDuty | None
    duty: OnDuty | None
    duty_role: str
    within_minutes: int
    then_minutes: int

    @property
    def chain(self) -> tuple[OnDuty, ...]:
        """The people of this step before the duty role, in the order in which they are asked."""
        return tuple(person for person in (self.who, self.deputy, self.on_call) if person)

    @property
    def asked_first(self) -> str:
        """The name of whoever is asked first; the duty role's where nobody else is on duty."""
        return self.who.name if self.who else (self.duty.name if self.duty else self.duty_role)

    @property
    def asked_next(self) -> str:
        """The role that is asked when the first person does not answer."""
        return self.chain[1].label if len(self.chain) > 1 else self.duty_role


@dataclass(frozen=True)
class CannotLook:
    """Somebody's answer "I can't look now": it moves the question on at once, with no blame."""

    person: str
    at: datetime


@dataclass(frozen=True)
class Asked:
    """Who is asked now, since when, and when the question moves on (`next_at` None: it stays here).

    `person` is None where only the duty role is known. `so_far` are the ids of all who have been asked
    and may still answer: being slow takes nothing away from anybody.
    """

    person: OnDuty | None
    role: str
    since: datetime
    next_at: datetime | None
    next_role: str
    so_far: tuple[str, ...]


def who_is_asked(
    step: Step,
    asked_at: datetime,
    now: datetime,
    answers: Sequence[CannotLook] = (),
    absent: Sequence[str] = (),
) -> Asked:
    """This will say whom a step asks at `now`, given when it was first asked.

    The question moves on when a person's minutes are over, at once when they say "I can't look now", and
    straight past anybody in `absent` (signed off, or their notice bounced). It ends at the standing duty
    role, where it stays until somebody decides: a question never expires.

        who --15 min--> deputy --5 min--> on call --5 min--> the duty role        (in office hours)
    """
    refused = {answer.person: answer.at for answer in reversed(answers)}
    since, so_far = asked_at, list[str]()
    for place, person in enumerate(step.chain):
        moves_at = since + timedelta(minutes=step.then_minutes if place else step.within_minutes)
        if person.person in absent:
            continue
        if person.person in refused:
            moves_at = min(moves_at, max(since, refused[person.person]))
        so_far.append(person.person)
        if now < moves_at:
            following = [each.label for each in step.chain[place + 1 :] if each.person not in absent]
            return Asked(
                person, person.label, since, moves_at, [*following, step.duty_role][0], tuple(so_far)
            )
        since = moves_at
    if step.duty:
        so_far.append(step.duty.person)
    return Asked(step.duty, step.duty_role, since, None, "", tuple(dict.fromkeys(so_far)))
