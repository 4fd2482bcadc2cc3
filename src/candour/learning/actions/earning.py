"""Rights that practice has earned, given when a reply is public; and word before one lapses."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.earning import BY_PRACTICE, LASTS, SOON, earned
from candour.domain.roles import RIGHT_LABELS, Right
from candour.learning.actions.granting import EARNED, ENDS_SOON, LEARNT_AGAIN, about_right, grant
from candour.learning.actions.peers import GIVEN_BACK, PASSED
from candour.learning.queries.earning import went_out, withdrawn_at
from candour.people.actions import finish_notices, send_notice
from candour.people.lessons import lesson_for
from candour.people.models import Notice, Person, RightHeld
from candour.people.queries import rights_in_force
from candour.web.filters import day

AT_A_TIME = 200
NEWS_IS_OLD = timedelta(days=14)


@transaction.atomic
def give_what_was_earned(*, by: Actor, person: Person, now: datetime) -> list[RightHeld]:
    """This will give a person the rights that their replies have earned; told twice, it gives nothing new.

    Only the right, how it was earned and its end are kept: what was looked at to decide is not.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        return []
    found = earned(went_out(person, now), now, not_before=withdrawn_at(person))
    new = [right for right in BY_PRACTICE if right in found - rights_in_force(person, now)]
    return [_give(by, person, right, now) for right in new]


def _give(by: Actor, person: Person, right: Right, now: datetime) -> RightHeld:
    held = grant(
        by=by, person=person, right=right, earned_how=BY_PRACTICE[right], ends_at=now + LASTS, now=now
    )
    send_notice(
        by=by,
        person=person,
        kind=EARNED,
        about=about_right(held.pk),
        words=f"Your replies went out as you wrote them. You may now {RIGHT_LABELS[right]} without waiting.",
        opens=reverse("people-me"),
        now=now,
    )
    return held


@transaction.atomic
def tell_of_ends(*, by: Actor, now: datetime) -> None:
    """This will tell each person once, 30 days before, that a right lapses, and close what is past."""
    later = RightHeld.objects.filter(
        person=OuterRef("person"), right=OuterRef("right"), withdrawn_at=None, ends_at__gt=OuterRef("ends_at")
    )
    ending = (
        RightHeld.objects.filter(
            withdrawn_at=None, ends_at__gt=now, ends_at__lte=now + SOON, person__is_active=True
        )
        .exclude(Exists(later))
        .exclude(Exists(_notices()))
    )
    for held in ending.select_related("person").order_by("ends_at", "pk")[:AT_A_TIME]:
        _tell_of_end(by, held, now)
    past = RightHeld.objects.filter(Q(ends_at__lte=now) | Q(withdrawn_at__isnull=False))
    for held in past.filter(Exists(_notices().filter(done_at=None))).order_by("pk")[:AT_A_TIME]:
        finish_notices(by=by, trust=held.trust_id, about=about_right(held.pk), kind=ENDS_SOON, now=now)


@transaction.atomic
def put_news_away(*, by: Actor, now: datetime) -> None:
    """This will close what only said something, once it was opened or is two weeks old."""
    news = Notice.objects.filter(kind__in=[EARNED, LEARNT_AGAIN, GIVEN_BACK, PASSED], done_at=None)
    old = news.filter(Q(seen_at__isnull=False) | Q(sent_at__lt=now - NEWS_IS_OLD))
    for each in old.select_related("person").order_by("pk")[:AT_A_TIME]:
        finish_notices(
            by=by, trust=each.trust_id, about=each.about, kind=each.kind, person=each.person, now=now
        )


def _notices() -> QuerySet[Notice]:
    """This will give the notices that say of a held right that it lapses."""
    about = Concat(Value("right:"), Cast(OuterRef("pk"), CharField()))
    return Notice.objects.filter(kind=ENDS_SOON, person=OuterRef("person"), about=about)


def _tell_of_end(by: Actor, held: RightHeld, now: datetime) -> None:
    right = Right(held.right)
    lesson = lesson_for(right)
    words = f"You may {RIGHT_LABELS[right]} without waiting until {day(held.ends_at)}."
    if lesson is not None:
        words += f" The lesson \u201c{lesson.label}\u201d ({lesson.minutes} minutes) renews it."
    send_notice(
        by=by,
        person=held.person,
        kind=ENDS_SOON,
        about=about_right(held.pk),
        words=words,
        opens=lesson.address if lesson else reverse("people-me"),
        now=now,
    )
