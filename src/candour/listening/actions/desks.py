"""Telling the desks whose posts these are: communications for journalists and MPs, legal for solicitors."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.roles import Role
from candour.jobs import news
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries import active_with_role, standing_duty

_WORDS = {
    Role.COMMUNICATIONS: "A journalist or an MP may have written to us. It is for the communications desk.",
    Role.LEGAL: "A solicitor may have written to us, or it is about an inquest. It is for the legal desk.",
}


@transaction.atomic
def tell_desk(*, by: Actor, post: PublicPost, role: Role, now: datetime) -> list[Person]:
    """This will tell everybody who holds the desk's role, once for each post, and say whom.

    A desk that nobody holds is the standing duty's, so that no journalist or solicitor writes to nobody.
    """
    desk = list(active_with_role(post.trust_id, role).order_by("pk"))
    told = desk or standing_duty(post.trust_id)
    for person in told:
        people.send_notice(
            by=by,
            person=person,
            kind="desk",
            about=f"post:{post.pk}",
            words=_WORDS[role] if desk else f"{_WORDS[role]} Nobody holds that desk now."[:160],
            opens=reverse("listening-post", args=[post.pk]),
            now=now,
        )
    about = {"post": post.pk, "desk": role.value, "people": len(told)}
    news.tell("listening:desk:told", by=by, trust=post.trust_id, about=about, now=now)
    return told
