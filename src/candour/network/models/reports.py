"""Reports: somebody asks a human to look at what was said."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.network.models.posts import Comment, Post
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


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
