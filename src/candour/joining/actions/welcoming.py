"""A colleague's yes or no to somebody who came by a poster; what they typed is emptied either way."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news
from candour.joining.actions.coming import ARRIVAL, WELCOME
from candour.joining.models import Newcomer
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.people.queries.persons import roles_of

EMPTIED = ("first_name", "last_name", "job_title", "email", "password")


@transaction.atomic
def welcome(*, by: Person, newcomer: Newcomer, now: datetime) -> Person:
    """This will make the account of somebody whom a colleague knows; they can sign in from now on."""
    newcomer = _locked(by, newcomer)
    invitation = newcomer.invitation
    person = people.add_person(
        by=ARRIVAL,
        trust=newcomer.trust,
        email=newcomer.email,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        job_title=newcomer.job_title,
        team=invitation.team,
        staff_group=invitation.staff_group,
        is_email_private=newcomer.is_email_private,
        sealed_password=newcomer.password,
        roles=[Role(role) for role in invitation.roles],
        now=now,
    )
    newcomer.person = person
    _decided(by, newcomer, now)
    about = {"newcomer": newcomer.pk, "person": person.pk}
    news.tell("joining:newcomer:welcomed", by=by, trust=newcomer.trust_id, about=about, now=now)
    return person


@transaction.atomic
def turn_away(*, by: Person, newcomer: Newcomer, now: datetime) -> None:
    """This will say no to somebody whom no colleague knows: no account, and nothing of theirs is kept."""
    newcomer = _locked(by, newcomer)
    _decided(by, newcomer, now)
    about = {"newcomer": newcomer.pk}
    news.tell("joining:newcomer:turned_away", by=by, trust=newcomer.trust_id, about=about, now=now)


def _locked(by: Person, newcomer: Newcomer) -> Newcomer:
    must_be_of(by, newcomer.trust_id)
    rows = Newcomer.objects.for_trust(newcomer.trust_id).select_for_update(of=("self",))
    newcomer = rows.select_related("trust", "invitation__team", "invitation__staff_group").get(pk=newcomer.pk)
    if newcomer.decided_at is not None:
        raise Refusal("Somebody has answered them already.", "Look at the list again.")
    if newcomer.invitation.welcomer_id != by.pk and Role.ADMINISTRATOR not in roles_of(by):
        raise Refusal("The colleague named on the poster answers this.", "Ask them, or an administrator.")
    return newcomer


def _decided(by: Person, newcomer: Newcomer, now: datetime) -> None:
    for name in EMPTIED:
        setattr(newcomer, name, "")
    newcomer.decided_at, newcomer.decided_by = now, by.ledger_name
    newcomer.save()
    people.finish_notices(
        by=Job("joining.welcome"),
        trust=newcomer.trust_id,
        about=f"newcomer:{newcomer.pk}",
        now=now,
        kind=WELCOME,
    )
