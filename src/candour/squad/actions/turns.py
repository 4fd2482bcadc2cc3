"""The readers' rota: turns made from the week's pattern, taken, given up, told of while nobody has them."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from candour.domain import turns
from candour.domain.actor import Actor
from candour.domain.refusal import refuse
from candour.domain.roles import Role
from candour.domain.squad import CALLERS
from candour.domain.turns import Told, to_plan_weekly, to_take, who_is_told
from candour.jobs import news
from candour.people import actions as people
from candour.people.actions.permits import must_be_of, must_hold
from candour.people.models import Person, Shift, Trust
from candour.people.queries import active_with_role, roles_of
from candour.squad.actions.offers import end_offers_of
from candour.squad.models import Turn, Weekly
from candour.squad.queries.turns import free_turns, weekly_of
from candour.squad.recording import FREE, TURN_YOURS, notify
from candour.web.filters import exact_time


@transaction.atomic
def plan_weekly(*, by: Person, weekly: turns.Weekly, title: str, now: datetime) -> Weekly:
    """This will put a turn into every week, and make those of the next four."""
    must_hold(by, by.trust_id, *CALLERS)
    refuse(to_plan_weekly(weekly, title))
    row = Weekly.objects.create(
        trust_id=by.trust_id,
        weekday=weekly.weekday,
        starts=weekly.starts,
        ends=weekly.ends,
        title=title.strip()[:80],
        planned_at=now,
        planned_by=by.ledger_name,
    )
    news.tell("squad:weekly:planned", by=by, trust=by.trust_id, about={"weekly": row.pk}, now=now)
    make_turns(trust=by.trust_id, now=now)
    return row


@transaction.atomic
def end_weekly(*, by: Person, weekly: Weekly, now: datetime) -> None:
    """This will take a turn out of the week; what somebody has taken stays theirs."""
    must_hold(by, weekly.trust_id, *CALLERS)
    people.lock_rota(weekly.trust_id)
    if not Weekly.objects.filter(pk=weekly.pk, ended_at=None).update(ended_at=now, ended_by=by.ledger_name):
        return
    gone = weekly.turns.filter(shift=None, ends_at__gt=now)
    for turn in gone:
        people.finish_notices(by=by, trust=weekly.trust_id, about=_about(turn), now=now)
    gone.delete()
    news.tell("squad:weekly:ended", by=by, trust=weekly.trust_id, about={"weekly": weekly.pk}, now=now)


@transaction.atomic
def make_turns(*, trust: int, now: datetime) -> int:
    """This will make the turns of the next four weeks that are not made yet, and say how many."""
    found = [
        Turn(
            trust_id=trust,
            weekly=each,
            title=each.title,
            starts_at=stretch.starts_at,
            ends_at=stretch.ends_at,
        )
        for each in weekly_of(trust)
        for stretch in turns.Weekly(each.weekday, each.starts, each.ends).ahead(now)
    ]
    had = set(Turn.objects.for_trust(trust).filter(starts_at__gt=now).values_list("weekly", "starts_at"))
    new = [each for each in found if (each.weekly_id, each.starts_at) not in had]
    Turn.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@transaction.atomic
def take(*, by: Person, turn: Turn, now: datetime) -> Shift:
    """This will give a free turn to whoever takes it: from now on they are on call then."""
    must_be_of(by, turn.trust_id)
    people.lock_rota(turn.trust_id)
    turn = Turn.objects.get(pk=turn.pk)
    refuse(to_take(roles_of(by), ends_at=turn.ends_at, is_free=turn.shift_id is None, now=now))
    turn.shift = people.take_turn(
        by=by,
        role=Role.READER_ON_CALL,
        title=turn.title,
        starts_at=turn.starts_at,
        ends_at=turn.ends_at,
        now=now,
    )
    turn.save(update_fields=["shift"])
    people.finish_notices(by=by, trust=turn.trust_id, about=_about(turn), now=now)
    about = {"turn": turn.pk, "shift": turn.shift.pk}
    news.tell("squad:turn:taken", by=by, trust=turn.trust_id, about=about, now=now)
    return turn.shift


@transaction.atomic
def give_up(*, by: Person, shift: Shift, now: datetime) -> None:
    """This will take a turn from whoever has it, without a reason: its deputy has it then, or nobody."""
    _take_from(by, by, shift, now)


def give_up_all(*, by: Actor, person: Person, now: datetime) -> None:
    """This will take every turn of a reader from somebody; the caller is in a transaction."""
    ahead = Shift.objects.for_trust(person.trust_id).filter(
        role=Role.READER_ON_CALL, cancelled_at=None, ends_at__gt=now
    )
    for shift in (*ahead.filter(person=person), *ahead.filter(deputy=person)):
        _take_from(by, person, shift, now)


@transaction.atomic
def note_no_reader(*, by: Actor, person: Person, now: datetime) -> None:
    """This will take every turn of a reader from whoever lost the role or was suspended; twice is once."""
    if not person.is_active or Role.READER_ON_CALL not in roles_of(person):
        give_up_all(by=by, person=person, now=now)


@transaction.atomic
def note_cancelled(*, by: Actor, shift: int, now: datetime) -> None:
    """This will free a turn of the pattern, or a leaver's, whose shift came to nothing; twice is once."""
    gone = Shift.objects.select_related("person").get(pk=shift)
    people.lock_rota(gone.trust_id)
    if Turn.objects.filter(shift=gone).exists() or _is_a_leavers(gone, now):
        _free(by, gone, now)


def _is_a_leavers(gone: Shift, now: datetime) -> bool:
    """This will say whether a turn that was planned by hand lost its reader, and is not free yet."""
    if gone.person.is_active or gone.role != Role.READER_ON_CALL or gone.ends_at <= now:
        return False
    same = Turn.objects.for_trust(gone.trust_id).filter(weekly=None, title=gone.title)
    return not same.filter(starts_at=gone.starts_at, ends_at=gone.ends_at).exists()


def _take_from(by: Actor, person: Person, shift: Shift, now: datetime) -> None:
    had = shift.person_id == person.pk
    shift = people.give_up_turn(by=by, shift=shift, person=person, now=now)
    if not had:
        return
    end_offers_of(by=by, shift=shift, now=now)
    if shift.cancelled_at is not None:
        _free(by, shift, now)
    else:
        _tell_new_holder(by, person, shift, now)


@transaction.atomic
def tell_of_free(*, by: Actor, trust: Trust | int, now: datetime) -> None:
    """This will tell readers, then communications, of turns that nobody has yet, once as they come near."""
    number = trust if isinstance(trust, int) else trust.pk
    people.lock_rota(number)
    due = [(each, who_is_told(each.starts_at, now)) for each in free_turns(number, now)]
    readers = [each for each, whom in due if Told.READERS in whom and each.readers_told_at is None]
    callers = [each for each, whom in due if Told.CALLERS in whom and each.callers_told_at is None]
    if _tell_of(readers, active_with_role(number, Role.READER_ON_CALL), by, now):
        Turn.objects.filter(pk__in=[each.pk for each in readers]).update(readers_told_at=now)
    if _tell_of(callers, active_with_role(number, *CALLERS), by, now):
        Turn.objects.filter(pk__in=[each.pk for each in callers]).update(callers_told_at=now)


def _tell_of(free: list[Turn], whom: QuerySet[Person], by: Actor, now: datetime) -> bool:
    """This will send a notice about each of them, which goes when that one is taken; False: to nobody."""
    people_told = list(whom.order_by("pk")) if free else []
    for each in free if people_told else ():
        words = f"Nobody has this turn yet: {each.title}, {exact_time(each.starts_at)}."
        opens = reverse("squad-rota")
        notify(people_told, by=by, kind=FREE, about=_about(each), words=words, opens=opens, now=now)
        news.tell("squad:turn:told", by=by, trust=each.trust_id, about={"turn": each.pk}, now=now)
    return bool(people_told)


def _free(by: Actor, shift: Shift, now: datetime) -> None:
    """This will note that nobody has a turn any more, and tell whoever should know by now."""
    turn = Turn.objects.filter(shift=shift).first() or Turn(
        trust_id=shift.trust_id, title=shift.title, starts_at=shift.starts_at, ends_at=shift.ends_at
    )
    turn.shift, turn.readers_told_at, turn.callers_told_at = None, None, None
    turn.save()
    news.tell("squad:turn:freed", by=by, trust=turn.trust_id, about={"turn": turn.pk}, now=now)
    tell_of_free(by=by, trust=turn.trust_id, now=now)


def _tell_new_holder(by: Actor, had: Person, shift: Shift, now: datetime) -> None:
    words = f"{had.full_name}’s turn is yours now: {shift.title}, {exact_time(shift.starts_at)}."
    opens = reverse("squad-rota")
    notify(
        [shift.person], by=by, kind=TURN_YOURS, about=f"shift:{shift.pk}", words=words, opens=opens, now=now
    )


def _about(turn: Turn) -> str:
    return f"turn:{turn.pk}"
