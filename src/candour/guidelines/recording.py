"""Locking a proposal, writing what happened to it, and telling whom it concerns."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.urls import reverse

from candour.domain.actor import Actor
from candour.guidelines.models import Proposal
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person


def lock(proposal: Proposal | int) -> Proposal:
    """This will read a proposal again, locked until the transaction ends."""
    pk = proposal if isinstance(proposal, int) else proposal.pk
    found = Proposal.objects.select_for_update(of=("self",)).select_related("began_by", "trust")
    return found.get(pk=pk)


def tell(
    name: str,
    *,
    by: Actor,
    proposal: Proposal,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a proposal."""
    told: dict[str, str | int | None] = {"proposal": proposal.pk, **(about or {})}
    news.tell(name, by=by, trust=proposal.trust_id, about=told, now=now, words=words)


def notify(whom: Iterable[Person], *, by: Actor, proposal: Proposal, words: str, now: datetime) -> None:
    """This will send each of them one notice that opens the proposal, but never to whoever acts."""
    people.send_notices(
        whom,
        by=by,
        kind="guideline",
        about=f"proposal:{proposal.pk}",
        words=words,
        opens=reverse("guidelines-proposal", args=[proposal.pk]),
        now=now,
    )


def finish(proposal: Proposal, *, by: Actor, now: datetime, person: Person | None = None) -> None:
    """This will close the notices about a proposal, of one person or of all."""
    people.finish_notices(
        by=by, trust=proposal.trust_id, about=f"proposal:{proposal.pk}", person=person, now=now
    )
