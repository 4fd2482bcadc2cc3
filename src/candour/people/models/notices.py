"""Notices: word to one person that something waits for them, and the ways by which it goes out."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.people.models.persons import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Notice(TrustOwned):
    """Word to one person that something waits for them. It never holds the text of a post or a reply.

    `about` names what it is about ("reply:12"), `kind` why ("decide", "human_now", "suggested", ...).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=60)
    words = models.CharField(max_length=160)
    opens = models.CharField(max_length=200)
    is_urgent = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Notice"].as_manager()

    class Meta:
        ordering: ClassVar = ["-sent_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person", "done_at"], name="notice_by_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "about"],
                condition=Q(done_at__isnull=True),
                name="notice_open_once_about_a_thing",
            ),
        ]


class NoticeCopy(TrustOwned):
    """One way by which a notice goes out besides the page: e-mail, or a door for SMS or push."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="copies")
    door = models.CharField(max_length=10)
    sent_at = models.DateTimeField(null=True)
    failed_because = models.CharField(max_length=200, blank=True)
    objects = TrustQuerySet["NoticeCopy"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "door"], name="notice_copy_once_a_door")
        ]
