"""Whether a clinic helped: one tap of a guest, read only in tens."""

from datetime import datetime

from django.db import transaction

from candour.clinics.models import Answer, Clinic
from candour.clinics.queries.clinics import seen
from candour.clinics.recording import finish, lock, tell
from candour.domain import clinics as rules
from candour.domain.clinics import Helped
from candour.domain.refusal import refuse
from candour.people.actions.permits import must_be_of
from candour.people.models import Person


@transaction.atomic
def answer(*, by: Person, clinic: Clinic, helped: Helped, now: datetime) -> Answer:
    """This will keep what a guest says, in place of what they said before; what they say is in no event."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    refuse(rules.to_answer(seen(clinic, by), now))
    said, is_new = Answer.objects.update_or_create(
        clinic=clinic,
        guest=by,
        defaults={"helped": helped.value},
        create_defaults={"trust_id": clinic.trust_id, "helped": helped.value, "said_at": now},
    )
    if is_new:
        tell("clinics:answer:given", by=by, clinic=clinic, now=now)
    finish(clinic, by=by, now=now, kind="clinic_helped", person=by)
    return said
