"""What everybody outside sees of playlists: those that were shared, with the songs looked at then."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from candour.domain.spaces import SpaceKind
from candour.people.models import Trust
from candour.playlists.models import Copy, Playlist, Song
from candour.playlists.queries.lists import in_order

MOST_SHOWN = 12


def shared(trust: Trust | int) -> QuerySet[Playlist]:
    """This will give the playlists that everybody may see now."""
    found = Playlist.objects.for_trust(trust).filter(
        Q(post=None) | Q(post__hidden_at=None), shared_at__isnull=False, put_away_at=None
    )
    return found.select_related("space").order_by("-shared_at", "-pk")


def public_songs(trust: Trust | int, playlists: Iterable[Playlist]) -> dict[int, list[Song]]:
    """This will give the public songs of some playlists in their order, by playlist; one statement."""
    found = in_order(Song.objects.for_trust(trust).filter(playlist__in=[each.pk for each in playlists]))
    by_playlist: dict[int, list[Song]] = {}
    for song in found.filter(IS_PUBLIC):
        by_playlist.setdefault(song.playlist_id, []).append(song)
    return by_playlist


IS_PUBLIC = Q(taken_out_at=None, public_since__isnull=False, is_explicit__isnull=False) & (
    Q(is_explicit=False) | Q(playlist__leaves_out_explicit=False)
)
"""Which songs of a shared playlist everybody may see."""


def copies_of(trust: Trust | int, playlists: Iterable[Playlist]) -> dict[int, str]:
    """This will give where each playlist stands on Spotify, as far as it does; one statement."""
    found = Copy.objects.for_trust(trust).filter(playlist__in=[each.pk for each in playlists], ended_at=None)
    return dict(found.filter(written_at__isnull=False).values_list("playlist_id", "url"))


def place_of(playlist: Playlist) -> str:
    """This will name the space of a playlist to everybody, unless it is private."""
    space = playlist.space
    return "" if space is None or space.kind == SpaceKind.PRIVATE else space.name
