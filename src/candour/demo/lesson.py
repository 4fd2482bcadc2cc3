"""Who at St Brannoc's has taken lessons, in their own words, and whose practice waits for a colleague now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.demo.trust import MadeUpTrust
from candour.learning.actions import peers
from candour.learning.actions.taking import read_part, try_practice
from candour.learning.catalogue import lessons
from candour.learning.models import Look
from candour.learning.queries.practice import Tried
from candour.people.models import Person


@dataclass(frozen=True)
class Told:
    """One lesson taken: by whom, on which post, the words tried in turn, and what two colleagues said."""

    who: str
    lesson: str
    scenario: str
    tries: tuple[str, ...]
    said: tuple[str, ...]


MIDWIFE = Told(
    "midwife",
    "saying-sorry",
    "cold-food",
    (
        "I am sorry if it felt like that. Food is very busy at the moment.",
        (
            "I am sorry that lunch came cold and that your mum sat there hungry, Merryn. We should have "
            "asked her. I will tell our catering lead this afternoon. Ring the unit and ask for me, any "
            "day. Siân"
        ),
    ),
    ("The plain “we should have asked her” is what I would want to hear.", ""),
)
DOCTOR = Told(
    "doctor",
    "reading-a-post",
    "night-toast",
    (
        (
            "Ravi, thank you. Tea and toast in the small hours, and a laugh with it: I will tell our night "
            "nurse today. Oluwaseun"
        ),
    ),
    ("Short, and it could only be for him.", "I smiled. Send more like this."),
)
PORTER = Told(
    "porter",
    "photos-and-consent",
    "dressing-gown",
    (
        (
            "Nan, I am sorry that nobody asked you before your dressing gown was on our page. I am taking "
            "the picture down now. Ring and ask for me at the porters' desk, any day. Dave"
        ),
    ),
    ("The picture first, the talk after. Just right.",),
)


def take_lessons(made: MadeUpTrust, now: datetime) -> None:
    """This will have the midwife and the doctor pass a lesson, with a word from two colleagues each."""
    for told, at in ((MIDWIFE, now), (DOCTOR, now + timedelta(days=9))):
        take(made[told.who], told, at)
        look(made[told.who], told, at + timedelta(hours=3))


def practise_now(made: MadeUpTrust, now: datetime) -> None:
    """This will have the porter practise: one colleague has said yes, and one is still to look."""
    take(made["porter"], PORTER, now - timedelta(hours=2))
    look(made["porter"], PORTER, now - timedelta(hours=1))


def take(person: Person, told: Told, now: datetime) -> None:
    """This will have somebody read a lesson and try it, in nine minutes, until the checks find nothing."""
    lesson = lessons()[told.lesson]
    for part in range(1, len(lesson.parts) + 1):
        read_part(by=person, lesson=lesson, part=part, now=now + timedelta(seconds=40 * part))
    scenario, tried = lesson.scenario(told.scenario), None
    for minutes, text in enumerate(told.tries, 7):
        at = now + timedelta(minutes=minutes)
        tried = try_practice(by=person, lesson=lesson, scenario=scenario, text=text, now=at)
    _must_pass(told, tried)


def look(person: Person, told: Told, now: datetime) -> None:
    """This will have colleagues who were asked say yes, each with their word, one after the other."""
    for minutes, words in enumerate(told.said):
        asked = Look.objects.for_trust(person.trust_id).filter(practice__taking__person=person, ended_at=None)
        one = asked.select_related("practice", "person").order_by("pk").last()
        if one is None:
            raise AssertionError("Nobody was asked to look, or the story is not true.")
        answers = [True] * len(one.practice.asks)
        at = now + timedelta(minutes=20 * minutes)
        peers.answer(by=one.person, look=one, answers=answers, words=words, now=at)


def _must_pass(told: Told, tried: Tried | None) -> None:
    if tried is None or not tried.passes:
        raise AssertionError(f"The last try of the {told.who} passes the checks, or the story is not true.")
