"""Calls: opened by communications, changed while they are open, over by themselves, or ended earlier."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.domain.squad import CALLERS, to_open, to_touch
from candour.domain.squad import Call as Written
from candour.jobs import news
from candour.people import actions as people
from candour.people.actions.permits import must_hold
from candour.people.models import Person, Site
from candour.squad.models import Call, EarlierCall
from candour.squad.queries.calls import written_of
from candour.squad.queries.volunteers import answered
from candour.squad.recording import CALL_CHANGED, notify


@transaction.atomic
def open_call(*, by: Person, written: Written, now: datetime) -> Call:
    """This will open a call to some sites of the trust, or to all."""
    must_hold(by, by.trust_id, *CALLERS)
    refuse(to_open(written, now))
    sites = list(Site.objects.for_trust(by.trust_id).filter(pk__in=written.sites))
    if len(sites) != len(written.sites):
        raise Refusal("One of these sites is not here.", "Choose the sites again.")
    call = Call(trust_id=by.trust_id, opened_at=now, opened_by=by, **_kept(written))
    call.save()
    call.sites.set(sites)
    news.tell("squad:call:opened", by=by, trust=by.trust_id, about={"call": call.pk}, now=now)
    return call


@transaction.atomic
def change_call(*, by: Person, call: Call, written: Written, now: datetime) -> Call:
    """This will change what an open call says; its sites stay. Nothing new is no change.

    Whoever answered it stays in the squad, and is told. What it said before is kept; everybody can read it
    while the call is open.
    """
    call = _locked(by, call, now)
    refuse(to_open(written, now, call.opened_at))
    before, after = _kept(written_of(call)), _kept(written)
    if after == before:
        return call
    EarlierCall.objects.create(trust_id=call.trust_id, call=call, changed_at=now, changed_by=by, **before)
    for name, value in after.items():
        setattr(call, name, value)
    call.save(update_fields=list(after))
    news.tell("squad:call:changed", by=by, trust=call.trust_id, about={"call": call.pk}, now=now)
    _tell_of_change(by, call, now)
    return call


def _tell_of_change(by: Person, call: Call, now: datetime) -> None:
    """This will tell whoever answered a call what it says now, in place of what they were told before."""
    about = f"call:{call.pk}"
    people.finish_notices(by=by, trust=call.trust_id, about=about, kind=CALL_CHANGED, now=now)
    words = f"A call that you answered has changed: {call.title}. You are still in the squad."
    notify(
        answered(call), by=by, kind=CALL_CHANGED, about=about, words=words, opens=reverse("squad"), now=now
    )


@transaction.atomic
def end_call(*, by: Person, call: Call, now: datetime) -> Call:
    """This will end a call before its last day; whoever said yes stays in the squad."""
    call = _locked(by, call, now)
    call.ended_at, call.ended_by = now, by.ledger_name
    call.save(update_fields=["ended_at", "ended_by"])
    news.tell("squad:call:ended", by=by, trust=by.trust_id, about={"call": call.pk}, now=now)
    return call


def _locked(by: Person, call: Call, now: datetime) -> Call:
    """This will read a call again, locked, for whoever may write calls; refused where it is over."""
    must_hold(by, call.trust_id, *CALLERS)
    call = Call.objects.for_trust(by.trust_id).select_for_update().get(pk=call.pk)
    refuse(to_touch(call.closes_at, call.ended_at, now))
    return call


def _kept(written: Written) -> dict[str, str | datetime]:
    """This will give what a call says as it is kept."""
    return {
        **{name: tidy(getattr(written, name)) for name in ("title", "words", "takes", "gets")},
        "closes_at": written.closes_at,
    }
