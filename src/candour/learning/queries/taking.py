"""How far a person is in each lesson; the rule for when practice is open."""

from datetime import datetime

from candour.domain.refusal import Refusal
from candour.learning.lesson import Lesson
from candour.learning.models import Practice, Taking
from candour.learning.queries.lessons import lesson_ever
from candour.people.models import Person


def takings_of(person: Person) -> dict[str, Taking]:
    """This will give a person's own lessons by their id; one statement."""
    mine = Taking.objects.for_trust(person.trust_id).filter(person=person)
    return {each.lesson: each for each in mine.select_related("practice")}


def taking_of(person: Person, lesson: Lesson) -> Taking | None:
    """This will give how far a person is in one lesson, None before the first page."""
    return (
        Taking.objects.for_trust(person.trust_id)
        .filter(person=person, lesson=lesson.slug)
        .select_related("practice")
        .first()
    )


def practice_refusal(person: Person, lesson: Lesson, taking: Taking | None, now: datetime) -> Refusal | None:
    """This will say why practice is not open, for action and page alike; three statements at most."""
    read_to = taking.read_to if taking else 0
    if read_to < len(lesson.parts):
        return Refusal(
            "Practice comes after the reading.",
            f"Read on from part {read_to + 1}, \u201c{lesson.parts[read_to].title}\u201d.",
        )
    if lesson.after and not has_passed(person, lesson.after, now):
        first = lesson_ever(person.trust_id, lesson.after)
        return Refusal(
            f"\u201c{first.title}\u201d comes first.",
            f"Take it under Learn. It has {first.minutes} minutes, and what you read here is kept.",
        )
    if taking and Practice.objects.filter(taking=taking, ended_at=None).exists():
        return Refusal(
            "Your colleagues are looking at your reply.", "Wait for their word, or take it back first."
        )
    return None


def has_passed(person: Person, slug: str, now: datetime) -> bool:
    """This will say whether somebody passed a lesson and it still holds."""
    lesson = lesson_ever(person.trust_id, slug)
    mine = Taking.objects.for_trust(person.trust_id).filter(person=person, lesson=slug)
    return mine.filter(passed_at__gt=now - lesson.lasts).exists()
