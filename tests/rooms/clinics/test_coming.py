"""Coming to a clinic: slots, the ninth guest, waiting, reminders, and one tap afterwards."""

from datetime import datetime, time, timedelta
from itertools import cycle

import pytest
from django.core import mail

from candour.clinics import actions
from candour.clinics.models import Answer, Clinic, Coming
from candour.clinics.queries.figures import of_host, of_trust
from candour.domain.clinics import Helped
from candour.domain.notifying import Wishes
from candour.domain.refusal import Refusal
from candour.notices.actions.wishes import keep_wishes
from candour.people.models import Notice
from tests.pages import CheckedClient, Visit
from tests.rooms.clinics.clinic import Clinics


def test_the_ninth_waits_and_the_first_who_waits_gets_the_place(clinics: Clinics) -> None:
    clinic, now, guests = clinics.booked(), clinics.world.now, clinics.colleagues(10)
    for guest in guests[:8]:
        clinics.book(clinic, guest)
    with pytest.raises(Refusal, match="This slot is full: 8 guests for 1 host"):
        clinics.book(clinic, guests[8])
    assert clinics.book(clinic, guests[8], waits=True).is_waiting
    assert clinics.book(clinic, guests[9], waits=True).is_waiting
    actions.give_back(by=guests[0], clinic=clinic, now=now)
    assert not Coming.objects.get(guest=guests[8]).is_waiting
    assert clinics.told(guests[8]) == ["clinic_place"]
    assert clinics.told(guests[9]) == []
    clinics.let_host("matron")
    actions.host(by=clinics.world["matron"], clinic=clinic, now=now)
    assert not Coming.objects.get(guest=guests[9]).is_waiting, "another host, eight more places"
    with pytest.raises(Refusal, match="9 people booked one slot"):
        actions.stop_hosting(by=clinics.world["sister"], clinic=clinic, now=now)


def test_a_free_slot_is_no_place_to_wait_for_and_one_person_has_one_place(clinics: Clinics) -> None:
    clinic = clinics.booked()
    assert not clinics.book(clinic, "nurse", waits=True).is_waiting
    with pytest.raises(Refusal, match="You are coming already"):
        clinics.book(clinic, "nurse", slot=2)
    with pytest.raises(Refusal, match="There is no such slot"):
        clinics.book(clinic, "porter", slot=5)
    with pytest.raises(Refusal, match="You host this clinic"):
        clinics.book(clinic, "sister")
    assert clinics.events(clinic) == ["clinic:planned", "place:taken"]


def test_two_who_press_for_the_last_place_get_one_place_and_one_way_on(
    clinics: Clinics, client: CheckedClient
) -> None:
    clinic, guests = clinics.booked(), clinics.colleagues(9)
    for guest in guests[:7]:
        clinics.book(clinic, guest)
    answers = []
    for guest in guests[7:]:
        client.force_login(guest)
        answers.append(client.post(f"/clinics/{clinic.pk}/book", {"slot": "1"}))
    assert [each.status_code for each in answers] == [302, 403]
    assert "This slot is full: 8 guests for 1 host." in answers[1].content.decode()
    assert "Wait for a place" in answers[1].content.decode()


def test_everybody_with_a_place_is_reminded_the_day_and_the_hour_before(clinics: Clinics) -> None:
    clinic, world = clinics.booked(), clinics.world
    clinics.book(clinic, "nurse", slot=1)
    clinics.book(clinic, "porter", slot=4)
    world.wait(hours=25)
    assert clinics.told("nurse") == clinics.told("sister") == ["clinic_soon"]
    assert clinics.told("porter") == [], "their slot is an hour and a half later"
    world.wait(hours=22, minutes=5)
    soon = Notice.objects.filter(person=world["nurse"], kind="clinic_soon")
    assert soon.count() == 2
    assert (
        soon.filter(done_at=None).get().words == "Your clinic is soon: Wednesday 18 November, 10:00 to 10:30."
    )
    world.wait(hours=3)
    assert clinics.told("nurse") == clinics.told("porter") == ["clinic_helped"]
    assert clinics.told("sister") == []


def test_quiet_hours_hold_and_what_would_come_after_the_clinic_is_never_sent(clinics: Clinics) -> None:
    world, night = clinics.world, clinics.world.now.replace(hour=2) + timedelta(days=3)
    quiet = Wishes(quiet_from=time(22), quiet_to=time(8))
    keep_wishes(by=world["nurse"], wishes=quiet, now=world.now)
    clinic = clinics.drop_in(starts_at=night, ends_at=night + timedelta(hours=1))
    actions.come(by=world["nurse"], clinic=clinic, now=world.now)
    soon: list[datetime] = []
    for _ in range(4 * 12):
        world.wait(hours=2)
        to_nurse = [each for each in mail.outbox if each.to == [world["nurse"].email]]
        soon += [world.now for each in to_nurse if each.subject.startswith("Your clinic is soon")]
        mail.outbox.clear()
    assert soon == [night.replace(hour=8) - timedelta(days=1)], "the day before, once the quiet is over"


def test_a_reminder_of_what_was_moved_or_given_back_is_never_sent(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    actions.come(by=world["nurse"], clinic=clinic, now=world.now)
    actions.come(by=world["porter"], clinic=clinic, now=world.now)
    actions.give_back(by=world["porter"], clinic=clinic, now=world.now)
    later = clinics.at + timedelta(days=7)
    plan = clinics.plan(starts_at=later, ends_at=later + timedelta(hours=1))
    actions.change(by=world["sister"], clinic=clinic, plan=plan, now=world.now)
    world.wait(days=3)
    assert clinics.told("nurse") == ["clinic_changed"]
    assert clinics.told("porter") == []


def test_whether_it_helped_is_one_tap_and_is_read_in_tens_alone(
    clinics: Clinics, client: CheckedClient, visit: Visit
) -> None:
    clinic, world, guests = clinics.drop_in(), clinics.world, clinics.colleagues(11)
    Clinic.objects.filter(pk=clinic.pk).update(starts_at=world.now, ends_at=world.now + timedelta(hours=1))
    world.now += timedelta(hours=2)
    client.force_login(guests[0])
    client.post(f"/clinics/{clinic.pk}/helped", {"helped": "not"})
    client.post(f"/clinics/{clinic.pk}/helped", {"helped": "helped"})
    assert Answer.objects.get().helped == "helped", "a tap can be mended"
    assert client.post(f"/clinics/{clinic.pk}/helped", {"helped": "?"}).status_code == 403
    for guest, helped in zip(guests[1:9], cycle([Helped.HELPED, Helped.PARTLY]), strict=False):
        actions.answer(by=guest, clinic=clinic, helped=helped, now=world.now)
    assert of_host(world["sister"]).of == of_trust(world.made.trust).of == 0
    assert "for your eyes alone" not in visit("/clinics", by=world["sister"]).content.decode()
    actions.answer(by=guests[9], clinic=clinic, helped=Helped.NOT, now=world.now)
    tens = of_host(world["sister"])
    assert (tens.of, tens.said) == (10, {Helped.HELPED: 5, Helped.PARTLY: 4, Helped.NOT: 1})
    assert "for your eyes alone" in visit("/clinics", by=world["sister"]).content.decode()
    actions.answer(by=guests[10], clinic=clinic, helped=Helped.NOT, now=world.now)
    assert of_host(world["sister"]) == tens, "one more guest moves no figure"
    assert "for your eyes alone" not in visit("/clinics", by=world["nurse"]).content.decode()


def test_a_host_is_not_asked_whether_it_helped(clinics: Clinics) -> None:
    clinic = clinics.drop_in()
    with pytest.raises(Refusal, match="Only those who came"):
        actions.answer(by=clinics.world["sister"], clinic=clinic, helped=Helped.HELPED, now=clinic.ends_at)
