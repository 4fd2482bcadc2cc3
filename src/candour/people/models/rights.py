"""What a person may do: the roles and rights that they hold or held."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.roles import Right, Role
from candour.people.models.persons import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class RoleHeld(TrustOwned):
    """A role that a person holds or held; rows end, they are never deleted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["RoleHeld"].as_manager()

    class Meta:
        ordering: ClassVar = ["role", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(ended_at__isnull=True), name="role_held_once_at_a_time"
            ),
        ]


class RightHeld(TrustOwned):
    """A right to send without waiting: how it was earned and when it ends. No errors are counted here."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rights_held")
    right = models.CharField(max_length=20, choices=[(right.value, right.value) for right in Right])
    earned_how = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["RightHeld"].as_manager()

    class Meta:
        ordering: ClassVar = ["right", "-ends_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="right_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="right_is_withdrawn_with_a_reason",
            ),
        ]

    def is_in_force(self, now: datetime) -> bool:
        return self.withdrawn_at is None and self.starts_at <= now < self.ends_at
