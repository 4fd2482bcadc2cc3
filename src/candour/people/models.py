"""Who is here: trusts, sites, teams, staff groups, persons, their roles and rights."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from candour.domain.links import LONGEST_LINK
from candour.domain.roles import Right, Role
from candour.domain.sites import SiteKind
from candour.people.tenancy import TrustOwned, TrustQuerySet

if TYPE_CHECKING:
    from candour.people.sessions import SessionStore


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


class SignedIn(AbstractBaseSession):
    """One signed-in browser (or one on its way to signing in): whose it is, and whether it is their own.

    Deleting the row ends the session at once. `device` names browser and system in plain words.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices", null=True)
    is_own = models.BooleanField(default=False)
    device = models.CharField(max_length=60, blank=True)
    signed_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-seen_at", "session_key"]

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        from candour.people.sessions import SessionStore  # noqa: PLC0415 - the store needs this model first

        return SessionStore


class LimitCount(models.Model):
    """What limits on sign-in count, where every process sees it: the table of Django's database cache."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_limit_count"


class RoleHeld(TrustOwned):
    """A role that a person holds or held; rows end, they are never deleted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["RoleHeld"].as_manager()

    class Meta:
        ordering: ClassVar = ["role", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(ended_at__isnull=True), name="role_held_once_at_a_time"
            ),
        ]


class RightHeld(TrustOwned):
    """A right to send without waiting: how it was earned and when it ends. No errors are counted here."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rights_held")
    right = models.CharField(max_length=20, choices=[(right.value, right.value) for right in Right])
    earned_how = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["RightHeld"].as_manager()

    class Meta:
        ordering: ClassVar = ["right", "-ends_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="right_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="right_is_withdrawn_with_a_reason",
            ),
        ]

    def is_in_force(self, now: datetime) -> bool:
        return self.withdrawn_at is None and self.starts_at <= now < self.ends_at


class Shift(TrustOwned):
    """A turn on call: who reads or decides from when to when, and who deputises."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shifts")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shifts_as_deputy", null=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    title = models.CharField(max_length=80)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="shifts", null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=60, blank=True)
    objects = TrustQuerySet["Shift"].as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "ends_at"], name="shift_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="shift_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=models.F("person")),
                name="shift_deputy_is_somebody_else",
            ),
        ]


class StandingDuty(TrustOwned):
    """Who holds the trust's standing duty role when everybody else is silent: the end of every route."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standing_duties")
    order = models.PositiveSmallIntegerField(default=0)
    objects = TrustQuerySet["StandingDuty"].as_manager()

    class Meta:
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "person"], name="standing_duty_once_a_person"),
        ]


class Notice(TrustOwned):
    """Word to one person that something waits for them. It never holds the text of a post or a reply.

    `about` names what it is about ("reply:12"), `kind` why ("decide", "human_now", "suggested", ...).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=60)
    words = models.CharField(max_length=160)
    opens = models.CharField(max_length=200)
    is_urgent = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Notice"].as_manager()

    class Meta:
        ordering: ClassVar = ["-sent_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["person", "done_at"], name="notice_by_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "about"],
                condition=Q(done_at__isnull=True),
                name="notice_open_once_about_a_thing",
            ),
        ]


class NoticeCopy(TrustOwned):
    """One way by which a notice goes out besides the page: e-mail, or a door for SMS or push."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="copies")
    door = models.CharField(max_length=10)
    sent_at = models.DateTimeField(null=True)
    failed_because = models.CharField(max_length=200, blank=True)
    objects = TrustQuerySet["NoticeCopy"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "door"], name="notice_copy_once_a_door")
        ]


class CalendarAddress(TrustOwned):
    """The secret address of somebody's own calendar: drawn from `salt` with the installation's own key.

    Nothing in the database opens it; `token_hash` finds the row of an address. A new salt ends the old one.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_address")
    salt = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    objects = TrustQuerySet["CalendarAddress"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]


class Pledge(TrustOwned):
    """What an executive promises staff who speak in public, in their own words; the newest stands."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pledges")
    words = models.CharField(max_length=400)
    given_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Pledge"].as_manager()

    class Meta:
        ordering: ClassVar = ["-given_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(replaced_at__isnull=True), name="pledge_stands_once_a_trust"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="pledge_has_words"),
        ]
