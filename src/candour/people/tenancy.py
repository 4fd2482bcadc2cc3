"""Every row belongs to a trust, and every question starts from `for_trust`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

if TYPE_CHECKING:
    from candour.people.models import Trust

OwnedModel_co = TypeVar("OwnedModel_co", bound=models.Model, covariant=True)


class TrustQuerySet(models.QuerySet[OwnedModel_co]):
    """Rows of which each belongs to one trust."""

    def for_trust(self, trust: "Trust | int") -> Self:
        """This will keep the rows of one trust only."""
        return self.filter(trust_id=trust if isinstance(trust, int) else trust.pk)


@dataclass(frozen=True)
class Numbers:
    """Somebody and their trust by number, where a query needs no more of a person."""

    trust_id: int
    pk: int


class TrustOwned(models.Model):
    """A row that belongs to a trust; two trusts in one installation never see each other's."""

    trust = models.ForeignKey("people.Trust", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
