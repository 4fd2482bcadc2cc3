"""Invitations that are open, newcomers who wait, and one invitation as a sheet to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from candour.domain.invitations import coming_refusal, spoken
from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Role
from candour.joining.codes import code_of, link_of, picture_of
from candour.joining.models import Invitation, Newcomer, Way


@dataclass(frozen=True)
class Line:
    """One open invitation."""

    number: int
    words: str
    where: str
    ends_at: datetime


@dataclass(frozen=True)
class Waiting:
    """Somebody who came by a poster and waits for a yes."""

    number: int
    name: str
    job_title: str
    where: str
    asked_at: datetime


@dataclass(frozen=True)
class InvitePage:
    """Who waits, and which invitations are open."""

    waiting: tuple[Waiting, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Sheet:
    """One invitation with its picture and code; `why_not` says that nobody can come in by it now."""

    number: int
    words: str
    where: str
    code: str
    link: str
    picture: str
    roles: str
    welcomer: str
    is_poster: bool
    is_letter: bool
    email: str
    places: int
    ends_at: datetime
    why_not: Refusal | None


def page_of(invitations: Iterable[Invitation], newcomers: Iterable[Newcomer]) -> InvitePage:
    """This will make the page of invitations."""
    lines = tuple(Line(each.pk, _words(each), _where(each), each.ends_at) for each in invitations)
    waiting = tuple(
        Waiting(each.pk, each.full_name, each.job_title, _where(each.invitation), each.asked_at)
        for each in newcomers
    )
    return InvitePage(waiting, lines)


def sheet_of(invitation: Invitation, now: datetime) -> Sheet:
    """This will make the sheet of one invitation."""
    code = code_of(invitation.salt)
    return Sheet(
        number=invitation.pk,
        words=_words(invitation),
        where=_where(invitation),
        code=spoken(code),
        link=link_of(code),
        picture=picture_of(code),
        roles=", ".join(ROLE_LABELS[Role(role)] for role in invitation.roles),
        welcomer=invitation.welcomer.full_name if invitation.welcomer else "",
        is_poster=invitation.way == Way.POSTER,
        is_letter=invitation.way == Way.LETTER,
        email=invitation.email,
        places=invitation.most_people - invitation.came,
        ends_at=invitation.ends_at,
        why_not=coming_refusal(invitation.standing, now),
    )


def _words(invitation: Invitation) -> str:
    if invitation.way == Way.POSTER:
        places = invitation.most_people - invitation.came
        return f"Poster with {places} place{'' if places == 1 else 's'} left"
    return f"Letter to {invitation.email}" if invitation.way == Way.LETTER else "Code for one person"


def _where(invitation: Invitation) -> str:
    team = invitation.team
    return f"{team.name}, {team.site.name}" if team else ""
