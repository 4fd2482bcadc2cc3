"""A trust's playlists on Spotify: made, named, filled, put into order, read back.

https://developer.spotify.com/documentation/web-api/reference: create-playlist, change-playlist-details,
add-items-to-playlist, reorder-or-replace-playlists-items, remove-items-playlist, get-playlist-items.

Spotify has no keys: adding twice adds twice. So whatever cannot be told is Unclear, and `put` is the way to
try again: it states the whole list, and stating it twice changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from candour.channels import calls
from candour.channels.access import looking, with_access
from candour.channels.base import Connection, NotAccepted, Unclear
from candour.channels.spotify import api
from candour.channels.spotify.channel import Spotify

AT_ONCE = 100
"""Items that one call may add or state."""
A_PAGE = 50
MOST_PAGES = 20
_SPOTIFY = Spotify()


@dataclass(frozen=True)
class Track:
    """One track; `uri` is Spotify's own name for it (spotify:track:...)."""

    uri: str
    name: str
    artists: tuple[str, ...] = ()


@dataclass(frozen=True)
class Playlist:
    """One playlist, and where people listen to it."""

    number: str
    name: str
    url: str
    is_public: bool


def create(account: Connection, name: str, description: str = "", *, is_public: bool = True) -> Playlist:
    """This will make an empty playlist. Raises Unclear where it may have been made: look by `named`."""
    content = {"name": name, "description": description, "public": is_public}
    return _playlist(_write(account, calls.post_json(_url(account, "/me/playlists"), content)))


def named(account: Connection, name: str) -> Playlist | None:
    """This will find one of the account's own playlists by its name, after an answer that was lost."""
    for page in range(MOST_PAGES):
        said = _look(account, "/me/playlists", page)
        found = [
            each for each in said.get("items", []) if isinstance(each, dict) and each.get("name") == name
        ]
        if found:
            return _playlist(found[0])
        if not said.get("next"):
            return None
    raise Unclear("The account has more playlists than can be looked through.")


def rename(
    account: Connection, number: str, name: str, description: str = "", *, is_public: bool | None = None
) -> None:
    """This will give a playlist another name, and show or hide it; done twice it changes nothing."""
    content: dict[str, object] = {"name": name, "description": description}
    if is_public is not None:
        content["public"] = is_public
    _write(account, calls.post_json(_url(account, f"/playlists/{_of(number)}"), content, method="PUT"))


def add(account: Connection, number: str, uris: Sequence[str], at: int | None = None) -> str:
    """This will add tracks at a place, or at the end; the answer names the playlist's new state."""
    content: dict[str, object] = {"uris": _some(uris)}
    if at is not None:
        content["position"] = at
    return _state(_write(account, calls.post_json(_url(account, f"/playlists/{_of(number)}/items"), content)))


def put(account: Connection, number: str, uris: Sequence[str]) -> str:
    """This will have a playlist hold just these tracks in this order; done twice it changes nothing."""
    content = {"uris": _some(uris) if uris else []}
    url = _url(account, f"/playlists/{_of(number)}/items")
    return _state(_write(account, calls.post_json(url, content, method="PUT")))


def move(account: Connection, number: str, *, start: int, before: int, state: str, count: int = 1) -> str:
    """This will put tracks before the one at a place; `state` keeps it from moving others by mistake."""
    content = {"range_start": start, "insert_before": before, "range_length": count, "snapshot_id": state}
    url = _url(account, f"/playlists/{_of(number)}/items")
    return _state(_write(account, calls.post_json(url, content, method="PUT")))


def remove(account: Connection, number: str, uris: Sequence[str], state: str) -> str:
    """This will take tracks off a playlist, wherever they stand on it."""
    content = {"items": [{"uri": uri} for uri in _some(uris)], "snapshot_id": state}
    url = _url(account, f"/playlists/{_of(number)}/items")
    return _state(_write(account, calls.post_json(url, content, method="DELETE")))


def tracks(account: Connection, number: str) -> list[Track]:
    """This will read back what is on a playlist, in its order. Raises Unclear where it cannot be read."""
    found: list[Track] = []
    for page in range(MOST_PAGES):
        said = _look(account, f"/playlists/{_of(number)}/items", page)
        found += [track for entry in said.get("items", []) if (track := _track(entry)) is not None]
        if not said.get("next"):
            return found
    raise Unclear("The playlist is longer than can be read.")


def _write(account: Connection, request: calls.Request) -> Any:
    return with_access(
        account, _SPOTIFY.renewed, lambda access: calls.write(api.MANNERS, request.signed_with(access))
    )


def _look(account: Connection, path: str, page: int) -> dict[str, Any]:
    asked = (("limit", str(A_PAGE)), ("offset", str(page * A_PAGE)))
    request = calls.get(_url(account, path), *asked)
    said = looking(
        account, _SPOTIFY.renewed, lambda access: calls.ask(api.MANNERS, request.signed_with(access))
    )
    if not isinstance(said, dict):
        raise Unclear("Spotify's answer cannot be read.")
    return said


def _url(account: Connection, path: str) -> str:
    server, _, _ = account.address.rpartition("/users/")
    return f"{server}/v1{path}"


def _of(number: str) -> str:
    return quote(number, safe="")


def _some(uris: Sequence[str]) -> list[str]:
    if not 0 < len(uris) <= AT_ONCE:
        raise NotAccepted(
            f"Spotify takes between one and {AT_ONCE} tracks at once.", "Take fewer, or do it in parts."
        )
    return list(uris)


def _playlist(said: Any) -> Playlist:
    try:
        number, url = str(said["id"]), str(said["external_urls"]["spotify"])
        made = Playlist(number, str(said["name"]), url, bool(said.get("public")))
    except (KeyError, TypeError, AttributeError) as error:
        raise Unclear("Spotify's answer cannot be read.") from error
    if not number or not url.startswith("https://"):
        raise Unclear("Spotify's answer makes no sense.")
    return made


def _state(said: Any) -> str:
    state = said.get("snapshot_id") if isinstance(said, dict) else None
    if not isinstance(state, str) or not state:
        raise Unclear("Spotify's answer cannot be read.")
    return state


def _track(entry: Any) -> Track | None:
    """This will read one entry; None where the track is not to be had any more."""
    said = (entry.get("item") or entry.get("track")) if isinstance(entry, dict) else None
    if not isinstance(said, dict) or not said.get("uri"):
        return None
    artists = tuple(str(each.get("name", "")) for each in said.get("artists", []) if isinstance(each, dict))
    return Track(str(said["uri"]), str(said.get("name", "")), artists)
