"""Calls for the squad, the colleagues who said yes, and the turns of its readers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain import squad
from candour.people.models import Person, Shift, Site
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


class EarlierCall(TrustOwned):
    """What a call said before it was changed, so that whoever answered it can read what they said yes to."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="earlier")
    title = models.CharField(max_length=squad.LONGEST_TITLE)
    words = models.CharField(max_length=squad.LONGEST_WORDS)
    takes = models.CharField(max_length=squad.LONGEST_LINE)
    gets = models.CharField(max_length=squad.LONGEST_LINE)
    closes_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["EarlierCall"].as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]


class Volunteer(TrustOwned):
    """Somebody's yes to speaking for the trust, until they step back. No reason for that is kept.

    `interests` are rights by value, `languages` codes. `takes_turns` is the second yes: to turns as a reader.
    `asked_for_role_at` is when it asked for the role of one, which then ends with it; empty for whoever held
    the role already.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="volunteering")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="volunteers", null=True)
    interests = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    takes_turns = models.BooleanField(default=False)
    asked_for_role_at = models.DateTimeField(null=True)
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


class Weekly(TrustOwned):
    """A turn of the readers' week: on which day (Monday is 0), from when until when, and its name."""

    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    title = models.CharField(max_length=squad.LONGEST_TITLE)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Weekly"].as_manager()

    class Meta:
        ordering: ClassVar = ["weekday", "starts", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekly_turn_is_on_a_day_of_the_week"),
        ]


class Turn(TrustOwned):
    """One turn of a reader, made from the week's pattern or given up by whoever had it.

    `shift` is the turn on call of whoever took it, empty while nobody has it: routes and notices know
    nothing but shifts.
    """

    weekly = models.ForeignKey(Weekly, on_delete=models.PROTECT, related_name="turns", null=True)
    shift = models.OneToOneField(Shift, on_delete=models.PROTECT, related_name="turn", null=True)
    title = models.CharField(max_length=squad.LONGEST_TITLE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    readers_told_at = models.DateTimeField(null=True)
    callers_told_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Turn"].as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["trust", "starts_at"], condition=Q(shift__isnull=True), name="turn_free_by_start"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["weekly", "starts_at"], name="turn_made_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="turn_ends_after_it_starts"
            ),
        ]


class Offer(TrustOwned):
    """Somebody offers their turn to any reader, or to one in exchange for a turn of theirs (`wants`)."""

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="offers")
    wants = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="wanted", null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offers")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offered", null=True)
    offered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Offer"].as_manager()

    class Meta:
        ordering: ClassVar = ["offered_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shift"], condition=Q(ended_at__isnull=True), name="turn_offered_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(wants__isnull=True) | Q(to__isnull=False), name="offer_in_exchange_is_to_somebody"
            ),
        ]


class Unread(TrustOwned):
    """When a human of a trust last looked at what came in, and who was told of what came after that.

    `since` is when the oldest words came that nobody has looked at, `told` numbers of people.
    """

    looked_at = models.DateTimeField(null=True)
    since = models.DateTimeField(null=True)
    told = models.JSONField(default=list)
    objects = TrustQuerySet["Unread"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["trust"], name="unread_once_a_trust")]


class ThankYou(TrustOwned):
    """Words of thanks from one colleague to another for help given. Nobody adds these up.

    `is_shown` is what whoever is thanked said: on their page for colleagues, or for them alone; at first it
    is for them alone.
    """

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="thanks_said")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="thanks")
    help = models.CharField(max_length=12, choices=[(each.value, each.value) for each in squad.Help])
    words = models.CharField(max_length=squad.LONGEST_THANKS)
    said_at = models.DateTimeField()
    is_shown = models.BooleanField(default=False)
    objects = TrustQuerySet["ThankYou"].as_manager()

    class Meta:
        ordering: ClassVar = ["-said_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(by=models.F("to")), name="thanks_are_to_somebody_else"),
        ]
