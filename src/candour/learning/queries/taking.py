"""How far a person is in each lesson; the rule for when practice is open."""

from candour.domain.refusal import Refusal
from candour.learning.lesson import Lesson
from candour.learning.models import Taking
from candour.people.models import Person


def takings_of(person: Person) -> dict[str, Taking]:
    """This will give a person's own lessons by their id; one statement."""
    return {each.lesson: each for each in Taking.objects.for_trust(person.trust_id).filter(person=person)}


def taking_of(person: Person, lesson: Lesson) -> Taking | None:
    """This will give how far a person is in one lesson, None before the first page."""
    return Taking.objects.for_trust(person.trust_id).filter(person=person, lesson=lesson.slug).first()


def practice_refusal(taking: Taking | None, lesson: Lesson) -> Refusal | None:
    """This will say why practice is not open yet, for the action and for the page alike."""
    read_to = taking.read_to if taking else 0
    if read_to >= len(lesson.parts):
        return None
    return Refusal(
        "Practice comes after the reading.",
        f"Read on from part {read_to + 1}, \u201c{lesson.parts[read_to].title}\u201d.",
    )
