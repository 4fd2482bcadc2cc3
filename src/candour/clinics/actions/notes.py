"""What was learnt at a clinic: written down without names, and begun as a clause with one press."""

from datetime import datetime

from django.db import transaction

from candour.amends.queries.naming import naming_refusal
from candour.clinics.models import LONGEST_NOTE, Clinic, Note
from candour.clinics.queries import cases as queries
from candour.clinics.queries.clinics import seen
from candour.clinics.recording import lock, tell
from candour.domain import clinics as rules
from candour.domain.consensus.proposing import LONGEST_CLAUSE, LONGEST_EXAMPLE, Clause
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.guidelines.actions import writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Proposal
from candour.people.actions.permits import must_be_of
from candour.people.models import Person


@transaction.atomic
def write_note(*, by: Person, clinic: Clinic, text: str, now: datetime) -> Note:
    """This will keep what was learnt, for every colleague; it names nobody and gives no patient away."""
    must_be_of(by, clinic.trust_id)
    clinic = lock(clinic)
    refuse(rules.to_note(seen(clinic, by), now))
    text = tidy(text[:LONGEST_NOTE])
    if not text:
        raise Refusal(
            "There is nothing to keep yet.", "Write what you would tell a colleague who was not there."
        )
    refuse(naming_refusal(clinic.trust_id, text))
    note = Note.objects.create(
        trust_id=clinic.trust_id, clinic=clinic, text=text, written_by=by, written_at=now
    )
    tell("clinics:note:written", by=by, clinic=clinic, now=now, about={"note": note.pk})
    return note


@transaction.atomic
def propose(*, by: Person, note: Note, now: datetime) -> Proposal:
    """This will begin a draft of a clause with a note's words; it is whoever begins it who writes it on."""
    must_be_of(by, note.trust_id)
    clinic = lock(note.clinic_id)
    note = queries.note_of(note.trust_id, note.pk)
    if queries.is_taken_up(note):
        raise Refusal(
            "A colleague is writing a clause from this note.", "Look at the guideline, or ask its hosts."
        )
    made = writing.begin(by=by, number="", written=_written(note), now=now)
    note.proposal = made
    note.save(update_fields=["proposal"])
    tell("clinics:note:proposed", by=by, clinic=clinic, now=now, about={"note": note.pk, "proposal": made.pk})
    return made


def _written(note: Note) -> Written:
    """This will put a note into the boxes of a clause: its first sentence, and all of it as the case."""
    first = note.text.partition("\n")[0].partition(". ")[0].strip().rstrip(".")
    words = f"{first}." if 0 < len(first) < LONGEST_CLAUSE else ""
    return Written(Clause(words, "", ""), case=f"Learnt at a clinic: {note.text}"[:LONGEST_EXAMPLE])
