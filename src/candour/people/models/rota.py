"""The rota: turns on call, the standing duty at the end of every route, and a person's own calendar."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.roles import Role
from candour.people.models.persons import Person
from candour.people.models.trusts import Team
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Shift(TrustOwned):
    """A turn on call: who reads or decides from when to when, and who deputises."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shifts")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shifts_as_deputy", null=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    title = models.CharField(max_length=80)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="shifts", null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Shift"].as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "ends_at"], name="shift_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="shift_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=models.F("person")),
                name="shift_deputy_is_somebody_else",
            ),
        ]


class StandingDuty(TrustOwned):
    """Who holds the trust's standing duty role when everybody else is silent: the end of every route."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standing_duties")
    order = models.PositiveSmallIntegerField(default=0)
    objects = TrustQuerySet["StandingDuty"].as_manager()

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "person"], name="standing_duty_once_a_person"),
        ]


class CalendarAddress(TrustOwned):
    """The secret address of somebody's own calendar: drawn from `salt` with the installation's own key.

    Nothing in the database opens it; `token_hash` finds the row of an address. A new salt ends the old one.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_address")
    salt = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    objects = TrustQuerySet["CalendarAddress"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
