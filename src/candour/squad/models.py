"""Calls for the squad, and the colleagues who said yes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain import squad
from candour.people.models import Person, Site
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Call(TrustOwned):
    """Communications ask for people: what for, how much time it takes, what they get, until when.

    `sites` are those whose people are asked; none means every site.
    """

    title = models.CharField(max_length=squad.LONGEST_TITLE)
    words = models.CharField(max_length=squad.LONGEST_WORDS)
    takes = models.CharField(max_length=squad.LONGEST_LINE)
    gets = models.CharField(max_length=squad.LONGEST_LINE)
    sites = models.ManyToManyField(Site, related_name="calls")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="calls")
    closes_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Call"].as_manager()

    class Meta:
        ordering: ClassVar = ["closes_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "closes_at"], name="call_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opened_at")), name="call_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Volunteer(TrustOwned):
    """Somebody's yes to speaking for the trust, until they step back. No reason for that is kept.

    `interests` are rights by value, `languages` codes. `takes_turns` is the second yes: to turns as a reader.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="volunteering")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="volunteers", null=True)
    interests = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    takes_turns = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    stepped_back_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Volunteer"].as_manager()

    class Meta:
        ordering: ClassVar = ["person__last_name", "person__first_name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(stepped_back_at__isnull=True),
                name="volunteer_once_at_a_time",
            ),
        ]
