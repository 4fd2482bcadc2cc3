"""Who may look at a colleague's practice, in which turn; what waits for somebody; what came back."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.peers import Peer
from candour.learning.lesson import Lesson
from candour.learning.models import Look, Practice, Taking
from candour.learning.registers import willing
from candour.people.models import Notice, Person, RightHeld, RoleHeld

ASKS = "practice"
"""The kind of notice that asks for a look. Whose turn it is follows from when somebody last had one."""
AT_A_TIME = 20


def in_turn(trust: int, lesson: Lesson, now: datetime, *, without: Collection[int]) -> list[Peer]:
    """This will give people who may look at practice on a lesson, those asked longest ago first.

    Whoever holds the right (or passed, where a lesson opens none) comes first, and of these whoever
    volunteered; then those who decide on other people's words in earnest. One statement, and one for each
    room above that knows volunteers.
    """
    asked = Notice.objects.filter(person=OuterRef("pk"), kind=ASKS).order_by()
    eager = [number for who in willing for number in who(trust)]
    decides = RoleHeld.objects.filter(person=OuterRef("pk"), role__in=DECIDING_ROLES, ended_at=None)
    found = (
        Person.objects.for_trust(trust)
        .filter(is_active=True)
        .annotate(
            can=Exists(_holders(lesson, now)),
            decides=Exists(decides),
            last=Subquery(asked.values("person").annotate(at=Max("sent_at")).values("at")),
        )
        .filter(Q(can=True) | Q(decides=True))
        .exclude(pk__in=without)
        .annotate(
            rank=Case(
                When(can=True, pk__in=eager, then=Value(0)),
                When(can=True, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            )
        )
    )
    turn = found.order_by("rank", F("last").asc(nulls_first=True), "pk")[:AT_A_TIME]
    return [Peer(each.pk, each.same_human) for each in turn]


def _holders(lesson: Lesson, now: datetime) -> QuerySet[RightHeld] | QuerySet[Taking]:
    if lesson.opens is not None:
        return RightHeld.objects.filter(
            person=OuterRef("pk"), right=lesson.opens, withdrawn_at=None, starts_at__lte=now, ends_at__gt=now
        )
    return Taking.objects.filter(person=OuterRef("pk"), lesson=lesson.slug, passed_at__gt=now - lesson.lasts)


def practice_of(person: Person, lesson: Lesson) -> Practice | None:
    """This will give what somebody sent to colleagues, or got back last; one statement."""
    mine = Practice.objects.for_trust(person.trust_id).filter(
        taking__person=person, taking__lesson=lesson.slug
    )
    return mine.select_related("taking").first()


def looks_at(practice: Practice) -> list[Look]:
    """This will give who was asked to look at a practice reply, and what they said; one statement."""
    return list(practice.looks.select_related("person").order_by("asked_at", "pk"))


def look_of(person: Person, pk: int) -> Look:
    """This will give a look that this person was asked for, raising Look.DoesNotExist for anybody else's."""
    mine = Look.objects.for_trust(person.trust_id).filter(person=person)
    return mine.select_related("practice__taking__person").get(pk=pk)


def looks_waiting(person: Person) -> list[Look]:
    """This will give the practice that waits for this person, oldest first; one statement."""
    mine = Look.objects.for_trust(person.trust_id).filter(person=person, ended_at=None)
    return list(mine.select_related("practice").order_by("asked_at", "pk"))
