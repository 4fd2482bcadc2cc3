"""The outbox: each copy on its account, each try to publish it, and the switch that stops them all."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from candour.channels.models import Account
from candour.domain.statements import DeliveryState
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models.statements import Statement, Version


class Delivery(TrustOwned):
    """One copy on one account, or one part of it. Key and bytes are fixed at approval and never change.

    `fence` grows with each claim; a worker that was overtaken cannot write its result any more. Where the
    network asked for patience, `account_waits_until` is set: it means the whole account. A correction's copy
    `follows` the copy with the mistake and answers it in its thread: it waits until that one is known to be
    live, and only then is the address that it answers written into its bytes. A copy in `parts` parts is so
    many rows, `part` each; one leaves once that `after` which it comes is live, and answers it likewise.
    Where it `changes` a live copy, no second one is made: that one gets its words, under its own number, and
    from then on its `version`.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="deliveries")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="deliveries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="deliveries")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followed_by", null=True)
    changes = models.ForeignKey("self", on_delete=models.PROTECT, related_name="changed_by", null=True)
    part = models.PositiveSmallIntegerField(default=1, db_default=1)
    parts = models.PositiveSmallIntegerField(default=1, db_default=1)
    after = models.ForeignKey("self", on_delete=models.PROTECT, related_name="next_parts", null=True)
    key = models.CharField(max_length=64, unique=True)
    frozen = models.BinaryField()
    frozen_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in DeliveryState])
    due_at = models.DateTimeField()
    fence = models.PositiveIntegerField(default=0)
    first_attempt_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    looks = models.PositiveIntegerField(default=0)
    account_waits_until = models.DateTimeField(null=True)
    network_id = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    is_compared = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Delivery"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"], name="delivery_by_due"),
            models.Index(
                fields=["account", "account_waits_until"],
                condition=Q(account_waits_until__isnull=False),
                name="delivery_that_was_told_to_wait",
            ),
            models.Index(fields=["account", "state", "due_at"], name="delivery_of_account_by_due"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "account", "part"],
                condition=~Q(state=DeliveryState.WITHDRAWN.value),
                name="part_once_an_account",
            ),
            models.CheckConstraint(condition=Q(part__lte=F("parts")), name="part_is_one_of_its_parts"),
            models.CheckConstraint(
                condition=Q(part=1, after__isnull=True) | Q(part__gt=1, after__isnull=False),
                name="part_comes_after_another",
            ),
            models.UniqueConstraint(
                fields=["account", "network_id"],
                condition=~Q(network_id=""),
                name="copy_of_one_delivery",
            ),
        ]


class Attempt(TrustOwned):
    """One try to publish a delivery, committed before the socket opens; no clock moves its ticks."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    began_tick = models.CharField(max_length=60, blank=True, db_default="")
    ended_tick = models.CharField(max_length=60, blank=True, db_default="")
    outcome = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Attempt"].as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_number_once_a_delivery"),
        ]


class Pause(TrustOwned):
    """The stop switch: nothing of this trust leaves until a person ends the pause."""

    reason = models.CharField(max_length=300)
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Pause"].as_manager()

    class Meta:
        ordering: ClassVar = ["-paused_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(ended_at__isnull=True), name="pause_open_once_a_trust"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="pause_has_a_reason"),
        ]
