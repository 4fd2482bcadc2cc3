"""What can be done with watched words: add one, stop one, note where they were seen, notice a burst."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.bursts import LastHour, goes_on, is_burst, usual
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.domain.watching import Wish, fold_term, may_add, may_watch
from candour.jobs import news
from candour.listening.models import PublicPost
from candour.lookout import queries
from candour.lookout.models import Burst, SearchPlace, Sighting, WatchedWord
from candour.lookout.watches import watch_of
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries.persons import active_with_role, roles_of
from candour.web.filters import plural

MOST_IN_A_POST = 20
"""Watched words that are noted for one post: a list of all hashtags is no evidence of anything."""


@transaction.atomic
def watch_for(*, by: Person, text: str, why: str, now: datetime) -> WatchedWord:
    """This will have the trust watch for a word, phrase or hashtag from now on, or refuse with a remedy."""
    refuse(may_watch(roles_of(by)) or may_add(Wish(text, why), queries.watching(by.trust_id)))
    try:
        with transaction.atomic():
            word = WatchedWord.objects.create(
                trust_id=by.trust_id,
                text=" ".join(text.split()),
                folded=fold_term(text),
                why=why.strip(),
                added_by=by,
                added_at=now,
            )
    except IntegrityError:
        raise Refusal("Somebody added it a moment ago.", "Reload the page to see it.") from None
    about: dict[str, str | int | None] = {"word": word.pk}
    words = {"text": word.text, "why": word.why}
    news.tell("lookout:word:added", by=by, trust=by.trust_id, about=about, words=words, now=now)
    return word


@transaction.atomic
def stop_watching(*, by: Person, word: WatchedWord, now: datetime) -> None:
    """This will watch for a word no more; where it was seen stays, and a burst of it ends."""
    refuse(may_watch(roles_of(by)))
    row = WatchedWord.objects.for_trust(by.trust_id).filter(pk=word.pk, ended_at=None)
    if not row.update(ended_at=now, ended_by=by):
        raise Refusal("We watch for it no more already.", "Reload the page to see what we watch for.")
    about: dict[str, str | int | None] = {"word": word.pk}
    news.tell("lookout:word:stopped", by=by, trust=by.trust_id, about=about, now=now)
    for burst in queries.bursts(by.trust_id).filter(word=word):
        _end(by, burst, now)


def look_at(*, trust: int, posts: Sequence[PublicPost], now: datetime) -> int:
    """This will note which watched words stand in posts with new words, and count what it noted.

    It is called in the transaction that takes the posts in. What came to us alone is not looked at.
    """
    watch = watch_of(trust)
    if watch is None:
        return 0
    rows = [
        Sighting(
            trust_id=trust,
            word_id=found.term,
            post=post,
            post_version=post.version,
            start=found.start,
            end=found.end,
            seen_at=now,
        )
        for post in posts
        if not post.is_private
        for found in watch.find(post.text)[:MOST_IN_A_POST]
    ]
    Sighting.objects.bulk_create(rows, batch_size=200, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def look_for_a_burst(*, by: Actor, trust: int, word: int, now: datetime) -> Burst | None:
    """This will notice a burst of a word, once, follow one that goes on, and end one that is over."""
    last = LastHour(*queries.last_hour(trust, word, now))
    past = usual(queries.by_hour(trust, word, now))
    burst = queries.bursts(trust).filter(word_id=word).select_for_update(of=("self",)).first()
    if burst is None:
        if not is_burst(last, past):
            return None
        return _begin(by=by, trust=trust, word=word, posts=last.posts, mean=past.mean, now=now)
    if not goes_on(last, past):
        _end(by, burst, now)
    elif last.posts > burst.posts:
        burst.posts = last.posts
        burst.save(update_fields=["posts"])
    return burst


@transaction.atomic
def save_place(*, by: Actor, account: Account, cursor: str, now: datetime) -> None:
    """This will remember how far a network was searched; call it in the transaction that keeps what came.

    It writes no event: the posts that came have theirs.
    """
    del by
    SearchPlace.objects.update_or_create(
        account=account, defaults={"trust_id": account.trust_id, "cursor": cursor, "searched_at": now}
    )


def _begin(*, by: Actor, trust: int, word: int, posts: int, mean: float, now: datetime) -> Burst | None:
    found = queries.word_of(trust, word)
    if found is None or found.ended_at is not None:
        return None
    burst = Burst.objects.create(
        trust_id=trust, word=found, noticed_at=now, posts=posts, usual=round(mean, 2)
    )
    about: dict[str, str | int | None] = {"burst": burst.pk, "word": word, "posts": posts}
    news.tell("lookout:burst:noticed", by=by, trust=trust, about=about, now=now)
    for person in active_with_role(trust, Role.COMMUNICATIONS):
        people.send_notice(
            by=by,
            person=person,
            kind="burst",
            about=f"burst:{burst.pk}",
            words=f"{plural(posts, 'post')} about “{found.text}” in the last hour, more than usual.",
            opens=reverse("lookout-word", args=[word]),
            now=now,
        )
    return burst


def _end(by: Actor, burst: Burst, now: datetime) -> None:
    burst.ended_at = now
    burst.save(update_fields=["ended_at"])
    about: dict[str, str | int | None] = {"burst": burst.pk, "word": burst.word_id}
    news.tell("lookout:burst:ended", by=by, trust=burst.trust_id, about=about, now=now)
    people.finish_notices(by=by, trust=burst.trust_id, about=f"burst:{burst.pk}", kind="burst", now=now)
