"""A newcomer answers the squad's call: two taps, a lesson, two looks, and the same reply needs nobody."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from candour.domain.clocks import LONDON
from tests.journeys import lessons
from tests.journeys.screens import Opens, Screen

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
CALL = "Speak for your ward, in your own words"
PICTURES = {
    "the squad": "squad-390",
    "in the squad": "squad-joined-390",
    "the readers' rota": "squad-rota-390",
}


@pytest.mark.parametrize(
    "size",
    [pytest.param(PHONE, id="on a phone"), pytest.param(WIDE, id="on a desk", marks=pytest.mark.in_full)],
)
def test_a_newcomer_joins_the_squad_and_the_same_reply_needs_nobody(opens: Opens, size: Any) -> None:
    # given a call that communications have written, and a reply that one person would see first
    write_a_call(opens("communications", viewport=WIDE))
    nurse = opens("nurse", pictures=PICTURES if size is PHONE else {}, viewport=size)
    lessons.only_say_sorry(nurse)
    draft = urlsplit(nurse.page.url).path
    # when the nurse finds the call on her home page, and says yes in two taps
    nurse.open("/home")
    nurse.sees("Colleagues are wanted")
    nurse.follow(CALL)
    nurse.sees_heading("The squad")
    nurse.stop("the squad")
    nurse.press("I would like to speak")
    nurse.sees_heading("Speak for us")
    nurse.stop("saying yes")
    nurse.press("Count me in")
    # then her page says what comes next, and what it changes
    nurse.sees("You are in the squad")
    nurse.sees("Now, one person sees it first")
    nurse.sees("After this lesson, nobody sees it first.")
    nurse.stop("in the squad")
    # and she passes it, with two colleagues looking
    nurse.press("Saying sorry", "link")
    nurse.sees_heading("Saying sorry")
    lessons.read_it(nurse)
    lessons.practise(nurse)
    lessons.look(opens("sister"), "It is plain that you read it.")
    lessons.look(opens("matron", viewport=WIDE), "I would believe this.")
    # and the same reply, as it was kept, waits for nobody
    nurse.open(draft)
    nurse.sees("Nobody sees this first")
    assert nurse.box("Your words").input_value() == lessons.ONLY_SORRY
    nurse.open("/squad")
    nurse.sees("You send without waiting: say sorry.")
    # and she steps back without being asked why, and keeps what she earned
    nurse.press("Step back")
    nurse.press("I would like to speak")
    nurse.open("/me")
    nurse.sees("say sorry: The lesson")


def test_readers_choose_their_turns(opens: Opens) -> None:
    # given a turn that communications put into every week
    priya = opens("communications", viewport=WIDE)
    priya.open("/squad/rota/week")
    priya.write("What colleagues call it", "Evening reader")
    priya.choose("Day", f"{today() + timedelta(days=2):%A}")
    priya.write("From", "18:00")
    priya.write("Until", "22:00")
    priya.press("Put it in")
    priya.sees("Evening reader")
    priya.stop("the readers' week")
    # when a reader who deputises by day takes one, and offers it
    imani = opens("second_reader", pictures=PICTURES)
    imani.open("/squad/rota")
    imani.sees("4 turns in the next four weeks")
    imani.stop("the readers' rota")
    imani.page.get_by_role("button", name=re.compile("^Take it")).first.click()
    imani.sees("3 turns in the next four weeks")
    imani.follow("Offer or swap it", within=imani.page.get_by_role("region", name="My turns"))
    imani.stop("offering a turn")
    imani.press("Offer it")
    imani.sees("offered by you")
    # then it can be taken back, and given up without a reason
    imani.press("Take the offer back")
    mine = imani.page.get_by_role("listitem").filter(has_text="Evening reader")
    imani.press("Give it up", within=mine)
    imani.sees("4 turns in the next four weeks")
    imani.stop("the rota again")


def write_a_call(priya: Screen) -> None:
    """This will open a call to every site."""
    last = today() + timedelta(days=14)
    priya.open("/squad")
    priya.press("Write a call")
    priya.write("What do you need people for?", CALL)
    priya.write("Say a little more", "People write to us every day. You choose what you answer, and when.")
    priya.write("How much time does it take?", "Half an hour a week, in working time")
    priya.write("What do people get?", "Short lessons, and a colleague at your side")
    for part, value in (("Day", last.day), ("Month", last.month), ("Year", last.year)):
        priya.write(part, str(value))
    priya.stop("writing a call")
    priya.press("Open the call")
    priya.sees(CALL)
    priya.stop("the squad, for communications")


def today() -> date:
    """This will give the day in London."""
    return datetime.now(LONDON).date()
