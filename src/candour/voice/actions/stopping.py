"""The stop switch: one press pauses all that the trust would publish; ending it lets it go in order."""

from datetime import datetime

from django.db import transaction

from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.voice.models import Delivery, Pause
from candour.voice.outbox.holding import hold_the_switch
from candour.voice.outbox.settling import ask_for_queued

MAY_PAUSE = frozenset({Role.COMMUNICATIONS, Role.EXECUTIVE, Role.LEGAL, Role.APPROVER, Role.ADMINISTRATOR})


def pausing_refusal(by: Person) -> Refusal | None:
    """This will say why somebody may not press or release the stop switch, or nothing."""
    if MAY_PAUSE & roles_of(by) or by.standing_duties.exists():
        return None
    return Refusal(
        "The stop switch is for approvers, communications, legal and executives.",
        "Ring whoever is on standing duty; they can pause everything at once.",
    )


@transaction.atomic
def pause_everything(*, by: Person, reason: str, now: datetime) -> Pause:
    """This will keep everything in: what is queued waits, what has begun to leave is looked after."""
    refuse(pausing_refusal(by))
    if not reason.strip():
        raise Refusal("A reason is missing.", "Enter a reason; everybody who waits will read it.")
    hold_the_switch(by.trust_id)
    open_pause = Pause.objects.for_trust(by.trust_id).filter(ended_at__isnull=True).first()
    if open_pause is not None:
        return open_pause
    pause = Pause.objects.create(
        trust_id=by.trust_id, reason=reason.strip()[:300], paused_at=now, paused_by=by
    )
    news.tell(
        "voice:pause:began",
        by=by,
        trust=by.trust_id,
        about={"pause": pause.pk},
        now=now,
        words={"reason": reason},
    )
    return pause


@transaction.atomic
def end_pause(*, by: Person, now: datetime) -> int:
    """This will end the pause and ask for every copy that waited, and say how many; each is checked again."""
    refuse(pausing_refusal(by))
    hold_the_switch(by.trust_id)
    pause = Pause.objects.for_trust(by.trust_id).filter(ended_at__isnull=True).first()
    if pause is None:
        raise Refusal("Nothing is paused.", "There is nothing to end.")
    pause.ended_at, pause.ended_by = now, by
    pause.save(update_fields=["ended_at", "ended_by"])
    news.tell("voice:pause:ended", by=by, trust=by.trust_id, about={"pause": pause.pk}, now=now)
    return ask_for_queued(Delivery.objects.for_trust(by.trust_id))
