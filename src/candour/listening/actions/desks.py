"""The desks: who looks after journalists, solicitors, formal complaints and requests, and telling them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.kinds import Flag
from candour.domain.roles import ROLE_LABELS, Role
from candour.domain.triage import DESKS
from candour.jobs import news
from candour.listening.models import DeskHeld, PublicPost
from candour.people import actions as people
from candour.people.actions.permits import must_be_of
from candour.people.models import Person, Trust
from candour.people.queries import active_with_role, standing_duty

_WORDS = {
    Flag.JOURNALIST_OR_MP: "A journalist or an MP may have written to us.",
    Flag.SOLICITOR_OR_INQUEST: "A solicitor may have written to us, or it is about an inquest.",
    Flag.FORMAL_COMPLAINT: "Somebody may have made a formal complaint.",
    Flag.FOI: "Somebody may have asked for information under the Act.",
}
DESK_FLAGS = frozenset(_WORDS)
"""Flags that somebody can look after."""


@dataclass(frozen=True)
class Desk:
    """Who looks after posts with one flag: a role, and by number the team whose people are told first."""

    role: Role
    team: int | None = None


def desks_of(trust: Trust | int) -> dict[Flag, Desk]:
    """This will give who looks after what in a trust, by flag; one statement."""
    held = DeskHeld.objects.for_trust(trust)
    named = {Flag(each.flag): Desk(Role(each.role), each.team_id) for each in held}
    return {**{flag: Desk(role) for flag, role in DESKS.items()}, **named}


@transaction.atomic
def set_desks(*, by: Actor, trust: Trust, desks: Mapping[Flag, Desk], now: datetime) -> None:
    """This will say who looks after what, as the policy that came into force does; others are as ever."""
    must_be_of(by, trust)
    DeskHeld.objects.for_trust(trust).exclude(flag__in=desks).delete()
    for flag, desk in desks.items():
        held = {"role": desk.role, "team_id": desk.team}
        DeskHeld.objects.update_or_create(trust=trust, flag=flag, defaults=held)
    about = {"desks": len(desks)}
    news.tell("listening:desk:set", by=by, trust=trust.pk, about=about, now=now)


@transaction.atomic
def tell_desk(*, by: Actor, post: PublicPost, flag: Flag, desk: Desk, now: datetime) -> list[Person]:
    """This will tell everybody at a desk, once for each post, and say whom.

    Where a team is named and somebody of it holds the role, only they are told. A desk that nobody holds is
    the standing duty's, so that no journalist or solicitor writes to nobody.
    """
    holders = list(active_with_role(post.trust_id, desk.role).order_by("pk"))
    holders = [each for each in holders if desk.team and each.team_id == desk.team] or holders
    told = holders or standing_duty(post.trust_id)
    words = f"{_WORDS[flag]} It is for the {ROLE_LABELS[desk.role].lower()} desk."
    for person in told:
        people.send_notice(
            by=by,
            person=person,
            kind="desk",
            about=f"post:{post.pk}",
            words=words if holders else f"{words} Nobody holds that desk now."[:160],
            opens=reverse("listening-post", args=[post.pk]),
            now=now,
        )
    about = {"post": post.pk, "desk": desk.role.value, "people": len(told)}
    news.tell("listening:desk:told", by=by, trust=post.trust_id, about=about, now=now)
    return told
