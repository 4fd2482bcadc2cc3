"""Coming in by a code: an account at once by letter or code, a place in the queue by a poster."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from candour.domain.actor import Actor, Job
from candour.domain.invitations import coming_refusal
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news
from candour.joining.models import Invitation, Newcomer, Way
from candour.people import actions as people
from candour.people.models import Person
from candour.people.names import name_refusal, tidy

ARRIVAL = Job("joining.arrive")
"""By whom accounts are made: the invitation was somebody's, and the ledger names it."""
WELCOME = "welcome"


@dataclass(frozen=True)
class Given:
    """What somebody types when they come in. A private address serves for signing in alone."""

    first_name: str = ""
    last_name: str = ""
    job_title: str = ""
    email: str = ""
    password: str = ""
    is_email_private: bool = False


@transaction.atomic
def accept(*, by: Actor, invitation: Invitation, given: Given, now: datetime) -> Person:
    """This will make the account (or open the one that waits), once, and give the invitation's roles."""
    invitation = _taken(invitation, now)
    if invitation.way == Way.POSTER:
        raise Refusal("A colleague says yes first.", "Send the form of the poster.")
    if invitation.person is not None:
        person = people.choose_password(
            by=ARRIVAL, person=invitation.person, password=given.password, now=now
        )
    else:
        person = people.add_person(
            by=ARRIVAL,
            trust=invitation.trust,
            email=invitation.email or given.email,
            first_name=given.first_name,
            last_name=given.last_name,
            job_title=given.job_title,
            team=invitation.team,
            staff_group=invitation.staff_group,
            password=given.password,
            is_email_private=given.is_email_private and not invitation.email,
            roles=[Role(role) for role in invitation.roles],
            now=now,
        )
    about = {"invitation": invitation.pk, "person": person.pk}
    news.tell("joining:invitation:accepted", by=by, trust=invitation.trust_id, about=about, now=now)
    return person


@transaction.atomic
def ask_to_come(*, by: Actor, invitation: Invitation, given: Given, now: datetime) -> Newcomer:
    """This will put somebody who scanned a poster into the queue, and tell the colleague who says yes."""
    invitation = _taken(invitation, now)
    welcomer = invitation.welcomer
    if invitation.way != Way.POSTER or welcomer is None:
        raise Refusal("This invitation is for one person.", "Send the form of that invitation.")
    email = given.email.strip().lower()
    _check(invitation, given, email)
    newcomer = Newcomer.objects.create(
        trust=invitation.trust,
        invitation=invitation,
        first_name=tidy(given.first_name),
        last_name=tidy(given.last_name),
        job_title=tidy(given.job_title),
        email=email,
        is_email_private=given.is_email_private,
        password=make_password(given.password),
        asked_at=now,
    )
    about = {"newcomer": newcomer.pk, "invitation": invitation.pk}
    news.tell("joining:newcomer:asked", by=by, trust=invitation.trust_id, about=about, now=now)
    people.send_notice(
        by=ARRIVAL,
        person=welcomer,
        kind=WELCOME,
        about=f"newcomer:{newcomer.pk}",
        words="Somebody scanned the poster of your ward and waits for your yes.",
        opens="/invite",
        now=now,
    )
    return newcomer


def _taken(invitation: Invitation, now: datetime) -> Invitation:
    """This will lock an invitation and count one more person in, refusing where it lets nobody in now."""
    rows = Invitation.objects.for_trust(invitation.trust_id).select_for_update(of=("self",))
    invitation = rows.select_related("trust", "team", "staff_group", "person", "welcomer").get(
        pk=invitation.pk
    )
    refuse(coming_refusal(invitation.standing, now))
    invitation.came += 1
    invitation.save(update_fields=["came"])
    return invitation


def _check(invitation: Invitation, given: Given, email: str) -> None:
    for refusal in (name_refusal(given.first_name), name_refusal(given.last_name)):
        if refusal is not None:
            raise refusal
    waits = Newcomer.objects.for_trust(invitation.trust_id).filter(email=email, decided_at=None).exists()
    if waits:
        raise Refusal(
            "You have asked already.", "Wait for your colleague's yes, or go and find them on the ward."
        )
    if Person.objects.filter(email__iexact=email).exists():
        raise Refusal("This e-mail address cannot be used here.", "Sign in if you have an account.")
