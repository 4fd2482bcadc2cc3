"""The letter for whoever was away: how much was said since they were last here, and where. No words of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from candour.domain.notifying import next_loud
from candour.domain.refusal import Refusal
from candour.home.models import CatchUp
from candour.jobs import news, queue
from candour.jobs.registry import JobContext, RetryAfter
from candour.network.models import Named, ReadUpTo
from candour.network.queries.posts import heard
from candour.notices.queries import wishes_of
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.web.filters import plural

MAY_GET_IT = Q(person__is_active=True, person__is_email_private=False)
FEWEST_DAYS, MOST_DAYS = 1, 30
MOST_PLACES = 10


@transaction.atomic
def wish(*, by: Person, days: int | None, now: datetime) -> None:
    """This will keep after how many days away somebody wants the letter, None for no letter."""
    must_be_of(by, by.trust_id)
    if days is None:
        CatchUp.objects.filter(person=by).delete()
    elif not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Refusal("The letter comes after 1 to 30 days away.", "Choose one of these.")
    else:
        CatchUp.objects.update_or_create(person=by, defaults={"trust_id": by.trust_id, "days": days})
    news.tell("home:catch_up:wished", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)


@dataclass(frozen=True)
class Missed:
    """What somebody missed: how many posts in each place, by its name, and how many of them name them."""

    places: tuple[tuple[str, int], ...]
    naming: int

    @property
    def total(self) -> int:
        """How many posts there are in all."""
        return sum(many for _, many in self.places)


def ask_for_letters(now: datetime) -> None:
    """This will ask for the letter of each who is away for as long as they said, once for each time away.

    Each is work of its own, so that a mail server that will not take one holds up nobody else's.
    """
    away = CatchUp.objects.select_related("person__trust").filter(MAY_GET_IT).order_by("pk")
    came = ReadUpTo.objects.select_related("person").in_bulk(
        away.values_list("person_id", flat=True), field_name="person_id"
    )
    for each in away:
        last = came.get(each.person_id)
        if last is not None and _waits(each, last, now) and _is_loud(each.person, now) and missed(last).total:
            _ask_for(each, last.came_at.isoformat(), now)


@transaction.atomic
def _ask_for(catch_up: CatchUp, came_at: str, now: datetime) -> None:
    queue.enqueue(
        "home.send_catch_up",
        {"catch_up": catch_up.pk, "came_at": came_at},
        due_at=now,
        trust=catch_up.trust_id,
        unique=f"home.catch_up:{catch_up.pk}:{came_at}",
    )


def _waits(catch_up: CatchUp, last: ReadUpTo, now: datetime) -> bool:
    """This will say whether somebody is away for as long as they said, and had no letter since."""
    is_away = now - last.came_at >= timedelta(days=catch_up.days)
    return is_away and (catch_up.sent_at is None or catch_up.sent_at < last.came_at)


def _is_loud(person: Person, now: datetime) -> bool:
    """This will say whether somebody may be written to now: not while muted, nor in their quiet hours."""
    wishes = wishes_of(person)
    is_muted = wishes.muted_until is not None and wishes.muted_until > now
    return not is_muted and next_loud(wishes, now) == now


def missed(last: ReadUpTo) -> Missed:
    """This will count what somebody would find new in their feed, less what they muted; two statements."""
    person = last.person
    posts = heard(person).filter(pk__gt=last.newest).exclude(author=person)
    places = Counter(posts.order_by().values_list("space__name", flat=True))
    naming = Named.objects.filter(post__in=posts.values("pk"), person=person)
    by_name = sorted((name or "To everybody", many) for name, many in places.items())
    return Missed(tuple(by_name), naming.values("post").distinct().count())


def send(catch_up_id: int, came_at: datetime, context: JobContext) -> None:
    """This will mail one letter, unless somebody came back meanwhile or wants none any more.

    Where nothing of it stands any more, or they may not be written to now, it waits an hour. The letter
    carries the same Message-ID at every try, so that a mail server can tell a second one.
    """
    kept = CatchUp.objects.select_related("person__trust").filter(MAY_GET_IT, pk=catch_up_id).first()
    if kept is None:
        return
    last = ReadUpTo.objects.select_related("person").filter(person=kept.person_id, came_at=came_at).first()
    if last is None or not _waits(kept, last, context.now):
        return
    found = missed(last)
    if not (found.total and _is_loud(kept.person, context.now)):
        raise RetryAfter(3600)
    _mail(kept, found, came_at)
    with transaction.atomic():
        CatchUp.objects.filter(pk=kept.pk).update(sent_at=context.now)
        about: dict[str, str | int | None] = {"person": kept.person_id}
        news.tell("home:catch_up:sent", by=context.actor, trust=kept.trust_id, about=about, now=context.now)


def words_of(person: Person, found: Missed) -> str:
    """This will write the letter: numbers and places, nobody's words and nobody's rank."""
    lines = [f"- {name}: {plural(many, 'post')}" for name, many in found.places[:MOST_PLACES]]
    if len(found.places) > MOST_PLACES:
        lines.append("- and more in other spaces")
    named = f"\n{plural(found.naming, 'of them names', 'of them name')} you.\n" if found.naming else ""
    return (
        f"Hello {person.first_name},\n\nSince you were last here:\n\n"
        + "\n".join(lines)
        + "\n"
        + named
        + "\n"
        f"Newest first, nothing put higher: {urljoin(settings.CANDOUR_ADDRESS, '/home')}\n\n"
        f"You asked for this letter. To end it: {urljoin(settings.CANDOUR_ADDRESS, '/me/catch-up')}\n\n"
        f"{person.trust.name}, by Candour\n"
    )


def _mail(catch_up: CatchUp, found: Missed, came_at: datetime) -> None:
    key = f"{catch_up.pk}-{came_at:%Y%m%d%H%M%S}"
    EmailMessage(
        subject=f"{plural(found.total, 'post')} since you were last here",
        body=words_of(catch_up.person, found),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[catch_up.person.email],
        headers={"Message-ID": f"<catch-up-{key}@{settings.CANDOUR_HOST}>"},
    ).send()
