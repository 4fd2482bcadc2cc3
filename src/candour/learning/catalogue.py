"""The lessons that are there: one file each in `lessons/`, read once a process and checked at start."""

from functools import cache
from pathlib import Path

from candour.learning.lesson import Lesson
from candour.learning.loading import load
from candour.people import lessons as opened
from candour.people.lessons import OpenLesson

FOLDER = Path(__file__).parent / "lessons"


@cache
def lessons() -> dict[str, Lesson]:
    """This will give every lesson by its id, in the order of their titles."""
    found = [load(file) for file in sorted(FOLDER.glob("*.md"))]
    return {each.slug: each for each in sorted(found, key=lambda each: each.title)}


def put_lessons() -> None:
    """This will tell the rooms below which lessons can be opened; a file with a fault stops the start."""
    for each in lessons().values():
        if each.opens is not None:
            minutes = minutes_in_all(each)
            opened.put(each.opens, OpenLesson(each.title, minutes, "learning-lesson", each.slug))


def minutes_in_all(lesson: Lesson) -> int:
    """This will add the minutes of the lesson that comes first, if one does."""
    return lesson.minutes + (lessons()[lesson.after].minutes if lesson.after else 0)
