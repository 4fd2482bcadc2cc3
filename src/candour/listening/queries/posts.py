"""One post with all that belongs to it: its thread, readings, claim, hand-offs, clocks, earlier answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from candour.listening import registers
from candour.listening.models import Asked, Claim, Clock, Correction, HandOff, PublicPost, ReadingMade
from candour.listening.queries.corrections import corrections_of, newest_reading
from candour.listening.registers import Answer
from candour.people.models import Person, Trust

EARLIER = 5
MOST_CORRECTIONS = 6
LONGEST_THREAD = 100
A_TURN = timedelta(minutes=2)


@dataclass(frozen=True)
class PostPage:
    """All that the page of one post shows. `reading` is of the newest version, None until it is read.

    `thread` is oldest first (at most a hundred) and holds the post itself; `earlier` are the newest answered
    posts of the same author on this account; `corrections` are of the newest version, the one that is
    believed first; `answers` tells by post id what was said in public; `names`
    gives full names by ledger name.
    """

    post: PublicPost
    thread: tuple[PublicPost, ...]
    thread_total: int
    reading: ReadingMade | None
    corrections: tuple[Correction, ...]
    claim: Claim | None
    hand_offs: tuple[HandOff, ...]
    clocks: tuple[Clock, ...]
    earlier: tuple[PublicPost, ...]
    answers: dict[int, list[Answer]]
    names: dict[str, str]


def post_of(trust: Trust | int, pk: int) -> PublicPost:
    """This will give one post of one trust, raising PublicPost.DoesNotExist for any other."""
    return PublicPost.objects.for_trust(trust).select_related("account", "site").get(pk=pk)


def hand_off_of(trust: Trust | int, pk: int) -> HandOff:
    """This will give one hand-off of one trust, raising HandOff.DoesNotExist for any other."""
    return HandOff.objects.for_trust(trust).get(pk=pk)


def clock_of(trust: Trust | int, pk: int) -> Clock:
    """This will give one clock of one trust, raising Clock.DoesNotExist for any other."""
    return Clock.objects.for_trust(trust).get(pk=pk)


def unread(accounts: Collection[int], now: datetime) -> dict[int, int]:
    """This will count, by account, the posts of the last two minutes that nobody has read yet.

    Older ones wait for something else than their turn; they must not hold up what is new.
    """
    found = PublicPost.objects.filter(account_id__in=accounts, kind="", received_at__gt=now - A_TURN)
    return dict(found.order_by().values_list("account_id").annotate(posts=Count("pk")))


def open_hand_offs(post: PublicPost) -> QuerySet[HandOff]:
    """This will give the hand-offs that hold back public replies to a post until they are released."""
    return HandOff.objects.for_trust(post.trust_id).filter(post=post, released_at=None)


def overdue_hand_offs(before: datetime) -> QuerySet[HandOff]:
    """This will give, over all trusts, the unseen hand-offs whose next asking was due before a moment."""
    unseen = HandOff.objects.filter(seen_at=None, released_at=None)
    return unseen.filter(moves_on_at__lt=before).order_by("moves_on_at", "pk")


def post_page(trust: Trust | int, pk: int) -> PostPage:
    """This will gather a post's page, in a fixed number of statements, however long the thread."""
    post = post_of(trust, pk)
    reading = newest_reading(post)
    corrections = corrections_of(post, MOST_CORRECTIONS)
    claim = Claim.objects.filter(post=post, ended_at=None).select_related("person").first()
    asked = Prefetch("everybody_asked", queryset=Asked.objects.select_related("person"))
    hand_offs = tuple(HandOff.objects.filter(post=post).select_related("asked").prefetch_related(asked))
    clocks = tuple(Clock.objects.filter(post=post))
    thread_posts = _thread(post)
    thread = tuple(thread_posts.order_by("posted_at", "pk")[:LONGEST_THREAD])
    earlier = tuple(_earlier(post))
    answers = registers.answers_to(post.trust_id, [each.pk for each in (*thread, *earlier)])
    acted = [post.put_aside_by]
    acted += [name for each in corrections for name in (each.corrected_by, each.undone_by)]
    acted += [name for each in hand_offs for name in (each.seen_by, each.recorded_by, each.released_by)]
    acted += [each.stopped_by for each in clocks]
    return PostPage(
        post=post,
        thread=thread,
        thread_total=thread_posts.count(),
        reading=reading,
        corrections=corrections,
        claim=claim,
        hand_offs=hand_offs,
        clocks=clocks,
        earlier=earlier,
        answers=answers,
        names=names_of(post.trust_id, acted),
    )


def names_of(trust_id: int, ledger_names: Iterable[str]) -> dict[str, str]:
    """This will give full names by ledger name ("person:12"), in one statement; jobs have none."""
    wanted = {name: int(name.partition(":")[2]) for name in ledger_names if name.startswith("person:")}
    found = {each.pk: each for each in Person.objects.for_trust(trust_id).filter(pk__in=wanted.values())}
    return {name: found[pk].full_name for name, pk in wanted.items() if pk in found}


def _thread(post: PublicPost) -> QuerySet[PublicPost]:
    root = post.thread_id or post.pk
    return PublicPost.objects.for_trust(post.trust_id).filter(Q(pk=root) | Q(thread=root))


def _earlier(post: PublicPost) -> list[PublicPost]:
    """This will give what was answered before to this author, outside this thread; none for the nameless."""
    root = post.thread_id or post.pk
    same = PublicPost.objects.filter(account_id=post.account_id, answered_at__isnull=False)
    others = same.filter(author=post.author).exclude(Q(pk=root) | Q(thread=root))
    return list(others.order_by("-answered_at", "-pk")[:EARLIER]) if post.author else []
