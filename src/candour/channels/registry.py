"""Which channels there are: a new one is one folder and one line here."""

from functools import cache
from importlib import import_module

from candour.channels.base import Channel, Streaming, StreamsWhereAsked
from candour.channels.ringing import Rings

CHANNELS: dict[str, str] = {
    "frontdoor": "candour.channels.frontdoor.channel:FrontDoor",
    "bluesky": "candour.channels.bluesky.channel:Bluesky",
    "mastodon": "candour.channels.mastodon.channel:Mastodon",
    "tumblr": "candour.channels.tumblr.channel:Tumblr",
    "x": "candour.channels.x.channel:X",
    "linkedin": "candour.channels.linkedin.channel:LinkedIn",
    "facebook": "candour.channels.facebook.channel:Facebook",
    "instagram": "candour.channels.instagram.channel:Instagram",
    "threads": "candour.channels.threads.channel:Threads",
    "rss": "candour.channels.rss.channel:Rss",
    "careopinion": "candour.channels.careopinion.channel:CareOpinion",
    "spotify": "candour.channels.spotify.channel:Spotify",
    "imported": "candour.channels.imported.channel:Imported",
    "pretend": "candour.channels.pretend.channel:Pretend",
    "pretend_listed": "candour.channels.pretend.channel:PretendListed",
    "pretend_blind": "candour.channels.pretend.channel:PretendBlind",
    "pretend_streamed": "candour.channels.pretend.streamed:PretendStreamed",
    "pretend_password": "candour.channels.pretend.letting_in:PretendPassword",
    "pretend_oauth": "candour.channels.pretend.letting_in:PretendOAuth",
}


@cache
def channel(key: str) -> Channel:
    """This will give the channel of that key, loaded at first use; KeyError if there is none."""
    module, name = CHANNELS[key].split(":")
    made: Channel = getattr(import_module(module), name)()
    return made


@cache
def channels_that_speak() -> frozenset[str]:
    """This will name the channels by which something can be said."""
    return frozenset(key for key in CHANNELS if channel(key).capabilities.can_publish)


def known(key: str) -> Channel | None:
    """This will give the channel of that key; None where there is none, or none any more."""
    return channel(key) if key in CHANNELS else None


def bell_of(key: str) -> Rings | None:
    """This will give the channel of that key where its network can ring; None elsewhere."""
    found = known(key)
    return found if isinstance(found, Rings) else None


def stream_of(key: str) -> Streaming | None:
    """This will give the channel of that key where its network is listened to here; None elsewhere."""
    found = known(key)
    if isinstance(found, StreamsWhereAsked) and not found.has_stream:
        return None
    return found if isinstance(found, Streaming) else None
