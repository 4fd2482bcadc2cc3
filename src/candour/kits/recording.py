"""Locking a kit, the record of what happened to it, and word to its people."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.jobs import news
from candour.kits.models import Kit
from candour.people import actions as people
from candour.people.models import Person


def lock(kit: Kit) -> Kit:
    """This will read a kit again, locked until the transaction ends: the bare row first."""
    Kit.objects.select_for_update().values_list("pk", flat=True).get(pk=kit.pk)
    return Kit.objects.select_related("owner").get(pk=kit.pk)


def tell(
    name: str,
    *,
    by: Actor,
    kit: Kit,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a kit."""
    news.tell(name, by=by, trust=kit.trust_id, about={"kit": kit.pk, **(about or {})}, now=now, words=words)


def notify(whom: Iterable[Person], *, by: Actor, kit: Kit, kind: str, words: str, now: datetime) -> None:
    """This will send each of them one notice that opens the kit, but never to whoever acts."""
    people.send_notices(
        whom, by=by, kind=kind, about=about_kit(kit), words=words, opens=f"/kits/{kit.pk}", now=now
    )


def about_kit(kit: Kit) -> str:
    """This will name a kit for the notices about it."""
    return f"kit:{kit.pk}"
