"""Spaces, and who is in them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.spaces import SpaceKind
from candour.people.models import Person, Site
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Space(TrustOwned):
    """A place for a ward, a site or an interest; `folded_name` keeps two from having the same name."""

    name = models.CharField(max_length=60)
    folded_name = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in SpaceKind])
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Space"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "folded_name"],
                condition=Q(closed_at__isnull=True),
                name="space_name_once_a_trust",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="space_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Member(TrustOwned):
    """Somebody in a space, or waiting to come in (`joined_at` is empty); a row ends, it is not deleted."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    asked_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    is_keeper = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Member"].as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "person"],
                condition=Q(ended_at__isnull=True),
                name="member_once_a_space",
            ),
            models.CheckConstraint(
                condition=Q(is_keeper=False) | Q(joined_at__isnull=False), name="member_keeps_once_in"
            ),
        ]
