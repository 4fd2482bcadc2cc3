"""Private talks: who offers one, who keeps it, what was asked for (sealed), and how it ended."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.talks import How, Outcome, When
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Came(models.TextChoices):
    """By which way somebody asked for a talk."""

    LINK = "link", "By a link that was offered"
    TOLD = "told", "On their private link"
    OPEN = "open", "On the public page"


class Talk(TrustOwned):
    """One talk in private, offered by staff or asked for by somebody outside.

    Of the link only a hash is kept. `request` holds what was asked for, sealed; it is emptied at `erased_at`.
    `kept_by` is the named human: whoever is asked to talk now. `moves_on_at` is when the next is asked.
    Nothing written by staff is kept, and nothing about anybody's care.
    """

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="talks", null=True)
    offered_at = models.DateTimeField(null=True)
    offered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="talks_offered", null=True)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="talks_kept", null=True)
    how = models.CharField(max_length=10, choices=[(each.value, each.value) for each in How])
    suits = models.CharField(max_length=10, choices=[(each.value, each.value) for each in When])
    link_hash = models.CharField(max_length=64, unique=True)
    link_ends_at = models.DateTimeField(null=True)
    came = models.CharField(max_length=4, choices=Came.choices, blank=True)
    asked_at = models.DateTimeField(null=True)
    request = models.TextField(blank=True)
    is_urgent = models.BooleanField(default=False)
    moves_on_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    looked_by = models.CharField(max_length=60, blank=True)
    tried_at = models.DateTimeField(null=True)
    tried_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in Outcome], blank=True
    )
    erased_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Talk"].as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-offered_at", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["moves_on_at"], condition=Q(ended_at__isnull=True), name="talk_by_next_asking"
            ),
            models.Index(fields=["ended_at"], condition=Q(erased_at__isnull=True), name="talk_to_erase"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(offered_at__isnull=True)
                | Q(offered_by__isnull=False, link_ends_at__isnull=False, kept_by__isnull=False),
                name="talk_is_offered_with_a_named_human",
            ),
            models.CheckConstraint(
                condition=Q(offered_at__isnull=False) | Q(asked_at__isnull=False),
                name="talk_is_offered_or_asked_for",
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=False) | Q(request=""), name="talk_has_a_request_once_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(request="", ended_at__isnull=False),
                name="talk_is_erased_after_its_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | Q(ended_at__isnull=False) & ~Q(outcome=""),
                name="talk_ends_with_an_outcome",
            ),
        ]


class Keeper(TrustOwned):
    """One person was asked to talk to somebody: as what ("matron on call"), when, and when they looked."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="keepers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    turn = models.PositiveIntegerField()
    title = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Keeper"].as_manager()

    class Meta:
        ordering: ClassVar = ["turn", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["talk", "turn"], name="keeper_once_a_turn"),
        ]
