"""When a new notice leaves the page: at once, later, or in the next letter."""

from datetime import datetime

from candour.domain.notifying import ALWAYS, when_to_tell
from candour.jobs import queue
from candour.notices import queries
from candour.notices.models import Letter
from candour.people.doors import Leaving
from candour.people.models import Notice
from candour.people.queries import is_on_call


def time_notice(notice: Notice, now: datetime) -> Leaving | None:
    """This will say when a notice goes out by the doors, by which doors, or put it in a letter and give None.

    It runs inside the transaction that sends the notice. Whoever is asked to act, or is on call, waits for
    nothing; so for them nothing is looked up.
    """
    person = notice.person
    if notice.is_urgent or notice.kind in ALWAYS:
        return Leaving(now)
    telling = when_to_tell(
        notice.kind,
        is_urgent=False,
        is_on_call=is_on_call(person, now),
        wishes=queries.wishes_of(person),
        now=now,
    )
    if telling.in_letter is not None:
        letter, is_new = Letter.objects.for_trust(notice.trust_id).get_or_create(
            person=person, due_at=telling.in_letter, defaults={"trust_id": notice.trust_id}
        )
        if is_new:
            queue.enqueue(
                "notices.send_letter", {"letter": letter.pk}, due_at=letter.due_at, trust=notice.trust_id
            )
    return Leaving(telling.at_once, telling.doors) if telling.at_once is not None else None
