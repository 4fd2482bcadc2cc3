"""How somebody wishes to be told, the devices that are told at once, and the letters that gather news up."""

from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models import Person, SignedIn
from candour.people.tenancy import TrustOwned, TrustQuerySet


class WishesKept(TrustOwned):
    """What somebody wishes about notices away from the page; without a row the usual wishes hold."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="wishes")
    how = models.JSONField(default=dict)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    quiet_weekends = models.BooleanField(default=False)
    letter_at = models.TimeField(default=time(7, 30))
    muted_until = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    objects = TrustQuerySet["WishesKept"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_have_both_ends",
            ),
        ]


class PushDevice(TrustOwned):
    """One browser that is told at once. It goes with its session: whoever signs out hears nothing there."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="push_devices")
    session = models.ForeignKey(SignedIn, on_delete=models.CASCADE, related_name="push_devices")
    endpoint = models.CharField(max_length=1000)
    endpoint_sha256 = models.CharField(max_length=64)
    public_key = models.CharField(max_length=200)
    secret = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    objects = TrustQuerySet["PushDevice"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["endpoint_sha256"], name="push_device_once"),
        ]


class Letter(TrustOwned):
    """One letter that gathers up what waits for somebody; at most one for each hour it is due."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="letters")
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    not_needed_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Letter"].as_manager()

    class Meta:
        ordering: ClassVar = ["-due_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "due_at"], name="letter_once_an_hour_it_is_due"),
        ]
