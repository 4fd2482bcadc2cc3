"""Telling people of what concerns them in the squad, and putting away what only said something."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from candour.domain.actor import Actor
from candour.people import actions as people
from candour.people.models import Notice, Person

FREE, OFFERED, CALL_CHANGED = "turn_free", "turn_offered", "squad_call"
MAY_TAKE_TURNS, TURN_YOURS, OFFER_TAKEN, THANKED = (
    "squad_may",
    "turn_yours",
    "turn_offer_taken",
    "squad_thanks",
)
NEWS = (FREE, OFFERED, CALL_CHANGED, MAY_TAKE_TURNS, TURN_YOURS, OFFER_TAKEN, THANKED)
"""Kinds of notice that nobody has to answer: whoever has read one is done with it."""
NEWS_IS_OLD = timedelta(days=14)
AT_A_TIME = 100


def notify(
    whom: Iterable[Person], *, by: Actor, kind: str, about: str, words: str, opens: str, now: datetime
) -> None:
    """This will send each of them one notice, but never to whoever acts."""
    people.send_notices(whom, by=by, kind=kind, about=about, words=words, opens=opens, now=now)


def put_news_away(*, by: Actor, now: datetime) -> None:
    """This will close what only said something, once it was opened or is two weeks old."""
    news = Notice.objects.filter(kind__in=NEWS, done_at=None)
    old = news.filter(Q(seen_at__isnull=False) | Q(sent_at__lt=now - NEWS_IS_OLD))
    for each in old.select_related("person").order_by("pk")[:AT_A_TIME]:
        people.finish_notices(
            by=by, trust=each.trust_id, about=each.about, kind=each.kind, person=each.person, now=now
        )
