"""Watched words, where they were seen, bursts of them, and how far each network was searched."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.channels.models import Account
from candour.domain.watching import Term
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class WatchedWord(TrustOwned):
    """A word, phrase or hashtag that the trust watches for; one that is watched no more keeps its row.

    `folded` is what is looked for (`domain.watching`); a hashtag keeps its sign.
    """

    text = models.CharField(max_length=80)
    folded = models.CharField(max_length=80)
    why = models.CharField(max_length=200)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["WatchedWord"].as_manager()

    class Meta:
        ordering: ClassVar = ["folded", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "folded"], condition=Q(ended_at__isnull=True), name="word_watched_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="word_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def term(self) -> Term:
        """This will give it as it is looked for."""
        return Term(self.pk, self.folded)


class Sighting(TrustOwned):
    """A watched word that was found in one version of a post, and where its words stand (code points)."""

    word = models.ForeignKey(WatchedWord, on_delete=models.PROTECT, related_name="sightings")
    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="sightings")
    post_version = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    seen_at = models.DateTimeField()
    objects = TrustQuerySet["Sighting"].as_manager()

    class Meta:
        ordering: ClassVar = ["-seen_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["word", "-seen_at"], name="sighting_by_word"),
            models.Index(fields=["trust", "-seen_at"], name="sighting_by_time"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "post_version", "word"], name="sighting_once"),
        ]


class Burst(TrustOwned):
    """Many posts on one word within an hour; `posts` is the most that an hour of it has brought."""

    word = models.ForeignKey(WatchedWord, on_delete=models.PROTECT, related_name="bursts")
    noticed_at = models.DateTimeField()
    posts = models.PositiveIntegerField()
    usual = models.FloatField()
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Burst"].as_manager()

    class Meta:
        ordering: ClassVar = ["-noticed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["word"], condition=Q(ended_at__isnull=True), name="burst_once_at_a_time"
            ),
        ]


class SearchPlace(TrustOwned):
    """How far one account's network was searched for watched words."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="search_place")
    cursor = models.TextField(blank=True)
    searched_at = models.DateTimeField()
    objects = TrustQuerySet["SearchPlace"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
