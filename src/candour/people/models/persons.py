"""Persons: who works for a trust, and how each is found by the address that they sign in with."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from candour.people.models.trusts import StaffGroup, Team, Trust


class PersonManager(BaseUserManager["Person"]):
    """Finds persons by the e-mail address that they sign in with, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username or "")

    def for_trust(self, trust: Trust | int) -> models.QuerySet["Person"]:
        """This will keep the persons of one trust only."""
        return self.filter(trust_id=trust if isinstance(trust, int) else trust.pk)


class Person(AbstractBaseUser):
    """Somebody who works for a trust and signs in.

    `staff_number` says that two accounts are the same human: nobody approves their own words through
    a second account. A private address serves for signing in alone: no notice is mailed there.
    Whoever signs in elsewhere, with the trust's own account, has no way in here while that is set up.
    """

    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, related_name="people")
    email = models.EmailField(max_length=254, unique=True)
    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=60)
    job_title = models.CharField(max_length=80)
    staff_number = models.CharField(max_length=30, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="people", null=True)
    staff_group = models.ForeignKey(StaffGroup, on_delete=models.PROTECT, related_name="people", null=True)
    mobile = models.CharField(max_length=30, blank=True)
    is_email_private = models.BooleanField(default=False)
    signs_in_elsewhere = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []
    objects = PersonManager()

    class Meta:
        ordering: ClassVar = ["last_name", "first_name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="person_email_once_whatever_its_case"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def ledger_name(self) -> str:
        return f"person:{self.pk}"

    @property
    def same_human(self) -> str:
        """This will give one key for all accounts of one human in this trust."""
        return f"staff:{self.trust_id}:{self.staff_number}" if self.staff_number else f"person:{self.pk}"
