"""Whoever promised something in a reply that is public now is asked who does it, and by when."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.checks.promise import promised_with_a_day
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Notice
from candour.promises.models import Promise
from candour.voice.models import Statement

KIND = "promise_made"


@transaction.atomic
def ask_the_author(*, by: Actor, statement_id: int, now: datetime) -> bool:
    """This will ask the writer of a public reply about the promise in it, once; False where there is none."""
    statement = Statement.objects.select_related("author", "current").get(pk=statement_id)
    if not _promises(statement) or not statement.author.is_active:
        return False
    about = f"promise_in:{statement.pk}"
    asked = Notice.objects.for_trust(statement.trust_id).filter(about=about, kind=KIND)
    written = Promise.objects.for_trust(statement.trust_id).filter(statement=statement)
    if asked.exists() or written.exists():
        return False
    people.send_notice(
        by=by,
        person=statement.author,
        kind=KIND,
        about=about,
        words="You promised something in a reply that is public now. Who will do it, and by when?",
        opens=f"/speak/{statement.pk}/promise",
        now=now,
    )
    told = {"statement": statement.pk, "person": statement.author_id}
    news.tell("promises:promise:asked", by=by, trust=statement.trust_id, about=told, now=now)
    return True


def _promises(statement: Statement) -> bool:
    if Promise.objects.for_trust(statement.trust_id).filter(kept_with=statement).exists():
        return False
    text = statement.current.text if statement.current else ""
    return "promise" in statement.says or bool(promised_with_a_day(text))
