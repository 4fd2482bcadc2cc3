"""What is asked about playlists inside the trust: which somebody reads, one, its songs in their order."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from candour.channels.models import Account
from candour.channels.queries import accounts
from candour.domain.playlists import Hand
from candour.domain.spaces import INSIDE, SpaceKind, Standing
from candour.network.models import Comment, Space
from candour.network.queries import spaces
from candour.people.models import Person, Trust
from candour.playlists.models import Copy, Playlist, Song, SongVote

MOST_LISTED = 100
_ON = Q(taken_out_at__isnull=True)
_ORDER = (F("vote_count").desc(), "added_at", "pk")


@dataclass(frozen=True)
class PlaylistListed:
    """A playlist on the list, and how many songs are on it."""

    playlist: Playlist
    songs: int


@dataclass(frozen=True)
class SongListed:
    """A song on its playlist: how many voted for it, and whether the reader did."""

    song: Song
    votes: int
    is_mine: bool


def readable(person: Person) -> QuerySet[Playlist]:
    """This will give the playlists that somebody can read: everybody's, and those of spaces they read."""
    return Playlist.objects.for_trust(person.trust_id).filter(
        Q(space=None) | ~Q(space__kind=SpaceKind.PRIVATE.value) | spaces.is_in(person, "space"),
        Q(post=None) | Q(post__hidden_at=None),
    )


def playlist_of(person: Person, pk: int) -> Playlist:
    """This will give a playlist that somebody can read, raising Playlist.DoesNotExist for any other."""
    return readable(person).select_related("space", "made_by", "post", "shared_by").get(pk=pk)


def song_of(person: Person, pk: int) -> Song:
    """This will give a song on a playlist that somebody can read, raising Song.DoesNotExist for any other."""
    found = Song.objects.for_trust(person.trust_id).filter(playlist__in=readable(person))
    return found.select_related("playlist__space", "added_by").get(pk=pk)


def listed(person: Person, space: int = 0) -> list[PlaylistListed]:
    """This will list the newest hundred playlists, or a space's, with how many songs; one statement."""
    on = Song.objects.filter(_ON, playlist=OuterRef("pk")).order_by().values("playlist")
    many = Coalesce(on.annotate(many=Count("pk")).values("many"), 0)
    found = readable(person).filter(put_away_at=None).select_related("space", "made_by")
    if space:
        found = found.filter(space=space)
    newest = found.annotate(song_count=many).order_by("-pk")[:MOST_LISTED]
    return [PlaylistListed(each, each.song_count) for each in newest]


def _votes() -> Coalesce:
    votes = SongVote.objects.filter(song=OuterRef("pk")).order_by().values("song")
    return Coalesce(votes.annotate(many=Count("pk")).values("many"), 0)


def in_order(songs: QuerySet[Song]) -> QuerySet[Song]:
    """This will put songs into the order of the rules: votes, then age."""
    return songs.annotate(vote_count=_votes()).order_by(*_ORDER)


def on_list(playlist: Playlist) -> QuerySet[Song]:
    """This will give the songs on a playlist, in their order."""
    return in_order(Song.objects.for_trust(playlist.trust_id).filter(_ON, playlist=playlist))


def songs_of(playlist: Playlist, person: Person) -> list[SongListed]:
    """This will list the songs of a playlist in their order, as somebody sees them; one statement."""
    mine = Exists(SongVote.objects.filter(song=OuterRef("pk"), person=person))
    on = Song.objects.for_trust(playlist.trust_id).filter(_ON, playlist=playlist).select_related("added_by")
    found = on.annotate(vote_count=_votes(), is_mine=mine).order_by(*_ORDER)
    return [SongListed(each, each.vote_count, each.is_mine) for each in found]


def same_song(playlist: Playlist, folded: str, track: str, *, but: int = 0) -> Song | None:
    """This will find a song that is on the playlist already, by its names or by its track; one statement."""
    same = Q(folded=folded) | (Q(track=track) & ~Q(track=""))
    found = Song.objects.for_trust(playlist.trust_id).filter(_ON, same, playlist=playlist)
    return found.exclude(pk=but).select_related("added_by").order_by("pk").first()


def standing_in(space: Space | None, person: Person) -> Standing:
    """This will say where somebody stands with a playlist's space; in everybody's all are members."""
    if space is None:
        return Standing.MEMBER
    return spaces.standing_of(spaces.member_of(space, person))


def hand_of(person: Person, playlist: Playlist, standing: Standing, song: Song | None = None) -> Hand:
    """This will tell the rules who touches a playlist, or a song on it."""
    is_keeper = playlist.made_by_id == person.pk and standing in INSIDE
    return Hand(
        is_adder=song is not None and song.added_by_id == person.pk,
        is_keeper=is_keeper or standing is Standing.KEEPER,
    )


def hand_on(person: Person, playlist: Playlist, song: Song | None = None) -> Hand:
    """This will tell the rules who touches it; one statement, none for everybody's playlists."""
    return hand_of(person, playlist, standing_in(playlist.space, person), song)


def last_comments(playlist: Playlist, most: int = 2) -> list[Comment]:
    """This will give what was last said about a playlist, oldest of it first; one statement."""
    if playlist.post_id is None:
        return []
    found = Comment.objects.for_trust(playlist.trust_id).filter(
        post=playlist.post_id, deleted_at=None, hidden_at=None
    )
    return list(found.select_related("author").order_by("-pk")[:most])[::-1]


def copy_of(playlist: Playlist) -> Copy | None:
    """This will give the open copy of a playlist on Spotify; one statement."""
    found = Copy.objects.for_trust(playlist.trust_id).filter(playlist=playlist, ended_at=None)
    return found.select_related("account").first()


def spotify_of(trust: Trust | int) -> Account | None:
    """This will give the trust's account on Spotify, if one is connected; one statement."""
    return accounts(trust).filter(channel="spotify", disconnected_at=None).order_by("pk").first()
