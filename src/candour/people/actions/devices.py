"""The devices on which somebody is signed in: ended one by one or all at once, their own or shared."""

from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people.models import Person, SignedIn
from candour.people.queries.persons import devices_of


@transaction.atomic
def sign_out_everywhere(*, by: Person, now: datetime, except_key: str = "") -> int:
    """This will end every signed-in device of a person, `except_key` apart, and say how many ended."""
    ended, _ = SignedIn.objects.filter(person=by).exclude(session_key=except_key).delete()
    about = {"person": by.pk}
    news.tell("people:person:signed_out_everywhere", by=by, trust=by.trust_id, about=about, now=now)
    return ended


@transaction.atomic
def note_factors(*, by: Person, before: int, after: int, this_session: str, now: datetime) -> None:
    """This will record that somebody set up a second factor, or took one away; `before`, `after`: how many.

    Other devices are signed out when one is added: those came in without it.
    """
    if after == before:
        return
    name = "people:factor:added" if after > before else "people:factor:removed"
    news.tell(name, by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
    if after > before:
        sign_out_everywhere(by=by, except_key=this_session, now=now)


@transaction.atomic
def end_device(*, by: Person, device: str, now: datetime) -> None:
    """This will sign out one of a person's own devices, known by the mark that their list shows."""
    found = next((each for each in devices_of(by, now) if each.mark == device), None)
    if found is None:
        raise Refusal("This device is signed out already.", "Look at the list again.")
    SignedIn.objects.filter(person=by, session_key=found.session_key).delete()
    news.tell("people:device:signed_out", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)


@transaction.atomic
def mark_device(*, by: Person, session: SessionBase, is_own: bool, now: datetime) -> None:
    """This will keep a device as the person's own (14 days) or as a shared computer (10 idle minutes)."""
    if bool(session.get("own_device")) == is_own:
        return
    session["own_device"] = is_own
    name = "people:device:owned" if is_own else "people:device:shared"
    news.tell(name, by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
