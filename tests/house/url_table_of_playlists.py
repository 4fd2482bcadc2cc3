"""The addresses of playlists: made, filled, voted on, in and out by file, shared outside."""

from tests.house.address import STAFF, WRITER, Address, who

LIST = {"playlist_id": "playlist"}
WAITING = {"playlist_id": "waiting_playlist"}
SONG = {"song_id": "song"}
SHARE = who("reader", "writer", "communications")
"""Communications, and whoever has the right to inform."""

PLAYLISTS = (
    Address("playlists", get=STAFF),
    Address("playlists-new", get=STAFF, post=STAFF, body={"name": "=Songs at four", "place": "=everybody"}),
    Address("playlists-import", get=STAFF, post=STAFF, posted=frozenset({422})),
    Address("playlists-one", LIST, get=STAFF),
    Address("playlists-change", WAITING, get=WRITER, post=WRITER, body={"name": "=Songs at five"}),
    Address("playlists-put-away", WAITING, post=WRITER),
    Address("playlists-file", {**LIST, "kind": "=xspf"}, get=STAFF),
    Address("playlists-add", LIST, get=STAFF, post=STAFF, body={"title": "=Jolene", "explicit": "=no"}),
    Address("playlists-share", WAITING, get=STAFF, post=SHARE, body={"leaves_out_explicit": "=yes"}),
    Address("playlists-stop-sharing", LIST, post=SHARE),
    Address("playlists-spotify", LIST, post=SHARE, body={"act": "=again"}),
    Address("playlists-vote", SONG, post=STAFF, body={"vote": "=yes"}),
    Address("playlists-lyrics", SONG, post=STAFF, body={"explicit": "=yes"}),
    Address("playlists-change-song", SONG, get=WRITER, post=WRITER, body={"title": "=Jolene"}),
    Address("playlists-take-out", SONG, post=WRITER),
)
