"""Versions of clauses that a trust's own people agreed on, after the text that every trust starts with."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.tenancy import TrustOwned, TrustQuerySet


class ClauseVersion(TrustOwned):
    """One version of a clause, from the moment it came into force until another took its place.

    `settings` are what it makes the checks do (`domain/checks/agreed.py`), as plain values; `agreed` is the
    vote's outcome in one sentence; `proposal` is its number in `guidelines`, a room above, hence no key.
    """

    number = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    words = models.CharField(max_length=240)
    why = models.CharField(max_length=600)
    example = models.CharField(max_length=600, blank=True)
    settings = models.JSONField(default=list)
    agreed = models.CharField(max_length=300)
    proposal = models.PositiveBigIntegerField(null=True)
    in_force_at = models.DateTimeField()
    put_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["ClauseVersion"].as_manager()

    class Meta:
        ordering: ClassVar = ["-in_force_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "number", "version"], name="clause_version_once_a_number"
            ),
            models.UniqueConstraint(
                fields=["trust", "number"], condition=Q(ended_at__isnull=True), name="clause_in_force_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="clause_version_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"clause {self.number}, version {self.version}"
