"""What is asked about posts: the feed page by page, one thread, and what a press said of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from candour.domain.posting import Words
from candour.domain.spaces import SpaceKind
from candour.ledger.prepared import Prepared
from candour.network.models import Comment, Draft, EarlierWords, Mute, Poll, Post, Space, Tag
from candour.network.queries.around import Around, around, with_newest_comments
from candour.network.queries.said import Said, flat
from candour.network.queries.spaces import is_in, readers_of
from candour.people.models import Person

PAGE_SIZE = 20
NEWEST = 2**62
"""Below it is every post."""


@dataclass(frozen=True)
class FeedPage:
    """One page of the feed, newest first; `next_before` opens the next one, 0 on the last."""

    posts: tuple[Said, ...]
    around: Around
    next_before: int


def readable(person: Person) -> QuerySet[Post]:
    """This will give the posts that somebody may read: everybody's, and those of spaces that they read."""
    return _readable(person.trust_id, person.pk)


def _readable(trust: int, person: int) -> QuerySet[Post]:
    return Post.objects.for_trust(trust).filter(
        Q(space=None) | ~Q(space__kind=SpaceKind.PRIVATE.value) | is_in(person, "space")
    )


def feed(
    person: Person,
    *,
    before: int = 0,
    space: Space | None = None,
    tag: str = "",
    only_kept: bool = False,
    author: Person | None = None,
) -> FeedPage:
    """This will give a page of the feed, newest first, from below the post `before`; two statements.

    Without a space it holds what was said to everybody and in the reader's own spaces, less what they muted.
    What was taken back or hidden is left out. Every page costs the same: it begins at a number, not a count.
    """
    who = {"trust": person.trust_id, "person": person.pk, "before": before or NEWEST}
    if space is not None:
        found = _first_of(_page(**who).filter(space=space))
    elif tag:
        found = _first_of(_page(**who).filter(tags__folded=tag))
    elif author is not None:
        found = _first_of(_page(**who).filter(author=author))
    elif only_kept:
        found = _first_of(_page(**who).filter(kept__person=person))
    else:
        found = _MINE.rows(**who)
    page, more = [Said(*row) for row in found[:PAGE_SIZE]], len(found) > PAGE_SIZE
    return FeedPage(tuple(page), around(page, person), page[-1].pk if more else 0)


def _page(trust: int, person: int, before: int) -> QuerySet[Post]:
    """This will keep what a reader finds below a post, newest first."""
    posts = _readable(trust, person).filter(deleted_at=None, hidden_at=None, pk__lt=before)
    return with_newest_comments(posts).order_by("-pk")


def _first_of(posts: QuerySet[Post]) -> list[tuple[Any, ...]]:
    """This will give the rows of a page, and one more where there is one."""
    return list(flat(posts)[: PAGE_SIZE + 1])


def _mine(trust: int, person: int, before: int) -> "QuerySet[Any, tuple[Any, ...]]":
    """This will keep what somebody hears of by default: everybody's and their spaces', less what is muted."""
    return flat(_heard(_page(trust, person, before), person))[: PAGE_SIZE + 1]


def heard(person: Person) -> QuerySet[Post]:
    """This will give all posts that somebody hears of by default, the newest first."""
    return _heard(_page(person.trust_id, person.pk, NEWEST), person.pk)


def _heard(posts: QuerySet[Post], person: int) -> QuerySet[Post]:
    muted = Mute.objects.filter(person=person).filter(
        Q(space=OuterRef("space")) | Q(post=OuterRef("pk")) | Q(whom=OuterRef("author"))
    )
    return posts.filter(Q(space=None) | is_in(person, "space")).exclude(Exists(muted))


_MINE: Prepared[tuple[Any, ...]] = Prepared(_mine)


def _with_people(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.select_related("author__team__site", "space", "poll", "linked")


def post_of(person: Person, pk: int) -> Post:
    """This will give a post that somebody may read, raising Post.DoesNotExist for any other."""
    return _with_people(readable(person)).prefetch_related("thanks_to", "tags").get(pk=pk)


def to_answer(person: Person, pk: int) -> Post | None:
    """This will give a post that somebody may read with what an answer needs, its author and its space."""
    found = _TO_ANSWER.rows(trust=person.trust_id, person=person.pk, post=min(pk, NEWEST))
    return next(iter(found), None)


_TO_ANSWER: Prepared[Post] = Prepared(
    lambda trust, person, post: (
        _readable(trust, person).filter(pk=post).select_related("space", "author").order_by("pk")
    )
)


def readable_of(person: Person, keys: Iterable[int]) -> frozenset[int]:
    """This will keep the posts that somebody may read; one statement."""
    return frozenset(readable(person).filter(pk__in=keys).values_list("pk", flat=True))


def comment_of(person: Person, pk: int) -> Comment:
    """This will give a comment that somebody may read, raising Comment.DoesNotExist for any other."""
    found = Comment.objects.for_trust(person.trust_id).select_related("post__space", "author", "answers")
    return found.filter(post__in=readable(person)).get(pk=pk)


def thread(post: Post) -> list[Comment]:
    """This will give every comment under a post in the order in which they were written; two statements."""
    found = Comment.objects.for_trust(post.trust_id).filter(post=post)
    return list(found.select_related("author__team__site").prefetch_related("named").order_by("pk"))


def poll_of(post: Post, person: Person) -> tuple[Poll, dict[int, int], int | None] | None:
    """This will give a post's poll, its votes by choice and the reader's own; three statements."""
    poll = Poll.objects.for_trust(post.trust_id).filter(post=post).prefetch_related("choices").first()
    if poll is None:
        return None
    votes = poll.votes.order_by().values_list("choice_id")
    found = list(votes.annotate(Count("pk"), own=Count("pk", filter=Q(person=person))))
    mine = next((choice for choice, _, own in found if own), None)
    return poll, {choice: many for choice, many, _ in found}, mine


def hearers(post: Post, people: Iterable[Person]) -> list[Person]:
    """This will keep those who read where a post stands, and did not mute its thread; two statements."""
    wanted = list(people)
    if not wanted:
        return []
    muted = set(_MUTED.rows(people=[each.pk for each in wanted], post=post.pk))
    return [each for each in readers_of(post.space, wanted) if each.pk not in muted]


_MUTED: Prepared[int] = Prepared(
    lambda people, post: (
        Mute.objects.filter(person__in=people, post=post).order_by("pk").values_list("person_id", flat=True)
    )
)


def words_of_tag(person: Person, folded: str) -> str:
    """This will give a hashtag as it was written first, or as it is asked for; one statement."""
    words = Tag.objects.for_trust(person.trust_id).filter(folded=folded).values_list("words", flat=True)
    return words.first() or folded


def draft_of(person: Person, place: str) -> Draft | None:
    """This will give what somebody is writing in a place, such as "post:7"; one statement."""
    return Draft.objects.for_trust(person.trust_id).filter(person=person, place=place).first()


def earlier_words(post: Post) -> list[EarlierWords]:
    """This will give what a post said before it was changed, oldest first; one statement."""
    return list(EarlierWords.objects.for_trust(post.trust_id).filter(post=post))


def as_words(thing: Post | Comment) -> Words:
    """This will tell the rules of a post or a comment what they need."""
    return Words(thing.author_id, thing.deleted_at is not None, thing.hidden_at is not None)
