"""Promises made in public replies, and the reasons given for moving or ending them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.promising import PromiseState
from candour.people.models import Person, Team
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import Statement


class Promise(TrustOwned):
    """What was promised in a public reply, by when, and which team keeps it. See `domain/promising.py`.

    Nobody outside sees it before the team takes it. `what` is in the words of whoever offered it, read by
    whoever took it. `kept_with` is the reply that tells what changed: being written, under way or public.
    `agreed_on` is when its day was agreed, `reminded_next_at` when its people hear of it next (empty once
    nothing is left to be done).
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="promises")
    what = models.CharField(max_length=300)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="promises")
    due_on = models.DateField()
    first_due_on = models.DateField()
    agreed_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in PromiseState])
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    declined_because = models.CharField(max_length=300, blank=True)
    kept_with = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="keeps", null=True)
    kept_at = models.DateTimeField(null=True)
    kept_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    reminded_next_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Promise"].as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "state", "due_on"], name="promise_by_day"),
            models.Index(fields=["trust", "state", "-kept_at"], name="promise_by_keeping"),
            models.Index(
                fields=["reminded_next_at"],
                condition=Q(reminded_next_at__isnull=False),
                name="promise_by_reminder",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(what=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=~Q(state="taken")
                | Q(taken_at__isnull=False, taken_by__isnull=False, agreed_on__isnull=False),
                name="promise_is_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(declined_because=""),
                name="promise_is_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | Q(kept_at__isnull=False), name="promise_is_kept_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_at__isnull=False), name="promise_is_ended_at_a_time"
            ),
        ]


class Reason(TrustOwned):
    """Why a promise got a later day (`new_due_on`), or was ended (none). Never changed.

    The new day counts and is public at once; the words are public once a colleague has read them.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="reasons")
    old_due_on = models.DateField()
    new_due_on = models.DateField(null=True)
    words = models.CharField(max_length=300)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    let_out_at = models.DateTimeField(null=True)
    let_out_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Reason"].as_manager()

    class Meta:
        ordering: ClassVar = ["said_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="promise_reason_has_words"),
            models.CheckConstraint(
                condition=Q(new_due_on__isnull=True) | Q(new_due_on__gt=models.F("old_due_on")),
                name="promise_moves_to_a_later_day",
            ),
        ]
