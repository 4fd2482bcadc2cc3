"""Accounts: where a trust speaks and listens, one row for each account on a network."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Account(TrustOwned):
    """The trust's account on one network.

    A paused account keeps its statements waiting. `settings` holds plain values only, never a secret.
    """

    channel = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    settings = models.JSONField(default=dict)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts", null=True)
    cursor = models.CharField(max_length=200, blank=True)
    connected_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused_because = models.CharField(max_length=300, blank=True)
    paused_remedy = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Account"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "channel", "address"], name="account_once_an_address"),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | ~Q(paused_because=""),
                name="account_pauses_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name
