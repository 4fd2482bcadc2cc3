"""Locking a post on its way to the public, the record of what happened to it, and word to its people."""

from datetime import datetime

from candour.domain.actor import Actor
from candour.jobs import news
from candour.outward.models import Outward
from candour.people import actions as people
from candour.people.models import Person

WITH = ("post__author__team", "post__space", "statement__author")


def lock(outward: Outward) -> Outward:
    """This will read it again, locked until the transaction ends: the bare row first."""
    Outward.objects.select_for_update().values_list("pk", flat=True).get(pk=outward.pk)
    return Outward.objects.select_related(*WITH).get(pk=outward.pk)


def tell(name: str, *, by: Actor, outward: Outward, now: datetime) -> None:
    """This will write the event about it, with the post and what says it."""
    about = {"outward": outward.pk, "post": outward.post_id, "statement": outward.statement_id}
    news.tell(name, by=by, trust=outward.trust_id, about=about, now=now)


def notify(whom: Person, *, by: Actor, outward: Outward, kind: str, words: str, now: datetime) -> None:
    """This will send somebody one notice that opens it, but never to whoever acts."""
    people.send_notices(
        [whom],
        by=by,
        kind=kind,
        about=about(outward),
        words=words,
        opens=f"/feed/{outward.post_id}/in-public",
        now=now,
    )


def about(outward: Outward) -> str:
    """This will name it for the notices about it."""
    return f"outward:{outward.pk}"
