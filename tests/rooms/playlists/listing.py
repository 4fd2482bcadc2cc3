"""A hand on playlists for their tests."""

from dataclasses import dataclass

from candour.ledger.models import Event
from candour.network.models import Space
from candour.playlists import actions
from candour.playlists.models import Playlist, Song
from candour.playlists.queries.lists import on_list
from tests.world import World


def track(number: int) -> str:
    """This will give the link of a song that the twin of Spotify knows."""
    return f"https://open.spotify.com/track/{number:022d}"


@dataclass
class Lists:
    """The playlists of St Brannoc's."""

    world: World

    def make(self, who: str = "nurse", name: str = "Night songs", space: Space | None = None) -> Playlist:
        """This will let somebody make a playlist."""
        return actions.make(by=self.world[who], name=name, about="", space=space, now=self.world.now)

    def add(
        self,
        playlist: Playlist,
        title: str = "9 to 5",
        who: str = "nurse",
        artist: str = "Dolly Parton",
        link: str = "",
        is_explicit: bool | None = False,
    ) -> Song:
        """This will let somebody add a song."""
        return actions.add_song(
            by=self.world[who],
            playlist=playlist,
            artist=artist,
            title=title,
            link=link,
            is_explicit=is_explicit,
            now=self.world.now,
        )

    def vote(self, song: Song, *who: str, is_for: bool = True) -> None:
        """This will let people vote for a song."""
        for each in who:
            actions.vote(by=self.world[each], song=song, is_for=is_for, now=self.world.now)

    def share(self, playlist: Playlist, who: str = "communications", leaves_out: bool = True) -> Playlist:
        """This will let somebody share a playlist outside."""
        return actions.share(
            by=self.world[who], playlist=playlist, leaves_out_explicit=leaves_out, now=self.world.now
        )

    def titles(self, playlist: Playlist) -> list[str]:
        """This will list the titles on a playlist in their order."""
        return [each.title for each in on_list(playlist)]

    def events(self, playlist: Playlist) -> list[str]:
        """This will list what the record says about a playlist, without the room's name."""
        found = Event.objects.filter(name__startswith="playlists:", about__playlist=playlist.pk)
        return [each.name.removeprefix("playlists:") for each in found.order_by("pk")]
