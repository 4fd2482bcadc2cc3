"""Word to people that something waits for them, on the page at once and by every door that reaches them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.jobs import news, queue
from candour.ledger.prepared import Prepared
from candour.people import doors
from candour.people.actions.permits import must_be_of
from candour.people.models import Notice, NoticeCopy, Person, Trust

LONGEST_WORDS = 160
_OPEN: Prepared[Notice] = Prepared(
    lambda person, kind, about: Notice.objects.filter(person=person, kind=kind, about=about, done_at=None)
)


@transaction.atomic
def send_notice(
    *,
    by: Actor,
    person: Person,
    kind: str,
    about: str,
    words: str,
    opens: str,
    now: datetime,
    is_urgent: bool = False,
) -> Notice:
    """This will tell one person, once, that something waits: on their page and by every door to them.

    `words` never hold the text of a post or a reply. `opens` is a page of Candour ("/decide/12"). A
    notice of this kind about this thing that is still open is given back instead of a second one.
    Somebody suspended keeps the row but gets no copies.
    """
    must_be_of(by, person.trust_id)
    _check_words(words, opens)
    for notice in _OPEN.rows(person=person.pk, kind=kind, about=about):
        return notice
    notice, is_new = Notice.objects.get_or_create(
        person=person,
        kind=kind,
        about=about,
        done_at=None,
        defaults={
            "trust_id": person.trust_id,
            "words": words,
            "opens": opens,
            "is_urgent": is_urgent,
            "sent_at": now,
        },
    )
    if not is_new:
        return notice
    _send_copies(notice, now)
    told: dict[str, str | int | None] = {"notice": notice.pk, "person": person.pk, "thing": about}
    news.tell("people:notice:sent", by=by, trust=person.trust_id, about=told, now=now)
    return notice


def send_notices(
    whom: Iterable[Person], *, by: Actor, kind: str, about: str, words: str, opens: str, now: datetime
) -> None:
    """This will send each of them one notice, but never to whoever acts, nor to somebody who is gone."""
    acts = by.ledger_name
    for person in {each.pk: each for each in whom if each.ledger_name != acts and each.is_active}.values():
        send_notice(
            by=by,
            person=person,
            kind=kind,
            about=about,
            words=words[:LONGEST_WORDS],
            opens=opens,
            now=now,
        )


@transaction.atomic
def see_notice(*, by: Person, notice: Notice, now: datetime) -> Notice:
    """This will note when the person first opened their notice."""
    if notice.person_id != by.pk:
        raise Refusal("This notice is for somebody else.", "Open one of your own notices.")
    unseen = Notice.objects.for_trust(by.trust_id).filter(pk=notice.pk, seen_at=None)
    if unseen.update(seen_at=now):
        told: dict[str, str | int | None] = {"notice": notice.pk, "person": by.pk, "thing": notice.about}
        news.tell("people:notice:seen", by=by, trust=by.trust_id, about=told, now=now)
        notice.seen_at = now
    return notice


@transaction.atomic
def finish_notices(
    *,
    by: Actor,
    trust: Trust | int,
    about: str,
    now: datetime,
    kind: str = "",
    person: Person | Collection[Person] | None = None,
) -> int:
    """This will close the open notices about a thing (of one kind, for some people) and say how many."""
    trust_id = trust if isinstance(trust, int) else trust.pk
    must_be_of(by, trust_id)
    open_ones = Notice.objects.for_trust(trust_id).filter(about=about, done_at=None)
    if kind:
        open_ones = open_ones.filter(kind=kind)
    if person is not None:
        open_ones = open_ones.filter(person__in=[person] if isinstance(person, Person) else person)
    closed = open_ones.update(done_at=now)
    if closed:
        news.tell("people:notice:finished", by=by, trust=trust_id, about={"thing": about}, now=now)
    return closed


def _send_copies(notice: Notice, now: datetime) -> None:
    """This will queue a copy for every door that the person wishes, for when they wish to hear of it."""
    leaving = doors.leaving(notice, now)
    if leaving is None:
        return
    for door in doors.doors_to(notice.person):
        if leaving.doors is not None and door.name not in leaving.doors:
            continue
        copy = NoticeCopy.objects.create(trust_id=notice.trust_id, notice=notice, door=door.name)
        queue.enqueue("people.send_copy", {"copy": copy.pk}, due_at=leaving.at, trust=notice.trust_id)


def _check_words(words: str, opens: str) -> None:
    if not words or len(words) > LONGEST_WORDS:
        raise ValueError(f"A notice has 1 to {LONGEST_WORDS} characters, not {len(words)}.")
    if not opens.startswith("/") or opens.startswith("//"):
        raise ValueError("A notice opens a page of Candour: an address that starts with one '/'.")
