"""A change of the decision table on its way, who answers for the policy, and the time before an election."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import PolicyVersion


class PolicyChange(TrustOwned):
    """A change of the table that is being worked on, by one person or several, until it is adopted or left.

    `table` is the whole table as it would be; `base` the version that it is compared with. `editors` are the
    keys of the humans who have edited it. An agreement counts for exactly one table (`agreed_sha256`).
    `figures` are those of the simulation at the moment of adoption.
    """

    base = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    table = models.JSONField()
    reason = models.CharField(max_length=300)
    editors = models.JSONField(default=list)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed_sha256 = models.CharField(max_length=64, blank=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    figures = models.JSONField(default=dict)
    adopted_as = models.OneToOneField(
        PolicyVersion, on_delete=models.PROTECT, related_name="change", null=True
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["PolicyChange"].as_manager()

    class Meta:
        ordering: ClassVar = ["-began_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(ended_at__isnull=True), name="policy_change_open_once_a_trust"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="policy_change_has_a_reason"),
            models.CheckConstraint(
                condition=Q(adopted_as__isnull=True) | Q(ended_at__isnull=False),
                name="policy_change_adopted_has_ended",
            ),
        ]


class AccountableOfficer(TrustOwned):
    """The one person who answers for the policy and adopts it; rows end, they are never deleted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["AccountableOfficer"].as_manager()

    class Meta:
        ordering: ClassVar = ["-named_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(ended_at__isnull=True), name="accountable_officer_one_a_trust"
            ),
        ]


class ElectionTime(TrustOwned):
    """The days before an election, in which the pre-election row of the table applies."""

    begins_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["ElectionTime"].as_manager()

    class Meta:
        ordering: ClassVar = ["-set_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(ended_at__isnull=True), name="election_time_open_once_a_trust"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="election_time_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="election_time_ends_after_it_begins"
            ),
        ]
