"""Cases brought to a clinic: kept for whoever brings them, shown once they have seen what will be seen."""

from datetime import datetime

from django.db import transaction

from candour.amends.queries.naming import staff_refusal
from candour.clinics.models import Case, Clinic
from candour.clinics.queries import cases as queries
from candour.clinics.queries.clinics import seen as seen_by
from candour.clinics.recording import lock, tell
from candour.domain import cases as rules
from candour.domain.cases import LONGEST_CASE, CaseSource
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.people.actions.permits import must_be_of
from candour.people.models import Person


@transaction.atomic
def keep_case(*, by: Person, clinic: Clinic, source: CaseSource, text: str, now: datetime) -> Case:
    """This will keep a case as it is written, for whoever brings it alone; changed words are hidden again."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    refuse(coming_refusal(by, clinic, now))
    case = queries.own_case(by, clinic) or Case(
        trust_id=clinic.trust_id, clinic=clinic, brought_by=by, source=source
    )
    case.text, case.kept_at, case.shown_at = tidy(text[:LONGEST_CASE]), now, None
    case.save()
    tell("clinics:case:kept", by=by, clinic=clinic, now=now, about={"case": case.pk})
    return case


@transaction.atomic
def show_case(*, by: Person, case: Case, seen: str, now: datetime) -> Case:
    """This will let hosts and guests read exactly what its bringer saw: `seen` is the mark of its words."""
    clinic = lock(case.clinic_id)
    case = _own(by, case)
    refuse(coming_refusal(by, clinic, now))
    if seen != rules.mark_of(case.text):
        raise Refusal("These words have changed since you looked.", "Read them again, then show them.")
    refuse(showing_refusal(case))
    case.shown_at = now
    case.save(update_fields=["shown_at"])
    tell("clinics:case:shown", by=by, clinic=clinic, now=now, about={"case": case.pk})
    return case


@transaction.atomic
def take_case_back(*, by: Person, case: Case, now: datetime) -> None:
    """This will take a case back; its words are gone."""
    clinic = lock(case.clinic_id)
    case = _own(by, case)
    case.text, case.shown_at, case.ended_at = "", None, now
    case.save(update_fields=["text", "shown_at", "ended_at"])
    tell("clinics:case:taken_back", by=by, clinic=clinic, now=now, about={"case": case.pk})


def showing_refusal(case: Case) -> Refusal | None:
    """This will say why a case cannot be shown as it is: it tells who a patient or a colleague is."""
    return rules.to_show(case.text) or staff_refusal(case.trust_id, case.text)


def coming_refusal(by: Person, clinic: Clinic, now: datetime) -> Refusal | None:
    """This will refuse a case to a clinic that is over or called off, and from whoever has no place there."""
    if clinic.cancelled_at is not None or clinic.ends_at <= now:
        return Refusal("This clinic is over, or called off.", "Bring it to another one.")
    met = seen_by(clinic, by)
    if not met.is_host and not met.is_coming:
        return Refusal(
            "You do not come to this clinic yet.", "Take a place, or ask to be reminded. Then bring it."
        )
    return None


def _own(by: Person, case: Case) -> Case:
    """This will read one's own case again, raising Refusal where it is somebody else's, or gone."""
    must_be_of(by, case.trust_id)
    found = Case.objects.for_trust(case.trust_id).filter(pk=case.pk, brought_by=by, ended_at=None).first()
    if found is None:
        raise Refusal("This case was taken back.", "Bring it again from the clinic’s page.")
    return found
