"""The way to approval: the decision table, routes, who was asked and decided, and which holds were lifted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models.statements import Statement, Version


class PolicyVersion(TrustOwned):
    """One adopted version of the trust's decision table; the newest is in force, none is ever changed."""

    number = models.PositiveIntegerField()
    table = models.JSONField()
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    objects = TrustQuerySet["PolicyVersion"].as_manager()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "number"], name="policy_number_once_a_trust"),
        ]


class FixedRoute(TrustOwned):
    """The route as it stood when a version was submitted: facts frozen, row and policy named."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="routes")
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="route")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    row = models.CharField(max_length=10)
    clause = models.CharField(max_length=20, blank=True)
    facts = models.JSONField()
    steps = models.JSONField()
    reasons = models.JSONField(default=list)
    is_first_in_queue = models.BooleanField(default=False)
    fixed_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["FixedRoute"].as_manager()

    class Meta:
        ordering: ClassVar = ["-fixed_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "clause", "-fixed_at"], name="route_by_clause")]


class Asking(TrustOwned):
    """One person was asked about one step of a route, and may decide until it is decided, however slow.
    `passed_on_because` is "silent" or "cannot_look" once the next was asked; nobody counts it.
    """

    route = models.ForeignKey(FixedRoute, on_delete=models.PROTECT, related_name="askings")
    step = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="askings")
    label = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    passed_on_at = models.DateTimeField(null=True)
    passed_on_because = models.CharField(max_length=12, blank=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Asking"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["person", "ended_at"], name="asking_by_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["route", "step", "person"], name="asking_once_a_person"),
        ]


class Decision(TrustOwned):
    """What one person decided about one exact version.

    `verdict` is "approve", "suggest" or "not_this". A suggestion holds its words until the author takes or
    leaves them (`answered_at`, `is_taken`).
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="decisions")
    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=10)
    reason = models.CharField(max_length=500, blank=True)
    suggested_text = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    answered_at = models.DateTimeField(null=True)
    is_taken = models.BooleanField(null=True)
    objects = TrustQuerySet["Decision"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(verdict="not_this") | ~Q(reason=""), name="not_this_has_a_reason"
            ),
        ]


class HoldLifted(TrustOwned):
    """A person lifted one hold of a check of one statement with a reason; it counts for these words only."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="holds_lifted")
    check_code = models.CharField(max_length=30)
    text_sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    lifted_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["HoldLifted"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "check_code", "text_sha256"], name="hold_lifted_once_for_these_words"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_is_lifted_with_a_reason"),
        ]
