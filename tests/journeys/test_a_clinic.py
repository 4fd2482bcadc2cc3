"""A clinic from its plan to a note: booked with a case, in a calendar, held, learnt from, and proposed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import vobject

from tests.journeys.running import Candour
from tests.journeys.screens import Opens, Screen

WIDE = {"viewport": {"width": 1280, "height": 900}}
PICTURES = {
    "clinics": "clinics-390",
    "a clinic with slots": "clinic-390",
    "a case to look at": "clinic-case-390",
}
TITLE = "Saying sorry, one to one"
CASE = "A visitor wrote that nobody told them why they waited. How do I begin?"
LEARNT = "Begin with what happened to them. Then say what you do about it."


def test_a_clinic_from_its_plan_to_a_clause(opens: Opens, candour: Candour) -> None:
    # given a ward sister who may host, and a nurse who is stuck
    sister, nurse = opens("sister", **WIDE), opens("nurse", pictures=PICTURES)
    day = datetime.now(ZoneInfo("Europe/London")) + timedelta(days=3)
    # when the sister plans a clinic with slots
    _plan(sister, day)
    # and the nurse takes a slot and brings a case, whose words she sees before anybody else does
    nurse.open("/clinics")
    nurse.stop("clinics")
    nurse.follow(TITLE)
    nurse.stop("a clinic with slots")
    nurse.press("Book 14:30 to 15:00")
    nurse.sees("You come: ")
    _bring_a_case(nurse)
    # then her calendar has her slot, whichever program reads it
    address = _calendar(nurse)
    booked = _read(address)
    at = day.replace(hour=14, minute=30, second=0, microsecond=0).astimezone(UTC)
    assert booked.dtstart.value.astimezone(UTC) == at
    assert booked.dtend.value.astimezone(UTC) == at + timedelta(minutes=30)
    # and it moves with the clinic, as the newer of the two
    sister.follow("Change or move it")
    sister.write("From", "15:00")
    sister.write("Until", "16:00")
    sister.press("Keep it")
    sister.sees_heading(TITLE)
    moved = _read(address)
    assert moved.uid.value == booked.uid.value
    assert int(moved.sequence.value) > int(booked.sequence.value)
    assert moved.dtstart.value.astimezone(UTC) == at + timedelta(hours=1)
    # when its time comes she is reminded, and the sister finds the case there
    candour.beside("meanwhile", "an_hour_before")
    nurse.open("/notices")
    nurse.looks_until("Your clinic is soon")
    sister.page.reload()
    sister.sees(CASE)
    sister.sees("Maya Penhale, 15:30")
    sister.stop("a clinic for its host")
    # and once it was held, she says in one tap that it helped
    candour.beside("meanwhile", "an_hour_after")
    nurse.open("/notices")
    nurse.press("Open", within=nurse.page.get_by_role("listitem").filter(has_text="Did the clinic help?"))
    nurse.stop("one tap afterwards")
    nurse.press("It helped")
    nurse.sees("You said: it helped.")
    # and what was learnt becomes the draft of a clause
    _learn(sister)


def _plan(sister: Screen, day: datetime) -> None:
    sister.open("/clinics")
    sister.stop("clinics")
    sister.press("Plan a clinic")
    sister.write("What is it called?", TITLE)
    sister.tick("With slots")
    sister.write("Day", f"{day.day}")
    sister.write("Month", f"{day.month}")
    sister.write("Year", f"{day.year}")
    sister.write("From", "14:00")
    sister.write("Until", "15:00")
    sister.choose("How long is a slot?", "30 minutes")
    sister.press("Keep it")
    sister.sees("Nobody can find it.")
    sister.stop("a plan without a place")
    sister.write("Where?", "The tea room on Juniper ward")
    sister.press("Keep it")
    sister.sees_heading(TITLE)
    sister.stop("a clinic that is planned")


def _bring_a_case(nurse: Screen) -> None:
    nurse.press("Bring a case")
    nurse.write("What would you like to talk about?", f"Mrs Trevelyan waited. {CASE}")
    nurse.stop("a case that is written")
    nurse.press("See what others will read")
    nurse.sees("could tell a stranger who somebody is")
    nurse.stop("a case that names somebody")
    nurse.follow("Change the words")
    nurse.write("What would you like to talk about?", CASE)
    nurse.press("See what others will read")
    nurse.sees("Hosts and those who come will read exactly this.")
    nurse.stop("a case to look at")
    nurse.press("Show it to the clinic")
    nurse.sees(CASE)


def _calendar(nurse: Screen) -> str:
    nurse.open("/me/calendar")
    nurse.press("Make my address")
    nurse.sees("Your address")
    nurse.stop("a calendar’s address")
    return nurse.page.locator("code").inner_text()


def _read(address: str) -> vobject.base.Component:
    """This will fetch the calendar as a program does that knows nothing but its address."""
    answer = httpx.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    every = vobject.readOne(answer.text).vevent_list
    (event,) = [each for each in every if each.summary.value == TITLE]
    return event


def _learn(sister: Screen) -> None:
    sister.page.reload()
    sister.press("Write down what you learnt")
    sister.write("What did you learn?", f"Maya Penhale asked. {LEARNT}")
    sister.press("Keep it for everybody")
    sister.sees("This names Maya Penhale")
    sister.stop("a note that names somebody")
    sister.write("What did you learn?", LEARNT)
    sister.press("Keep it for everybody")
    sister.sees(LEARNT)
    sister.stop("a clinic with its note")
    sister.press("Propose a clause from this")
    sister.sees_heading("Propose a clause")
    assert sister.box("The clause").input_value() == "Begin with what happened to them."
    assert sister.box("The case behind it").input_value() == f"Learnt at a clinic: {LEARNT}"
