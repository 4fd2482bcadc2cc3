"""Locking a statement, moving its state by the table of moves, and writing the record of it."""

from collections.abc import Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState, StatementVerb, next_state
from candour.jobs import news
from candour.people.models import Person
from candour.voice.models import Statement


def lock(statement: Statement) -> Statement:
    """This will read the statement again, locked until the transaction ends.

    The bare row is locked first: what is joined to a row that somebody else was changing would be read as it
    was before.
    """
    Statement.objects.select_for_update().values_list("pk", flat=True).get(pk=statement.pk)
    return Statement.objects.select_related(
        "author__trust", "author__team", "post__account", "current", "corrects", "rewords__current"
    ).get(pk=statement.pk)


def must_be_author(by: Person, statement: Statement) -> None:
    """This will refuse anybody but the author: a draft is private."""
    if statement.author_id != by.pk:
        raise Refusal("This draft is somebody else's.", "Only its author can change or send it.")


def move(statement: Statement, verb: StatementVerb) -> None:
    """This will move the statement by the table of moves, or raise the table's refusal."""
    statement.state = next_state(StatementState(statement.state), verb)


def tell(
    name: str,
    *,
    by: Actor,
    statement: Statement,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a statement, with the post that it answers."""
    news.tell(
        name,
        by=by,
        trust=statement.trust_id,
        about={
            "statement": statement.pk,
            "post": statement.post_id,
            **_amended(statement),
            **(about or {}),
        },
        now=now,
        words=words,
    )


def _amended(statement: Statement) -> dict[str, str | int | None]:
    named = {"corrects": statement.corrects_id, "rewords": statement.rewords_id}
    return {name: pk for name, pk in named.items() if pk is not None}
