"""The feed and one thread, as their pages print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from candour.network.models import Choice, EarlierWords, Poll, Post, Report
from candour.network.presenters.cards import CommentCard, PostCard, in_threads
from candour.network.presenters.pictures import PicturesOfPost
from candour.network.queries.photos import photos_of
from candour.network.queries.posts import FeedPage as Found
from candour.network.queries.posts import earlier_words, thread
from candour.network.rendering import render
from candour.people.models import Person
from candour.web.filters import plural


@dataclass(frozen=True)
class FeedPage:
    """A page of posts: what it holds and why, and where older ones are."""

    heading: str
    why: str
    cards: tuple[PostCard, ...]
    next_href: str
    new_count: int
    nothing: str
    nothing_next: str

    @property
    def first_old(self) -> int:
        """This will give the first post that was there at the last visit, 0 where all or none are new."""
        olds = [card.pk for card in self.cards if not card.is_new]
        return olds[0] if olds and len(olds) < len(self.cards) else 0

    @staticmethod
    def of(
        found: Found,
        reader: Person,
        now: datetime,
        *,
        heading: str,
        why: str,
        nothing: str,
        nothing_next: str = "",
        new_after: int = 0,
    ) -> "FeedPage":
        """This will lay out a page of the feed."""
        photos = photos_of(found.posts)
        cards = tuple(
            PostCard.of(
                each,
                found.around,
                reader,
                now,
                pictures=PicturesOfPost.of(
                    photos.get(each.pk, ()), is_mine=each.author_id == reader.pk, now=now
                ),
                new_after=new_after,
            )
            for each in found.posts
        )
        return FeedPage(
            heading=heading,
            why=why,
            cards=cards,
            next_href=f"?before={found.next_before}" if found.next_before else "",
            new_count=sum(card.is_new for card in cards),
            nothing=nothing,
            nothing_next=nothing_next,
        )


@dataclass(frozen=True)
class ChoiceOnPage:
    """One choice of a poll: how many chose it, and how long its bar is (percent)."""

    pk: int
    words: str
    count: int
    share: int
    is_mine: bool


@dataclass(frozen=True)
class PollOnPage:
    """A poll: whether it runs, and how it stands."""

    choices: tuple[ChoiceOnPage, ...]
    total: str
    ends_at: datetime
    is_open: bool

    @staticmethod
    def of(poll: Poll, votes: dict[int, int], mine: int | None, now: datetime) -> "PollOnPage":
        """This will count the votes of a poll."""
        total = sum(votes.values())

        def shown(choice: Choice) -> ChoiceOnPage:
            count = votes.get(choice.pk, 0)
            share = round(100 * count / total) if total else 0
            return ChoiceOnPage(choice.pk, choice.words, count, share, choice.pk == mine)

        choices = tuple(shown(each) for each in poll.choices.all())
        return PollOnPage(choices, plural(total, "vote"), poll.ends_at, now < poll.ends_at)


@dataclass(frozen=True)
class ThreadPage:
    """One post with everything said under it."""

    card: PostCard
    comments: tuple[CommentCard, ...]
    poll: PollOnPage | None
    thanks_to: tuple[str, ...]
    earlier: tuple[EarlierWords, ...]
    gone: str
    can_take_back: bool
    is_muted: bool

    @property
    def heading(self) -> str:
        """This will give the page's heading."""
        return f"{self.card.author.name}'s post"

    @staticmethod
    def of(
        post: Post,
        card: PostCard,
        reader: Person,
        now: datetime,
        *,
        poll: PollOnPage | None,
        looks_after: bool,
        is_muted: bool,
    ) -> "ThreadPage":
        """This will lay out one thread."""
        gone = "This post was taken back." if post.deleted_at else ""
        gone = gone or ("A colleague took this post out of sight." if post.hidden_at else "")
        return ThreadPage(
            card=card,
            comments=in_threads(thread(post), reader, now),
            poll=None if gone else poll,
            thanks_to=tuple(each.full_name for each in post.thanks_to.all()),
            earlier=() if gone or not post.edited_at else tuple(earlier_words(post)),
            gone=gone,
            can_take_back=not gone and (card.is_mine or looks_after),
            is_muted=is_muted,
        )


@dataclass(frozen=True)
class ReportOnPage:
    """One report as whoever looks at it sees it."""

    pk: int
    post: int
    author: str
    words: Markup
    by: str
    reason: str
    at: datetime
    can_read: bool

    @staticmethod
    def of(report: Report, readable: frozenset[int]) -> "ReportOnPage":
        """This will take one report."""
        thing = report.comment or report.post
        return ReportOnPage(
            pk=report.pk,
            post=report.post_id,
            author=thing.author.full_name,
            words=render(thing.text),
            by=report.by.full_name,
            reason=report.reason,
            at=report.at,
            can_read=report.post_id in readable,
        )


@dataclass(frozen=True)
class ReportsPage:
    """The reports that wait."""

    reports: tuple[ReportOnPage, ...]

    @staticmethod
    def of(reports: Sequence[Report], readable: frozenset[int]) -> "ReportsPage":
        """This will lay out the reports that wait; `readable` are the posts that the reader can open."""
        return ReportsPage(tuple(ReportOnPage.of(each, readable) for each in reports))


@dataclass(frozen=True)
class OutcomePage:
    """What was decided about a report. Who asked is never in it; `words` are the reader's own, if any."""

    what: str
    author: str
    is_mine: bool
    words: Markup
    reason: str
    was_hidden: bool
    decided_by: str
    decided_at: datetime
    why: str
    post: int

    @staticmethod
    def of(report: Report, reader: Person, *, can_read: bool) -> "OutcomePage":
        """This will lay out a decision for the side on which the reader is."""
        thing = report.comment or report.post
        assert report.settled_at is not None  # noqa: S101 - only what is decided has an outcome
        assert report.settled_by is not None  # noqa: S101 - likewise
        is_mine = thing.author_id == reader.pk
        return OutcomePage(
            what="comment" if report.comment else "post",
            author=thing.author.full_name,
            is_mine=is_mine,
            words=render(thing.text) if is_mine else Markup(),
            reason="" if is_mine else report.reason,
            was_hidden=report.was_hidden,
            decided_by=report.settled_by.full_name,
            decided_at=report.settled_at,
            why=report.words,
            post=report.post_id if can_read else 0,
        )
