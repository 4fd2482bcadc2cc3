"""Clinics: when and where, who hosts, who comes, which cases they bring, what is learnt, if it helped."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from candour.domain.cases import LONGEST_CASE, CaseSource
from candour.domain.clinics import (
    LONGEST_ABOUT,
    LONGEST_REASON,
    LONGEST_TITLE,
    LONGEST_WHERE,
    ClinicKind,
    Helped,
)
from candour.domain.links import LONGEST_LINK
from candour.guidelines.models import Proposal
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet

LONGEST_NOTE = 2_000


class HostAgreed(TrustOwned):
    """Somebody whom communications agreed to as a host, whatever rights they hold."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agreed_to_host")
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["HostAgreed"].as_manager()

    class Meta:
        ordering: ClassVar = ["agreed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="host_agreed_once_a_person"
            ),
        ]


class Clinic(TrustOwned):
    """A clinic as it stands now. `sequence` counts its changes, for calendars and for what is due later.

    A drop-in expects so many `guests`; a booked one is cut into slots of `slot_minutes`.
    """

    kind = models.CharField(max_length=8, choices=[(each.value, each.value) for each in ClinicKind])
    title = models.CharField(max_length=LONGEST_TITLE)
    about = models.CharField(max_length=LONGEST_ABOUT, blank=True)
    where = models.CharField(max_length=LONGEST_WHERE, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    guests = models.PositiveSmallIntegerField(null=True)
    slot_minutes = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    cancelled_because = models.CharField(max_length=LONGEST_REASON, blank=True)
    objects = TrustQuerySet["Clinic"].as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "ends_at", "id"], name="clinic_by_time")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="clinic_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(kind=ClinicKind.DROP_IN.value, slot_minutes__isnull=True, guests__isnull=False)
                | Q(kind=ClinicKind.BOOKED.value, slot_minutes__isnull=False, guests__isnull=True),
                name="clinic_is_walked_into_or_booked",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancelled_because=""),
                name="clinic_is_cancelled_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(where="") | ~Q(link=""), name="clinic_is_somewhere"),
        ]

    def __str__(self) -> str:
        return self.title


class Host(TrustOwned):
    """Somebody hosts a clinic. Whoever stops has no row any more; the record says that they did."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="hosts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hosting")
    since = models.DateTimeField()
    objects = TrustQuerySet["Host"].as_manager()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clinic", "person"], name="host_once_a_clinic"),
        ]


class Coming(TrustOwned):
    """Somebody comes: in a `slot` of a booked clinic, or, to a drop-in, only to be reminded.

    One that `is_waiting` waits for a place in that slot. Whoever gives it back ends the row. `sequence`
    counts what became of their place, through all their rows, for their calendar; `asked_for_host_at` goes
    on through them, too: a guest asks for another host once.
    """

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="coming")
    guest = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="coming")
    slot = models.PositiveSmallIntegerField(null=True)
    is_waiting = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    changed_at = models.DateTimeField()
    asked_for_host_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Coming"].as_manager()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["guest", "-id"], name="coming_by_guest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clinic", "guest"], condition=Q(ended_at__isnull=True), name="coming_once_a_clinic"
            ),
            models.CheckConstraint(
                condition=Q(is_waiting=False) | Q(slot__isnull=False), name="coming_waits_for_a_slot"
            ),
        ]


class Case(TrustOwned):
    """A case that somebody brings, in words without names; nobody sees it before they said so (`shown_at`).

    Where it came from is kept as a kind alone: a link to a post would name whoever wrote it.
    """

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="cases")
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    source = models.CharField(max_length=10, choices=[(each.value, each.value) for each in CaseSource])
    text = models.CharField(max_length=LONGEST_CASE, blank=True)
    kept_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Case"].as_manager()

    class Meta:
        ordering: ClassVar = ["kept_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clinic", "brought_by"],
                condition=Q(ended_at__isnull=True),
                name="case_once_a_guest_and_clinic",
            ),
        ]


class Note(TrustOwned):
    """What was learnt at a clinic, without names: for everybody, and to begin a clause or a lesson with."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="notes")
    text = models.CharField(max_length=LONGEST_NOTE)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Note"].as_manager()

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="note_has_words")]


class Answer(TrustOwned):
    """What a guest said afterwards. It is read only in tens, and by nobody one by one."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="answers")
    guest = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    helped = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Helped])
    said_at = models.DateTimeField()
    objects = TrustQuerySet["Answer"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clinic", "guest"], name="clinic_answer_once_a_guest"),
        ]
