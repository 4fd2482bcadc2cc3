"""Somebody leaves the trust: their place is free, and a clinic that loses its host is not forgotten."""

import pytest

from candour.clinics import actions
from candour.clinics.models import Coming, Host
from candour.demo.trust import BUILDER
from candour.domain.refusal import Refusal
from candour.people import actions as people
from candour.people.models import Notice, Person
from tests.pages import Visit
from tests.rooms.clinics.clinic import Clinics


def leave(clinics: Clinics, person: Person) -> None:
    people.leave(by=BUILDER, person=person, reason="A new post.", now=clinics.world.now)
    clinics.world.work()


def test_the_place_of_whoever_left_goes_to_whoever_waits(clinics: Clinics) -> None:
    clinic, guests = clinics.booked(), clinics.colleagues(10)
    for guest in guests:
        clinics.book(clinic, guest, waits=True)
    leave(clinics, guests[8])
    assert clinics.told(guests[9]) == []
    leave(clinics, guests[0])
    assert not Coming.objects.get(guest=guests[9]).is_waiting
    assert clinics.told(guests[9]) == ["clinic_place"]
    assert Coming.objects.filter(ended_at=None).count() == 8


def test_a_host_who_left_is_gone_where_others_host(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    clinics.let_host("matron")
    actions.host(by=world["matron"], clinic=clinic, now=world.now)
    leave(clinics, world["sister"])
    assert [each.person for each in Host.objects.all()] == [world["matron"]]
    assert clinics.events(clinic)[-1] == "host:left"
    assert clinics.told("communications") == []


def test_a_clinic_whose_only_host_left_is_hosted_or_called_off_by_whoever_communications_find(
    clinics: Clinics, visit: Visit
) -> None:
    clinic, world = clinics.booked(), clinics.world
    communications, matron = world["communications"], world["matron"]
    clinics.let_host("matron")
    leave(clinics, world["sister"])
    assert clinics.told("communications") == ["clinic_no_host"]
    notice = Notice.objects.get(person=communications, kind="clinic_no_host")
    assert notice.words == (
        "The host of a clinic has left: Wednesday 18 November, 10:00 to 12:00. Find another, or call it off."
    )
    page = visit(notice.opens, by=communications).content.decode()
    assert "Ask them to host" in page
    assert f"/clinics/{clinic.pk}/call-off" in page
    assert "Change or move it" not in page, "that is for hosts"
    assert "call-off" not in visit(notice.opens, by=world["nurse"]).content.decode()
    asked = {"name": matron.full_name}
    visit(f"/clinics/{clinic.pk}/ask-host", by=communications, post=asked, expecting=302)
    assert clinics.told("matron") == ["clinic_hosts"]
    actions.host(by=matron, clinic=clinic, now=world.now)
    assert [each.person for each in Host.objects.all()] == [matron], "whoever left hosts no more"
    assert clinics.told("communications") == []
    leave(clinics, matron)
    reason = {"reason": "Nobody can host it."}
    visit(f"/clinics/{clinic.pk}/call-off", by=communications, post=reason, expecting=302)
    clinic.refresh_from_db()
    assert clinic.cancelled_by == communications
    with pytest.raises(Refusal, match="called off"):
        actions.ask_to_host(by=communications, clinic=clinic, whom=world["nurse"], now=world.now)
