"""The lessons of a trust: ours, and before them the ones that the trust wrote itself."""

from collections.abc import Sequence
from functools import lru_cache

from candour.learning.catalogue import lessons
from candour.learning.lesson import Lesson
from candour.learning.loading import parse
from candour.learning.models import LessonFile
from candour.people.models import Person, Trust


def lessons_of(trust: Trust | int) -> dict[str, Lesson]:
    """This will give every lesson of a trust by its id, in the order of their titles; one statement."""
    own = LessonFile.objects.for_trust(trust).filter(is_current=True).values_list("slug", "text")
    found = lessons() | {slug: read(slug, text) for slug, text in own}
    return {each.slug: each for each in sorted(found.values(), key=lambda each: (each.title, each.slug))}


def lesson_in_use(trust: Trust | int, slug: str) -> Lesson:
    """This will give one lesson, raising LookupError where the trust has none of this id; one statement."""
    row = LessonFile.objects.for_trust(trust).filter(slug=slug, is_current=True).first()
    return read(slug, row.text) if row else lessons()[slug]


def is_in_use(trust: Trust | int, slug: str) -> bool:
    """This will say whether a lesson can be taken now; one statement at most."""
    own = LessonFile.objects.for_trust(trust).filter(slug=slug, is_current=True)
    return slug in lessons() or own.exists()


def lesson_ever(trust: Trust | int, slug: str) -> Lesson:
    """This will give one lesson even where the trust has put it away meanwhile; one statement."""
    files = LessonFile.objects.for_trust(trust).filter(slug=slug)
    row = files.order_by("-is_current", "-number").first()
    return read(slug, row.text) if row and (row.is_current or slug not in lessons()) else lessons()[slug]


def files_of(trust: Trust | int, slug: str) -> list[LessonFile]:
    """This will give the versions that a trust wrote of one lesson, the newest first; one statement."""
    return list(LessonFile.objects.for_trust(trust).filter(slug=slug).order_by("-number"))


@lru_cache(maxsize=200)
def read(slug: str, text: str) -> Lesson:
    """This will read a lesson that was looked over when it was put there."""
    return parse(f"{slug}.md", text)


def own_numbers(trust: Trust | int) -> dict[str, int]:
    """This will say which lessons of a trust are its own, with the number of the version; one statement."""
    own = LessonFile.objects.for_trust(trust).filter(is_current=True)
    return dict(own.order_by("slug").values_list("slug", "number"))


def names_of_writers(trust: Trust | int, files: Sequence[LessonFile]) -> dict[str, str]:
    """This will name who wrote these versions, by how the ledger names them; one statement."""
    numbers = {each.saved_by.removeprefix("person:") for each in files}
    return {
        each.ledger_name: each.full_name for each in Person.objects.for_trust(trust).filter(pk__in=numbers)
    }
