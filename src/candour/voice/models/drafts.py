"""What hangs on a draft: who is shown it, and how often people said why they left one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models.statements import Statement


class DraftShared(TrustOwned):
    """A draft that its author shows to one colleague, who may read it and offer other words."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="shared")
    colleague = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts_shared_with_me")
    shared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    offered_text = models.TextField(blank=True)
    offered_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["DraftShared"].as_manager()

    class Meta:
        ordering: ClassVar = ["-shared_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "colleague"],
                condition=Q(ended_at__isnull=True),
                name="draft_shared_once_with_a_colleague",
            ),
        ]


class LeftBecause(TrustOwned):
    """How often an answer was given in a quarter by whoever left a draft; no person, no draft, no order."""

    answer = models.CharField(max_length=10)
    quarter_on = models.DateField()
    times = models.PositiveIntegerField(default=0)
    objects = TrustQuerySet["LeftBecause"].as_manager()

    class Meta:
        ordering: ClassVar = ["-quarter_on", "answer"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "quarter_on", "answer"], name="left_because_once_a_quarter"
            ),
        ]
