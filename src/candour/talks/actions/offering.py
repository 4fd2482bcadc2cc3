"""Offering a talk: staff name a human, and get a link that works once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from candour.channels.frontdoor.guards import read_form
from candour.channels.frontdoor.links import link_hash
from candour.domain.refusal import Refusal, refuse
from candour.domain.talks import LINK_LASTS, How, When, link_token, to_keep
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person
from candour.talks.actions.locks import must_work_here, tell
from candour.talks.models import Talk

NAMED = "You are named for a private talk. You hear from us when somebody asks for it."


@dataclass(frozen=True)
class Offered:
    """A talk as it was offered, and the token of its link, which is stored nowhere."""

    talk: Talk
    token: str


@transaction.atomic
def offer_talk(
    *, by: Person, post: PublicPost, keeper: Person, how: How, suits: When, form: str, now: datetime
) -> Offered:
    """This will offer a talk about a post with a named human, once for each form however often it is sent.

    `form` is what `guards.open_form` gave. The link goes into a reply that a person writes, or stands on the
    teller's private link; what it opens says nothing about the post.
    """
    must_work_here(by)
    if post.trust_id != by.trust_id or keeper.trust_id != by.trust_id:
        raise Refusal("This is not there.", "Go back to the post.")
    refuse(to_keep(keeper.full_name, is_here=keeper.is_active))
    token = link_token(read_form(form).token)
    known = _offered_before(token)
    if known is None:
        talk = Talk(
            trust_id=by.trust_id,
            post=post,
            offered_by=by,
            offered_at=now,
            kept_by=keeper,
            how=how,
            suits=suits,
            link_hash=link_hash(token),
            link_ends_at=now + LINK_LASTS,
        )
        try:
            with transaction.atomic():
                talk.save(force_insert=True)
        except IntegrityError:
            known = _offered_before(token)
        else:
            tell("talks:talk:offered", by, talk, now, post=post.pk, keeper=keeper.pk)
            tell_who_is_named(by=by, talk=talk, now=now)
            return Offered(talk, token)
    if known is None or known.offered_by_id != by.pk:
        raise Refusal("This form is not one that we gave out.", "Open the page again.")
    return Offered(known, token)


def tell_who_is_named(*, by: Person, talk: Talk, now: datetime) -> None:
    """This will tell a colleague that they were named for a talk that nobody has asked for yet."""
    if talk.kept_by is not None and talk.kept_by_id != by.pk:
        people.send_notice(
            by=by,
            person=talk.kept_by,
            kind="talk_named",
            about=f"talk:{talk.pk}",
            words=NAMED,
            opens=reverse("talks-talk", args=[talk.pk]),
            now=now,
        )


def _offered_before(token: str) -> Talk | None:
    return Talk.objects.filter(link_hash=link_hash(token)).first()
