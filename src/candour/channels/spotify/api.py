"""How Spotify's Web API answers, and where it stands.

https://developer.spotify.com/documentation/web-api/concepts/api-calls       statuses, error bodies, tokens
https://developer.spotify.com/documentation/web-api/concepts/rate-limits     429 with Retry-After in seconds
https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow app without a secret, PKCE
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.channels import calls, oauth
from candour.channels.access import Expired
from candour.channels.base import NotAccepted
from candour.channels.outgoing import Answer, Patience

SERVER = "https://api.spotify.com"
AUTHORISE_AT = "https://accounts.spotify.com/authorize"
TOKEN_AT = "https://accounts.spotify.com/api/token"  # noqa: S105 - an address
SCOPES = ("playlist-read-private", "playlist-modify-public", "playlist-modify-private")


@dataclass(frozen=True)
class _Manners:
    label: str = "Spotify"
    patience: Patience = field(default_factory=Patience)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will know by its status what surely changed nothing."""
        if answer.status == 401:
            raise Expired
        if said is None or answer.status not in {400, 403, 404}:
            return
        remedies = {
            400: ("Spotify does not take this change.", "Look at the playlist on Spotify."),
            403: (
                "Spotify does not let us change this playlist.",
                "It must belong to the connected account, and the app's owner needs Spotify Premium.",
            ),
            404: ("This playlist, or one of its tracks, is not on Spotify.", "Choose another one."),
        }
        raise NotAccepted(*remedies[answer.status])

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read Retry-After."""
        return calls.seconds_to_wait(headers)


MANNERS = _Manners()


def app(client: str, authorise_at: str, token_at: str) -> oauth.App:
    """This will give what Spotify knows Candour by: an app without a secret."""
    return oauth.App(client, authorise_at, token_at, SCOPES)
