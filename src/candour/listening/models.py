"""Public posts from outside, what was read in them, who has them, and what must happen by when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value

from candour.channels.models import Account
from candour.domain.kinds import Flag, Kind
from candour.domain.roles import Role
from candour.people.models import Person, Site, Team
from candour.people.tenancy import TrustOwned, TrustQuerySet


class PublicPost(TrustOwned):
    """One post from outside, one row for each (account, network id), in its newest version.

    `version` counts the texts that we took, `network_version` is the network's count (0 where it has none).
    A post that its author took down keeps its row and its last words: the tombstone says that it is gone.

    `kind`, `criticality` and `flags` are what is believed now: the reader's first reading, or a person's
    correction of it; `kind` is empty until the post is read. `waits_since` is empty once it is answered,
    put aside or taken down by its author. `thread_key` is the network's id of the thread, `answered_as` the
    network's id of our answer, so that what comes back finds its thread in whatever order it arrives.
    `handle` is the name with which an answer begins on its network, where that needs one; it never changes.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    network_id = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=0)
    network_version = models.PositiveBigIntegerField(default=0)
    text = models.TextField()
    author = models.CharField(max_length=120, blank=True)
    handle = models.CharField(max_length=200, blank=True, default="", db_default="")
    url = models.CharField(max_length=500, blank=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="posts", null=True)
    thread = models.ForeignKey("self", on_delete=models.PROTECT, related_name="thread_posts", null=True)
    thread_key = models.CharField(max_length=200, blank=True)
    in_reply_to = models.CharField(max_length=200, blank=True)
    answered_as = models.CharField(max_length=200, blank=True)
    is_private = models.BooleanField(default=False)
    posted_at = models.DateTimeField()
    received_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind], blank=True)
    is_unsure = models.BooleanField(default=True)
    criticality = models.SmallIntegerField(default=0)
    flags = models.JSONField(default=list)

    waits_since = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    put_aside_at = models.DateTimeField(null=True)
    put_aside_by = models.CharField(max_length=60, blank=True)
    put_aside_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["PublicPost"].as_manager()

    class Meta:
        ordering: ClassVar = ["-posted_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "waits_since"], name="post_by_wait"),
            models.Index(fields=["trust", "-posted_at"], name="post_by_time"),
            models.Index(fields=["trust", "-answered_at"], name="post_by_answer"),
            models.Index(fields=["account", "author"], name="post_by_author"),
            models.Index(fields=["account", "in_reply_to"], name="post_by_parent"),
            models.Index(fields=["account", "thread_key"], name="post_by_thread"),
            models.Index(fields=["account", "answered_as"], name="post_by_our_answer"),
            models.Index(fields=["account", "received_at"], condition=Q(kind=""), name="post_not_read_yet"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "network_id"], name="post_once_a_network_id"),
            models.CheckConstraint(
                condition=Q(put_aside_at__isnull=True) | ~Q(put_aside_because=""),
                name="post_is_put_aside_with_a_reason",
            ),
        ]


class ReadingMade(TrustOwned):
    """What the reader said about one version of a post, with the model's version and hash."""

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="readings")
    post_version = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    runner_up = models.CharField(max_length=12, blank=True)
    confidence = models.FloatField()
    abstains = models.BooleanField()
    criticality = models.SmallIntegerField()
    flags = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    runner_up_evidence = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    worst = models.JSONField(default=list)
    model_version = models.CharField(max_length=60)
    model_hash = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    objects = TrustQuerySet["ReadingMade"].as_manager()

    class Meta:
        ordering: ClassVar = ["-read_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "post_version", "model_hash"], name="reading_once_a_version"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["trust", "-read_at"], name="reading_by_time")]


class Correction(TrustOwned):
    """A person said what a post really is: kept as an example for this trust, never as a mark on anybody.

    The reading tells what it was taken for, by which model; the newest one that is not undone is believed.
    """

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="corrections")
    reading = models.ForeignKey(ReadingMade, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=12)
    corrected_at = models.DateTimeField()
    corrected_by = models.CharField(max_length=60)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=60, blank=True, db_default="")
    objects = TrustQuerySet["Correction"].as_manager()

    class Meta:
        ordering: ClassVar = ["-corrected_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "-corrected_at"], name="correction_by_time")]


class Claim(TrustOwned):
    """Somebody has this post: two people cannot answer one post at once.

    `active_at` is when the holder last took it or wrote a word; without one for 30 minutes the claim lapses.
    """

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="claims")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="claims")
    claimed_at = models.DateTimeField()
    active_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=30, blank=True)
    objects = TrustQuerySet["Claim"].as_manager()

    class Meta:
        ordering: ClassVar = ["-claimed_at", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["active_at"], condition=Q(ended_at__isnull=True), name="claim_by_last_activity"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(ended_at__isnull=True), name="post_claimed_once_at_a_time"
            ),
        ]


class HandOff(TrustOwned):
    """A post that a named human must see now, and the record of who saw it and what was done.

    `reason` is "human_now" (safeguarding, self-harm, danger), "possible_harm" (duty of candour) or
    "rota_silent". Nothing clinical is written here. No public reply leaves before `released_at`. `asked` is
    whoever is asked now; everybody who was asked, and who has seen it, stands in `Asked`.
    """

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="hand_offs")
    reason = models.CharField(max_length=20)
    asked = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hand_offs", null=True)
    opened_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    moves_on_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=60, blank=True)
    told_in_person = models.BooleanField(null=True)
    written_sent = models.BooleanField(null=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=60, blank=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=60, blank=True)
    released_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["HandOff"].as_manager()

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["trust", "moves_on_at"], condition=Q(released_at__isnull=True), name="hand_off_open"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "reason"],
                condition=Q(released_at__isnull=True),
                name="hand_off_open_once_a_reason",
            ),
        ]


class Asked(TrustOwned):
    """One person was asked to look at a hand-off: when, as what ("matron on call"), and when they saw it."""

    hand_off = models.ForeignKey(HandOff, on_delete=models.PROTECT, related_name="everybody_asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asked")
    turn = models.PositiveIntegerField()
    title = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Asked"].as_manager()

    class Meta:
        ordering: ClassVar = ["turn", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hand_off", "turn"], name="asked_once_a_turn"),
        ]


class Clock(TrustOwned):
    """A legal time that runs for a post: a request for information, or a formal complaint."""

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    due_on = models.DateField()
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.CharField(max_length=60, blank=True)
    stopped_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Clock"].as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "kind"], name="clock_once_a_kind"),
        ]


class DeskHeld(TrustOwned):
    """Who looks after posts with a flag in this trust: a role, and the team whose people are told first."""

    flag = models.CharField(max_length=30, choices=[(flag.value, flag.value) for flag in Flag])
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["DeskHeld"].as_manager()

    class Meta:
        ordering: ClassVar = ["flag"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "flag"], name="desk_held_once_a_flag"),
        ]
