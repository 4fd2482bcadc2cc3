"""Coming in by the trust's own account: the person is found or made, and holds what their groups give."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor, Job
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.domain.trust_account import Arrival, joining_refusal, roles_given, team_given
from candour.domain.trust_account import TrustAccount as Settings
from candour.jobs import news
from candour.joining.models import TrustAccount
from candour.people import actions as people
from candour.people.models import Person, RoleHeld, Team, Trust

PROVIDER = Job("joining.trust_account")
"""Gives and ends roles as the provider says; roles that a person gave stay as they are."""
SHUT_OUT = "The trust's own sign-in says that this account no longer uses Candour."


@transaction.atomic
def arrive(
    *, by: Actor, trust: Trust, arrival: Arrival, known: Person | None, settings: Settings, now: datetime
) -> Person:
    """This will find or make the account of whoever signs in, and bring its roles and team up to date.

    `known` is whom this subject signed in before. Somebody else is found by staff number, or by an e-mail
    address that the provider proved; nobody's account is taken over by an address that anybody could claim.
    """
    person = known or _found(trust, arrival) or _made(trust, arrival, settings, now)
    account, _ = TrustAccount.objects.get_or_create(
        trust=trust, person=person, defaults={"first_came_at": now, "last_came_at": now}
    )
    if not person.is_active:
        if account.shut_out_at is None or person.left_at is not None:
            raise Refusal("Your account here is suspended.", "Ask a trust administrator to let you back in.")
        person = people.let_back(by=PROVIDER, person=person, now=now)
    account.last_came_at, account.shut_out_at = now, None
    account.save(update_fields=["last_came_at", "shut_out_at"])
    people.sign_in_elsewhere(by=PROVIDER, person=person, now=now)
    _follow_roles(person, roles_given(settings, arrival.groups), now)
    _follow_team(person, *team_given(settings, arrival.groups), now)
    about = {"person": person.pk}
    news.tell("joining:trust_account:came", by=by, trust=trust.pk, about=about, now=now)
    person.refresh_from_db()  # the library saves what it is given whole
    return person


@transaction.atomic
def shut_out(*, by: Actor, person: Person, now: datetime) -> None:
    """This will end at once what the provider gave to somebody whose groups are gone, and their sign-ins."""
    account = TrustAccount.objects.for_trust(person.trust_id).select_for_update().get(person=person)
    if account.shut_out_at is None:
        account.shut_out_at = now
        account.save(update_fields=["shut_out_at"])
        news.tell(
            "joining:trust_account:shut_out",
            by=by,
            trust=person.trust_id,
            about={"person": person.pk},
            now=now,
        )
    people.sign_out_everywhere(by=person, now=now)
    if not person.is_active:
        return
    try:
        with transaction.atomic():
            people.suspend_person(by=PROVIDER, person=person, reason=SHUT_OUT, now=now)
    except Refusal:
        return  # the only administrator keeps the role, signed out, until there is another one
    _follow_roles(person, frozenset(), now)


def _found(trust: Trust, arrival: Arrival) -> Person | None:
    rows = Person.objects.for_trust(trust)
    if arrival.staff_number:
        same = list(rows.filter(staff_number=arrival.staff_number)[:2])
        if len(same) == 1:
            return same[0]
    found = rows.filter(email__iexact=arrival.email).first() if arrival.email else None
    if found is not None and not arrival.is_email_proved:
        raise Refusal(
            "Somebody here signs in with this email address already.",
            "Sign in with your password. Whoever runs accounts can prove addresses to us.",
        )
    return found


def _made(trust: Trust, arrival: Arrival, settings: Settings, now: datetime) -> Person:
    refuse(joining_refusal(arrival))
    return people.add_person(
        by=PROVIDER,
        trust=trust,
        email=arrival.email,
        first_name=arrival.first_name,
        last_name=arrival.last_name,
        job_title=arrival.job_title or "Member of staff",
        staff_number=arrival.staff_number,
        team=_team(trust, *team_given(settings, arrival.groups)),
        now=now,
    )


def _follow_roles(person: Person, wanted: frozenset[Role], now: datetime) -> None:
    held = RoleHeld.objects.for_trust(person.trust_id).filter(person=person, ended_at=None)
    given = held.filter(given_by=PROVIDER.ledger_name).values_list("role", flat=True)
    for role in sorted(wanted):
        people.give_role(by=PROVIDER, person=person, role=role, now=now)
    for gone in sorted(set(given) - set(wanted)):
        try:
            with transaction.atomic():
                people.end_role(by=PROVIDER, person=person, role=Role(gone), now=now)
        except Refusal:
            continue  # the only administrator stays one until there is another


def _follow_team(person: Person, site: str, team: str, now: datetime) -> None:
    found = _team(person.trust, site, team)
    if found is not None:
        people.change_person(by=PROVIDER, person=person, details=people.Details(team=found), now=now)


def _team(trust: Trust, site: str, team: str) -> Team | None:
    if not team:
        return None
    return Team.objects.for_trust(trust).filter(name__iexact=team, site__name__iexact=site).first()
