"""Polls: a question under a post, its choices, and the votes."""

from typing import ClassVar

from django.db import models

from candour.network.models.posts import Post
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


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
