"""News goes up as jobs: an event is written and, in the same transaction, one job per follower."""

from collections.abc import Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.events import EVENTS
from candour.jobs import queue
from candour.ledger import record
from candour.ledger.models import Event

_FOLLOWERS: dict[str, list[str]] = {}


def follow(event_name: str, job_name: str) -> None:
    """This will have `job_name` asked for whenever `event_name` is told; saying it twice changes nothing.

    The job's payload is {"event": uid, "name", "trust", "by", "at" (ISO 8601), "about": {...}}. Followers
    are idempotent by "event".
    """
    if event_name not in EVENTS:
        raise ValueError(f"'{event_name}' is not an event. Add it to candour/domain/events.")
    followers = _FOLLOWERS.setdefault(event_name, [])
    if job_name not in followers:
        followers.append(job_name)


def followers() -> dict[str, tuple[str, ...]]:
    """This will list who follows what, in the order of the names."""
    return {name: tuple(sorted(jobs)) for name, jobs in sorted(_FOLLOWERS.items())}


def tell(
    name: str,
    *,
    by: Actor,
    trust: int | str,
    about: Mapping[str, str | int | None],
    now: datetime,
    words: Mapping[str, str] | None = None,
) -> Event:
    """This will write the event and ask for its followers' work, all in the caller's transaction."""
    event = record.write(name=name, trust=str(trust), by=by.ledger_name, at=now, about=about, words=words)
    payload = {
        "event": str(event.uid),
        "name": name,
        "trust": event.trust,
        "by": event.by,
        "at": now.isoformat(),
        "about": dict(event.about),
    }
    followers = {f"news:{event.uid}:{job_name}": job_name for job_name in _FOLLOWERS.get(name, ())}
    queue.enqueue_each(followers, payload, due_at=now, trust=trust)
    return event
