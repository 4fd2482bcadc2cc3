"""Spotify as an account that people connect: by OAuth with PKCE, for the trust's playlists alone."""

from collections.abc import Mapping
from typing import ClassVar

from candour.channels import calls, oauth
from candour.channels.access import Expired
from candour.channels.base import Capabilities, Connection, NotAccepted
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.silent import Silent
from candour.channels.spotify import api
from candour.channels.tokens import Renewal, Renewed, Secrets


class Spotify(Silent):
    """The trust's account on Spotify; its playlists are made and changed by `spotify.playlists`."""

    key = "spotify"
    label = "Spotify"
    further_servers = ("https://accounts.spotify.com",)
    remedy: ClassVar = "Choose another account; on Spotify there are playlists alone."
    capabilities = Capabilities(
        has_key=True, can_find=True, can_edit=False, can_delete=False, can_fetch=False, can_publish=False
    )
    server: ClassVar[str] = api.SERVER
    authorise_at: ClassVar[str] = api.AUTHORISE_AT
    token_at: ClassVar[str] = api.TOKEN_AT
    way: ClassVar = Way(
        WayKind.OAUTH,
        (
            Field(
                "client",
                "Client ID",
                "Enter the client ID of the trust's app",
                "On Spotify's page for developers (developer.spotify.com/dashboard). No secret is needed.",
            ),
        ),
        (
            Permission(
                "playlist-read-private", "Read the playlists of the account, to show what is on them."
            ),
            Permission("playlist-modify-public", "Make public playlists, and change those that it made."),
            Permission("playlist-modify-private", "Prepare a playlist before anybody can see it."),
        ),
        steps=(
            "Make an app for the trust on Spotify's page for developers, with the Web API ticked.",
            "Give it the address below as its redirect URI: https alone is taken, and no localhost.",
            "Until Spotify gives the app more, its owner needs Spotify Premium and five people can use it.",
        ),
        never=("Play music, follow anybody, or read what somebody listens to.",),
        assumed=(
            "That each entry of a playlist has `item`, as apps made since February 2026 see it, or `track`.",
            "That items to remove are named in the body as `items`, each with its uri.",
            "How long a token lasts that renews access. Each renewal may give another one.",
        ),
    )

    def begin(self, given: Given) -> GoOn:
        """This will prepare Spotify's page."""
        return oauth.ask_for_a_yes(self._app(given.fields["client"].strip()), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the code into tokens, and ask whose they are."""
        client = given.fields["client"].strip()
        tokens = oauth.take_the_code(self._app(client), given, answer)
        try:
            said = calls.ask(
                api.MANNERS, calls.get(f"{self.server}/v1/me").signed_with(tokens.secrets["access"])
            )
            number, name = str(said["id"]), str(said.get("display_name") or said["id"])
        except (Expired, KeyError, TypeError, AttributeError) as error:
            raise NotAccepted("Spotify does not say whose account this is.", "Begin again.") from error
        return Joined(
            f"{self.server}/users/{number}",
            name,
            Secrets(dict(tokens.secrets)),
            Renewal.ROTATING,
            expires_at=tokens.expires_at,
            settings={"client": client},
            number=number,
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will renew by the refresh token; Spotify may give a new one in its place."""
        return oauth.refresh(self._app(account.settings["client"]), held)

    def _app(self, client: str) -> oauth.App:
        return api.app(client, self.authorise_at, self.token_at)
