"""A hand on clinics for their tests: the sister hosts them, since she holds a right."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from candour.clinics import actions
from candour.clinics.models import Clinic, Coming
from candour.demo.trust import BUILDER
from candour.domain.clinics import ClinicKind, Plan
from candour.domain.roles import Right
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Notice, Person
from tests.world import World


@dataclass
class Clinics:
    """Clinics at St Brannoc's, two days from now unless somebody says otherwise."""

    world: World

    def __post_init__(self) -> None:
        self.let_host("sister")

    def let_host(self, *who: str) -> None:
        """This will give somebody a right, and so the choice to host."""
        for key in who:
            people.grant_right(
                by=BUILDER,
                person=self.world[key],
                right=Right.SAY_SORRY,
                earned_how="The lesson",
                ends_at=self.world.now + timedelta(days=730),
                now=self.world.now,
            )

    @property
    def at(self) -> datetime:
        return self.world.now + timedelta(days=2)

    def plan(self, **more: Any) -> Plan:
        """This will give the plan of a drop-in in the tea room, for two hours."""
        shown = Plan(
            ClinicKind.DROP_IN,
            "Saying sorry",
            "Bring a reply that you are stuck with.",
            "The tea room on Juniper ward",
            "",
            self.at,
            self.at + timedelta(hours=2),
            guests=8,
        )
        return replace(shown, **more)

    def slots(self, **more: Any) -> Plan:
        """This will give the plan of a clinic with four slots of half an hour."""
        return self.plan(kind=ClinicKind.BOOKED, guests=None, slot_minutes=30, **more)

    def drop_in(self, by: str = "sister", **more: Any) -> Clinic:
        """This will plan a drop-in."""
        return actions.plan(by=self.world[by], plan=self.plan(**more), now=self.world.now)

    def booked(self, by: str = "sister", **more: Any) -> Clinic:
        """This will plan a clinic with slots."""
        return actions.plan(by=self.world[by], plan=self.slots(**more), now=self.world.now)

    def book(self, clinic: Clinic, who: str | Person, slot: int = 1, **more: Any) -> Coming:
        """This will have somebody book a slot."""
        by = self.world[who] if isinstance(who, str) else who
        return actions.book(by=by, clinic=clinic, slot=slot, now=self.world.now, **more)

    def colleagues(self, count: int) -> list[Person]:
        """This will add colleagues who come."""
        return [
            people.add_person(
                by=BUILDER,
                trust=self.world.made.trust,
                email=f"guest{number}@stbrannocs.example",
                first_name=f"Guest{number}",
                last_name="Tregear",
                job_title="Staff nurse",
                now=self.world.now,
            )
            for number in range(count)
        ]

    def told(self, who: str | Person) -> list[str]:
        """This will list why somebody has open notices of clinics, oldest first."""
        person = self.world[who] if isinstance(who, str) else who
        found = Notice.objects.filter(person=person, done_at=None, kind__startswith="clinic").order_by("pk")
        return list(found.values_list("kind", flat=True))

    def events(self, clinic: Clinic) -> list[str]:
        """This will list what the record says about a clinic, without the room's name."""
        found = Event.objects.filter(name__startswith="clinics:", about__clinic=clinic.pk)
        names = found.order_by("pk").values_list("name", flat=True)
        return [name.removeprefix("clinics:") for name in names]
