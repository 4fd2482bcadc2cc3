"""How far somebody is in a lesson, the practice that two colleagues look at, and a trust's own lessons."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.peers import Verdict
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


class Practice(TrustOwned):
    """The practice reply that colleagues look at now, or looked at last: one row a lesson taken.

    What is asked stands here as it was when it was sent, whatever becomes of the lesson meanwhile. A new
    try takes the place of the old one, so that nobody can count tries; a pass erases the words.
    """

    taking = models.OneToOneField(Taking, on_delete=models.PROTECT, related_name="practice")
    title = models.CharField(max_length=60)
    teller = models.CharField(max_length=60)
    post = models.CharField(max_length=2000)
    asks = models.JSONField(default=list)
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in Verdict], blank=True
    )
    objects = TrustQuerySet["Practice"].as_manager()

    class Meta:
        ordering: ClassVar = ["sent_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["sent_at", "id"], condition=Q(ended_at__isnull=True), name="practice_that_waits"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="") | Q(ended_at__isnull=False), name="practice_ends_with_its_outcome"
            ),
        ]


class Look(TrustOwned):
    """A colleague was asked to look at a practice reply; `words` are theirs to its author, and theirs alone.

    One that ended without a verdict was passed on: by silence, by them, or because it was over.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="looks")
    asked_at = models.DateTimeField()
    moves_on_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    verdict = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in Verdict], blank=True
    )
    answers = models.JSONField(default=list)
    words = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Look"].as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["moves_on_at", "id"], condition=Q(ended_at__isnull=True), name="look_that_waits"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice", "person"],
                condition=Q(ended_at__isnull=True),
                name="look_open_once_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.NOT_YET.value) | ~Q(words=""), name="not_yet_comes_with_a_word"
            ),
        ]


class LessonFile(TrustOwned):
    """A version of a lesson as a trust wrote it, standing before ours of the same id. Its words never change.

    `is_current` is false for earlier versions, and for the last one where the trust went back to ours.
    """

    slug = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=60)
    text = models.TextField()
    is_current = models.BooleanField(default=True)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=60)
    objects = TrustQuerySet["LessonFile"].as_manager()

    class Meta:
        ordering: ClassVar = ["slug", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "slug", "number"], name="lesson_file_once_a_number"),
            models.UniqueConstraint(
                fields=["trust", "slug"], condition=Q(is_current=True), name="lesson_file_one_in_use"
            ),
        ]
