"""Who may speak here and how an answer is approved; how soon a story is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from candour.channels.frontdoor.words import HELP_LINES, NOT_FOR_EMERGENCIES, HelpLine
from candour.people.models import Person
from candour.people.presenters.pledge import PledgeOnPage
from candour.people.queries.pledge import pledge_of
from candour.public.door import Door
from candour.public.presenters.approval import Approval
from candour.public.queries import speakers, waits_until_read
from candour.public.words import KEPT_FOR, STAFF_NAMES
from candour.voice.models import PolicyVersion
from candour.voice.queries.policy import policy_in_force
from candour.web.filters import length

LEAST_TO_SAY = 10


@dataclass(frozen=True)
class SharePage:
    """What stands around the form: where to turn first, when it is read, what is kept."""

    help_lines: tuple[HelpLine, ...]
    not_for_emergencies: str
    when_read: str
    kept_for: str
    staff_names: str

    @staticmethod
    def of(door: Door) -> "SharePage":
        """This will gather the fixed words, and say how soon stories were read lately."""
        return SharePage(HELP_LINES, NOT_FOR_EMERGENCIES, reading_words(door), KEPT_FOR, STAFF_NAMES)


@dataclass(frozen=True)
class Voice:
    """Somebody who may speak: a first name and a role."""

    name: str
    role: str


@dataclass(frozen=True)
class TeamOnPage:
    """A team and those in it who may speak."""

    name: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class PlaceOnPage:
    """A place and its teams."""

    name: str
    teams: tuple[TeamOnPage, ...]


@dataclass(frozen=True)
class VoicesPage:
    """Everybody who may speak for the trust, and how an answer is approved (None: no policy yet)."""

    trust_name: str
    count: int
    places: tuple[PlaceOnPage, ...]
    approval: Approval | None
    pledge: PledgeOnPage | None

    @staticmethod
    def of(door: Door) -> "VoicesPage":
        """This will gather the page in a fixed number of SQL statements."""
        people = speakers(door.trust)
        pledge = PledgeOnPage.of(pledge_of(door.trust))
        return VoicesPage(door.trust.name, len(people), _places(people), _approval(door), pledge)


def _approval(door: Door) -> Approval | None:
    try:
        _, policy = policy_in_force(door.trust)
    except PolicyVersion.DoesNotExist:
        return None
    return Approval.of(policy, door.trust.duty_title)


def _places(people: Sequence[Person]) -> tuple[PlaceOnPage, ...]:
    return tuple(PlaceOnPage(name, _teams(found)) for name, found in groupby(people, key=_place_of))


def _teams(people: Iterable[Person]) -> tuple[TeamOnPage, ...]:
    return tuple(
        TeamOnPage(name, tuple(Voice(each.first_name, each.job_title) for each in found))
        for name, found in groupby(people, key=_team_of)
    )


def _place_of(person: Person) -> str:
    return person.team.site.name if person.team else "Across the trust"


def _team_of(person: Person) -> str:
    return person.team.name if person.team else "Across the trust"


def reading_words(door: Door) -> str:
    """This will say how soon stories were read lately, or honestly that nobody knows yet."""
    waits = waits_until_read(door.trust)
    if len(waits) < LEAST_TO_SAY:
        return "A person reads every story. We are new here and do not know yet how long that takes."
    half, most = _place_in(waits, 0.5), _place_in(waits, 0.9)
    if length(half) == length(most):
        return f"A person reads every story: nearly all of the last {len(waits)} within {length(most)}."
    return (
        f"A person reads every story. Of the last {len(waits)}, half were read within {length(half)} "
        f"and nearly all within {length(most)}."
    )


def _place_in(waits: Sequence[timedelta], share: float) -> timedelta:
    return waits[min(len(waits) - 1, int(len(waits) * share))]
