"""What search finds: the words of posts, comments and answers in public, one row each."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.network.models import Comment, Post
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import Statement


class Findable(TrustOwned):
    """Words that can be found, as they stood at `stood_at`; the database keeps its own index of them.

    It says nothing about who may read them: every search asks the thing itself, as it is at that moment.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", null=True)
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="+", null=True)
    reply = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+", null=True)
    words = models.TextField()
    stood_at = models.DateTimeField()
    objects = TrustQuerySet["Findable"].as_manager()

    class Meta:
        ordering: ClassVar = ["-stood_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "-stood_at", "-id"], name="findable_newest")]
        constraints: ClassVar = [
            *(
                models.UniqueConstraint(
                    fields=[name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"findable_once_a_{name}",
                )
                for name in ("post", "comment", "reply")
            ),
            models.CheckConstraint(
                condition=Q(post__isnull=False, comment__isnull=True, reply__isnull=True)
                | Q(post__isnull=True, comment__isnull=False, reply__isnull=True)
                | Q(post__isnull=True, comment__isnull=True, reply__isnull=False),
                name="findable_is_of_one_thing",
            ),
        ]


class CatchUp(TrustOwned):
    """Somebody wants a letter after so many days away; `sent_at` is the last one."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["CatchUp"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__gte=1), name="catch_up_after_a_day_or_more"),
        ]
