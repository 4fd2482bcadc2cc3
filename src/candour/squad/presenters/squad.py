"""The squad as its page shows it: open calls, who is in it, and how the reader's own route shortens."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from candour.domain.approval.policy import Policy
from candour.domain.roles import RIGHT_LABELS, Right, Role
from candour.domain.squad import INTERESTS, LANGUAGES
from candour.people.lessons import lesson_for
from candour.people.models import Site
from candour.people.presenters.people import where
from candour.squad.models import Call, EarlierCall, Volunteer
from candour.squad.queries.calls import written_of

_PEOPLE = {0: "nobody sees it first", 1: "one person sees it first", 2: "two people see it first"}


@dataclass(frozen=True)
class CallBefore:
    """What a call said before it was changed, and until when."""

    until: datetime
    title: str
    words: str
    takes: str
    gets: str
    last_day: date

    @staticmethod
    def of(earlier: EarlierCall) -> "CallBefore":
        """This will print one earlier wording."""
        said = written_of(earlier)
        return CallBefore(earlier.changed_at, said.title, said.words, said.takes, said.gets, said.last_day)


@dataclass(frozen=True)
class CallCard:
    """One open call; `before` is what it said until each change, newest first."""

    pk: int
    title: str
    words: str
    takes: str
    gets: str
    where: str
    last_day: date
    before: tuple[CallBefore, ...]

    @staticmethod
    def of(call: Call) -> "CallCard":
        """This will print a call; `where` names its sites, or says every site."""
        said = written_of(call)
        return CallCard(
            pk=call.pk,
            title=said.title,
            words=said.words,
            takes=said.takes,
            gets=said.gets,
            where=in_words(list(call.sites.all())),
            last_day=said.last_day,
            before=tuple(map(CallBefore.of, call.earlier.all())),
        )


def in_words(sites: Sequence[Site]) -> str:
    """This will name sites, or say that it is all of them."""
    return ", ".join(site.name for site in sites) or "Every site"


@dataclass(frozen=True)
class Colleague:
    """Somebody in the squad, as colleagues see them."""

    person: int
    name: str
    job: str
    likes: str
    languages: str
    takes_turns: bool

    @staticmethod
    def of(volunteer: Volunteer) -> "Colleague":
        """This will print one line of the list by name."""
        person = volunteer.person
        return Colleague(
            person=person.pk,
            name=person.full_name,
            job=", ".join(part for part in (person.job_title, where(person)) if part),
            likes=", ".join(words for right, words in INTERESTS.items() if right in volunteer.interests),
            languages=", ".join(LANGUAGES[code] for code in volunteer.languages if code in LANGUAGES),
            takes_turns=volunteer.takes_turns,
        )


@dataclass(frozen=True)
class NextLesson:
    """A lesson that opens a right: what it is called, and what changes for the reader's own replies."""

    title: str
    minutes: int
    address: str
    about: str
    now: str
    then: str

    @staticmethod
    def of(right: Right, table: Policy) -> "NextLesson | None":
        """This will say how a lesson shortens the route of its replies; None where none can be opened."""
        lesson = lesson_for(right)
        row = next((each for each in table.rows if each.right is right), None)
        if lesson is None:
            return None
        return NextLesson(
            title=lesson.label,
            minutes=lesson.minutes,
            address=lesson.address,
            about=row.when_words if row else INTERESTS.get(right, RIGHT_LABELS[right]),
            now=_PEOPLE[len(row.asks)] if row else "",
            then=_PEOPLE[0] if row else "",
        )


def next_lessons(liked: Collection[str], held: Collection[Right], table: Policy) -> tuple[NextLesson, ...]:
    """This will list the lessons for what somebody likes; "Saying sorry" where they said nothing."""
    wanted = [right for right in INTERESTS if right in liked] or [Right.SAY_SORRY]
    found = (NextLesson.of(right, table) for right in wanted if right not in held)
    return tuple(each for each in found if each is not None)


@dataclass(frozen=True)
class Mine:
    """The reader's own yes. `waits_for_role`: an administrator still has to make them a reader."""

    joined_at: datetime
    likes: str
    languages: str
    takes_turns: bool
    waits_for_role: bool
    lessons: tuple[NextLesson, ...]
    may_send: tuple[str, ...]

    @staticmethod
    def of(volunteer: Volunteer, roles: Collection[Role], held: Collection[Right], table: Policy) -> "Mine":
        """This will say what comes next for somebody in the squad."""
        line = Colleague.of(volunteer)
        return Mine(
            joined_at=volunteer.joined_at,
            likes=line.likes,
            languages=line.languages,
            takes_turns=volunteer.takes_turns,
            waits_for_role=volunteer.takes_turns and Role.READER_ON_CALL not in roles,
            lessons=next_lessons(volunteer.interests, held, table),
            may_send=tuple(RIGHT_LABELS[right] for right in Right if right in held),
        )


@dataclass(frozen=True)
class SquadPage:
    """The squad: the calls that are open, the reader's own yes, and who is in it, by name."""

    calls: tuple[CallCard, ...]
    mine: Mine | None
    colleagues: tuple[Colleague, ...]
    may_call: bool
