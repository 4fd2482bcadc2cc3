"""The stop switch in words: is it on, who pressed it and why, and what waits behind it."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState
from candour.people.models import Person
from candour.voice.actions.stopping import pausing_refusal
from candour.voice.models import Delivery, Pause
from candour.voice.queries.threads import IS_NEXT


@dataclass(frozen=True)
class PausePage:
    """Everything that the stop switch's page prints."""

    heading: str
    is_paused: bool
    reason: str
    by: str
    since: datetime | None
    waiting: int
    refusal: Refusal | None

    @staticmethod
    def of(person: Person) -> "PausePage":
        """This will look up the pause of a person's trust and what waits to leave."""
        pauses = Pause.objects.for_trust(person.trust_id).filter(ended_at__isnull=True)
        pause = pauses.select_related("paused_by").first()
        queued = Delivery.objects.for_trust(person.trust_id).filter(IS_NEXT, state=DeliveryState.QUEUED)
        return PausePage(
            heading="Everything is paused" if pause else "Stop switch",
            is_paused=pause is not None,
            reason=pause.reason if pause else "",
            by=pause.paused_by.full_name if pause else "",
            since=pause.paused_at if pause else None,
            waiting=queued.count(),
            refusal=pausing_refusal(person),
        )
