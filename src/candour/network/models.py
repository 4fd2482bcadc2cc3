"""What staff say to each other: spaces, posts, comments, and what a press says of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.posting import Feeling
from candour.domain.spaces import SpaceKind
from candour.people.models import Person, Site, Team
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.photos.models import Photo


class Space(TrustOwned):
    """A place for a ward, a site or an interest; `folded_name` keeps two from having the same name."""

    name = models.CharField(max_length=60)
    folded_name = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in SpaceKind])
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Space"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "folded_name"],
                condition=Q(closed_at__isnull=True),
                name="space_name_once_a_trust",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="space_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Member(TrustOwned):
    """Somebody in a space, or waiting to come in (`joined_at` is empty); a row ends, it is not deleted."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    asked_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    is_keeper = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Member"].as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["space", "person"],
                condition=Q(ended_at__isnull=True),
                name="member_once_a_space",
            ),
            models.CheckConstraint(
                condition=Q(is_keeper=False) | Q(joined_at__isnull=False), name="member_keeps_once_in"
            ),
        ]


class Post(TrustOwned):
    """What somebody said to everybody (`space` is empty) or to a space, newest number last.

    Words that were taken back are emptied here and in every earlier version; the row stays, so that the
    thread under it stands. `hidden_at`: a colleague took it out of sight after a report.
    """

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="posts", null=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    text = models.TextField(blank=True)
    thanks_to = models.ManyToManyField(Person, related_name="+")
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    comment_count = models.PositiveIntegerField(default=0)
    link = models.CharField(max_length=500, blank=True)
    objects = TrustQuerySet["Post"].as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "space", "-id"], name="said_by_space"),
            models.Index(fields=["author", "-id"], name="said_by_author"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True) | Q(text=""), name="post_taken_back_is_empty"
            ),
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True, deleted_by__isnull=True)
                | Q(deleted_at__isnull=False, deleted_by__isnull=False),
                name="post_taken_back_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"


class PostPhoto(TrustOwned):
    """A picture that goes with a post, in the order in which they were added."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="with_photos")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["PostPhoto"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "photo"], name="photo_once_a_post"),
        ]


class LinkedPage(TrustOwned):
    """What the page behind a post's first link said of itself; the title is empty where it said nothing."""

    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="linked")
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=140, blank=True)
    description = models.CharField(max_length=240, blank=True)
    site = models.CharField(max_length=60, blank=True)
    host = models.CharField(max_length=253, blank=True)
    read_at = models.DateTimeField()
    objects = TrustQuerySet["LinkedPage"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "address", "-read_at"], name="linked_by_address")]


class EarlierWords(TrustOwned):
    """The words of a post before its author changed them."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="earlier")
    text = models.TextField(blank=True)
    stood_until = models.DateTimeField()
    objects = TrustQuerySet["EarlierWords"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]


class Comment(TrustOwned):
    """An answer to a post, or to a comment of it: one level, so that a thread can be read on a phone."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="comments")
    answers = models.ForeignKey("self", on_delete=models.PROTECT, related_name="answered_by", null=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Comment"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["post", "id"], name="comment_by_post")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True) | Q(text=""), name="comment_taken_back_is_empty"
            ),
        ]


class Felt(TrustOwned):
    """What one person said of a post with a press: one feeling a person."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="felt")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    feeling = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Feeling])
    at = models.DateTimeField()
    objects = TrustQuerySet["Felt"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "person"], name="felt_once_a_person"),
        ]


class Poll(TrustOwned):
    """A question with choices under a post; the votes are counted, and whose they are is shown to nobody."""

    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="poll")
    ends_at = models.DateTimeField()
    objects = TrustQuerySet["Poll"].as_manager()


class Choice(TrustOwned):
    """One choice of a poll."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="choices")
    words = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()
    objects = TrustQuerySet["Choice"].as_manager()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "place"], name="choice_once_a_place"),
        ]


class Vote(TrustOwned):
    """One person's vote in a poll, which can be changed until it ends."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="votes")
    choice = models.ForeignKey(Choice, on_delete=models.PROTECT, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["Vote"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "person"], name="vote_once_a_poll"),
        ]


class Tag(TrustOwned):
    """A hashtag: `folded` finds it however it is written, `words` shows how it was written first."""

    folded = models.CharField(max_length=120)
    words = models.CharField(max_length=50)
    posts = models.ManyToManyField(Post, related_name="tags")
    objects = TrustQuerySet["Tag"].as_manager()

    class Meta:
        ordering: ClassVar = ["folded"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "folded"], name="tag_once_a_trust"),
        ]


class Named(TrustOwned):
    """Somebody, or a team, named with an @ in a post or a comment; `words` are those behind the @."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="named")
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="named", null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.CharField(max_length=121)
    objects = TrustQuerySet["Named"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(team__isnull=True), name="named_is_a_person_or_a_team"
            ),
        ]


class Kept(TrustOwned):
    """A post that somebody keeps to find it again; nobody else sees that."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="kept")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    objects = TrustQuerySet["Kept"].as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "person"], name="kept_once_a_person"),
        ]


class Report(TrustOwned):
    """Somebody asks a human to look at a post or a comment; who asked is known to that human alone."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="reports")
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="reports", null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    was_hidden = models.BooleanField(default=False)
    words = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Report"].as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["trust", "at"], condition=Q(settled_at__isnull=True), name="report_open")
        ]


class Mute(TrustOwned):
    """Somebody does not want to hear of a space, a post's thread or a colleague for now."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mutes")
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+", null=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", null=True)
    whom = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    objects = TrustQuerySet["Mute"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "space"], condition=Q(space__isnull=False), name="mute_once_a_space"
            ),
            models.UniqueConstraint(
                fields=["person", "post"], condition=Q(post__isnull=False), name="mute_once_a_post"
            ),
            models.UniqueConstraint(
                fields=["person", "whom"], condition=Q(whom__isnull=False), name="mute_once_a_person"
            ),
        ]


class ReadUpTo(TrustOwned):
    """How far somebody has read: the newest post of their last visit, and of the one before.

    "Since you were last here" begins after `before`, so that a reload does not lose the line.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    before = models.PositiveBigIntegerField(default=0)
    newest = models.PositiveBigIntegerField(default=0)
    came_at = models.DateTimeField()
    objects = TrustQuerySet["ReadUpTo"].as_manager()


class Draft(TrustOwned):
    """What somebody is writing in one place ("everybody", "space:3", "post:7"), kept as it is written."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    place = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    objects = TrustQuerySet["Draft"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place"], name="draft_once_a_place"),
        ]


class DraftPhoto(TrustOwned):
    """A picture that goes with what somebody is writing in a place, in the order in which they were added."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=40)
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["DraftPhoto"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place", "photo"], name="photo_once_a_draft"),
        ]
