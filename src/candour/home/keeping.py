"""Keeping what search finds in step with posts, comments and answers. The rows can always be made again."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from candour.domain.statements import StatementState
from candour.home.models import Findable
from candour.network.models import Comment, Post
from candour.voice.models import Statement

AT_ONCE = 500
STOOD = Coalesce("edited_at", "written_at")
"""Since when the words of a post or a comment stand as they do."""


def posts() -> QuerySet[Post]:
    """This will give the posts whose words stand."""
    return Post.objects.filter(deleted_at=None, hidden_at=None).annotate(stands=STOOD)


def comments() -> QuerySet[Comment]:
    """This will give the comments whose words stand, under posts that stand."""
    found = Comment.objects.filter(
        deleted_at=None, hidden_at=None, post__deleted_at=None, post__hidden_at=None
    )
    return found.annotate(stands=STOOD)


def replies() -> QuerySet[Statement]:
    """This will give the answers that are public now, to posts that anybody may read."""
    found = Statement.objects.filter(state=StatementState.PUBLISHED, post__is_private=False)
    return found.select_related("current").annotate(stands=F("published_at"))


KINDS: dict[str, Any] = {"post": posts, "comment": comments, "reply": replies}


@transaction.atomic
def keep(kind: str, numbers: Collection[int]) -> None:
    """This will make the rows of some things as they stand now, or take them away; twice is once."""
    found = {each.pk: each for each in KINDS[kind]().filter(pk__in=numbers)}
    gone = set(numbers) - found.keys()
    if gone:
        Findable.objects.filter(**{f"{kind}_id__in": gone}).delete()
    if not found:
        return
    rows = [
        Findable(trust_id=each.trust_id, words=words(each), stood_at=each.stands, **{f"{kind}_id": key})
        for key, each in found.items()
    ]
    Findable.objects.bulk_create(rows, ignore_conflicts=True)
    _renew(kind, rows)


def _renew(kind: str, rows: Iterable[Findable]) -> None:
    """This will give rows that were there before their words of now, never older ones than they have."""
    wanted = {getattr(row, f"{kind}_id"): row for row in rows}
    there = Findable.objects.select_for_update().filter(**{f"{kind}_id__in": wanted}).order_by("pk")
    for row in there:
        now = wanted[getattr(row, f"{kind}_id")]
        if row.stood_at <= now.stood_at and (row.stood_at, row.words) != (now.stood_at, now.words):
            row.stood_at, row.words = now.stood_at, now.words
            row.save(update_fields=["stood_at", "words"])


def missing(kind: str) -> list[int]:
    """This will list things that search does not know as they stand, some at once; one statement."""
    known = Findable.objects.filter(**{kind: OuterRef("pk")}, stood_at=OuterRef("stands"))
    things = KINDS[kind]().filter(~Exists(known)).order_by("pk")
    return list(things.values_list("pk", flat=True)[:AT_ONCE])


def let_go() -> int:
    """This will take rows away whose thing does not stand any more, some at once, and count them."""
    stands = Q(post__in=posts()) | Q(comment__in=comments()) | Q(reply__in=replies())
    gone = list(Findable.objects.exclude(stands).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return Findable.objects.filter(pk__in=gone).delete()[0]


def words(thing: Post | Comment | Statement) -> str:
    """This will give the words of a thing as they stand."""
    if isinstance(thing, Statement):
        return thing.current.text if thing.current else ""
    return thing.text
