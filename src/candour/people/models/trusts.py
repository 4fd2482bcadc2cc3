"""The trust itself: its sites, the teams there, and its staff groups."""

from typing import ClassVar

from django.db import models

from candour.domain.links import LONGEST_LINK
from candour.domain.sites import SiteKind
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Trust(models.Model):
    """A hospital trust: the body that stands behind every word published in its name."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    jurisdiction = models.CharField(max_length=20, default="england")
    duty_title = models.CharField(max_length=80, default="Site manager on duty")
    duty_phone = models.CharField(max_length=30, blank=True)
    is_pre_election = models.BooleanField(default=False)
    vacancies_url = models.CharField(max_length=LONGEST_LINK, blank=True, db_default="")

    def __str__(self) -> str:
        return self.name


class Site(TrustOwned):
    """A place where the trust gives care."""

    name = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=14,
        choices=[(kind.value, kind.value) for kind in SiteKind],
        default=SiteKind.HOSPITAL,
        db_default=SiteKind.HOSPITAL,
    )
    objects = TrustQuerySet["Site"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "name"], name="site_name_once_a_trust")
        ]

    def __str__(self) -> str:
        return self.name


class Team(TrustOwned):
    """A ward, a clinic or an office at one site."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    objects = TrustQuerySet["Team"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "name"], name="team_name_once_a_site")
        ]

    def __str__(self) -> str:
        return self.name


class StaffGroup(TrustOwned):
    """A group of staff, such as nurses, with the professional register that binds it, if any."""

    name = models.CharField(max_length=80)
    register = models.CharField(max_length=20, blank=True)
    objects = TrustQuerySet["StaffGroup"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "name"], name="staff_group_name_once_a_trust"),
        ]

    def __str__(self) -> str:
        return self.name
