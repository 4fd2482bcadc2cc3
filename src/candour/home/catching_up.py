"""The letter for whoever was away: how much was said since they were last here, and where. No words of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from candour.domain.notifying import next_loud
from candour.domain.refusal import Refusal
from candour.home.models import CatchUp
from candour.jobs import news
from candour.jobs.registry import JobContext
from candour.network.models import Named, ReadUpTo
from candour.network.queries.posts import heard
from candour.notices.queries import wishes_of
from candour.people.actions.permits import must_be_of
from candour.people.models import Person
from candour.web.filters import plural

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


def due(now: datetime) -> list[CatchUp]:
    """This will list who is away for as long as they said, had no letter since, and may be written to now."""
    away = CatchUp.objects.select_related("person__trust").filter(
        person__is_active=True, person__is_email_private=False
    )
    came = ReadUpTo.objects.in_bulk(away.values_list("person_id", flat=True), field_name="person_id")
    return [
        each
        for each in away.order_by("pk")
        if (last := came.get(each.person_id)) is not None
        and now - last.came_at >= timedelta(days=each.days)
        and (each.sent_at is None or each.sent_at < last.came_at)
        and _is_loud(each.person, now)
    ]


def _is_loud(person: Person, now: datetime) -> bool:
    """This will say whether somebody may be written to now: not while muted, nor in their quiet hours."""
    wishes = wishes_of(person)
    is_muted = wishes.muted_until is not None and wishes.muted_until > now
    return not is_muted and next_loud(wishes, now) == now


def missed(person: Person) -> Missed:
    """This will count what somebody would find new in their feed, less what they muted; two statements."""
    last = ReadUpTo.objects.get(person=person).newest
    posts = heard(person).filter(pk__gt=last).exclude(author=person)
    places = Counter(posts.order_by().values_list("space__name", flat=True))
    naming = Named.objects.filter(post__in=posts.values("pk"), person=person)
    by_name = sorted((name or "To everybody", many) for name, many in places.items())
    return Missed(tuple(by_name), naming.values("post").distinct().count())


def send(catch_up: CatchUp, context: JobContext) -> None:
    """This will mail one letter, or none where nothing was said; none follows until they come back."""
    found = missed(catch_up.person)
    with transaction.atomic():
        locked = CatchUp.objects.select_for_update().get(pk=catch_up.pk)
        if locked.sent_at != catch_up.sent_at:
            return
        locked.sent_at = context.now
        locked.save(update_fields=["sent_at"])
        if found.total:
            about: dict[str, str | int | None] = {"person": catch_up.person_id}
            trust = catch_up.trust_id
            news.tell("home:catch_up:sent", by=context.actor, trust=trust, about=about, now=context.now)
            _mail(catch_up.person, found)


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


def _mail(person: Person, found: Missed) -> None:
    EmailMessage(
        subject=f"{plural(found.total, 'post')} since you were last here",
        body=words_of(person, found),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[person.email],
    ).send()
