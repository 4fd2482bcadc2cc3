"""Work for later: word to a new reader, of turns that nobody has, and of words that nobody has looked at."""

from datetime import datetime

from candour.domain.roles import Role
from candour.jobs.registry import JobContext, Payload, every, job
from candour.people.models import Person
from candour.squad.actions import turns, volunteering, waiting
from candour.squad.queries.turns import trusts_with_turns
from candour.squad.queries.waiting import trusts_where_words_wait
from candour.squad.recording import put_news_away

A_MINUTE, AN_HOUR = 60, 3600


@job("squad.role_given")
def role_given(payload: Payload, context: JobContext) -> None:
    """This will tell whoever said yes to turns as a reader that they can take some."""
    if payload["about"].get("role") != Role.READER_ON_CALL:
        return
    volunteering.note_role(by=context.actor, person=_whom(payload), now=context.now)


@job("squad.reader_gone")
def reader_gone(payload: Payload, context: JobContext) -> None:
    """This will free the turns of a reader whose role ended, or who was suspended."""
    if payload["about"].get("role", Role.READER_ON_CALL) == Role.READER_ON_CALL:
        turns.note_no_reader(by=context.actor, person=_whom(payload), now=context.now)


@job("squad.turn_cancelled")
def turn_cancelled(payload: Payload, context: JobContext) -> None:
    """This will free the turn of a shift that was cancelled."""
    turns.note_cancelled(by=context.actor, shift=payload["about"]["shift"], now=context.now)


@every(seconds=AN_HOUR, name="squad.turns")
def keep_turns(payload: Payload, context: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will make the turns of the next four weeks, and tell of those that nobody has yet."""
    for trust in trusts_with_turns(context.now):
        turns.make_turns(trust=trust, now=context.now)
        turns.tell_of_free(by=context.actor, trust=trust, now=context.now)
        context.keep_alive()
    put_news_away(by=context.actor, now=context.now)


@job("squad.looked")
def looked(payload: Payload, context: JobContext) -> None:  # noqa: ARG001 - when it happened is in the news
    """This will note that a human has looked at what came in."""
    if payload["by"].startswith("person:"):
        waiting.note_look(trust=int(payload["trust"]), at=datetime.fromisoformat(payload["at"]))


@every(seconds=A_MINUTE, name="squad.unread")
def tell_of_unread(payload: Payload, context: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will tell whoever is on duty, and then the next, of words that nobody has looked at."""
    for trust in trusts_where_words_wait(context.now):
        waiting.tell_of_unread(by=context.actor, trust=trust, now=context.now)
        context.keep_alive()


def _whom(payload: Payload) -> Person:
    return Person.objects.for_trust(int(payload["trust"])).get(pk=payload["about"]["person"])
