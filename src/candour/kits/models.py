"""A share kit, its pictures, and what a colleague makes of it in their own words."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value

from candour.domain.kits import LONGEST_MESSAGE, LONGEST_TITLE, KitState
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.photos.models import Photo


class Kit(TrustOwned):
    """A kit as it stands now; facts and links stand a line each.

    `hands` are the humans who wrote in it: none of them approves it. `decided_sha256` is the hash of what
    was decided on; a no has its reason.
    """

    title = models.CharField(max_length=LONGEST_TITLE)
    message = models.CharField(max_length=LONGEST_MESSAGE)
    facts = models.TextField(blank=True)
    links = models.TextField(blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kits")
    hands = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    state = models.CharField(max_length=8, choices=[(each.value, each.value) for each in KitState])
    made_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    decided_sha256 = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Kit"].as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=KitState.OPEN.value) | Q(decided_by__isnull=False),
                name="kit_is_open_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class KitPhoto(TrustOwned):
    """A picture of a kit, in the order in which they were chosen."""

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="with_photos")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["KitPhoto"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kit", "photo"], name="photo_once_a_kit")]


class OwnWords(TrustOwned):
    """What one colleague writes from a kit, kept as they write it.

    `checked_at` is set while the words stand as they were checked, `ready_at` where nothing held them. Where
    they told it is known to them alone, and nobody counts it.
    """

    kit = models.ForeignKey(Kit, on_delete=models.PROTECT, related_name="own_words")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)
    told_where = models.CharField(max_length=60, blank=True)
    told_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["OwnWords"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kit", "person"], name="own_words_once_a_person")
        ]
