"""All that is done to playlists: each act is checked, written and recorded."""

from candour.playlists.actions.copying import end_copy, put_on_spotify, try_again
from candour.playlists.actions.making import bring, change, make, put_away
from candour.playlists.actions.sharing import share, stop_sharing
from candour.playlists.actions.songs import add_song, change_song, flag, take_out, vote

__all__ = [
    "add_song",
    "bring",
    "change",
    "change_song",
    "end_copy",
    "flag",
    "make",
    "put_away",
    "put_on_spotify",
    "share",
    "stop_sharing",
    "take_out",
    "try_again",
    "vote",
]
