"""A wall as it is printed, to be read from ten metres."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from candour.campaigns.models import Entry
from candour.campaigns.presenters.entries import where_of, who_of
from candour.campaigns.queries.entries import words_of
from candour.campaigns.queries.numbers import OfSite
from candour.campaigns.queries.walls import MOST_COMMENTS, Wall
from candour.domain.picturing import Audience
from candour.network.models import Comment
from candour.photos.models import Photo
from candour.photos.presenters.showing import PictureOnPage
from candour.web.filters import plural, shortened

BAR_WIDTH = 100
LONGEST_WORDS, LONGEST_COMMENT = 200, 140
"""From ten metres nobody reads more."""


@dataclass(frozen=True)
class WallPicture:
    """One picture, large, with who shows it; `key` tells one from another when the wall is renewed."""

    key: str
    picture: PictureOnPage
    who: str
    where: str
    words: str


@dataclass(frozen=True)
class WallComment:
    """One comment: whose, from where, and what it says."""

    key: str
    who: str
    where: str
    words: str
    at: datetime


@dataclass(frozen=True)
class WallSite:
    """One site: its numbers in words, and the length of its bar out of BAR_WIDTH."""

    site: str
    words: str
    width: int


@dataclass(frozen=True)
class WallPage:
    """A wall: pictures, comments, sites, and where live news of it comes from."""

    title: str
    hashtag: str
    money_for: str
    pictures: tuple[WallPicture, ...]
    comments: tuple[WallComment, ...]
    sites: tuple[WallSite, ...]
    total: str
    events: str
    back: str
    back_words: str

    @staticmethod
    def of(wall: Wall, *, events: str, back: str, back_words: str) -> "WallPage":
        """This will lay out a wall."""
        most = max((each.photos for each in wall.numbers.sites), default=0)
        is_public = wall.audience is Audience.OUTSIDE
        return WallPage(
            title=wall.campaign.title,
            hashtag=wall.campaign.hashtag,
            money_for=wall.campaign.money_for,
            pictures=tuple(_picture(entry, photo, wall.audience) for entry, photo in wall.pictures),
            comments=_comments(wall),
            sites=tuple(_site(each, most, is_public=is_public) for each in wall.numbers.sites),
            total=_counted(wall.numbers.photos, wall.numbers.comments, is_public=is_public),
            events=events,
            back=back,
            back_words=back_words,
        )


def _picture(entry: Entry, photo: Photo, audience: Audience) -> WallPicture:
    """What is public says the words that were approved, not those of the post as they are by now."""
    statement = entry.statement if audience is Audience.OUTSIDE else None
    words = statement.current.text if statement and statement.current else words_of(entry)
    shown = PictureOnPage.of(photo, audience)
    return WallPicture(
        f"{entry.pk}-{photo.pk}", shown, who_of(entry), where_of(entry), shortened(words, LONGEST_WORDS)
    )


def _comments(wall: Wall) -> tuple[WallComment, ...]:
    """This will give the newest of both kinds, newest first."""
    both = [*map(_answer, wall.answers), *map(_post, wall.posts)]
    newest = islice(sorted(both, key=lambda each: each.at, reverse=True), MOST_COMMENTS)
    return tuple(newest)


def _answer(comment: Comment) -> WallComment:
    author = comment.author
    site = author.team.site.name if author.team is not None else ""
    words = shortened(comment.text, LONGEST_COMMENT)
    return WallComment(f"c{comment.pk}", author.first_name, site, words, comment.written_at)


def _post(entry: Entry) -> WallComment:
    words = shortened(words_of(entry), LONGEST_COMMENT)
    return WallComment(f"e{entry.pk}", who_of(entry), where_of(entry), words, entry.entered_at)


def _site(each: OfSite, most: int, *, is_public: bool) -> WallSite:
    words = _counted(each.photos, each.comments, is_public=is_public)
    return WallSite(each.site, words, round(BAR_WIDTH * each.photos / most) if most else 0)


def _counted(photos: int, comments: int, *, is_public: bool) -> str:
    """This will say how much there is; what colleagues say to each other is not shown in public."""
    pictures = plural(photos, "picture")
    return pictures if is_public else f"{pictures}, {plural(comments, 'comment')}"
