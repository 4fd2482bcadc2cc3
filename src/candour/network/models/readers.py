"""What one reader does with what is said: feels, keeps it or wants to hear no more, and how far they read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.posting import Feeling
from candour.network.models.posts import Post
from candour.network.models.spaces import Space
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


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
