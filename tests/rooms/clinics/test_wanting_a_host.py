"""A guest asks for another host: who is told, once, and what the page says of it."""

from datetime import timedelta

import pytest

from candour.clinics import actions
from candour.domain.refusal import Refusal
from candour.people import actions as people
from candour.people.models import Notice
from tests.pages import Visit
from tests.rooms.clinics.clinic import Clinics


def agree(clinics: Clinics, *who: str) -> None:
    """This will have communications agree to hosts."""
    for each in who:
        by = clinics.world["communications"]
        actions.agree_to_host(by=by, person=clinics.world[each], now=clinics.world.now)


def test_whoever_was_agreed_to_and_is_free_is_told_and_nobody_reads_who_asked(clinics: Clinics) -> None:
    agree(clinics, "sister", "matron", "midwife", "porter", "reader", "second_reader", "executive")
    clinic, world, now = clinics.booked(), clinics.world, clinics.world.now
    people.suspend_person(by=world["administrator"], person=world["executive"], reason="Left", now=now)
    elsewhere = clinics.drop_in(by="midwife")
    actions.come(by=world["porter"], clinic=elsewhere, now=now)
    clinics.drop_in(by="reader", starts_at=clinic.ends_at, ends_at=clinic.ends_at + timedelta(hours=1))
    off = clinics.drop_in(by="second_reader")
    actions.call_off(by=world["second_reader"], clinic=off, reason="No room.", now=now)
    for guest in clinics.colleagues(8):
        clinics.book(clinic, guest)
    assert clinics.book(clinic, "nurse", waits=True).is_waiting
    told = actions.ask_for_host(by=world["nurse"], clinic=clinic, now=now)
    assert {each.pk for each in told} == {world[e].pk for e in ("matron", "reader", "second_reader")}
    notices = Notice.objects.filter(kind="clinic_host_wanted")
    assert {each.person_id for each in notices} == {each.pk for each in told}
    assert "Penhale" not in notices[0].words
    assert clinics.events(clinic)[-1] == "host:wanted"
    actions.host(by=world["matron"], clinic=clinic, now=now)
    assert not notices.filter(done_at=None).exists(), "one came, so the others are not wanted"


def test_a_guest_asks_once_even_after_giving_the_place_back(clinics: Clinics) -> None:
    agree(clinics, "matron")
    clinic, nurse, now = clinics.booked(), clinics.world["nurse"], clinics.world.now
    with pytest.raises(Refusal, match="do not come to this clinic yet"):
        actions.ask_for_host(by=nurse, clinic=clinic, now=now)
    clinics.book(clinic, "nurse")
    actions.ask_for_host(by=nurse, clinic=clinic, now=now)
    actions.give_back(by=nurse, clinic=clinic, now=now)
    clinics.book(clinic, "nurse", slot=2)
    with pytest.raises(Refusal, match="asked for another host already"):
        actions.ask_for_host(by=nurse, clinic=clinic, now=now)
    assert Notice.objects.filter(kind="clinic_host_wanted").count() == 1
    clinics.book(clinic, "porter")
    actions.ask_for_host(by=clinics.world["porter"], clinic=clinic, now=now)
    assert clinics.told("matron") == ["clinic_host_wanted"], "one word stands open at a time"


def test_where_nobody_is_free_communications_are_told(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    actions.come(by=world["nurse"], clinic=clinic, now=world.now)
    told = actions.ask_for_host(by=world["nurse"], clinic=clinic, now=world.now)
    assert {each.pk for each in told} == {world["communications"].pk, world["press"].pk}


def test_whoever_asks_is_not_told_of_it_and_somebody_always_is(clinics: Clinics) -> None:
    clinic, world = clinics.drop_in(), clinics.world
    asks, press = world["communications"], world["press"]
    actions.come(by=asks, clinic=clinic, now=world.now)
    people.suspend_person(by=world["administrator"], person=press, reason="Left", now=world.now)
    told = actions.ask_for_host(by=asks, clinic=clinic, now=world.now)
    assert {each.pk for each in told} == {world["sister"].pk}, "who hosts it: nobody else can help"
    assert clinics.told("sister") == ["clinic_host_wanted"]
    assert clinics.told("communications") == []


def test_the_page_offers_it_once_and_says_what_came_of_it(clinics: Clinics, visit: Visit) -> None:
    agree(clinics, "matron")
    clinic, world = clinics.booked(), clinics.world
    nurse, wants = world["nurse"], f"/clinics/{clinic.pk}/want-host"
    here = f"/clinics/{clinic.pk}"
    assert "Ask for another host" not in visit(here, by=nurse).content.decode()
    visit(wants, by=nurse, post={}, expecting=403)
    clinics.book(clinic, "nurse")
    assert "Ask for another host" in visit(here, by=nurse).content.decode()
    visit(wants, by=nurse, post={}, expecting=302)
    page = visit(here, by=nurse).content.decode()
    assert "You asked for another host. Whoever can help was told." in page
    assert "Ask for another host" not in page
    for who in ("matron", "sister"):
        assert "Somebody who comes asks for another host" in visit(here, by=world[who]).content.decode()
    world.wait(minutes=1)
    visit(f"{here}/host", by=world["matron"], post={}, expecting=302)
    assert "Somebody has begun to host it, too." in visit(here, by=nurse).content.decode()
    assert "asks for another host" not in visit(here, by=world["sister"]).content.decode()
