"""The talk itself: seeing how to reach somebody, trying again, and saying how it ended."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import refuse
from candour.domain.talks import TALKED_WITHIN, TRIED_AGAIN_WITHIN, Outcome, Wanted, to_look, to_say_what_came
from candour.people import actions as people
from candour.people.models import Person
from candour.talks import queries
from candour.talks.actions.asking import unsealed
from candour.talks.actions.keeping import come_back, write_keeper
from candour.talks.actions.locks import lock_talk, must_work_here, tell
from candour.talks.models import Keeper, Talk


@transaction.atomic
def look(*, by: Person, talk: Talk, now: datetime) -> Wanted:
    """This will show how to reach somebody, and write down that this person looked; each time."""
    must_work_here(by)
    row = lock_talk(by.trust_id, talk.pk)
    was_asked = Keeper.objects.for_trust(row.trust_id).filter(talk=row, person=by)
    refuse(
        to_look(
            queries.where(row, now),
            was_asked=was_asked.exists(),
            has_standing_duty=queries.has_standing_duty(by),
        )
    )
    wanted = unsealed(row)
    was_asked.filter(looked_at=None).update(looked_at=now)
    tell("talks:talk:looked_at", by, row, now)
    if row.looked_at is None:
        if not was_asked.exists():  # the standing duty may look unasked, and has it from then on
            write_keeper(row, by, row.trust.duty_title, now, looked_at=now)
        row.looked_at, row.looked_by, row.kept_by = now, by.ledger_name, by
        row.save(update_fields=["looked_at", "looked_by", "kept_by"])
        _let_others_go(by, row, now)
        come_back(row, now + TALKED_WITHIN)
    return wanted


@transaction.atomic
def try_again(*, by: Person, talk: Talk, now: datetime) -> Talk:
    """This will note that nobody could be reached, and give until tomorrow before the next is asked."""
    row = _mine(by, talk, now)
    row.tried_at, row.tried_by = now, by.ledger_name
    row.save(update_fields=["tried_at", "tried_by"])
    tell("talks:talk:tried", by, row, now)
    come_back(row, now + TRIED_AGAIN_WITHIN)
    return row


@transaction.atomic
def end_talk(*, by: Person, talk: Talk, outcome: Outcome, now: datetime) -> Talk:
    """This will say how a talk ended, in one word of a short list; its details go some weeks later."""
    row = _mine(by, talk, now)
    row.ended_at, row.ended_by, row.outcome, row.moves_on_at = now, by.ledger_name, outcome, None
    row.save(update_fields=["ended_at", "ended_by", "outcome", "moves_on_at"])
    people.finish_notices(by=by, trust=row.trust_id, about=f"talk:{row.pk}", now=now)
    tell("talks:talk:ended", by, row, now, outcome=outcome.value)
    return row


def _mine(by: Person, talk: Talk, now: datetime) -> Talk:
    """This will lock a talk whose end this person may say."""
    must_work_here(by)
    row = lock_talk(by.trust_id, talk.pk)
    refuse(
        to_say_what_came(
            queries.where(row, now),
            was_asked=queries.was_asked(row, by),
            has_standing_duty=queries.has_standing_duty(by),
        )
    )
    return row


def _let_others_go(by: Person, talk: Talk, now: datetime) -> None:
    """This will close the notices of everybody else: one person has it, and theirs stays until the end."""
    about = f"talk:{talk.pk}"
    for keeper in queries.keepers_of(talk):
        if keeper.person_id != by.pk:
            people.finish_notices(by=by, trust=talk.trust_id, about=about, person=keeper.person, now=now)
