"""A guest who becomes a host keeps the clinic in their calendar, and the place they had is free."""

import vobject

from candour.clinics import actions
from candour.clinics.models import Clinic, Coming
from candour.people.calendars import calendar_of
from tests.pages import Visit
from tests.rooms.clinics.clinic import Clinics


def test_a_guest_who_hosts_has_the_whole_clinic_in_their_calendar_in_place_of_a_slot(
    clinics: Clinics, visit: Visit
) -> None:
    clinic, world = clinics.booked(), clinics.world
    matron, now = world["matron"], world.now
    clinics.let_host("matron")
    seen = []
    for act in (
        lambda: clinics.book(clinic, "matron", slot=2),
        lambda: actions.host(by=matron, clinic=clinic, now=now),
        lambda: actions.stop_hosting(by=matron, clinic=clinic, now=now),
        lambda: clinics.book(clinic, "matron", slot=3),
        lambda: actions.give_back(by=matron, clinic=clinic, now=now),
        lambda: actions.host(by=matron, clinic=clinic, now=now),
    ):
        act()
        events = vobject.readOne(calendar_of(matron, now).decode()).vevent_list
        (event,) = [each for each in events if each.uid.value.startswith(f"clinic-{clinic.pk}@")]
        seen.append((event.status.value, f"{event.dtstart.value:%H:%M}", int(event.sequence.value)))
    assert [status for status, *_ in seen] == ["CONFIRMED", *["CONFIRMED", "CANCELLED"] * 2, "CONFIRMED"]
    assert [at for _, at, _ in seen] == ["10:30", "10:00", "10:30", "11:00", "11:00", "10:00"]
    counts = [count for *_, count in seen]
    assert counts == sorted(set(counts)), "each change counts on"
    file = vobject.readOne(visit(f"/clinics/{clinic.pk}.ics", by=matron).content.decode()).vevent
    assert (file.status.value, int(file.sequence.value)) == ("CONFIRMED", counts[-1])


def test_a_guest_who_is_asked_to_host_presses_one_button(clinics: Clinics, visit: Visit) -> None:
    clinic, world = clinics.booked(), clinics.world
    clinics.let_host("matron")
    guests = clinics.colleagues(8)
    for guest in [world["matron"], *guests]:
        clinics.book(clinic, guest, waits=True)
    actions.ask_to_host(by=world["sister"], clinic=clinic, whom=world["matron"], now=world.now)
    assert "Host it, too" in visit(f"/clinics/{clinic.pk}", by=world["matron"]).content.decode()
    visit(f"/clinics/{clinic.pk}/host", by=world["matron"], post={}, expecting=302)
    assert not Coming.objects.filter(guest=world["matron"], ended_at=None).exists()
    assert not Coming.objects.get(guest=guests[7]).is_waiting
    assert "Host it, too" not in visit(f"/clinics/{clinic.pk}", by=world["matron"]).content.decode()
    assert not Clinic.objects.exclude(cancelled_at=None).exists()
