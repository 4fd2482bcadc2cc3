"""One's own calendar at a secret address, read by a program that did not write it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from django.utils import timezone

from candour.ledger.models import Event
from candour.people import actions
from candour.people.calendars import address_of
from candour.people.models import CalendarAddress, Person
from candour.people.registers import calendar_sources
from candour.web.calendar import Happening, Method, calendar_bytes
from tests.pages import CheckedClient
from tests.rooms.people.trusts import TrustHere

CLOCKS_GO_BACK = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def thing(number: int = 1, at: datetime = CLOCKS_GO_BACK, **more: object) -> Happening:
    shown = {"sequence": 0, "starts_at": at, "ends_at": at + timedelta(hours=1), "title": "A turn"}
    return Happening(f"turn-{number}", **(shown | {"changed_at": at} | more))  # type: ignore[arg-type]


@pytest.fixture
def source() -> Iterator[list[Happening]]:
    """What a room has for people's calendars, until the test is over."""
    held: list[Happening] = []

    def of(person: Person, _now: datetime) -> list[Happening]:
        return held if person.first_name == "Wyn" else []

    before = list(calendar_sources.entries)
    calendar_sources.put(of, 1)
    yield held
    calendar_sources.entries[:] = before


def test_both_moments_of_the_hour_that_comes_twice_are_told_apart() -> None:
    first, second = thing(1), thing(2, CLOCKS_GO_BACK + timedelta(hours=1))
    read = vobject.readOne(calendar_bytes("Turns", [first, second]).decode())
    starts = [each.dtstart.value for each in read.vevent_list]
    assert [each.astimezone(UTC) for each in starts] == [first.starts_at, second.starts_at]
    assert read.vevent_list[0].dtend.value == starts[1]


def test_whatever_is_written_in_it_comes_back_as_it_was() -> None:
    words = "Doors; windows, \\ and\nü" + "x" * 200
    written = thing(title=words, where="Room 4, left", host=("Sam, nurse", "s@a.example"))
    read = vobject.readOne(calendar_bytes("T", [written], Method.REQUEST).decode())
    assert read.vevent.summary.value == words
    assert read.vevent.location.value == "Room 4, left"
    assert read.vevent.organizer.value == "mailto:s@a.example"
    assert read.method.value == "REQUEST"
    assert max(len(line) for line in calendar_bytes("T", [written]).split(b"\r\n")) <= 75


def test_the_same_things_are_the_same_bytes_so_that_nothing_looks_changed() -> None:
    assert calendar_bytes("T", [thing()]) == calendar_bytes("T", [thing()])


def test_a_calendar_opens_by_its_address_alone_and_not_by_the_one_before(
    here: TrustHere, client: CheckedClient, source: list[Happening]
) -> None:
    person, now = here.writer, timezone.now()
    Person.objects.filter(pk=person.pk).update(first_name="Wyn")
    source += [thing(title="Reader on call"), thing(2, is_cancelled=True, sequence=3)]
    assert address_of(person) == ""
    actions.renew_calendar(by=person, now=now)
    first = address_of(person)
    answer = client.get(first)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    turn, gone = vobject.readOne(answer.content.decode()).vevent_list
    assert turn.summary.value == "Reader on call"
    assert (gone.status.value, gone.sequence.value) == ("CANCELLED", "3")
    actions.renew_calendar(by=person, now=now)
    assert client.get(first).status_code == 404
    assert client.get(address_of(person)).status_code == 200
    actions.suspend_person(by=here.administrator, person=person, reason="Left.", now=now)
    assert client.get(address_of(person)).status_code == 404


def test_the_address_stands_in_no_row_and_in_no_event(here: TrustHere) -> None:
    actions.renew_calendar(by=here.writer, now=timezone.now())
    row = CalendarAddress.objects.get()
    secret = address_of(here.writer).removesuffix(".ics").rpartition("/")[2]
    assert len(secret) == 64
    assert secret not in {row.salt, row.token_hash}
    event = Event.objects.get(name="people:calendar:renewed")
    assert event.about == {"person": here.writer.pk}


def test_a_calendar_is_made_renewed_and_stopped_on_its_page(here: TrustHere, client: CheckedClient) -> None:
    client.force_login(here.writer)
    assert "Make my address" in client.get("/me/calendar").content.decode()
    assert client.post("/me/calendar/renew").headers["Location"] == "/me/calendar"
    assert address_of(here.writer) in client.get("/me/calendar").content.decode()
    client.post("/me/calendar/end")
    client.post("/me/calendar/end")
    assert not CalendarAddress.objects.exists()
    assert Event.objects.filter(name="people:calendar:ended").count() == 1
