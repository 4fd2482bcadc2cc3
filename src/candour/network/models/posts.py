"""What is said: posts and what goes with them, comments, and the subjects and people that they name."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.network.models.spaces import Space
from candour.people.models import Person, Team
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.photos.models import Photo


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
