"""Campaigns: what each is, every frame that was asked for and decided on, and what was entered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value

from candour.domain.campaigning import CampaignState, Who
from candour.domain.entering import EntryState
from candour.listening.models import PublicPost
from candour.network.models import Post
from candour.people.models import Person, Site
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import Statement


class Campaign(TrustOwned):
    """A campaign as it stands now; `hashtag` to `money_for` are its frame, and `approved` the one decided on.

    `folded` finds the hashtag however it is written. No number in `sites` means every site; `accounts` are
    where its pictures go out. `hands` are the humans who wrote in it: none of them approves its frame.
    """

    title = models.CharField(max_length=80)
    slug = models.CharField(max_length=60)
    goal = models.CharField(max_length=300)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="campaigns")
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in CampaignState])
    hashtag = models.CharField(max_length=50)
    folded = models.CharField(max_length=120)
    asks = models.CharField(max_length=300)
    words = models.CharField(max_length=200, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    who = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Who])
    sites = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    accounts = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    is_public = models.BooleanField(default=False)
    money_for = models.CharField(max_length=120, blank=True)
    hands = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    approved = models.ForeignKey("FrameVersion", on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    stopped_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Campaign"].as_manager()

    class Meta:
        ordering: ClassVar = ["-begins_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "-begins_at", "-id"], name="campaign_by_time")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "slug"], name="campaign_slug_once_a_trust"),
            models.UniqueConstraint(
                fields=["trust", "folded"],
                condition=Q(state=CampaignState.OPEN.value),
                name="hashtag_open_once_a_trust",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("begins_at")), name="campaign_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state=CampaignState.STOPPED.value) | ~Q(stopped_because=""),
                name="campaign_is_stopped_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FrameVersion(TrustOwned):
    """A frame as it was asked for, which never changes: `says` are its plain values, `sha256` their hash.

    `is_approved` is empty until somebody decided; a no has its reason. A question that became pointless,
    since the frame changed or the campaign was stopped, is taken back.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="frames")
    number = models.PositiveIntegerField()
    says = models.JSONField()
    sha256 = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    is_approved = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["FrameVersion"].as_manager()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "number"], name="frame_number_once_a_campaign"),
            models.CheckConstraint(
                condition=~Q(is_approved=False) | ~Q(reason=""), name="frame_is_declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="frame_is_decided_by_somebody",
            ),
        ]


class Entry(TrustOwned):
    """One entry of a campaign: a post of a colleague, or a public one from outside.

    `site` is where the colleague worked then. `goes_out`: whoever entered wishes it public, or, of a public
    post, it may stand on our public wall; `statement` is what went out. Whoever looked at it (`decided_by`;
    empty where the entrant's right stood in) saw this `version` of a public post. The owner chose a `moment`.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="entries")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="entries", null=True)
    public_post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="entries", null=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in EntryState])
    entered_at = models.DateTimeField()
    goes_out = models.BooleanField(default=False)
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="entry", null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(null=True)
    is_moment = models.BooleanField(default=False)
    objects = TrustQuerySet["Entry"].as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["campaign", "state", "-id"], name="entry_by_state"),
            models.Index(fields=["trust", "id"], condition=Q(state="waiting"), name="entry_waiting"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "post"], name="post_entered_once"),
            models.UniqueConstraint(fields=["campaign", "public_post"], name="public_post_entered_once"),
            models.CheckConstraint(
                condition=Q(post__isnull=True) ^ Q(public_post__isnull=True), name="entry_is_one_post"
            ),
            models.CheckConstraint(
                condition=~Q(state=EntryState.NOT_SHOWN.value) | ~Q(reason=""),
                name="entry_is_kept_off_with_a_reason",
            ),
        ]
