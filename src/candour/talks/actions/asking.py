"""Asking for a talk, from outside: by a link that works once, on one's private link, or on the public page.

What is asked for is sealed before it reaches the database; it stands in no event, notice or job.
"""

import json
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from candour.channels import secrets
from candour.channels.frontdoor.guards import read_form
from candour.channels.frontdoor.links import link_hash
from candour.channels.frontdoor.models import Story
from candour.domain.actor import Actor, Teller, Visitor
from candour.domain.refusal import Refusal, refuse
from candour.domain.talks import Wanted, closed_link, needs_a_human_now, not_enough
from candour.people.models import Trust
from candour.reading import reader
from candour.talks import queries
from candour.talks.actions.keeping import ask_first
from candour.talks.actions.locks import tell
from candour.talks.models import Came, Talk


@transaction.atomic
def ask_by_link(*, by: Visitor, trust: Trust, token: str, wanted: Wanted, now: datetime) -> Talk:
    """This will ask for the talk that a link offers; of two who use it at once, one does."""
    wanted = _checked(wanted)
    hashed = link_hash(token)
    if not _take_up(trust, hashed, Came.LINK, wanted, now):
        raise closed_link()
    return _asked(
        by, Talk.objects.for_trust(trust).select_related("trust", "kept_by").get(link_hash=hashed), now
    )


@transaction.atomic
def ask_as_teller(*, by: Teller, story: Story, form: str, wanted: Wanted, now: datetime) -> Talk:
    """This will ask for a talk on a teller's private link: the one that was offered there, or a new one."""
    if by.story != story.pk:
        raise Refusal("This story is not there.", "Open the private link that you were given.")
    wanted = _checked(wanted)
    known = queries.asked_by_teller(story.trust_id, story.pk)
    if known is not None:
        return known
    offered = queries.offered_to_teller(story.trust_id, story.pk, now)
    if offered is not None and _take_up(offered.trust, offered.link_hash, Came.TOLD, wanted, now):
        return _asked(by, Talk.objects.select_related("trust", "kept_by").get(pk=offered.pk), now)
    post = queries.post_of_story(story.trust_id, story.pk)
    talk, is_new = _new(Talk(trust_id=story.trust_id, post=post, came=Came.TOLD), form, wanted, now)
    return _asked(by, talk, now) if is_new else talk


@transaction.atomic
def ask_openly(*, by: Visitor, trust: Trust, form: str, wanted: Wanted, now: datetime) -> Talk:
    """This will ask for a talk with whoever is on duty, once for each form however often it is sent."""
    talk, is_new = _new(Talk(trust=trust, came=Came.OPEN), form, _checked(wanted), now)
    return _asked(by, talk, now) if is_new else talk


def unsealed(talk: Talk) -> Wanted:
    """This will read what was asked for; only `look` calls it, and writes down that somebody looked."""
    return Wanted(**json.loads(secrets.unseal(talk.request)))


def _checked(wanted: Wanted) -> Wanted:
    wanted = wanted.tidied()
    refuse(not_enough(wanted))
    return wanted


def _request(wanted: Wanted, now: datetime) -> dict[str, object]:
    """This will give the columns of a request: its words sealed, and whether they ask for a human at once."""
    return {
        "asked_at": now,
        "how": wanted.how,
        "suits": wanted.when,
        "request": secrets.seal(json.dumps(asdict(wanted))),
        "is_urgent": bool(wanted.words) and needs_a_human_now(reader.read(wanted.words).flags),
    }


def _take_up(trust: Trust, hashed: str, came: Came, wanted: Wanted, now: datetime) -> bool:
    """This will use a link if it is still open: one UPDATE, so that it can be used once only."""
    still_open = Talk.objects.for_trust(trust).filter(
        link_hash=hashed, asked_at=None, ended_at=None, link_ends_at__gt=now
    )
    return bool(still_open.update(came=came, **_request(wanted, now)))


def _new(talk: Talk, form: str, wanted: Wanted, now: datetime) -> tuple[Talk, bool]:
    """This will write a talk that nobody offered; the same form again gives the first one."""
    talk.link_hash = link_hash(read_form(form).token)
    for column, value in _request(wanted, now).items():
        setattr(talk, column, value)
    try:
        with transaction.atomic():
            talk.save(force_insert=True)
    except IntegrityError:
        known = Talk.objects.for_trust(talk.trust_id).filter(link_hash=talk.link_hash).first()
        if known is None:
            raise Refusal("This form is not one that we gave out.", "Send it again from this page.") from None
        return known, False
    return talk, True


def _asked(by: Actor, talk: Talk, now: datetime) -> Talk:
    tell("talks:talk:asked_for", by, talk, now, came=talk.came, post=talk.post_id)
    ask_first(by=by, talk=talk, now=now)
    return talk
