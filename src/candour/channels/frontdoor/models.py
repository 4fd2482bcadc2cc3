"""What the trust's own public page keeps: stories, replies, answers, reports, visits."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models import Person, Site
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Wish(models.TextChoices):
    """What the teller asked us to do with their story."""

    PUBLISH = "publish", "Publish it"
    TELL_ONLY = "tell_only", "Only tell you"
    RING_ME = "ring_me", "Ring me"


class ForWhom(models.TextChoices):
    """Whose care the story is about."""

    SELF = "self", "Myself"
    SOMEBODY = "somebody", "Somebody else"


class Came(models.TextChoices):
    """How the story reached us."""

    WEB = "web", "On this page"
    PHONE = "phone", "By phone"
    PAPER = "paper", "On paper"


class StoryState(models.TextChoices):
    """Where a story stands; only a published one is public."""

    WAITING = "waiting", "Waiting for a person's look"
    PUBLISHED = "published", "Published"
    REFUSED = "refused", "Not published"
    KEPT_PRIVATE = "kept_private", "Kept private"
    WITHDRAWN = "withdrawn", "Taken back"


class Verdict(models.TextChoices):
    """What the teller said to "Was this an answer?"."""

    YES = "yes", "Yes"
    NOT_YET = "not_yet", "Not yet"


class Story(TrustOwned):
    """What somebody told us, in their words.

    `text` is as told and never changes; `published_text` differs from it only where names were left out.
    `contact` is sealed. Of the private link only a hash is kept. `version` grows with whatever `fetch`
    must tell: publication, refusal, a changed wish, withdrawal.
    """

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="stories", null=True)
    text = models.TextField()
    published_text = models.TextField(blank=True)
    left_out_because = models.CharField(max_length=300, blank=True)
    teller_name = models.CharField(max_length=60, blank=True)
    wish = models.CharField(max_length=10, choices=Wish.choices)
    for_whom = models.CharField(max_length=10, choices=ForWhom.choices)
    came = models.CharField(max_length=6, choices=Came.choices, default=Came.WEB)
    entered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="stories_entered", null=True
    )
    link_hash = models.CharField(max_length=64, unique=True)
    contact = models.TextField(blank=True)
    told_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=StoryState.choices)
    looked_at = models.DateTimeField(null=True)
    looked_by = models.CharField(max_length=60, blank=True)
    published_at = models.DateTimeField(null=True)
    refused_because = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)
    first_read_at = models.DateTimeField(null=True)
    first_read_by = models.CharField(max_length=60, blank=True)
    read_by_role = models.CharField(max_length=160, blank=True)
    was_answered = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    objects = TrustQuerySet["Story"].as_manager()

    class Meta:
        ordering: ClassVar = ["-told_at", "-pk"]
        verbose_name_plural = "stories"
        indexes: ClassVar = [
            models.Index(fields=["trust", "state", "-published_at", "-id"], name="story_by_publication"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | (Q(published_at__isnull=False) & ~Q(published_text="")),
                name="story_is_published_with_its_text",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(wish="publish"), name="story_is_published_by_wish_only"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refused_because=""), name="story_is_refused_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(came="web") | Q(entered_by__isnull=False), name="story_by_phone_names_who_wrote"
            ),
        ]


class TellerReply(TrustOwned):
    """More from the teller, written on the private link; read as a public post, shown to staff only."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="teller_replies")
    text = models.TextField()
    told_at = models.DateTimeField()
    objects = TrustQuerySet["TellerReply"].as_manager()

    class Meta:
        ordering: ClassVar = ["told_at", "pk"]
        verbose_name_plural = "teller replies"


class Answer(TrustOwned):
    """What the trust said on its own page: an answer to a story, or with no story a post of its own.

    `key` is the delivery's key for life: a second publish with it makes no second copy. What is said about a
    post of our own, such as a correction, `follows` that post. An answer that puts another one right
    `corrects` it; `removed_because` is the public line in place of one that was taken down.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="answers", null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followed_by", null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="corrections", null=True)
    key = models.CharField(max_length=80)
    text = models.TextField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    published_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    removed_because = models.CharField(max_length=300, blank=True, db_default="")
    objects = TrustQuerySet["Answer"].as_manager()

    class Meta:
        ordering: ClassVar = ["published_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "key"], name="answer_once_a_key"),
            models.CheckConstraint(
                condition=Q(story__isnull=True) | Q(follows__isnull=True), name="answer_stands_in_one_place"
            ),
        ]


class AnswerVersion(TrustOwned):
    """Every wording that an answer had, the first one too, with the key of the act that brought it."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    text = models.TextField()
    published_at = models.DateTimeField()
    objects = TrustQuerySet["AnswerVersion"].as_manager()

    class Meta:
        ordering: ClassVar = ["version", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "version"], name="answer_version_once"),
            models.UniqueConstraint(fields=["answer", "key"], name="answer_version_once_a_key"),
        ]


class Report(TrustOwned):
    """Somebody pressed the report button on a public story or answer, and said why."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="reports", null=True)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="reports", null=True)
    reason = models.CharField(max_length=500)
    reported_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)
    settled_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Report"].as_manager()

    class Meta:
        ordering: ClassVar = ["reported_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(story__isnull=True, answer__isnull=False)
                | Q(story__isnull=False, answer__isnull=True),
                name="report_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(settled_because=""),
                name="report_is_settled_with_a_reason",
            ),
        ]


class Door(TrustOwned):
    """The trust's counter of changes: its row is locked while one is written, so numbers come in order."""

    changes = models.PositiveBigIntegerField(default=0)
    objects = TrustQuerySet["Door"].as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["trust"], name="door_once_a_trust")]


class Change(TrustOwned):
    """One thing that `fetch` must tell: a story or a teller's reply came, or a story changed.

    Numbers run without a gap for each trust and appear in their order, whatever commits first.
    """

    number = models.PositiveBigIntegerField()
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="changes")
    reply = models.ForeignKey(TellerReply, on_delete=models.PROTECT, related_name="changes", null=True)
    version = models.PositiveIntegerField()
    objects = TrustQuerySet["Change"].as_manager()

    class Meta:
        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "number"], name="change_once_a_number"),
        ]


class DaySalt(models.Model):
    """The day's salt for hashes of visitors' addresses; yesterday's is deleted, so that they mean nothing."""

    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)


class Visit(TrustOwned):
    """How often one hashed address did one thing within one hour."""

    address_hash = models.CharField(max_length=64)
    what = models.CharField(max_length=10)
    hour = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)
    objects = TrustQuerySet["Visit"].as_manager()

    class Meta:
        ordering: ClassVar = ["hour", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "address_hash", "what", "hour"], name="visit_once_an_hour"
            ),
        ]
