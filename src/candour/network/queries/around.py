"""What stands around the posts of a page: newest comments, who is named, feelings, what the reader kept.

All of it comes in one statement of four parts, so that a page of the feed costs two in all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, Value

from candour.ledger.prepared import Prepared
from candour.network.models import Comment, Felt, Kept, Named, Post
from candour.network.queries.said import Said
from candour.people.models import Person

_NO_WORDS = Value("", output_field=CharField())
_NEVER = Value(None, output_field=DateTimeField())
_Rows = QuerySet[Any, Any]


class Folded(NamedTuple):
    """A comment as the feed shows it below its post."""

    pk: int
    text: str
    author: str
    author_id: int
    written_at: datetime
    edited_at: datetime | None


class NamedIn(NamedTuple):
    """Somebody named with an @, by the words behind it."""

    words: str
    person_id: int | None


@dataclass(frozen=True)
class Around:
    """What stands around the posts of a page, by post; comments are the newest two, oldest of them first."""

    comments: dict[int, list[Folded]] = field(default_factory=dict)
    named: dict[int, list[NamedIn]] = field(default_factory=dict)
    felt: dict[int, Counter[str]] = field(default_factory=dict)
    mine: dict[int, str] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)


def with_newest_comments(posts: QuerySet[Post]) -> QuerySet[Post]:
    """This will read with each post the numbers of its newest two comments; its thread has the others."""
    below = Comment.objects.filter(post=OuterRef("pk"), deleted_at=None, hidden_at=None).order_by("-pk")
    numbers = below.values("pk")
    return posts.annotate(newest=Subquery(numbers[:1]), newest_but_one=Subquery(numbers[1:2]))


def around(posts: Sequence[Said], person: Person) -> Around:
    """This will gather what stands around some posts for a reader; one statement.

    Comments are gathered of posts in a list.
    """
    if not posts:
        return Around()
    keys = [post.pk for post in posts]
    shown = [number for post in posts for number in (post.newest, post.newest_but_one) if number is not None]
    found = Around()
    for row in _ROWS.rows(comments=sorted(shown), posts=keys, person=person.pk):
        _put(found, *row)
    for comments in found.comments.values():
        comments.sort()
    return found


def _put(found: Around, what: str, post: int, number: int, words: str, *more: Any) -> None:
    """This will put one row where it belongs."""
    first, last, whose, at, changed_at = more
    if what == "comment":
        said = Folded(number, words, f"{first} {last}", whose, at, changed_at)
        found.comments.setdefault(post, []).append(said)
    elif what == "named":
        found.named.setdefault(post, []).append(NamedIn(words, whose))
    elif what == "felt":
        found.felt.setdefault(post, Counter())[words] = number
        if whose:
            found.mine[post] = words
    else:
        found.kept.add(post)


def _row(
    rows: _Rows,
    what: str,
    *,
    number: Any,
    words: Any,
    whose: Any,
    first: Any = _NO_WORDS,
    last: Any = _NO_WORDS,
    at: Any = _NEVER,
    changed_at: Any = _NEVER,
) -> _Rows:
    kind = Value(what, output_field=CharField())
    return rows.order_by().values_list(kind, "post_id", number, words, first, last, whose, at, changed_at)


def _comments(keys: Sequence[int]) -> _Rows:
    return _row(
        Comment.objects.filter(pk__in=keys),
        "comment",
        number=F("pk"),
        words=F("text"),
        first=F("author__first_name"),
        last=F("author__last_name"),
        whose=F("author_id"),
        at=F("written_at"),
        changed_at=F("edited_at"),
    )


def _named(keys: Sequence[int]) -> _Rows:
    rows = Named.objects.filter(post__in=keys, comment=None)
    return _row(rows, "named", number=Value(0), words=F("words"), whose=F("person_id"))


def _felt(keys: Sequence[int], person: int) -> _Rows:
    rows = Felt.objects.filter(post__in=keys).order_by().values("post_id", "feeling")
    counted = rows.annotate(many=Count("pk"), own=Count("pk", filter=Q(person=person)))
    return _row(counted, "felt", number=F("many"), words=F("feeling"), whose=F("own"))


def _kept(keys: Sequence[int], person: int) -> _Rows:
    rows = Kept.objects.filter(post__in=keys, person=person)
    return _row(rows, "kept", number=Value(0), words=_NO_WORDS, whose=Value(0))


def _all(comments: Sequence[int], posts: Sequence[int], person: int) -> _Rows:
    parts = [_named(posts), _felt(posts, person), _kept(posts, person)]
    first, *others = [_comments(comments), *parts] if comments else parts
    return first.union(*others, all=True)


_ROWS: Prepared[tuple[Any, ...]] = Prepared(_all)
