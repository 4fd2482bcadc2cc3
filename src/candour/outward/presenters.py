"""The page from which a post is said in public: its words, its pictures, its people, and where it stands."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from markupsafe import Markup

from candour.domain.outward import Credit
from candour.domain.picturing import Audience, may_be_shown
from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.network.models import Post
from candour.network.rendering import render
from candour.outward import queries
from candour.outward.actions import name_of
from candour.outward.models import Outward
from candour.people.models import Person
from candour.photos.presenters.showing import PictureOnPage
from candour.photos.queries import Joined


@dataclass(frozen=True)
class PictureOut:
    """One picture of the post: shown to whoever may see it, with what it still waits for."""

    picture: PictureOnPage | None
    waits: Refusal | None
    address: str

    @staticmethod
    def of(each: Joined, refusal: Refusal | None, *, is_mine: bool, is_seen: bool) -> "PictureOut":
        """This will take one picture; its owner is led to where they can ask."""
        address = reverse("photos-photo", args=[each.photo.pk]) if is_mine else ""
        return PictureOut(PictureOnPage.of(each.photo) if is_seen else None, refusal, address)


@dataclass(frozen=True)
class InPublicPage:
    """Everything that the page prints; `pk` is of what says the post in public, 0 where nothing does yet."""

    post: int
    author: str
    is_author: bool
    words: Markup
    pictures: tuple[PictureOut, ...]
    refusal: Refusal | None
    can_begin: bool
    pk: int
    draft: int
    writer: str
    is_writer: bool
    asks_author: bool
    can_say_no: bool
    answer: str
    can_add: bool
    copies: tuple[tuple[str, str], ...]

    @property
    def has_videos(self) -> bool:
        """This will say whether a video is among what may come along."""
        return any(each.picture is not None and each.picture.video is not None for each in self.pictures)

    @staticmethod
    def of(post: Post, known: Outward | None, reader: Person, now: datetime) -> "InPublicPage":
        """This will lay it out for a reader of the post; three statements at most, four after their no."""
        is_author, pictures = post.author_id == reader.pk, queries.pictures_for_all(post, now)
        statement = known.statement if known else None
        is_writer = statement is not None and statement.author_id == reader.pk
        is_draft = statement is not None and statement.state == StatementState.DRAFT
        asked = known is not None and is_author and not is_writer
        ready = sum(refusal is None for _, refusal in pictures)
        has_said_no = asked and known is not None and known.declined_at is not None
        stands = queries.open_of(post) if has_said_no else known
        refusal = None if is_writer or asked else queries.beginning_refusal(reader, post, stands)
        return InPublicPage(
            post=post.pk,
            author=post.author.full_name,
            is_author=is_author,
            words=render(post.text),
            pictures=tuple(
                PictureOut.of(each, no, is_mine=is_author, is_seen=_is_seen(each, is_author, now))
                for each, no in pictures
            ),
            refusal=refusal,
            can_begin=not is_writer and stands is None and refusal is None,
            pk=known.pk if known else 0,
            draft=statement.pk if statement and is_writer else 0,
            writer=statement.author.full_name if statement else "",
            is_writer=is_writer,
            asks_author=asked and is_draft,
            can_say_no=asked and known is not None and known.declined_at is None,
            answer=_answer(known, is_author=is_author) if known and (is_writer or asked) else "",
            can_add=is_writer
            and is_draft
            and statement is not None
            and ready > len(statement.draft_pictures),
            copies=_copies(known),
        )


def _is_seen(each: Joined, is_author: bool, now: datetime) -> bool:
    return may_be_shown(each.seen, Audience.INSIDE, now) is None or (
        is_author and not each.seen.is_taken_down
    )


def _answer(known: Outward, *, is_author: bool) -> str:
    """This will say what the author of the post said, to them and to whoever says it in public."""
    author = known.post.author
    if author.pk == known.statement.author_id:
        return ""
    if known.declined_at is not None:
        return f"{'You do' if is_author else f'{author.full_name} does'} not want it said in public."
    if known.agreed_at is None:
        return "" if is_author else f"{author.full_name} has not answered yet."
    name = name_of(author, Credit(known.credit))
    who = "You" if is_author else author.full_name
    return f"{who} agreed, " + (f"named as “{name}”." if name else "without a name.")


def _copies(known: Outward | None) -> tuple[tuple[str, str], ...]:
    if known is None or known.statement.published_at is None:
        return ()
    return tuple((each.account.name, each.url) for each in queries.live_copies(known.statement))
