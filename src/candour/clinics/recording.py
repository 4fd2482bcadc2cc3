"""Locking a clinic, writing the record of it, and word to whoever comes or hosts."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.urls import reverse

from candour.clinics.models import Clinic
from candour.clinics.queries.clinics import clinic_of
from candour.domain.actor import Actor
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person


def lock(clinic: Clinic | int) -> Clinic:
    """This will read a clinic and its hosts again, locked until the transaction ends: the bare row first."""
    pk = clinic if isinstance(clinic, int) else clinic.pk
    trust = Clinic.objects.select_for_update().values_list("trust_id", flat=True).get(pk=pk)
    return clinic_of(trust, pk)


def tell(
    name: str,
    *,
    by: Actor,
    clinic: Clinic,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a clinic."""
    told = {"clinic": clinic.pk, **(about or {})}
    news.tell(name, by=by, trust=clinic.trust_id, about=told, now=now, words=words)


def notify(
    whom: Iterable[Person], *, by: Actor, clinic: Clinic, kind: str, words: str, now: datetime
) -> None:
    """This will send each of them one notice that opens the clinic, but never to whoever acts.

    An older one of theirs of that kind is closed first: what it said holds no more.
    """
    told = {each.pk: each for each in whom if each.ledger_name != by.ledger_name and each.is_active}
    finish(clinic, by=by, now=now, kind=kind, person=list(told.values()))
    people.send_notices(
        told.values(),
        by=by,
        kind=kind,
        about=about(clinic),
        words=words,
        opens=reverse("clinics-one", args=[clinic.pk]),
        now=now,
    )


def finish(
    clinic: Clinic,
    *,
    by: Actor,
    now: datetime,
    kind: str = "",
    person: Person | Collection[Person] | None = None,
) -> None:
    """This will close the notices about a clinic: of one kind or all, of some people or all."""
    people.finish_notices(
        by=by, trust=clinic.trust_id, about=about(clinic), kind=kind, person=person, now=now
    )


def about(clinic: Clinic) -> str:
    """This will name a clinic for the notices about it."""
    return f"clinic:{clinic.pk}"
