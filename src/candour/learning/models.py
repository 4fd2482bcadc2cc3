"""How far somebody is in a lesson, for themselves alone, and the reply that they practise on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Taking(TrustOwned):
    """One person takes one lesson: how far they have read, the private practice, and when they last passed.

    `texts` holds their words by made-up post: theirs alone, never a reply of the trust, erased with a pass.
    Tries are not kept.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="takings")
    lesson = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    read_to = models.PositiveSmallIntegerField(default=0)
    scenario = models.CharField(max_length=60, blank=True)
    texts = models.JSONField(default=dict)
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    passed_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Taking"].as_manager()

    class Meta:
        ordering: ClassVar = ["lesson", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "lesson"], name="taking_once_a_person_and_lesson"),
            models.CheckConstraint(condition=~Q(lesson=""), name="taking_names_its_lesson"),
        ]
