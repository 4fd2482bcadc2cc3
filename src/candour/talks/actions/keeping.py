"""Who keeps a talk: the named human first, then, in silence, whoever is on duty, to the standing duty.

named human -> 4 hours (5 minutes if urgent) -> on duty -> deputy -> on call -> standing duty -> again
            \\-> looked -> talked within 2 days, or the next is asked as well
"""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.approval.people import OnDuty
from candour.domain.refusal import refuse
from candour.domain.roles import Role
from candour.domain.talks import Stands, looked_at_within, to_hand_on, to_keep
from candour.domain.triage import who_is_next
from candour.jobs import queue
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries import active_with_role, on_duty
from candour.talks import queries
from candour.talks.actions.locks import lock_talk, must_work_here, tell
from candour.talks.actions.offering import tell_who_is_named
from candour.talks.models import Keeper, Talk

ASKED = "Somebody asks to talk in private. Open it to see how to reach them."
URGENT = "Somebody who asks to talk may need a human now. Open it and ring them."
NOBODY = "Somebody asks to talk in private, and nobody on duty can be reached. Please open it."
NAMED_TITLE = "Named for this talk"
NOBODY_TITLE = "Told because nobody is on duty"


def ask_first(*, by: Actor, talk: Talk, now: datetime) -> None:
    """This will ask the named human of a talk that was just asked for, or whoever is on duty.

    Where somebody may need a human now, whoever is on duty is asked at once as well.
    """
    here = on_duty(talk.trust, now)
    named = talk.kept_by if talk.kept_by is not None and talk.kept_by.is_active else None
    if named is not None:
        _ask(by, talk, named, _title(here, named), now)
    if named is None or (talk.is_urgent and not _is_on_call(here, named)):
        _ask_next(by, talk, here, now)


@transaction.atomic
def move_on(*, by: Actor, talk: Talk, not_by: datetime, now: datetime) -> bool:
    """This will ask the next person if nobody has talked by then, and say whether it did.

    `not_by` is the moment that the asking was given; a talk that has moved on since is left alone.
    """
    row = lock_talk(talk.trust_id, talk.pk)
    if row.ended_at or row.moves_on_at != not_by or now < not_by:
        return False
    tell("talks:talk:moved_on", by, row, now, person=row.kept_by_id)
    _start_anew(row)
    _ask_next(by, row, on_duty(row.trust, now), now)
    return True


@transaction.atomic
def hand_on(*, by: Person, talk: Talk, to: Person, now: datetime) -> Talk:
    """This will name somebody else for a talk, before it was asked for or after."""
    must_work_here(by)
    row = lock_talk(by.trust_id, talk.pk)
    where = queries.where(row, now)
    refuse(
        to_hand_on(
            where,
            was_asked=queries.was_asked(row, by),
            named_or_offered=by.pk in {row.offered_by_id, row.kept_by_id},
            has_standing_duty=queries.has_standing_duty(by),
        )
    )
    refuse(to_keep(to.full_name, is_here=to.is_active and to.trust_id == by.trust_id))
    if row.kept_by_id == to.pk:
        return row
    tell("talks:talk:handed_on", by, row, now, person=to.pk)
    people.finish_notices(by=by, trust=row.trust_id, about=f"talk:{row.pk}", now=now)
    if where is Stands.OFFERED:
        row.kept_by = to
        row.save(update_fields=["kept_by"])
        tell_who_is_named(by=by, talk=row, now=now)
        return row
    _start_anew(row)
    here = on_duty(row.trust, now)
    _ask(by, row, to, _title(here, to), now)
    return row


@transaction.atomic
def ask_instead_of(*, by: Actor, person_id: int, now: datetime) -> int:
    """This will ask the next one for every talk that somebody kept who may not sign in any more."""
    gone = Talk.objects.filter(
        kept_by=person_id, kept_by__is_active=False, asked_at__isnull=False, ended_at=None
    )
    rows = list(gone.select_for_update(of=("self",)).select_related("trust").order_by("pk"))
    for row in rows:
        tell("talks:talk:moved_on", by, row, now, person=person_id)
        _start_anew(row)
        _ask_next(by, row, on_duty(row.trust, now), now)
    return len(rows)


def come_back(talk: Talk, at: datetime) -> None:
    """This will set when the next is asked, and ask for the work that does so."""
    # Microseconds differ between databases and JSON; a moment that must be compared later has none.
    talk.moves_on_at = at = at.replace(microsecond=0)
    talk.save(update_fields=["moves_on_at"])
    queue.enqueue(
        "talks.move_on",
        {"talk": talk.pk, "not_by": at.isoformat()},
        due_at=at,
        trust=talk.trust_id,
        unique=f"talks.move_on:{talk.pk}:{at.isoformat()}",
    )


def write_keeper(
    talk: Talk, person: Person, title: str, now: datetime, *, looked_at: datetime | None = None
) -> int:
    """This will note that somebody was asked to keep a talk, as what, and give their place in the order."""
    turn = Keeper.objects.for_trust(talk.trust_id).filter(talk=talk).count() + 1
    Keeper.objects.create(
        trust_id=talk.trust_id,
        talk=talk,
        person=person,
        turn=turn,
        title=title[:80],
        asked_at=now,
        looked_at=looked_at,
    )
    return turn


def _ask_next(by: Actor, talk: Talk, here: list[OnDuty], now: datetime) -> None:
    """This will ask whoever of those on duty was asked least, or say aloud that nobody is there."""
    asked = [str(each.person_id) for each in queries.keepers_of(talk)]
    chosen = who_is_next(here, asked, now)
    if chosen is not None:
        person = Person.objects.for_trust(talk.trust_id).get(pk=int(chosen.person))
        _ask(by, talk, person, chosen.label, now)
        return
    _say_that_nobody_is_there(by, talk, now)
    come_back(talk, now + looked_at_within(is_urgent=talk.is_urgent, is_anybody_asked=False))


def _say_that_nobody_is_there(by: Actor, talk: Talk, now: datetime) -> None:
    """This will ask communications, on duty or not; without any, the administrators."""
    tell("talks:talk:nobody_on_duty", by, talk, now)
    desk = active_with_role(talk.trust_id, Role.COMMUNICATIONS).order_by("pk")
    people_there = desk or active_with_role(talk.trust_id, Role.ADMINISTRATOR).order_by("pk")
    asked = {each.person_id for each in queries.keepers_of(talk)}
    for person in people_there:
        if person.pk not in asked:
            write_keeper(talk, person, NOBODY_TITLE, now)
        _notify(by, talk, person, NOBODY, now, is_urgent=True)


def _ask(by: Actor, talk: Talk, person: Person, title: str, now: datetime) -> None:
    """This will ask one person to keep a talk, tell them, and set when somebody else is asked."""
    turn = write_keeper(talk, person, title, now)
    talk.kept_by = person
    talk.save(update_fields=["kept_by"])
    # Somebody asked a second time is told a second time: their first notice makes way for it.
    people.finish_notices(by=by, trust=talk.trust_id, about=f"talk:{talk.pk}", person=person, now=now)
    words = URGENT if talk.is_urgent else ASKED
    _notify(by, talk, person, words, now, is_urgent=talk.is_urgent)
    tell("talks:talk:given", by, talk, now, person=person.pk, turn=turn)
    come_back(talk, now + looked_at_within(is_urgent=talk.is_urgent, is_anybody_asked=True))


def _notify(by: Actor, talk: Talk, person: Person, words: str, now: datetime, *, is_urgent: bool) -> None:
    people.send_notice(
        by=by,
        person=person,
        kind="talk_asked",
        about=f"talk:{talk.pk}",
        words=words,
        opens=reverse("talks-talk", args=[talk.pk]),
        now=now,
        is_urgent=is_urgent,
    )


def _start_anew(talk: Talk) -> None:
    talk.looked_at, talk.looked_by = None, ""
    talk.save(update_fields=["looked_at", "looked_by"])


def _is_on_call(here: list[OnDuty], person: Person | None) -> bool:
    return person is not None and any(each.person == str(person.pk) for each in here)


def _title(here: list[OnDuty], person: Person) -> str:
    return next((each.label for each in here if each.person == str(person.pk)), NAMED_TITLE)
