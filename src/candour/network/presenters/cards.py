"""A post and its comments as cards: who, in plain words, where, when, and what a press said of them.

A card is a plain value that holds all that is printed, its times in words too: see `print_card`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from markupsafe import Markup

from candour.domain.posting import FEELING_WORDS, Feeling
from candour.network.addresses import address_of_person, address_of_post
from candour.network.models import Comment
from candour.network.presenters.pictures import NO_PICTURES, PicturesOfPost
from candour.network.queries.around import Around, Folded
from candour.network.queries.said import Said
from candour.network.rendering import render
from candour.people.models import Person
from candour.web.filters import Moment, moment, plural


@dataclass(frozen=True)
class Who:
    """A colleague as a card names them."""

    pk: int
    name: str
    role: str
    place: str
    href: str

    @staticmethod
    def of(person: Person) -> "Who":
        """This will take a person with their team and site."""
        team = person.team
        place = f"{team.name}, {team.site.name}" if team is not None else ""
        return Who(person.pk, person.full_name, person.job_title, place, address_of_person(person.pk))

    @staticmethod
    def behind(post: Said) -> "Who":
        """This will take whoever wrote a post."""
        key = post.author_id
        return Who(key, post.author_name, post.job_title, post.place, address_of_person(key))


@dataclass(frozen=True)
class Press:
    """One feeling: how many said it, and whether the reader did."""

    value: str
    words: str
    count: int
    is_mine: bool


@dataclass(frozen=True)
class CommentCard:
    """One comment; `words` is empty where it is gone, and `gone` says how."""

    pk: int
    author: str
    author_href: str
    words: Markup | None
    gone: str
    at: Moment
    is_edited: bool
    is_mine: bool
    is_answer: bool

    @staticmethod
    def folded(comment: Folded, reader: Person, now: datetime) -> "CommentCard":
        """This will take a comment below its post in the feed; the names in it lead nowhere there."""
        return CommentCard(
            pk=comment.pk,
            author=comment.author,
            author_href=address_of_person(comment.author_id),
            words=render(comment.text),
            gone="",
            at=moment(comment.written_at, now),
            is_edited=comment.edited_at is not None,
            is_mine=comment.author_id == reader.pk,
            is_answer=False,
        )

    @staticmethod
    def of(comment: Comment, reader: Person, now: datetime, *, plain: bool = False) -> "CommentCard":
        """This will take one comment of a thread; `plain` leaves the names in it unlinked."""
        gone = "Taken back." if comment.deleted_at else "Taken out of sight." if comment.hidden_at else ""
        return CommentCard(
            pk=comment.pk,
            author=comment.author.full_name,
            author_href=address_of_person(comment.author_id),
            words=None if gone else render(comment.text, () if plain else comment.named.all()),
            gone=gone,
            at=moment(comment.written_at, now),
            is_edited=comment.edited_at is not None and not gone,
            is_mine=comment.author_id == reader.pk,
            is_answer=comment.answers_id is not None,
        )


@dataclass(frozen=True)
class Linked:
    """What the page behind the post's first link says of itself, and whose page it is."""

    href: str
    title: str
    description: str
    whose: str

    @staticmethod
    def of(post: Said) -> "Linked | None":
        """This will take what was read of the page; nothing where the plain link stands alone."""
        if not post.linked_title:
            return None
        site, host = post.linked_site, post.linked_host or ""
        whose = f"{site} ({host})" if site else host
        return Linked(post.link, post.linked_title, post.linked_description or "", whose)


@dataclass(frozen=True)
class PostCard:
    """One post."""

    pk: int
    author: Who
    href: str
    space: str
    space_href: str
    words: Markup
    at: Moment
    is_edited: bool
    is_mine: bool
    is_new: bool
    is_kept: bool
    has_poll: bool
    presses: tuple[Press, ...]
    comments: tuple[CommentCard, ...]
    comment_count: int
    more_comments: str
    pictures: PicturesOfPost = NO_PICTURES
    linked: Linked | None = None

    def printed(self, *, is_list: bool = False) -> Markup:
        """This will print the card, in a list of posts or above its own thread."""
        return print_card(self, is_list)

    @property
    def shown_presses(self) -> tuple[Press, ...]:
        """This will give thanks, and what somebody said already: what stands open under the post."""
        return tuple(press for place, press in enumerate(self.presses) if press.count or place == 0)

    @property
    def other_presses(self) -> tuple[Press, ...]:
        """This will give what nobody has said yet, behind one line."""
        return tuple(press for press in self.presses if press not in self.shown_presses)

    @staticmethod
    def of(
        post: Said,
        around: Around,
        reader: Person,
        now: datetime,
        *,
        pictures: PicturesOfPost = NO_PICTURES,
        new_after: int = 0,
        folds: bool = True,
    ) -> "PostCard":
        """This will take one post with what stands around it; posts after `new_after` are marked as new."""
        shown = around.comments.get(post.pk, []) if folds else []
        more = post.comment_count - len(shown)
        return PostCard(
            pk=post.pk,
            author=Who.behind(post),
            href=address_of_post(post.pk),
            space=post.space or "",
            space_href=reverse("network-space", args=[post.space_id]) if post.space else "",
            words=render(post.text, around.named.get(post.pk, ())),
            at=moment(post.written_at, now),
            is_edited=post.edited_at is not None,
            is_mine=post.author_id == reader.pk,
            is_new=bool(new_after) and post.pk > new_after and post.author_id != reader.pk,
            is_kept=post.pk in around.kept,
            has_poll=post.poll is not None,
            presses=presses(around.felt.get(post.pk, Counter()), around.mine.get(post.pk, "")),
            comments=tuple(CommentCard.folded(each, reader, now) for each in shown),
            comment_count=post.comment_count,
            more_comments=plural(more, "more comment") if more > 0 and shown else "",
            pictures=pictures,
            linked=Linked.of(post),
        )


@lru_cache(maxsize=2_000)
def print_card(card: PostCard, is_list: bool) -> Markup:
    """This will print a card. It holds all that is printed, so the same card is printed once a process."""
    return Markup(render_to_string("network/_post.html", {"card": card, "is_list": is_list}))  # noqa: S704 - escaped there


def presses(counts: Counter[str], mine: str) -> tuple[Press, ...]:
    """This will give every feeling in one order, never by how often it was pressed."""
    return _presses(tuple(counts.items()), mine)


@lru_cache(maxsize=2_000)
def _presses(counted: tuple[tuple[str, int], ...], mine: str) -> tuple[Press, ...]:
    counts = Counter(dict(counted))
    return tuple(
        Press(each.value, FEELING_WORDS[each], counts[each.value], mine == each.value) for each in Feeling
    )


def in_threads(comments: Iterable[Comment], reader: Person, now: datetime) -> tuple[CommentCard, ...]:
    """This will put each answer below the comment that it answers, both in the order of writing."""
    found = list(comments)
    below: dict[int, list[Comment]] = {}
    for comment in found:
        if comment.answers_id is not None:
            below.setdefault(comment.answers_id, []).append(comment)
    ordered = [
        each
        for comment in found
        if comment.answers_id is None
        for each in (comment, *below.get(comment.pk, ()))
    ]
    return tuple(CommentCard.of(each, reader, now) for each in ordered)
