"""The log that everybody can take away: what became of each proposal, and what was hidden, and why."""

from collections.abc import Iterator
from datetime import datetime

from candour.domain.consensus.proposing import STAGE_WORDS, Stage
from candour.guidelines.models import Ballot, Proposal, Question
from candour.people.models import Trust

MOST_LINES = 5_000


def log_lines(trust: Trust | int) -> list[tuple[str, str, str, str]]:
    """This will give a line an event, oldest first: when, which proposal, what, why; three statements.

    No line names anybody: what was decided is public among colleagues, who asked or voted is not.
    """
    lines = [*_proposals(trust), *_hidden(trust)]
    return [(f"{at:%Y-%m-%d %H:%M}", name, what, why) for at, name, what, why in sorted(lines)][-MOST_LINES:]


def _proposals(trust: Trust | int) -> Iterator[tuple[datetime, str, str, str]]:
    rows = Proposal.objects.for_trust(trust).exclude(opened_at__isnull=True).order_by("pk")
    for row in rows:
        name = f"{row.pk}: {row.words}"
        for at, what in ((row.opened_at, "put to colleagues"), (row.vote_began_at, "vote began")):
            if at is not None:
                yield at, name, what, ""
        if row.ended_at is not None:
            yield row.ended_at, name, STAGE_WORDS[Stage(row.stage)].lower(), row.answer


def _hidden(trust: Trust | int) -> Iterator[tuple[datetime, str, str, str]]:
    for model, what in ((Question, "a question was hidden"), (Ballot, "the reason of a vote was hidden")):
        rows = model.objects.for_trust(trust).filter(hidden_at__isnull=False).select_related("proposal")
        for row in rows.order_by("pk"):
            if row.hidden_at is not None:
                yield row.hidden_at, f"{row.proposal_id}: {row.proposal.words}", what, row.hidden_because
