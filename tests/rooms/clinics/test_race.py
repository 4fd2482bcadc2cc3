"""Two people want the last place at the same moment: the database lets one of them have it."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from candour.clinics.models import Clinic, Coming
from candour.demo.trust import build_trust
from candour.domain.refusal import Refusal
from candour.people.models import Person
from tests.rooms.clinics.clinic import Clinics
from tests.world import MONDAY_TEN, World


@pytest.mark.django_db(transaction=True)
def test_of_two_who_book_the_last_place_at_once_one_has_it() -> None:
    clinics = Clinics(World(build_trust(now=MONDAY_TEN)))
    clinic, guests = clinics.booked(), clinics.colleagues(9)
    for guest in guests[:7]:
        clinics.book(clinic, guest)
    assert sorted(_race(clinics, clinic, guests[7:])) == ["has it", "refused"]
    assert Coming.objects.filter(clinic=clinic, slot=1, ended_at=None).count() == 8


def _race(clinics: Clinics, clinic: Clinic, guests: list[Person]) -> list[str]:
    """This will have people book the first slot at the same moment, each in a thread."""
    start, outcomes = Barrier(len(guests)), list[str]()

    def run(guest: Person) -> None:
        try:
            start.wait(10)
            clinics.book(clinic, guest)
            outcomes.append("has it")
        except Refusal:
            outcomes.append("refused")
        finally:
            connection.close()

    runners = [Thread(target=run, args=(guest,)) for guest in guests]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join(30)
    return outcomes
