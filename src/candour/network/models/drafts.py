"""What somebody is still writing, and the pictures that go with it."""

from typing import ClassVar

from django.db import models

from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.photos.models import Photo


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
