"""Lets the people of St Brannoc's make their playlists, through the same actions that people use."""

from datetime import datetime, timedelta

from candour.demo.tales.playlists import PLAYLISTS, Made
from candour.demo.trust import MadeUpTrust
from candour.network import actions as network
from candour.network.models import Space
from candour.playlists import actions
from candour.playlists.forms import ANSWERS
from candour.playlists.models import Playlist


def make_playlists(made: MadeUpTrust, now: datetime) -> None:
    """This will make both playlists, whose spaces `live_chatter` has begun."""
    for told in PLAYLISTS:
        at = now - timedelta(hours=told.hours_ago)
        space = Space.objects.for_trust(made.trust).get(name=told.space)
        playlist = actions.make(by=made[told.who], name=told.name, about=told.about, space=space, now=at)
        _fill(made, told, playlist, at)
        if told.shared_by:
            later = at + timedelta(hours=20)
            actions.share(by=made[told.shared_by], playlist=playlist, leaves_out_explicit=True, now=later)


def _fill(made: MadeUpTrust, told: Made, playlist: Playlist, at: datetime) -> None:
    for hours, put in enumerate(told.songs, start=1):
        song = actions.add_song(
            by=made[put.who],
            playlist=playlist,
            artist=put.artist,
            title=put.title,
            is_explicit=ANSWERS[put.explicit or "unknown"],
            now=at + timedelta(hours=hours),
        )
        for voter in put.voters:
            actions.vote(by=made[voter], song=song, is_for=True, now=at + timedelta(hours=hours, minutes=9))
    for minutes, (who, text) in enumerate(told.said, start=1):
        assert playlist.post is not None  # noqa: S101 - made with it
        network.comment(
            by=made[who], post=playlist.post, text=text, now=at + timedelta(hours=2, minutes=minutes)
        )
