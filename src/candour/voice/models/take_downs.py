"""Taking down: what exposed somebody, and each copy of it that has to go."""

from typing import ClassVar

from django.db import models

from candour.domain.amending import RemovalState, TakeDownReason
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models.deliveries import Delivery
from candour.voice.models.statements import Statement


class TakeDown(TrustOwned):
    """Somebody took a statement down because it exposed somebody; `reason` is one of the public reasons."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="take_down")
    reason = models.CharField(max_length=12, choices=[(each.value, each.value) for each in TakeDownReason])
    taken_down_at = models.DateTimeField()
    taken_down_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["TakeDown"].as_manager()

    class Meta:
        ordering: ClassVar = ["-taken_down_at", "-pk"]


class Removal(TrustOwned):
    """The taking down of one copy: asked for until the network says that it is gone, or a person does it.

    `reason` and `remedy` say what stands in its way; `told_at` is when people were asked to do it by hand.
    """

    take_down = models.ForeignKey(TakeDown, on_delete=models.PROTECT, related_name="removals")
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="removal")
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in RemovalState])
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Removal"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="removal_by_due")]
