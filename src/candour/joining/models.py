"""How people come in: invitations, newcomers who wait for a yes, lists, and the trust's own account."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from candour.domain.invitations import Standing
from candour.people.models import Person, StaffGroup, Team
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Way(models.TextChoices):
    """How an invitation reaches people."""

    LETTER = "letter"
    CODE = "code"
    POSTER = "poster"


class Invitation(TrustOwned):
    """A code by which people come in: one by letter or code, several by a ward's poster.

    The code is drawn from `salt` with the installation's own key, so that nothing in the database opens it;
    `code_hash` finds the row of a code. `person` is an account that waits for whoever accepts.
    """

    way = models.CharField(max_length=10, choices=Way.choices)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True)
    staff_group = models.ForeignKey(StaffGroup, on_delete=models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    welcomer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    email = models.EmailField(max_length=254, blank=True)
    roles = models.JSONField(default=list)
    salt = models.CharField(max_length=32)
    code_hash = models.CharField(max_length=64, unique=True)
    most_people = models.PositiveSmallIntegerField(default=1)
    came = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Invitation"].as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(came__lte=F("most_people")), name="invitation_for_so_many_people"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("made_at")), name="invitation_ends_after_made"),
            models.CheckConstraint(
                condition=~Q(way="poster") | Q(welcomer__isnull=False), name="poster_names_a_colleague"
            ),
        ]

    @property
    def standing(self) -> Standing:
        """This will say how the invitation stands, for the rules."""
        return Standing(self.most_people, self.came, self.ends_at, is_ended=self.ended_at is not None)


class Newcomer(TrustOwned):
    """Somebody who came by a poster and waits; no account is made before a colleague says yes.

    What they typed is emptied when somebody has said yes or no; `person` is the account made then.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="newcomers")
    first_name = models.CharField(max_length=60, blank=True)
    last_name = models.CharField(max_length=60, blank=True)
    job_title = models.CharField(max_length=80, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    is_email_private = models.BooleanField(default=False)
    password = models.CharField(max_length=128, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Newcomer"].as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust", "email"], condition=Q(decided_at__isnull=True), name="newcomer_waits_once"
            ),
        ]

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class TrustAccount(TrustOwned):
    """That somebody signs in by the trust's own account; `shut_out_at` when its groups were gone."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="trust_account")
    first_came_at = models.DateTimeField()
    last_came_at = models.DateTimeField()
    shut_out_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["TrustAccount"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]


class KeptList(TrustOwned):
    """A list of people between its look and its yes: the file as it came, emptied when all is done.

    `done` counts the acts that were carried out; `left_over` holds what could not be done, line by line.
    """

    file_name = models.CharField(max_length=120, blank=True)
    content = models.BinaryField(blank=True)
    is_full = models.BooleanField(default=False)
    invites = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=60, blank=True)
    leavers = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    left_over = models.JSONField(default=list)
    objects = TrustQuerySet["KeptList"].as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
