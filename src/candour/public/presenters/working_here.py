"""*Working here*: playlists that staff share, pictures that they show, and where the open jobs are."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.links import host_of
from candour.domain.picturing import Audience
from candour.domain.songs import shown
from candour.photos import registers as pictures
from candour.photos.presenters.showing import PictureOnPage
from candour.photos.queries import shown_outside
from candour.playlists.models import Playlist, Song
from candour.playlists.queries import public
from candour.public.door import Door
from candour.web.filters import plural

FIRST_SONGS = 5
MOST_PICTURES = 8


@dataclass(frozen=True)
class SongOutside:
    """One song: what it is called, and where it can be heard, if somebody said where."""

    artist: str
    title: str
    name: str
    link: str
    host: str
    is_explicit: bool

    @staticmethod
    def of(song: Song) -> "SongOutside":
        """This will take one song."""
        name = shown(song.artist, song.title)
        return SongOutside(
            song.artist, song.title, name, song.link, host_of(song.link), bool(song.is_explicit)
        )


@dataclass(frozen=True)
class PlaylistOutside:
    """One playlist; nobody who made it or voted is named."""

    name: str
    about: str
    place: str
    songs: tuple[SongOutside, ...]
    more: str
    href: str
    spotify: str

    @staticmethod
    def of(playlist: Playlist, songs: list[Song], url: str, href: str, most: int = 0) -> "PlaylistOutside":
        """This will take one playlist with its first `most` songs, or all of them."""
        first = songs[:most] if most else songs
        left = len(songs) - len(first)
        return PlaylistOutside(
            name=playlist.name,
            about=playlist.about,
            place=public.place_of(playlist),
            songs=tuple(SongOutside.of(each) for each in first),
            more=plural(left, "more song") if left else "",
            href=href,
            spotify=url,
        )


@dataclass(frozen=True)
class WorkingHerePage:
    """Everything that the page prints; what there is nothing of is not spoken of."""

    trust_name: str
    playlists: tuple[PlaylistOutside, ...]
    pictures: tuple[PictureOnPage, ...]
    vacancies: str

    @staticmethod
    def of(door: Door, now: datetime) -> "WorkingHerePage":
        """This will gather the parts, each in a fixed number of SQL statements."""
        found = list(public.shared(door.trust)[: public.MOST_SHOWN])
        songs, copies = public.public_songs(door.trust, found), public.copies_of(door.trust, found)
        return WorkingHerePage(
            trust_name=door.trust.name,
            playlists=tuple(
                PlaylistOutside.of(
                    each,
                    songs[each.pk],
                    copies.get(each.pk, ""),
                    door.to("public-playlist", playlist_id=each.pk),
                    FIRST_SONGS,
                )
                for each in found
                if each.pk in songs
            ),
            pictures=_pictures(door, now),
            vacancies=door.trust.vacancies_url,
        )


def playlist_outside(door: Door, pk: int) -> PlaylistOutside | None:
    """This will give one shared playlist whole; None where nobody outside sees it."""
    found = public.shared(door.trust).filter(pk=pk).first()
    if found is None:
        return None
    songs = public.public_songs(door.trust, [found]).get(pk, [])
    url = public.copies_of(door.trust, [found]).get(pk, "")
    return PlaylistOutside.of(found, songs, url, door.to("public-working-here"))


def _pictures(door: Door, now: datetime) -> tuple[PictureOnPage, ...]:
    """This will give the pictures that rooms show in public, as far as everybody in them agrees now."""
    keys = pictures.newest_outside(door.trust.pk, MOST_PICTURES)
    found = shown_outside(door.trust, keys, now) if keys else {}
    return tuple(PictureOnPage.of(found[key], Audience.OUTSIDE) for key in keys if key in found)
