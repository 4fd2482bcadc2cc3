"""Watched words as printed: each with who added it, why, and how often it was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.domain.refusal import Refusal
from candour.domain.watching import MOST_TERMS
from candour.lookout.models import Burst, Sighting, WatchedWord
from candour.lookout.queries import SeenPage
from candour.web.filters import plural, shortened

LONGEST_SHOWN = 280


@dataclass(frozen=True)
class WordLine:
    """One watched word."""

    id: int
    text: str
    why: str
    added_by: str
    added_at: datetime
    seen: str
    is_bursting: bool


@dataclass(frozen=True)
class WordsView:
    """The page as printed."""

    lines: tuple[WordLine, ...]
    most: int
    no: Refusal | None


@dataclass(frozen=True)
class SeenLine:
    """One post in which the word was seen: the words before it, itself, and those after it."""

    post_id: int
    author: str
    via: str
    at: datetime
    before: str
    found: str
    after: str
    is_gone: bool


@dataclass(frozen=True)
class WordView:
    """The page of one word."""

    id: int
    text: str
    why: str
    added_by: str
    added_at: datetime
    ended_by: str
    ended_at: datetime | None
    burst: str
    lines: tuple[SeenLine, ...]
    next_href: str
    no: Refusal | None


def words_view(
    words: Sequence[WatchedWord], seen: Mapping[int, int], bursting: set[int], no: Refusal | None
) -> WordsView:
    """This will make the page of all watched words, those that burst first."""
    lines = [
        WordLine(
            id=word.pk,
            text=word.text,
            why=word.why,
            added_by=word.added_by.full_name,
            added_at=word.added_at,
            seen=plural(seen[word.pk], "post") + " in the last 7 days"
            if word.pk in seen
            else "Not seen in 7 days",
            is_bursting=word.pk in bursting,
        )
        for word in words
    ]
    return WordsView(tuple(sorted(lines, key=lambda line: not line.is_bursting)), MOST_TERMS, no)


def word_view(word: WatchedWord, burst: Burst | None, found: SeenPage, no: Refusal | None) -> WordView:
    """This will make the page of one word."""
    here = reverse("lookout-word", args=[word.pk])
    return WordView(
        id=word.pk,
        text=word.text,
        why=word.why,
        added_by=word.added_by.full_name,
        added_at=word.added_at,
        ended_by=word.ended_by.full_name if word.ended_by else "",
        ended_at=word.ended_at,
        burst=plural(burst.posts, "post") + " within an hour" if burst else "",
        lines=tuple(_line(each) for each in found.rows),
        next_href=f"{here}?after={found.next_after}" if found.next_after else "",
        no=no,
    )


def _line(seen: Sighting) -> SeenLine:
    post = seen.post
    is_gone = post.deleted_at is not None
    is_as_seen = post.version == seen.post_version and not is_gone
    room = (LONGEST_SHOWN - (seen.end - seen.start)) // 2
    start = max(0, seen.start - room)
    return SeenLine(
        post_id=post.pk,
        author=post.author or "Somebody",
        via=post.account.name,
        at=post.posted_at,
        before=("…" if start else "") + post.text[start : seen.start] if is_as_seen else "",
        found=post.text[seen.start : seen.end] if is_as_seen else "",
        after=shortened(post.text[seen.end :], max(room, 20)) if is_as_seen else "",
        is_gone=is_gone,
    )
