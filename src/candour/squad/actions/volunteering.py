"""Saying yes, changing what one said, and stepping back: each by oneself, for oneself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.squad import fit_interests, fit_languages, is_open
from candour.jobs import news
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.people.queries import active_with_role, roles_of
from candour.squad.actions.turns import give_up_all
from candour.squad.models import Call, Volunteer
from candour.squad.queries.volunteers import volunteer_of
from candour.squad.recording import MAY_TAKE_TURNS, notify

WANTS_TURNS = "squad_reader"
"""The kind of notice to administrators, who give the role."""


@dataclass(frozen=True)
class Yes:
    """What somebody said yes to; `takes_turns` is the second yes, to turns as a reader."""

    interests: Collection[str] = ()
    languages: Collection[str] = ()
    takes_turns: bool = False


@transaction.atomic
def volunteer(*, by: Person, yes: Yes, now: datetime, call: Call | None = None) -> Volunteer:
    """This will take somebody into the squad, or change what they said before."""
    must_be_of(by, by.trust_id)
    people.lock_rota(by.trust_id)
    Person.objects.select_for_update().get(pk=by.pk)
    if call is not None and (call.trust_id != by.trust_id or not is_open(call.closes_at, call.ended_at, now)):
        raise Refusal("This call is over.", "You can join the squad without one: go back to the squad.")
    mine = volunteer_of(by)
    is_new, took_turns = mine is None, mine is not None and mine.takes_turns
    if mine is None:
        mine = Volunteer(trust_id=by.trust_id, person=by, call=call, joined_at=now)
    mine.interests, mine.languages = fit_interests(yes.interests), fit_languages(yes.languages)
    mine.takes_turns = yes.takes_turns
    begins_turns = yes.takes_turns and not took_turns
    if begins_turns:
        mine.asked_for_role_at = None if Role.READER_ON_CALL in roles_of(by) else now
    mine.save()
    about = {"volunteer": mine.pk, "call": mine.call_id, "turns": int(mine.takes_turns)}
    name = "squad:volunteer:joined" if is_new else "squad:volunteer:changed"
    news.tell(name, by=by, trust=by.trust_id, about=about, now=now)
    if begins_turns and mine.asked_for_role_at is not None:
        _ask_for_the_role(by, now)
    if took_turns and not yes.takes_turns:
        _no_more_turns(by, mine, now)
    return mine


@transaction.atomic
def step_back(*, by: Person, now: datetime) -> None:
    """This will take somebody out of the squad at once, if they are in it. Nobody is asked why.

    Their turns end, and the role that their yes had asked for.
    """
    must_be_of(by, by.trust_id)
    people.lock_rota(by.trust_id)
    Person.objects.select_for_update().get(pk=by.pk)
    mine = volunteer_of(by)
    if mine is None:
        return
    took_turns = mine.takes_turns
    mine.stepped_back_at, mine.takes_turns = now, False
    mine.save(update_fields=["stepped_back_at", "takes_turns"])
    about = {"volunteer": mine.pk}
    news.tell("squad:volunteer:stepped_back", by=by, trust=by.trust_id, about=about, now=now)
    if took_turns:
        _no_more_turns(by, mine, now)


@transaction.atomic
def note_role(*, by: Actor, person: Person, now: datetime) -> None:
    """This will tell a volunteer who waited for the role that they may take turns; the asking is over."""
    if Role.READER_ON_CALL not in roles_of(person):
        return
    people.finish_notices(by=by, trust=person.trust_id, about=_about(person), kind=WANTS_TURNS, now=now)
    mine = volunteer_of(person)
    if mine is not None and mine.takes_turns:
        words = "You can take turns as a reader now. See which are free."
        opens = reverse("squad-rota")
        notify([person], by=by, kind=MAY_TAKE_TURNS, about=_about(person), words=words, opens=opens, now=now)


def _ask_for_the_role(person: Person, now: datetime) -> None:
    administrators = active_with_role(person.trust_id, Role.ADMINISTRATOR).order_by("pk")
    words = f"{person.full_name} would like to take turns as a reader. Give them the role?"
    opens = reverse("people-person", args=[person.pk])
    notify(
        administrators, by=person, kind=WANTS_TURNS, about=_about(person), words=words, opens=opens, now=now
    )


def _no_more_turns(person: Person, mine: Volunteer, now: datetime) -> None:
    """This will end the turns of a reader, and the role where it came with their yes."""
    people.finish_notices(by=person, trust=person.trust_id, about=_about(person), now=now)
    give_up_all(by=person, person=person, now=now)
    if mine.asked_for_role_at is not None:
        people.lay_down_role(by=person, role=Role.READER_ON_CALL, now=now)


def _about(person: Person) -> str:
    return f"volunteer:{person.pk}"
