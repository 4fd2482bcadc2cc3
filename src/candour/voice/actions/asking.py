"""Asking people to decide, and asking the next one when nobody answers: a route never stalls."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from candour.domain.actor import Actor
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.approval.steps import Asked, CannotLook, who_is_asked
from candour.domain.statements import StatementState
from candour.jobs import queue
from candour.people import actions as people
from candour.people.models import Person, RoleHeld
from candour.people.queries.persons import active_people
from candour.voice.models import Asking, FixedRoute, Statement
from candour.voice.queries.deciding import open_steps
from candour.voice.recording import lock, tell
from candour.voice.routing import PlainStep, step_of

REMINDER = timedelta(minutes=15)
"""How often the last person in a chain is reminded: the question stays with them until somebody decides."""


@transaction.atomic
def ask_on(*, by: Actor, route_id: int, now: datetime) -> None:
    """This will ask whoever should be asked at `now` in each undecided step, and plan the next look.

    Safe to call at any time and any number of times: nobody is asked twice, nobody is forgotten. Nobody is
    asked about a reply that does not wait: whatever makes it wait again calls this again.
    """
    route = FixedRoute.objects.select_related("statement", "version").get(pk=route_id)
    statement = lock(route.statement)
    if statement.state != StatementState.WAITING or statement.current_id != route.version_id:
        return
    route.statement = statement
    moments = [_ask_step(by, route, number, now) for number in open_steps(route)]
    if moments:
        _look_again(route, min(moments))


def ask_instead_of(*, by: Actor, person_id: int, now: datetime) -> None:
    """This will look again at each question that somebody was asked who is gone, so that none waits."""
    open_ones = Asking.objects.filter(person_id=person_id, ended_at=None, passed_on_at=None)
    for route_id in open_ones.order_by("route_id").values_list("route_id", flat=True).distinct():
        ask_on(by=by, route_id=route_id, now=now)


def _look_again(route: FixedRoute, moment: datetime) -> None:
    """This will ask for the next look once, however often somebody asks: reminders would come in crowds."""
    queue.enqueue(
        "voice.ask_on",
        {"route": route.pk},
        due_at=moment,
        trust=route.trust_id,
        unique=f"voice.ask_on:{route.pk}:{int(moment.timestamp())}",
    )


def _ask_step(by: Actor, route: FixedRoute, number: int, now: datetime) -> datetime:
    """This will ask the right person of one step and give the moment to look at it again."""
    asked = _who(route, number, now)
    _note_silence(route, number, asked, now)
    person = _account_of(asked, route, number)
    if person is not None:
        _ask(by, route, number, person=person, label=asked.role, now=now, is_last=asked.next_at is None)
    reminder = now + REMINDER - (now - asked.since) % REMINDER
    return max(asked.next_at or reminder, now + timedelta(seconds=1))


def _who(route: FixedRoute, number: int, now: datetime) -> Asked:
    plain: PlainStep = route.steps[number]
    askings = list(route.askings.filter(step=number).select_related("person"))
    answers = [
        CannotLook(str(asking.person_id), asking.passed_on_at)
        for asking in askings
        if asking.passed_on_because == "cannot_look" and asking.passed_on_at is not None
    ]
    chain = {int(each["person"]) for each in plain["chain"]}
    here = set(_who_may_decide(route).filter(pk__in=chain).values_list("pk", flat=True))
    absent = [str(pk) for pk in sorted(chain - here)]
    return who_is_asked(step_of(plain), route.fixed_at, now, answers, absent)


def _who_may_decide(route: FixedRoute) -> QuerySet[Person]:
    """This will give those of the trust who may sign in and hold a role that decides now."""
    deciding = RoleHeld.objects.filter(
        person=OuterRef("pk"), role__in=[role.value for role in DECIDING_ROLES], ended_at=None
    )
    return active_people(route.trust_id).filter(Exists(deciding))


def _note_silence(route: FixedRoute, number: int, asked: Asked, now: datetime) -> None:
    """This will note that the question moved on from those before; they may still decide."""
    earlier = route.askings.filter(step=number, passed_on_at__isnull=True, ended_at__isnull=True)
    if asked.person is not None:
        earlier = earlier.exclude(person_id=int(asked.person.person))
    earlier.update(passed_on_at=now, passed_on_because="silent")


def _account_of(asked: Asked, route: FixedRoute, number: int) -> Person | None:
    """This will give the account to ask: the duty role's where one is known, else anybody who may decide.

    Nobody stands in for two steps of one route.
    """
    elsewhere = route.askings.exclude(step=number).select_related("person")
    if asked.person is not None:
        person = Person.objects.for_trust(route.trust_id).get(pk=int(asked.person.person))
        decided = elsewhere.filter(decisions__verdict="approve")
        if person.is_active and person.same_human not in {one.person.same_human for one in decided}:
            return person
    barred = {route.statement.author.same_human, *route.version.editors}
    barred |= {asking.person.same_human for asking in elsewhere}
    able = _who_may_decide(route).order_by("pk")
    return next((each for each in able if each.same_human not in barred), None)


def _ask(
    by: Actor,
    route: FixedRoute,
    number: int,
    *,
    person: Person,
    label: str,
    now: datetime,
    is_last: bool,
) -> None:
    asking, is_new = Asking.objects.get_or_create(
        route=route,
        step=number,
        person=person,
        defaults={"trust_id": route.trust_id, "label": label, "asked_at": now},
    )
    about = f"statement:{route.statement_id}"
    is_reminder = is_last and not is_new and not _was_told_lately(person, about, now)
    if is_reminder:
        people.finish_notices(by=by, trust=route.trust_id, about=about, kind="decide", person=person, now=now)
    if is_new or is_reminder:
        people.send_notice(
            by=by,
            person=person,
            kind="decide",
            about=about,
            words="A correction waits for you. It comes first."
            if route.is_first_in_queue
            else "A reply waits for you to look at it.",
            opens=f"/decide/{route.statement_id}",
            is_urgent=is_last,
            now=now,
        )
    if is_new:
        tell(
            "voice:step:asked",
            by=by,
            statement=route.statement,
            now=now,
            about={"version": route.version_id, "step": number, "person": person.pk, "asking": asking.pk},
        )


def _was_told_lately(person: Person, about: str, now: datetime) -> bool:
    return person.notices.filter(kind="decide", about=about, sent_at__gt=now - REMINDER).exists()


def end_step(*, by: Actor, route: FixedRoute, step: int, now: datetime) -> None:
    """This will end one step's questions, with the notices of those who are asked about no other step."""
    mine = route.askings.filter(step=step, ended_at__isnull=True)
    asked = list(mine.select_related("person"))
    mine.update(ended_at=now)
    others = set(route.askings.filter(ended_at__isnull=True).values_list("person_id", flat=True))
    about = f"statement:{route.statement_id}"
    for asking in asked:
        if asking.person_id not in others:
            people.finish_notices(
                by=by, trust=route.trust_id, about=about, kind="decide", person=asking.person, now=now
            )


def end_asking(*, by: Actor, statement: Statement, now: datetime) -> None:
    """This will end every open question about a statement, as when its words change or it is decided."""
    Asking.objects.filter(route__statement=statement, ended_at__isnull=True).update(ended_at=now)
    people.finish_notices(
        by=by, trust=statement.trust_id, about=f"statement:{statement.pk}", kind="decide", now=now
    )
