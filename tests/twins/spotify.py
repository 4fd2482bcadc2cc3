"""Spotify's Web API as its reference describes playlists, after the changes of February 2026.

https://developer.spotify.com/documentation/web-api/reference and, for items in the place of tracks,
https://developer.spotify.com/documentation/web-api/tutorials/february-2026-migration-guide. Rules that a test
may change: limited (so many calls answer 429), loses_answers (so many writes are done and answered by 502).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.twins.letting_in import CLIENT, Gate
from tests.twins.twin import Answer, Log, Request, Twin, answers, serve

OURS = {"id": "stbrannocs", "display_name": "St Brannoc's", "type": "user"}
KNOWN = {f"spotify:track:{number:022d}": f"Song number {number}" for number in range(300)}


class PublicGate(Gate):
    """Apps without a secret: PKCE alone proves them (tutorials/code-pkce-flow)."""

    def _is_our_app(self, request: Request, said: dict[str, str]) -> bool:
        del request
        return said.get("client_id") == CLIENT and "client_secret" not in said


@dataclass
class Playlist:
    """One playlist."""

    number: str
    name: str
    description: str
    is_public: bool
    uris: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        return hashlib.sha256(json.dumps([self.name, self.uris]).encode()).hexdigest()[:24]

    def plain(self) -> dict[str, Any]:
        url = f"https://open.spotify.com/playlist/{self.number}"
        return {
            "id": self.number,
            "name": self.name,
            "description": self.description,
            "public": self.is_public,
            "external_urls": {"spotify": url},
            "snapshot_id": self.state,
        }


class SpotifyTwin(Twin):
    """A small Spotify."""

    name = "spotify"

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.rules |= {"limited": 0, "loses_answers": 0}
        # 3,600 seconds, and a new refresh token with each renewal: tutorials/refreshing-tokens
        self.gate = PublicGate(self.rules, 3600.0, rotates=True)
        self.playlists: dict[str, Playlist] = {}

    def public(self) -> list[str]:
        return [each.name for each in self.playlists.values() if each.is_public]

    def say(self, said: Mapping[str, Any]) -> str:
        raise NotImplementedError("Nobody speaks on Spotify.")

    def take_back(self, network_id: str) -> None:
        raise NotImplementedError("Nobody speaks on Spotify.")

    def grant(self) -> dict[str, object]:
        return self.gate.grant()

    @answers("GET", "/authorize")
    def authorise(self, request: Request) -> Answer:
        return self.gate.authorise(request)

    @answers("POST", "/api/token")
    def token(self, request: Request) -> Answer:
        return self.gate.token(request)

    @answers("GET", "/v1/me")
    def me(self, request: Request) -> Answer:
        return self._no(request) or Answer(200, OURS)

    @answers("POST", "/v1/me/playlists")
    def create(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        said = request.json()
        if not said.get("name"):
            return refusal(400, "Missing required field: name")
        number = hashlib.sha256(str(len(self.playlists)).encode()).hexdigest()[:22]
        made = Playlist(number, said["name"], said.get("description", ""), said.get("public", True))
        self.playlists[number] = made
        return self._done("publish", request, made, Answer(201, made.plain()))

    @answers("GET", "/v1/me/playlists")
    def listed(self, request: Request) -> Answer:
        return self._no(request) or _page(request, [each.plain() for each in self.playlists.values()])

    @answers("PUT", "/v1/playlists/([^/]+)")
    def change(self, request: Request, number: str) -> Answer:
        if no := self._no(request) or self._absent(number):
            return no
        made, said = self.playlists[number], request.json()
        made.name, made.description = said.get("name", made.name), said.get("description", made.description)
        made.is_public = said.get("public", made.is_public)
        return self._done("edit", request, made, Answer(200, {}))

    @answers("GET", "/v1/playlists/([^/]+)/items")
    def items(self, request: Request, number: str) -> Answer:
        if no := self._no(request) or self._absent(number):
            return no
        found = [
            {"item": {"uri": uri, "name": KNOWN[uri], "artists": [{"name": "The Porters"}]}}
            for uri in self.playlists[number].uris
        ]
        return _page(request, found)

    @answers("POST", "/v1/playlists/([^/]+)/items")
    def add(self, request: Request, number: str) -> Answer:
        if no := self._no(request) or self._absent(number):
            return no
        made, said = self.playlists[number], request.json()
        # "A maximum of 100 items can be added in one request": reference/add-items-to-playlist
        if not 0 < len(said["uris"]) <= 100 or not set(said["uris"]) <= KNOWN.keys():
            return refusal(400, "Invalid track uri")
        at = said.get("position", len(made.uris))
        made.uris[at:at] = said["uris"]
        return self._done("edit", request, made, Answer(201, {"snapshot_id": made.state}))

    @answers("PUT", "/v1/playlists/([^/]+)/items")
    def put(self, request: Request, number: str) -> Answer:
        """Reorders where a range is given, else replaces: reference/reorder-or-replace-playlists-items."""
        if no := self._no(request) or self._absent(number):
            return no
        made, said = self.playlists[number], request.json()
        if "range_start" in said:
            if said.get("snapshot_id", made.state) != made.state:
                return refusal(400, "Invalid playlist snapshot")
            start, count, before = said["range_start"], said.get("range_length", 1), said["insert_before"]
            moved = made.uris[start : start + count]
            rest = made.uris[:start] + made.uris[start + count :]
            at = before if before <= start else before - count
            made.uris = rest[:at] + moved + rest[at:]
        elif len(said["uris"]) > 100 or not set(said["uris"]) <= KNOWN.keys():
            return refusal(400, "Invalid track uri")
        else:
            made.uris = list(said["uris"])
        return self._done("edit", request, made, Answer(200, {"snapshot_id": made.state}))

    @answers("DELETE", "/v1/playlists/([^/]+)/items")
    def remove(self, request: Request, number: str) -> Answer:
        if no := self._no(request) or self._absent(number):
            return no
        made, said = self.playlists[number], request.json()
        gone = {each["uri"] for each in said["items"]}
        made.uris = [uri for uri in made.uris if uri not in gone]
        return self._done("edit", request, made, Answer(200, {"snapshot_id": made.state}))

    def _done(self, what: str, request: Request, made: Playlist, answer: Answer) -> Answer:
        self.log.write(what, made.number, request.body)
        if self.rules["loses_answers"] > 0:
            self.rules["loses_answers"] -= 1
            return refusal(502, "Bad gateway.")
        return answer

    def _absent(self, number: str) -> Answer | None:
        return None if number in self.playlists else refusal(404, "Resource not found")

    def _no(self, request: Request) -> Answer | None:
        if self.rules["limited"] > 0:
            self.rules["limited"] -= 1
            return Answer(
                429, {"error": {"status": 429, "message": "API rate limit exceeded"}}, {"retry-after": "7"}
            )
        return None if self.gate.knows(request) else refusal(401, "The access token expired")


def refusal(status: int, message: str) -> Answer:
    """This will refuse as the Web API does (concepts/api-calls, "Regular Error Object")."""
    return Answer(status, {"error": {"status": status, "message": message}})


def _page(request: Request, found: list[Any]) -> Answer:
    offset, limit = int(request.asked.get("offset", 0)), min(int(request.asked.get("limit", 20)), 50)
    more = "https://api.spotify.com/next" if offset + limit < len(found) else None
    return Answer(200, {"items": found[offset : offset + limit], "total": len(found), "next": more})


if __name__ == "__main__":
    serve(SpotifyTwin)
