"""Posts that need a named human: who is asked in which order, who has seen it, who releases it.

open -> asked (5 minutes; an hour where nobody is in danger) -> deputy -> on call -> standing duty -> again
          \\-> seen by a named human -> recorded -> released with a reason
"""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.approval.people import OnDuty
from candour.domain.holding import to_release, to_see
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.domain.triage import (
    HUMAN_NOW_HAND_OFF,
    POSSIBLE_HARM_HAND_OFF,
    RELEASING_ROLES,
    seen_within,
    who_is_next,
)
from candour.jobs import news, queue
from candour.listening.actions.locks import lock_hand_off, must_work_here
from candour.listening.models import Asked, HandOff, PublicPost
from candour.people import actions as people
from candour.people.models import Person, StandingDuty
from candour.people.queries import active_with_role, on_duty, roles_of

_WORDS = {
    HUMAN_NOW_HAND_OFF: "Somebody who wrote to us may need a human now. Open it and say that you saw it.",
    POSSIBLE_HARM_HAND_OFF: "Somebody may have come to harm. They are told in person first. Please open it.",
}
_OTHER_WORDS = "Everybody who was asked stayed silent about a post. Please open it."
_NOBODY_WORDS = "Nobody on duty can be reached, and a post needs a named human. Please open it."


@transaction.atomic
def open_hand_off(*, by: Actor, post: PublicPost, reason: str, now: datetime) -> HandOff:
    """This will ask a named human on duty to look at a post; one for this reason that is open stays.

    One that was released since these words came stays released: a newer model reads them again without
    calling anybody out of bed a second time.
    """
    since = post.edited_at or post.received_at
    released = HandOff.objects.filter(post=post, reason=reason, released_at__gte=since).first()
    if released is not None:
        return released
    hand_off, is_new = HandOff.objects.get_or_create(
        post=post,
        reason=reason,
        released_at=None,
        defaults={"trust_id": post.trust_id, "opened_at": now, "asked_at": now},
    )
    if is_new:
        _tell("listening:hand_off:opened", by, hand_off, now)
        _ask_next(by, hand_off, now)
    return hand_off


@transaction.atomic
def move_on(*, by: Actor, hand_off: HandOff, not_seen_by: datetime, now: datetime) -> bool:
    """This will ask the next person if nobody has seen a hand-off by then, and say whether it did.

    `not_seen_by` is the moment that the asking was given; an asking that has moved on since is left alone.
    """
    row = lock_hand_off(hand_off.trust_id, hand_off)
    if row.seen_at or row.released_at or row.moves_on_at != not_seen_by or now < not_seen_by:
        return False
    _tell("listening:hand_off:moved_on", by, row, now, person=row.asked_id)
    _ask_next(by, row, now)
    return True


def _ask_next(by: Actor, hand_off: HandOff, now: datetime) -> None:
    """This will choose who is asked now, tell them, and set the moment at which somebody else is asked."""
    asked = [str(pk) for pk in hand_off.everybody_asked.values_list("person_id", flat=True)]
    chosen = who_is_next(on_duty(hand_off.trust, now), asked, now)
    within = seen_within(hand_off.reason, is_anybody_asked=chosen is not None)
    hand_off.asked_at = now
    hand_off.asked_id = int(chosen.person) if chosen else None
    # Microseconds differ between databases and JSON; a moment that must be compared later has none.
    hand_off.moves_on_at = moves_on_at = (now + within).replace(microsecond=0)
    hand_off.save(update_fields=["asked", "asked_at", "moves_on_at"])
    if chosen is None:
        _say_that_nobody_is_there(by, hand_off, now)
    else:
        _ask(by, hand_off, chosen, len(asked) + 1, now)
    _come_back(hand_off, moves_on_at)


def _say_that_nobody_is_there(by: Actor, hand_off: HandOff, now: datetime) -> None:
    """This will tell whoever may act, on duty or not, and the administrators, who can mend the rota."""
    _tell("listening:hand_off:nobody_on_duty", by, hand_off, now)
    for person in active_with_role(hand_off.trust_id, *RELEASING_ROLES, Role.ADMINISTRATOR).order_by("pk"):
        people.send_notice(
            by=by,
            person=person,
            kind="nobody_on_duty",
            about=f"hand_off:{hand_off.pk}",
            words=_NOBODY_WORDS,
            opens=reverse("listening-post", args=[hand_off.post_id]),
            now=now,
            is_urgent=True,
        )


def _ask(by: Actor, hand_off: HandOff, chosen: OnDuty, turn: int, now: datetime) -> None:
    person = Person.objects.for_trust(hand_off.trust_id).get(pk=int(chosen.person))
    Asked.objects.create(
        trust_id=hand_off.trust_id,
        hand_off=hand_off,
        person=person,
        turn=turn,
        title=chosen.label[:80],
        asked_at=now,
    )
    about = f"hand_off:{hand_off.pk}"
    # Somebody asked a second time is told a second time: their first notice makes way for it.
    people.finish_notices(by=by, trust=hand_off.trust_id, about=about, person=person, now=now)
    people.send_notice(
        by=by,
        person=person,
        kind=hand_off.reason,
        about=about,
        words=_WORDS.get(hand_off.reason, _OTHER_WORDS),
        opens=reverse("listening-post", args=[hand_off.post_id]),
        now=now,
        is_urgent=hand_off.reason == HUMAN_NOW_HAND_OFF,
    )
    _tell("listening:hand_off:asked", by, hand_off, now, person=person.pk, turn=turn)


def _come_back(hand_off: HandOff, at: datetime) -> None:
    queue.enqueue(
        "listening.move_on",
        {"hand_off": hand_off.pk, "not_seen_by": at.isoformat()},
        due_at=at,
        trust=hand_off.trust_id,
        unique=f"listening.move_on:{hand_off.pk}:{at.isoformat()}",
    )


@transaction.atomic
def see_hand_off(*, by: Person, hand_off: HandOff, now: datetime) -> HandOff:
    """This will note that a named human has seen it, and stop asking others."""
    must_work_here(by)
    row = lock_hand_off(by.trust_id, hand_off)
    was_asked = row.everybody_asked.filter(person=by)
    refuse(to_see(roles_of(by), was_asked=was_asked.exists(), has_standing_duty=_has_standing_duty(by)))
    was_asked.filter(seen_at=None).update(seen_at=now)
    if row.seen_at is None:
        row.seen_at, row.seen_by, row.moves_on_at = now, by.ledger_name, None
        row.save(update_fields=["seen_at", "seen_by", "moves_on_at"])
        people.finish_notices(by=by, trust=row.trust_id, about=f"hand_off:{row.pk}", now=now)
        _tell("listening:hand_off:seen", by, row, now, person=by.pk)
    return row


@transaction.atomic
def record_hand_off(
    *, by: Person, hand_off: HandOff, told_in_person: bool, written_sent: bool, now: datetime
) -> HandOff:
    """This will write down whether the person was told, in person, and whether the written word was sent."""
    row = see_hand_off(by=by, hand_off=hand_off, now=now)
    row.told_in_person, row.written_sent = told_in_person, written_sent
    row.recorded_at, row.recorded_by = now, by.ledger_name
    row.save(update_fields=["told_in_person", "written_sent", "recorded_at", "recorded_by"])
    _tell("listening:hand_off:recorded", by, row, now, told=int(told_in_person), written=int(written_sent))
    return row


@transaction.atomic
def release_hand_off(*, by: Person, hand_off: HandOff, reason: str, now: datetime) -> HandOff:
    """This will let public replies leave again, on the word of a named human who answers for it."""
    must_work_here(by)
    row = lock_hand_off(by.trust_id, hand_off)
    if row.released_at:
        raise Refusal("This was released already.", "Nothing needs to be done.")
    refuse(
        to_release(
            roles_of(by),
            has_standing_duty=_has_standing_duty(by),
            is_seen=row.seen_at is not None,
            reason=reason,
        )
    )
    row.released_at, row.released_by, row.moves_on_at = now, by.ledger_name, None
    row.released_because = reason.strip()[:300]
    row.save(update_fields=["released_at", "released_by", "released_because", "moves_on_at"])
    people.finish_notices(by=by, trust=row.trust_id, about=f"hand_off:{row.pk}", now=now)
    news.tell(
        "listening:hand_off:released",
        by=by,
        trust=row.trust_id,
        about={"post": row.post_id, "hand_off": row.pk, "reason": row.reason},
        words={"because": row.released_because},
        now=now,
    )
    return row


def _has_standing_duty(person: Person) -> bool:
    return StandingDuty.objects.for_trust(person.trust_id).filter(person=person).exists()


def _tell(name: str, by: Actor, hand_off: HandOff, now: datetime, **more: int | None) -> None:
    about: dict[str, str | int | None] = {
        "post": hand_off.post_id,
        "hand_off": hand_off.pk,
        "reason": hand_off.reason,
        **more,
    }
    news.tell(name, by=by, trust=hand_off.trust_id, about=about, now=now)
