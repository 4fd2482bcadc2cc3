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
        opened.put(each.opens, OpenLesson(each.title, each.minutes, "learning-lesson", each.slug))
