"""Clinics of each of the two trusts: a drop-in, one with slots that is booked, and one that was held."""

from datetime import timedelta

from candour.clinics import actions
from candour.clinics.models import Case, Clinic
from candour.demo.trust import BUILDER
from candour.domain.cases import CaseSource, mark_of
from candour.domain.clinics import ClinicKind, Helped, Plan
from candour.domain.roles import Right
from candour.people import actions as people
from candour.people.models import Person
from tests.world import World


def clinics_of(world: World) -> dict[str, str]:
    """This will have the nurse host clinics, and the sister come to them; pages look at the real clock."""
    nurse, sister, now = world["nurse"], world["sister"], world.now
    people.grant_right(
        by=BUILDER,
        person=nurse,
        right=Right.INFORM,
        earned_how="The lesson",
        ends_at=now + timedelta(days=365),
        now=now,
    )
    drop_in, booked, held = _plan(world, ClinicKind.DROP_IN), _plan(world, ClinicKind.BOOKED), _plan(world)
    others = _plan(world, by=world["communications"])
    for each in (drop_in, held):
        actions.come(by=sister, clinic=each, now=now)
    actions.book(by=sister, clinic=booked, slot=1, now=now)
    actions.come(by=nurse, clinic=others, now=now)
    case = actions.keep_case(
        by=nurse, clinic=others, source=CaseSource.OWN_WORDS, text="How do I begin?", now=now
    )
    shown = actions.keep_case(by=sister, clinic=held, source=CaseSource.POST, text="It was slow.", now=now)
    actions.show_case(by=sister, case=shown, seen=mark_of(shown.text), now=now)
    begun, ended = now - timedelta(hours=2), now - timedelta(hours=1)
    Clinic.objects.filter(pk=held.pk).update(starts_at=begun, ends_at=ended)
    note = actions.write_note(by=nurse, clinic=held, text="Begin with what happened.", now=now)
    taken = actions.write_note(by=nurse, clinic=held, text="Say who you are.", now=now)
    actions.propose(by=nurse, note=taken, now=now)
    actions.answer(by=sister, clinic=held, helped=Helped.HELPED, now=now)
    agreed = actions.agree_to_host(by=world["communications"], person=world["matron"], now=now)
    return {
        "clinic": str(drop_in.pk),
        "booked_clinic": str(booked.pk),
        "held_clinic": str(held.pk),
        "others_clinic": str(others.pk),
        "case": str(case.pk),
        "case_mark": mark_of(case.text),
        "note": str(note.pk),
        "agreed_host": str(agreed.pk),
    }


def _plan(world: World, kind: ClinicKind = ClinicKind.DROP_IN, by: Person | None = None) -> Clinic:
    starts, is_drop_in = world.now + timedelta(days=7), kind is ClinicKind.DROP_IN
    plan = Plan(
        kind=kind,
        title="Saying sorry",
        about="Bring a reply.",
        where="The tea room",
        link="https://meet.example.org/sorry",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        guests=8 if is_drop_in else None,
        slot_minutes=None if is_drop_in else 30,
    )
    return actions.plan(by=by or world["nurse"], plan=plan, now=world.now)


def mark_cases(things: dict[str, str]) -> None:
    """This will find the mark of a case's words anew, after marks of a trust were put into them."""
    things["case_mark"] = mark_of(Case.objects.get(pk=things["case"]).text)
