"""Reading words that were taken down: legal and records only, on a stated ground; every look is recorded."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.domain.amending import PUBLIC_REASONS, TakeDownReason, to_see_evidence
from candour.domain.refusal import Refusal, refuse
from candour.ledger.holds import is_held
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.voice import registers
from candour.voice.models import Statement, TakeDown
from candour.voice.queries.legal_holds import refs_of
from candour.voice.queries.rewording import Wording, wordings_of
from candour.voice.recording import tell
from candour.voice.registers import Ground

HELD = Ground("legal_hold", "A legal hold covers it.")


@dataclass(frozen=True)
class Evidence:
    """The words as they were public, who took them down and why, and the grounds on which they are shown.

    `earlier` is what they said before they were changed, the newest first.
    """

    text: str
    signed: str
    taken_down_at: datetime
    taken_down_by: str
    reason: str
    grounds: tuple[Ground, ...]
    earlier: tuple[Wording, ...]


@transaction.atomic
def read_evidence(*, by: Person, statement: Statement, now: datetime) -> Evidence:
    """This will give the words of a statement that was taken down, and write down that `by` read them.

    Raises Refusal for anybody but legal and records, and without a ground: a legal hold on the statement, its
    post or the trust, or what a room above says (a breach that is being looked into).
    """
    took = TakeDown.objects.for_trust(by.trust_id).select_related("taken_down_by").get(statement=statement)
    grounds = grounds_for(statement)
    refuse(to_see_evidence(roles_of(by), [ground.code for ground in grounds]))
    version = statement.current
    if version is None:
        raise Refusal("There are no words to show.", "Look in the ledger for what was recorded.")
    codes = " ".join(ground.code for ground in grounds)
    tell("voice:evidence:seen", by=by, statement=statement, now=now, about={"grounds": codes})
    return Evidence(
        text=version.text,
        signed=f"{version.name}, {version.role}",
        taken_down_at=took.taken_down_at,
        taken_down_by=took.taken_down_by.full_name,
        reason=PUBLIC_REASONS[TakeDownReason(took.reason)],
        grounds=tuple(grounds),
        earlier=wordings_of(statement),
    )


def grounds_for(statement: Statement) -> list[Ground]:
    """This will list why the words of a statement that was taken down may still be read."""
    return [*([HELD] if is_held(*refs_of(statement)) else []), *registers.evidence_grounds(statement)]
