"""What follows a mistake: answers that noticed it, a breach and its clock, what was learnt from it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from candour.domain.breaches import Detail, People, Risk
from candour.domain.learnt import LessonKind
from candour.domain.roles import Role
from candour.listening.models import PublicPost
from candour.people.models import Team
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import Statement


class Alert(TrustOwned):
    """Answers under our own words made it worth a look: `why` is "misread" (one answer says so) or "burst".

    One answer alerts once, and so does one burst, however often its news comes. `ended_at` is set when
    somebody owned the mistake or said that there is none; who alerts how often is nobody's count.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="alerts")
    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="alerts")
    why = models.CharField(max_length=10)
    noticed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Alert"].as_manager()

    class Meta:
        ordering: ClassVar = ["-noticed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "post", "why"], name="alert_once_an_answer"),
            models.UniqueConstraint(
                fields=["statement"], condition=Q(why="burst"), name="alert_of_one_burst"
            ),
        ]


class Breach(TrustOwned):
    """The record of what got out and what was done (UK GDPR Art. 33(5)); it holds no name and no word of it.

    `hold` is the number of the legal hold that keeps the evidence apart. None is "not decided yet".
    """

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="breach")
    hold = models.BigIntegerField()
    aware_at = models.DateTimeField()
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    desk = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    detail = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Detail], blank=True
    )
    people = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in People], blank=True
    )
    consequences = models.CharField(max_length=500, blank=True)
    risk = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Risk], blank=True)
    ico_told = models.BooleanField(null=True)
    ico_because = models.CharField(max_length=500, blank=True)
    person_told = models.BooleanField(null=True)
    person_because = models.CharField(max_length=500, blank=True)
    assessed_at = models.DateTimeField(null=True)
    assessed_by = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)
    closed_because = models.CharField(max_length=500, blank=True)
    objects = TrustQuerySet["Breach"].as_manager()

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["trust", "due_at"], condition=Q(closed_at__isnull=True), name="breach_that_is_open"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(closed_because=""),
                name="breach_is_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("aware_at")), name="breach_is_due_after_it_was_known"
            ),
        ]


class LessonLearnt(TrustOwned):
    """What a team does differently after a mistake was put right in public: words without a name in them.

    Whose mistake it was stands nowhere here. Training and clinics read this library.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lessons_learnt")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="lessons_learnt", null=True)
    kind = models.CharField(max_length=10, choices=[(each.value, each.value) for each in LessonKind])
    made_it_easy = models.CharField(max_length=500, blank=True)
    differently = models.CharField(max_length=700)
    learnt_at = models.DateTimeField()
    learnt_by = models.CharField(max_length=60)
    objects = TrustQuerySet["LessonLearnt"].as_manager()

    class Meta:
        ordering: ClassVar = ["-learnt_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "-learnt_at", "-id"], name="lesson_learnt_by_time"),
            models.Index(fields=["trust", "kind", "-learnt_at", "-id"], name="lesson_learnt_by_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(differently=""), name="lesson_learnt_says_what_changes"),
        ]
