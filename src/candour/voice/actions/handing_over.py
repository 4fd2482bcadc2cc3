"""Where the writer says that somebody may have been harmed: a named human speaks to them in person first."""

from datetime import datetime

from django.db import transaction

from candour.listening import actions as listening
from candour.people.models import Person
from candour.voice.models import Statement
from candour.voice.queries.checking import is_released
from candour.voice.recording import lock, must_be_author

MAY_BE_HARM = frozenset({"yes", "unsure"})


@transaction.atomic
def hand_over_if_harmed(*, by: Person, statement: Statement, now: datetime) -> bool:
    """This will open the hand-off for possible harm where the writer's answer calls for it, and say so.

    The draft stays as it is; it can be sent once the named human has released it (floor 2).
    """
    statement = lock(statement)
    must_be_author(by, statement)
    post = statement.post
    if post is None or statement.harm_answer not in MAY_BE_HARM or is_released(post):
        return False
    listening.open_hand_off(by=by, post=post, reason="possible_harm", now=now)
    return True
