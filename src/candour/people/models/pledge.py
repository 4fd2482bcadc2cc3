"""The pledge: what an executive promises staff who speak in public."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models.persons import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Pledge(TrustOwned):
    """What an executive promises staff who speak in public, in their own words; the newest stands."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pledges")
    words = models.CharField(max_length=400)
    given_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Pledge"].as_manager()

    class Meta:
        ordering: ClassVar = ["-given_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(replaced_at__isnull=True), name="pledge_stands_once_a_trust"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="pledge_has_words"),
        ]
