"""Playlists, as the pages inside the trust print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.links import host_of
from candour.domain.playlists import ORDER, Hand
from candour.domain.songs import shown
from candour.network.models import Comment
from candour.network.presenters.cards import CommentCard
from candour.people.models import Person
from candour.playlists.models import Copy, Playlist
from candour.playlists.queries.lists import SongListed
from candour.web.filters import plural


@dataclass(frozen=True)
class PlaylistLine:
    """One playlist of the list."""

    pk: int
    name: str
    about: str
    place: str
    songs: str
    made_by: str
    is_shared: bool

    @staticmethod
    def of(playlist: Playlist, songs: int) -> "PlaylistLine":
        """This will put one playlist into words."""
        return PlaylistLine(
            pk=playlist.pk,
            name=playlist.name,
            about=playlist.about,
            place=playlist.space.name if playlist.space else "Everybody",
            songs=plural(songs, "song"),
            made_by=playlist.made_by.full_name,
            is_shared=playlist.shared_at is not None,
        )


@dataclass(frozen=True)
class SongLine:
    """One song; `explicit` is "yes", "no", or empty where nobody has answered."""

    pk: int
    name: str
    artist: str
    title: str
    link: str
    link_host: str
    votes: str
    is_mine: bool
    added_by: str
    explicit: str
    can_touch: bool
    is_public: bool
    is_track: bool

    @staticmethod
    def of(listed: SongListed, hand: Hand) -> "SongLine":
        """This will put one song into words, for whoever touches it."""
        song = listed.song
        return SongLine(
            pk=song.pk,
            name=shown(song.artist, song.title),
            artist=song.artist,
            title=song.title,
            link=song.link,
            link_host=host_of(song.link),
            votes=plural(listed.votes, "vote"),
            is_mine=listed.is_mine,
            added_by=song.added_by.full_name,
            explicit="" if song.is_explicit is None else "yes" if song.is_explicit else "no",
            can_touch=hand.is_adder or hand.is_keeper,
            is_public=song.public_since is not None,
            is_track=bool(song.track),
        )


@dataclass(frozen=True)
class OnSpotify:
    """How a playlist stands on Spotify; none of it is printed where no account is connected."""

    is_there: bool
    url: str
    words: str
    trouble: str
    remedy: str
    missing: tuple[str, ...]

    @staticmethod
    def of(copy: Copy | None, songs: Sequence[SongLine]) -> "OnSpotify":
        """This will say where the copy is, and which songs have no track there."""
        missing = tuple(each.name for each in songs if not each.is_track)
        if copy is None:
            return OnSpotify(False, "", "", "", "", missing)
        trouble, remedy, words = copy.trouble, copy.remedy, ""
        if copy.account.paused_at is not None:
            trouble, remedy = copy.account.paused_because, copy.account.paused_remedy
        elif copy.written_at is None:
            words = "It is on its way to Spotify."
        elif copy.due_at is not None:
            words = "It is on Spotify. The newest changes are on their way."
        else:
            words = "It is on Spotify, in this order."
        return OnSpotify(True, copy.url if copy.written_at else "", words, trouble, remedy, missing)


@dataclass(frozen=True)
class PlaylistPage:
    """One playlist with its songs, what is said about it, and where it is outside."""

    pk: int
    name: str
    about: str
    place: str
    space: int
    made_by: str
    made_at: datetime
    order: str
    songs: tuple[SongLine, ...]
    can_write: bool
    is_keeper: bool
    is_put_away: bool
    shared_at: datetime | None
    shared_by: str
    leaves_out_explicit: bool
    post: int
    comment_count: int
    comments: tuple[CommentCard, ...]
    spotify: OnSpotify | None

    @property
    def unanswered(self) -> int:
        """This will count the songs whose lyrics nobody has said anything about."""
        return sum(not each.explicit for each in self.songs)

    @property
    def not_yet_public(self) -> str:
        """This will say how many songs wait to be looked at before everybody outside sees them."""
        count = sum(not each.is_public for each in self.songs)
        return plural(count, "song is", "songs are") if count and self.shared_at else ""

    @staticmethod
    def of(
        playlist: Playlist,
        songs: Sequence[SongLine],
        reader: Person,
        now: datetime,
        *,
        can_write: bool,
        is_keeper: bool,
        comments: Sequence[Comment] = (),
        spotify: OnSpotify | None = None,
    ) -> "PlaylistPage":
        """This will lay out one playlist."""
        return PlaylistPage(
            pk=playlist.pk,
            name=playlist.name,
            about=playlist.about,
            place=playlist.space.name if playlist.space else "",
            space=playlist.space_id or 0,
            made_by=playlist.made_by.full_name,
            made_at=playlist.made_at,
            order=ORDER,
            songs=tuple(songs),
            can_write=can_write and playlist.put_away_at is None,
            is_keeper=is_keeper and playlist.put_away_at is None,
            is_put_away=playlist.put_away_at is not None,
            shared_at=playlist.shared_at,
            shared_by=playlist.shared_by.full_name if playlist.shared_by else "",
            leaves_out_explicit=playlist.leaves_out_explicit,
            post=playlist.post_id or 0,
            comment_count=playlist.post.comment_count if playlist.post else 0,
            comments=tuple(CommentCard.of(each, reader, now, plain=True) for each in comments),
            spotify=spotify,
        )
