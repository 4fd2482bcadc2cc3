"""A post of the feed on its way to the public: what says it, and what its author said to that."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.domain.outward import Credit
from candour.network.models import Post
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import Statement


class Outward(TrustOwned):
    """One try to say a post in public; a later try is another row.

    `agreed_at` is empty until the post's author said yes, at once where they say it themselves; `credit` is
    how they wish to be named. A no keeps its time, and the yes that it took back is gone.
    """

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="outward")
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="outward")
    credit = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in Credit], default=Credit.NONE.value
    )
    agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Outward"].as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True) | Q(declined_at__isnull=True),
                name="outward_is_answered_once",
            ),
        ]
