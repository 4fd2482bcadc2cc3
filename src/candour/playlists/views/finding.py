"""Finding what an address names, for whoever may read it; anything else is not there."""

from django.http import Http404
from django.urls import reverse

from candour.people.models import Person
from candour.playlists.models import Playlist, Song
from candour.playlists.queries import lists


def find_playlist(person: Person, pk: int) -> Playlist:
    """This will give a playlist that somebody may read, or the page that says there is none."""
    try:
        return lists.playlist_of(person, pk)
    except Playlist.DoesNotExist as missing:
        raise Http404 from missing


def find_song(person: Person, pk: int) -> Song:
    """This will give a song that somebody may read, or the page that says there is none."""
    try:
        return lists.song_of(person, pk)
    except Song.DoesNotExist as missing:
        raise Http404 from missing


def at_song(song: Song) -> str:
    """This will give the place of a song on its playlist's page."""
    return f"{reverse('playlists-one', args=[song.playlist_id])}#song-{song.pk}"
