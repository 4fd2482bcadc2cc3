"""Rows held for the length of an act, refusals raised, and events told with ids alone."""

from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people.models import Person
from candour.talks.models import Talk


def lock_talk(trust_id: int, pk: int) -> Talk:
    """This will hold the row of one talk of this trust; another trust's talk is not there."""
    return Talk.objects.for_trust(trust_id).select_for_update(of=("self",)).select_related("trust").get(pk=pk)


def must_work_here(by: Person) -> None:
    """This will refuse somebody whose account is suspended."""
    if not by.is_active:
        raise Refusal("Your account is suspended.", "Ask a trust administrator to let you back in.")


def tell(name: str, by: Actor, talk: Talk, now: datetime, **more: str | int | None) -> None:
    """This will record one event about a talk: never a word of what was asked for."""
    news.tell(name, by=by, trust=talk.trust_id, about={"talk": talk.pk, **more}, now=now)
