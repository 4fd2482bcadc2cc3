"""Somebody at St Brannoc's has taken the lesson: the midwife, in her own words, as on any evening."""

from datetime import datetime, timedelta

from candour.demo.trust import MadeUpTrust
from candour.learning.actions.taking import read_part, try_practice
from candour.learning.catalogue import lessons

FIRST_TRY = "I am sorry if it felt like that. Food is very busy at the moment."
SECOND_TRY = (
    "I am sorry that lunch came cold and that your mum sat there hungry, Merryn. We should have asked her. "
    "I will tell our catering lead this afternoon. Ring the unit and ask for me, any day. Siân"
)


def take_the_lesson(made: MadeUpTrust, now: datetime) -> None:
    """This will have the midwife read the lesson, try once in vain and once well, in nine minutes."""
    lesson, midwife = lessons()["saying-sorry"], made["midwife"]
    for part in range(1, len(lesson.parts) + 1):
        read_part(by=midwife, lesson=lesson, part=part, now=now + timedelta(seconds=40 * part))
    scenario = lesson.scenario("cold-food")
    for minutes, text in ((7, FIRST_TRY), (9, SECOND_TRY)):
        at = now + timedelta(minutes=minutes)
        tried = try_practice(by=midwife, lesson=lesson, scenario=scenario, text=text, now=at)
    if not tried.passes:
        raise AssertionError("The midwife's second try passes the lesson, or the story is not true.")
