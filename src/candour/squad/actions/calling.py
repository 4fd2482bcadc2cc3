"""Calls: opened by communications, over by themselves, or ended earlier."""

from datetime import datetime

from django.db import transaction

from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.squad import CALLERS, is_open, to_open
from candour.domain.squad import Call as Written
from candour.jobs import news
from candour.people.actions.permits import must_hold
from candour.people.models import Person, Site
from candour.squad.models import Call


@transaction.atomic
def open_call(*, by: Person, written: Written, now: datetime) -> Call:
    """This will open a call to some sites of the trust, or to all."""
    must_hold(by, by.trust_id, *CALLERS)
    refuse(to_open(written, now))
    sites = list(Site.objects.for_trust(by.trust_id).filter(pk__in=written.sites))
    if len(sites) != len(written.sites):
        raise Refusal("One of these sites is not here.", "Choose the sites again.")
    call = Call.objects.create(
        trust_id=by.trust_id,
        title=tidy(written.title),
        words=tidy(written.words),
        takes=tidy(written.takes),
        gets=tidy(written.gets),
        opened_at=now,
        opened_by=by,
        closes_at=written.closes_at,
    )
    call.sites.set(sites)
    news.tell("squad:call:opened", by=by, trust=by.trust_id, about={"call": call.pk}, now=now)
    return call


@transaction.atomic
def end_call(*, by: Person, call: Call, now: datetime) -> Call:
    """This will end a call before its last day; whoever said yes stays in the squad."""
    must_hold(by, call.trust_id, *CALLERS)
    call = Call.objects.for_trust(by.trust_id).select_for_update().get(pk=call.pk)
    if not is_open(call.closes_at, call.ended_at, now):
        raise Refusal("This call is over already.", "Go back to the squad.")
    call.ended_at, call.ended_by = now, by.ledger_name
    call.save(update_fields=["ended_at", "ended_by"])
    news.tell("squad:call:ended", by=by, trust=by.trust_id, about={"call": call.pk}, now=now)
    return call
