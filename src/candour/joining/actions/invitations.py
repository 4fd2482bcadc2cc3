"""Inviting people: one by letter or code, several by a ward's poster; and ending an invitation early."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.invitations import ONE_LIVES, inviting_refusal, poster_refusal
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news, queue
from candour.joining.codes import code_of, hash_of, new_salt
from candour.joining.models import Invitation, Way
from candour.people.actions.permits import must_be_of, must_be_one_trust
from candour.people.models import Person, StaffGroup, Team, Trust
from candour.people.queries.persons import roles_of


@transaction.atomic
def invite(
    *,
    by: Actor,
    trust: Trust,
    now: datetime,
    team: Team | None = None,
    staff_group: StaffGroup | None = None,
    roles: Collection[Role] = (Role.WRITER,),
    email: str = "",
    person: Person | None = None,
) -> Invitation:
    """This will make an invitation for one person: by letter where an address is given, else by code.

    `person` is an account that has no password yet and waits for whoever accepts.
    """
    _check_inviter(by, trust, team, roles)
    must_be_one_trust(trust.pk, team, staff_group, person)
    email = email.strip().lower()
    if email and Person.objects.for_trust(trust).filter(email__iexact=email).exists():
        raise Refusal("Somebody here has this e-mail address already.", "Look for them in the list.")
    made = _made(
        by,
        trust,
        now,
        way=Way.LETTER if email else Way.CODE,
        ends_at=now + ONE_LIVES,
        team=team,
        staff_group=staff_group,
        roles=sorted(roles),
        email=email,
        person=person,
    )
    if email:
        queue.enqueue("joining.send_letter", {"invitation": made.pk}, due_at=now, trust=trust.pk)
    return made


@transaction.atomic
def make_poster(
    *,
    by: Person,
    team: Team,
    welcomer: Person,
    most_people: int,
    days: int,
    now: datetime,
    staff_group: StaffGroup | None = None,
) -> Invitation:
    """This will make one code for a ward's wall; each who comes by it waits for the colleague's yes."""
    _check_inviter(by, team.trust, team, (Role.WRITER,))
    must_be_one_trust(team.trust_id, welcomer, staff_group)
    refuse(poster_refusal(most_people, days))
    if not welcomer.is_active:
        raise Refusal(f"{welcomer.full_name} cannot sign in.", "Choose somebody else to say yes.")
    return _made(
        by,
        team.trust,
        now,
        way=Way.POSTER,
        ends_at=now + timedelta(days=days),
        team=team,
        staff_group=staff_group,
        roles=[Role.WRITER],
        welcomer=welcomer,
        most_people=most_people,
    )


@transaction.atomic
def end_invitation(*, by: Actor, invitation: Invitation, now: datetime) -> Invitation:
    """This will let nobody else come in by an invitation; ending it twice changes nothing."""
    invitation = Invitation.objects.for_trust(invitation.trust_id).select_for_update().get(pk=invitation.pk)
    _check_inviter(by, invitation.trust, invitation.team, (Role.WRITER,))
    if invitation.ended_at is not None:
        return invitation
    invitation.ended_at, invitation.ended_by = now, by.ledger_name
    invitation.save(update_fields=["ended_at", "ended_by"])
    about = {"invitation": invitation.pk}
    news.tell("joining:invitation:ended", by=by, trust=invitation.trust_id, about=about, now=now)
    return invitation


def _check_inviter(by: Actor, trust: Trust, team: Team | None, roles: Collection[Role]) -> None:
    must_be_of(by, trust)
    if isinstance(by, Person):
        is_own = team is not None and by.team_id == team.pk
        refuse(inviting_refusal(roles_of(by), roles, is_own_team=is_own))


def _made(by: Actor, trust: Trust, now: datetime, **rest: object) -> Invitation:
    salt = new_salt()
    made = Invitation.objects.create(
        trust=trust,
        salt=salt,
        code_hash=hash_of(code_of(salt)),
        made_at=now,
        made_by=by.ledger_name,
        **rest,
    )
    about: dict[str, str | int | None] = {"invitation": made.pk, "way": made.way, "team": made.team_id}
    news.tell("joining:invitation:made", by=by, trust=trust.pk, about=about, now=now)
    return made
