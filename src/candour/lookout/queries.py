"""What a trust watches for, where it was seen, and what bursts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from candour.channels.models import Account, Stream
from candour.domain.bursts import GUARD, HOURS
from candour.domain.watching import Watching
from candour.lookout.models import Burst, Sighting, WatchedWord
from candour.people.models import Person
from candour.web.addresses import number

PAGE = 25
HOUR = timedelta(hours=1)


def words(trust: int) -> QuerySet[WatchedWord]:
    """This will list what a trust watches for now, by its letters."""
    found = WatchedWord.objects.for_trust(trust).filter(ended_at=None)
    return found.select_related("added_by").order_by("folded", "pk")


def word_of(trust: int, number: int) -> WatchedWord | None:
    """This will give one word of this trust, watched still or no more; None for another trust's."""
    found = WatchedWord.objects.for_trust(trust).select_related("added_by", "ended_by")
    return found.filter(pk=number).first()


def watching(trust: int) -> Watching:
    """This will gather what the rule for new words asks about."""
    names = {word.folded: (word.added_by.full_name, word.added_at) for word in words(trust)}
    staff = Person.objects.for_trust(trust).filter(is_active=True).values_list("first_name", "last_name")
    return Watching(names, [f"{first} {last}" for first, last in staff])


def state_of(trust: int) -> tuple[object, ...]:
    """This will give something that changes whenever what the trust watches for changes."""
    found = WatchedWord.objects.for_trust(trust).order_by()
    return (trust, *found.aggregate(count=Count("pk"), newest=Max("pk"), ended=Max("ended_at")).values())


def seen_since(trust: int, since: datetime) -> dict[int, int]:
    """This will count the posts in which each word was seen since then."""
    found = Sighting.objects.for_trust(trust).filter(seen_at__gte=since).order_by()
    return dict(found.values_list("word_id").annotate(posts=Count("post_id", distinct=True)))


@dataclass(frozen=True)
class SeenPage:
    """One page of the posts in which a word was seen, newest first."""

    rows: Sequence[Sighting]
    next_after: str


def seen(word: WatchedWord, after: str) -> SeenPage:
    """This will list the posts in which a word was seen, newest first, a page at a time."""
    found = Sighting.objects.for_trust(word.trust_id).filter(word=word).select_related("post__account")
    if number(after):
        found = found.filter(pk__lt=number(after))
    rows = list(found.order_by("-pk")[: PAGE + 1])
    return SeenPage(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def in_post(trust: int, post: int, version: int) -> list[Sighting]:
    """This will list what was found in one version of a post, in the order of its words."""
    found = Sighting.objects.for_trust(trust).filter(post_id=post, post_version=version)
    return list(found.select_related("word__added_by").order_by("start", "pk"))


def bursts(trust: int) -> QuerySet[Burst]:
    """This will list the bursts that go on, the newest first."""
    found = Burst.objects.for_trust(trust).filter(ended_at=None)
    return found.select_related("word").order_by("-noticed_at", "-pk")


def seen_lately(now: datetime) -> Iterable[tuple[int, int]]:
    """This will name the words of all trusts seen in the last hour (trust, word), for the job of bursts."""
    found = Sighting.objects.filter(seen_at__gt=now - HOUR).order_by("trust_id", "word_id")
    return found.values_list("trust_id", "word_id").distinct()


def last_hour(trust: int, word: int, now: datetime) -> tuple[int, int]:
    """This will count the posts of the last hour on a word, and who wrote them."""
    found = Sighting.objects.for_trust(trust).filter(word_id=word, seen_at__gt=now - HOUR).order_by()
    told = found.aggregate(
        posts=Count("post_id", distinct=True), authors=Count("post__author", distinct=True)
    )
    return told["posts"], told["authors"]


def by_hour(trust: int, word: int, now: datetime) -> list[int]:
    """This will count the posts on a word in each hour before now, newest first, for a week and the guard."""
    since = now - HOUR * (HOURS + GUARD)
    found = Sighting.objects.for_trust(trust).filter(word_id=word, seen_at__gt=since, seen_at__lte=now)
    counts = [0] * (HOURS + GUARD)
    for moment in found.order_by().values_list("seen_at", flat=True).iterator():
        counts[min(int((now - moment) / HOUR), HOURS + GUARD - 1)] += 1
    return counts


def free_lines(accounts: Iterable[Account], now: datetime) -> list[Account]:
    """This will give those accounts whose line nobody holds and which may be tried by now."""
    found = list(accounts)
    busy = Stream.objects.filter(account__in=found).filter(Q(held_until__gte=now) | Q(next_try_at__gt=now))
    taken = set(busy.values_list("account_id", flat=True))
    return [account for account in found if account.pk not in taken]


def with_a_bell(number: int) -> Account | None:
    """This will give, of all trusts, the account at whose address its network rings."""
    return Account.objects.filter(pk=number).first()


def searchable() -> QuerySet[Account]:
    """This will list, of all trusts, the accounts whose network may be asked, for the jobs that do."""
    return Account.objects.filter(paused_at=None, disconnected_at=None).order_by("pk")
