"""Planning a clinic, changing and calling it off; who hosts; who is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.clinics import actions
from candour.clinics.models import Clinic, Host
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from candour.people.models import Notice
from tests.rooms.clinics.clinic import Clinics


def test_a_drop_in_is_planned_by_whoever_hosts_it(clinics: Clinics) -> None:
    clinic = clinics.drop_in()
    assert [each.person for each in clinic.hosts.all()] == [clinics.world["sister"]]
    assert clinics.events(clinic) == ["clinic:planned"]
    assert clinic.sequence == 0


def test_nobody_hosts_without_a_right_unless_communications_agree(clinics: Clinics) -> None:
    porter, now = clinics.world["porter"], clinics.world.now
    with pytest.raises(Refusal, match="You cannot host yet"):
        clinics.drop_in(by="porter")
    assert not Clinic.objects.exists()
    with pytest.raises(Refusal):
        actions.agree_to_host(by=clinics.world["sister"], person=porter, now=now)
    for _ in range(2):
        agreed = actions.agree_to_host(by=clinics.world["communications"], person=porter, now=now)
    assert clinics.drop_in(by="porter")
    for _ in range(2):
        actions.end_agreement(by=clinics.world["communications"], agreed=agreed, now=now)
    with pytest.raises(Refusal):
        clinics.drop_in(by="porter")
    names = [each.name for each in Event.objects.filter(name__startswith="clinics:agreement").order_by("pk")]
    assert names == ["clinics:agreement:given", "clinics:agreement:ended"]


def test_moving_a_clinic_counts_on_and_tells_everybody_who_comes(clinics: Clinics) -> None:
    clinic, now = clinics.drop_in(), clinics.world.now
    for _ in range(2):
        clinics.let_host("matron")
    actions.host(by=clinics.world["matron"], clinic=clinic, now=now)
    actions.come(by=clinics.world["nurse"], clinic=clinic, now=now)
    later = clinics.at + timedelta(days=1)
    moved = replace(clinics.plan(), starts_at=later, ends_at=later + timedelta(hours=1))
    clinic = actions.change(by=clinics.world["sister"], clinic=clinic, plan=moved, now=now)
    assert (clinic.sequence, clinic.starts_at) == (1, later)
    assert clinics.told("nurse") == clinics.told("matron") == ["clinic_changed"]
    assert clinics.told("sister") == []
    notice = Notice.objects.get(person=clinics.world["nurse"], kind="clinic_changed")
    assert notice.words == "A clinic of yours has changed. It is Thursday 19 November, 10:00 to 11:00."
    assert notice.opens == f"/clinics/{clinic.pk}"


def test_a_drop_in_with_guests_is_not_cut_into_slots(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    actions.come(by=world["nurse"], clinic=clinic, now=world.now)
    with pytest.raises(Refusal, match="it stays a drop-in"):
        actions.change(by=world["sister"], clinic=clinic, plan=clinics.slots(), now=world.now)
    actions.give_back(by=world["nurse"], clinic=clinic, now=world.now)
    assert actions.change(by=world["sister"], clinic=clinic, plan=clinics.slots(), now=world.now).slot_minutes


def test_a_change_of_nothing_is_no_change(clinics: Clinics) -> None:
    clinic, now = clinics.drop_in(), clinics.world.now
    actions.come(by=clinics.world["nurse"], clinic=clinic, now=now)
    clinic = actions.change(by=clinics.world["sister"], clinic=clinic, plan=clinics.plan(), now=now)
    assert clinic.sequence == 0
    assert clinics.told("nurse") == []


def test_calling_off_needs_a_reason_and_tells_everybody(clinics: Clinics) -> None:
    clinic, now, sister = clinics.booked(), clinics.world.now, clinics.world["sister"]
    clinics.book(clinic, "nurse")
    with pytest.raises(Refusal):
        actions.call_off(by=sister, clinic=clinic, reason=" ", now=now)
    with pytest.raises(Refusal, match="Only its hosts"):
        actions.call_off(by=clinics.world["nurse"], clinic=clinic, reason="Ill.", now=now)
    clinic = actions.call_off(by=sister, clinic=clinic, reason="I am ill.", now=now)
    assert clinic.cancelled_because == "I am ill."
    assert clinics.told("nurse") == ["clinic_cancelled"]
    assert clinics.events(clinic)[-1] == "clinic:cancelled"
    with pytest.raises(Refusal, match="called off"):
        actions.change(by=sister, clinic=clinic, plan=clinics.slots(), now=now)
    assert clinics.world.wait(days=3)
    assert clinics.told("nurse") == ["clinic_cancelled"], "nobody is reminded, or asked, of what was not held"


def test_a_host_is_asked_steps_in_and_steps_back_without_a_reason(clinics: Clinics) -> None:
    clinic, now, matron = clinics.drop_in(guests=12), clinics.world.now, clinics.world["matron"]
    sister = clinics.world["sister"]
    with pytest.raises(Refusal, match="cannot host yet"):
        actions.ask_to_host(by=sister, clinic=clinic, whom=matron, now=now)
    clinics.let_host("matron")
    actions.ask_to_host(by=sister, clinic=clinic, whom=matron, now=now)
    assert clinics.told("matron") == ["clinic_hosts"]
    actions.host(by=matron, clinic=clinic, now=now)
    assert clinics.told("matron") == []
    with pytest.raises(Refusal, match="You host this clinic"):
        actions.host(by=matron, clinic=clinic, now=now)
    actions.stop_hosting(by=sister, clinic=clinic, now=now)
    assert [each.person for each in Host.objects.all()] == [matron]
    with pytest.raises(Refusal, match="A clinic has a host"):
        actions.stop_hosting(by=matron, clinic=clinic, now=now)
    assert clinics.events(clinic) == ["clinic:planned", "host:asked", "host:joined", "host:left"]


def test_a_fault_in_the_record_leaves_no_clinic(clinics: Clinics, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("candour.ledger.record.write", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        clinics.drop_in()
    assert not Clinic.objects.exists()


def test_older_word_of_a_change_is_closed_at_once_for_everybody_who_is_told(clinics: Clinics) -> None:
    clinic, now, sister = clinics.drop_in(), clinics.world.now, clinics.world["sister"]
    for guest in clinics.colleagues(3):
        actions.come(by=guest, clinic=clinic, now=now)
    for hours in (3, 4):
        moved = clinics.plan(starts_at=clinics.at, ends_at=clinics.at + timedelta(hours=hours))
        with CaptureQueriesContext(connection) as ran:
            actions.change(by=sister, clinic=clinic, plan=moved, now=now)
    closing = [each for each in ran if each["sql"].startswith('UPDATE "people_notice"')]
    assert len(closing) == 2, "the reminders, and the word of the change before"
    told = Notice.objects.filter(kind="clinic_changed")
    assert (told.filter(done_at=None).count(), told.exclude(done_at=None).count()) == (3, 3)
