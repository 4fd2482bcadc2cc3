"""Who may act here, the record of what they did, and word to whoever it concerns."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.jobs import news
from candour.ledger.models import Event
from candour.network.models import Comment, Post, Space
from candour.people import actions as people
from candour.people.models import Person


def tell(
    name: str,
    *,
    by: Actor,
    thing: Post | Comment | Space,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> Event:
    """This will write the event about a post, a comment or a space."""
    kind = type(thing).__name__.lower()
    told: dict[str, str | int | None] = {kind: thing.pk}
    if isinstance(thing, Comment):
        told["post"] = thing.post_id
    if isinstance(thing, Post):
        told["space"] = thing.space_id
    return news.tell(name, by=by, trust=thing.trust_id, about={**told, **(about or {})}, now=now, words=words)


def notify(
    whom: Iterable[Person], *, by: Person, post: Post, kind: str, words: str, now: datetime, report: int = 0
) -> None:
    """This will send each of them one notice that opens the post, but never to whoever acts.

    With a `report` it opens what was decided about that.
    """
    about = f"report:{report}" if report else f"post:{post.pk}"
    opens = f"/feed/reports/{report}/outcome" if report else f"/feed/{post.pk}"
    people.send_notices(whom, by=by, kind=kind, about=about, words=words, opens=opens, now=now)
