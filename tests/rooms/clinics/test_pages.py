"""The pages of clinics: planned in one form, changed, called off; hosts agreed to; in one's own calendar."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

import pytest
import vobject
from django.core import mail

from candour.clinics import actions
from candour.clinics.calendars import happening, in_own_calendar
from candour.clinics.models import Clinic, Coming, HostAgreed
from candour.clinics.presenters.one import ClinicPage
from candour.domain.notifying import How, News, Wishes
from candour.notices.actions.wishes import keep_wishes
from candour.people.calendars import calendar_of
from candour.people.queries.persons import roles_of
from candour.web.calendar import calendar_bytes
from tests.pages import Visit
from tests.rooms.clinics.clinic import Clinics

PLAN = {
    "title": "A quiet hour for nights",
    "kind": "drop_in",
    "on-day": "24",
    "on-month": "10",
    "on-year": "2027",
    "starts": "23:00",
    "ends": "01:30",
    "where": "The chapel",
    "guests": "12",
}
"""A night shift, a week before London's clocks go back."""


def test_a_night_shift_plans_a_clinic_over_midnight(clinics: Clinics, visit: Visit) -> None:
    sister = clinics.world["sister"]
    visit("/clinics/new", by=sister)
    sent = visit("/clinics/new", by=sister, post=PLAN, expecting=302)
    clinic = Clinic.objects.get()
    assert sent.headers["Location"] == f"/clinics/{clinic.pk}"
    assert clinic.starts_at == datetime(2027, 10, 24, 22, 0, tzinfo=UTC)
    assert clinic.ends_at == datetime(2027, 10, 25, 0, 30, tzinfo=UTC)
    page = visit(f"/clinics/{clinic.pk}", by=clinics.world["nurse"]).content.decode()
    assert "Sunday 24 October, 23:00 to Monday 25 October, 01:30" in page
    assert "Up to 12 may come. That needs 2 hosts, one for each 8. One is there." in page
    assert "Host it, too" not in page, "the nurse holds no right"


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"on-day": "31", "on-month": "2"}, 422, "Enter a real day"),
        ({"starts": "01:30", "ends": "03:00", "on-day": "28", "on-month": "3"}, 422, "does not exist"),
        ({"where": ""}, 403, "Nobody can find it."),
        ({"link": "http://x.example"}, 403, "This is no link that starts with https://."),
        ({"kind": "booked"}, 403, "We do not know how long a slot is."),
        ({"guests": "200"}, 422, "must be 80 or less"),
        ({"on-year": "2026", "on-month": "1"}, 403, "That time has gone by."),
    ],
)
def test_a_plan_with_a_fault_stays_on_the_page_with_what_to_do(
    clinics: Clinics, visit: Visit, changed: dict[str, str], status: int, words: str
) -> None:
    answer = visit("/clinics/new", by=clinics.world["sister"], post=PLAN | changed, expecting=status)
    assert words in answer.content.decode()
    assert "A quiet hour for nights" in answer.content.decode(), "what was written is still there"


def test_whoever_cannot_host_reads_why_in_place_of_the_button(clinics: Clinics, visit: Visit) -> None:
    page = visit("/clinics", by=clinics.world["nurse"]).content.decode()
    assert "You cannot host yet." in page
    assert "Plan a clinic" not in page
    visit("/clinics/new", by=clinics.world["nurse"], expecting=403)
    communications = clinics.world["communications"]
    visit("/clinics/hosts", by=communications, post={"name": "Nobody Atall"}, expecting=403)
    visit("/clinics/hosts", by=communications, post={"name": "Maya Penhale"}, expecting=302)
    assert "Maya Penhale, Staff nurse" in visit("/clinics/hosts", by=communications).content.decode()
    assert "Plan a clinic" in visit("/clinics", by=clinics.world["nurse"]).content.decode()
    agreed = HostAgreed.objects.get()
    visit(f"/clinics/hosts/{agreed.pk}/end", by=communications, post={}, expecting=302)
    assert "Plan a clinic" not in visit("/clinics", by=clinics.world["nurse"]).content.decode()


def test_a_clinic_is_changed_and_called_off_on_its_pages(clinics: Clinics, visit: Visit) -> None:
    clinic, sister = clinics.drop_in(), clinics.world["sister"]
    page = visit(f"/clinics/{clinic.pk}/change", by=sister).content.decode()
    assert "The tea room on Juniper ward" in page
    visit(f"/clinics/{clinic.pk}/change", by=sister, post=PLAN, expecting=302)
    visit(f"/clinics/{clinic.pk}/call-off", by=sister, post={"reason": ""}, expecting=422)
    visit(f"/clinics/{clinic.pk}/call-off", by=sister, post={"reason": "I am ill."}, expecting=302)
    page = visit(f"/clinics/{clinic.pk}", by=clinics.world["nurse"]).content.decode()
    assert "Called off" in page
    assert "I am ill." in page
    assert "Remind me" not in page
    visit(f"/clinics/{clinic.pk}/change", by=sister, expecting=403)


def test_a_host_asks_a_colleague_by_name(clinics: Clinics, visit: Visit) -> None:
    clinic, sister = clinics.drop_in(), clinics.world["sister"]
    clinics.let_host("matron")
    asks = f"/clinics/{clinic.pk}/ask-host"
    assert "Enter a name" in visit(asks, by=sister, post={"name": ""}, expecting=422).content.decode()
    refused = visit(asks, by=sister, post={"name": "Maya Penhale"}, expecting=403).content.decode()
    assert "Maya Penhale cannot host yet." in refused
    visit(asks, by=sister, post={"name": "Ruth Chegwidden"}, expecting=302)
    page = visit(f"/clinics/{clinic.pk}", by=clinics.world["matron"]).content.decode()
    assert "Host it, too" in page
    visit(f"/clinics/{clinic.pk}/host", by=clinics.world["matron"], post={}, expecting=302)


def test_a_calendar_hears_of_a_place_that_is_given_back_taken_again_and_of_a_clinic_called_off(
    clinics: Clinics,
) -> None:
    clinic, world = clinics.booked(), clinics.world
    nurse, now = world["nurse"], world.now
    seen = []
    for act in (
        lambda: clinics.book(clinic, "nurse", slot=2),
        lambda: actions.give_back(by=nurse, clinic=clinic, now=now),
        lambda: clinics.book(clinic, "nurse", slot=3),
        lambda: actions.call_off(by=world["sister"], clinic=clinic, reason="I am ill.", now=now),
    ):
        act()
        (event,) = vobject.readOne(calendar_of(nurse, now).decode()).vevent_list
        seen.append((event.status.value, event.dtstart.value.hour, event.dtstart.value.minute))
        assert event.uid.value == f"clinic-{clinic.pk}@127.0.0.1"
        assert int(event.sequence.value) == len(seen) - 1, "each change counts on"
    assert seen == [
        ("CONFIRMED", 10, 30),
        ("CANCELLED", 10, 30),
        ("CONFIRMED", 11, 0),
        ("CANCELLED", 11, 0),
    ]


def test_a_calendar_has_what_somebody_hosts_or_comes_to_and_nothing_else(
    clinics: Clinics, visit: Visit
) -> None:
    drop_in, booked, now = clinics.drop_in(), clinics.booked(), clinics.world.now
    actions.come(by=clinics.world["nurse"], clinic=drop_in, now=now)
    people = clinics.world
    assert [each.key for each in in_own_calendar(people["nurse"], now)] == [f"clinic-{drop_in.pk}"]
    assert len(in_own_calendar(people["sister"], now)) == 2
    assert in_own_calendar(people["porter"], now) == []
    for guest in clinics.colleagues(8):
        clinics.book(booked, guest)
    assert clinics.book(booked, "porter", waits=True).is_waiting
    assert in_own_calendar(people["porter"], now) == [], "whoever waits has no place yet"
    visit(f"/clinics/{booked.pk}.ics", by=people["porter"], expecting=404)
    assert "You come" not in visit("/clinics", by=people["porter"]).content.decode()
    page = visit(f"/clinics/{booked.pk}", by=people["porter"]).content.decode()
    assert "You wait for a place" in page
    assert "You are coming" not in page
    assert "Put it in my calendar" not in page
    file = visit(f"/clinics/{drop_in.pk}.ics", by=people["matron"]).content
    event = vobject.readOne(file.decode()).vevent
    assert event.location.value == "The tea room on Juniper ward"
    assert event.url.value.endswith(f"/clinics/{drop_in.pk}")


def test_a_page_promises_only_the_reminders_that_are_still_ahead(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    nurse = world["nurse"]
    roles = roles_of(nurse)
    said = []
    for before in (timedelta(hours=47), timedelta(hours=23), timedelta(minutes=30)):
        shown = ClinicPage.of(clinic, nurse, roles, clinics.at - before)
        said.append(shown.reminded)
    assert said == ["the day before, and an hour before", "an hour before", ""]
    actions.come(by=nurse, clinic=clinic, now=world.now)
    assert (
        ClinicPage.of(clinic, nurse, roles, clinics.at - timedelta(hours=23)).mine
        == "We remind you an hour before."
    )
    late = ClinicPage.of(clinic, nurse, roles, clinics.at - timedelta(minutes=30))
    assert late.mine == "It begins within the hour, or has begun. Just walk in."


def test_the_way_in_stands_in_the_file_and_never_at_the_secret_address(
    clinics: Clinics, visit: Visit
) -> None:
    link = "https://meet.example/x"
    clinic, now = clinics.drop_in(link=link), clinics.world.now
    file = vobject.readOne(visit(f"/clinics/{clinic.pk}.ics", by=clinics.world["nurse"]).content.decode())
    assert link in file.vevent.description.value
    feed = calendar_of(clinics.world["sister"], now).decode().replace("\r\n ", "")
    assert f"/clinics/{clinic.pk}" in feed
    assert link not in feed


@pytest.mark.django_db
def test_a_clinic_in_the_hour_that_comes_twice_is_at_its_own_moment() -> None:
    at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 01:30 in London, for the second time
    clinic = Clinic(pk=7, kind="drop_in", title="Nights", where="Here", starts_at=at, changed_at=at)
    clinic.ends_at = at + timedelta(hours=1)
    event = vobject.readOne(calendar_bytes("N", [happening(clinic, Coming(changed_at=at))]).decode()).vevent
    assert event.dtstart.value.astimezone(UTC) == at
    assert event.dtend.value - event.dtstart.value == timedelta(hours=1)


def test_a_guest_gets_their_place_by_letter_and_its_end_unless_they_wish_for_none(clinics: Clinics) -> None:
    clinic, world = clinics.booked(), clinics.world
    clinics.book(clinic, "nurse", slot=2)
    keep_wishes(by=world["porter"], wishes=Wishes(how={News.CLINICS: How.PAGE}), now=world.now)
    clinics.book(clinic, "porter", slot=2)
    world.work()
    invited = [(letter.to, *_calendar_in(letter)) for letter in mail.outbox if letter.attachments]
    assert invited == [([world["nurse"].email], "REQUEST", "CONFIRMED", "0")]
    actions.call_off(by=world["sister"], clinic=clinic, reason="I am ill.", now=world.now)
    world.work()
    ended = [_calendar_in(letter) for letter in mail.outbox if letter.subject.startswith("A clinic is not")]
    assert ended == [("CANCEL", "CANCELLED", "1")]


def _calendar_in(letter: mail.EmailMessage) -> tuple[str, str, str]:
    ((_, content, kind),) = letter.attachments
    read = vobject.readOne(content)
    assert kind == f"text/calendar; method={read.method.value}"
    assert read.vevent.attendee.value == f"mailto:{letter.to[0]}"
    sender = parseaddr(letter.from_email)[1]
    assert read.vevent.organizer.value == f"mailto:{sender}"
    return read.method.value, read.vevent.status.value, read.vevent.sequence.value
