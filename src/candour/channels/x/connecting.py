"""Connecting a trust's account on X: its own page asks the person, and gives access for two hours at a time.

https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
"""

from collections.abc import Mapping
from typing import ClassVar

from candour.channels import calls, oauth
from candour.channels.access import Expired
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.tokens import Renewal, Renewed, Secrets
from candour.channels.x import api

WAY = Way(
    WayKind.OAUTH,
    (
        Field(
            "client",
            "Client ID",
            "Enter the client ID of the trust's app",
            "On the app's page in X's developer console, under OAuth 2.0.",
        ),
        Field(
            "client_secret",
            "Client secret",
            "Enter the client secret of the trust's app",
            "Beside the client ID.",
            is_secret=True,
        ),
    ),
    (
        Permission(
            "tweet.write", "Publish the replies and posts that were approved here, and take them down."
        ),
        Permission("media.write", "Send their pictures, with a description for those who cannot see them."),
        Permission("tweet.read", "Read what people say to the trust, and look whether a reply is public."),
        Permission("users.read", "Know which account this is, and who wrote what comes in."),
        Permission("offline.access", "Stay connected, two hours at a time, until you take the access away."),
    ),
    steps=(
        "Make an app for the trust in X's developer console (console.x.com), of the type Web App.",
        "Give it this address to send people back to: /connections/back at the trust's own address.",
        "Buy credit there. X charges for each post that is written or read; without credit nothing leaves.",
        "Go on quickly after you said yes: what X gives is good for thirty seconds.",
    ),
    never=(
        "Read direct messages, follow, like or repost anything.",
        (
            "Answer a post whose author did not name or quote the account: X lets apps do that under a "
            "special contract alone. Such a reply comes back with X's reason."
        ),
        (
            "Change a post in its place. X lets only accounts with Premium do so, for an hour, and makes "
            "another post of it. Put a mistake right in the thread."
        ),
        "Search X for watched words: X charges for each post that a search finds.",
        "See whether a reply is public where the app may not read. Then a person is asked to look.",
    ),
    assumed=(
        "How long a token lasts that renews access: X does not write it down. Each is good once.",
        (
            "How X says that the same words were posted before: a refusal (403) without a code of its own, "
            "and without the other post's number. We look for them on the account's list."
        ),
        "That what was published is listed within ninety seconds: what is not listed then is sent again.",
        "That X finds a deleted post no more when it is asked after (resource-not-found).",
        "That an answer to a post that was edited meanwhile still stands below it.",
        "Two names of fields, which X's guides and its OpenAPI document write differently. We try both.",
        (
            "Which rare endings make an address of a name without https://. It may count for more than we "
            "say; X then refuses the post, and nothing is cut."
        ),
    ),
)


class ByOAuth:
    """How accounts on X are connected."""

    way: ClassVar = WAY
    server: ClassVar[str] = api.SERVER
    authorise_at: ClassVar[str] = api.AUTHORISE_AT

    def begin(self, given: Given) -> GoOn:
        """This will prepare X's page."""
        return oauth.ask_for_a_yes(self._app(given), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the code into tokens, and ask whose they are."""
        tokens = oauth.take_the_code(self._app(given), given, answer)
        number, handle = _whose(self.server, tokens.secrets["access"])
        return Joined(
            f"{self.server}/{number}",
            f"@{handle}",
            Secrets({"client_secret": given.secrets["client_secret"], **tokens.secrets}),
            Renewal.ROTATING,
            expires_at=tokens.expires_at,
            settings={"client": given.fields["client"], "handle": handle},
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask for new tokens."""
        return api.renewed(account, held)

    def _app(self, given: Given) -> oauth.App:
        return api.app(self.server, self.authorise_at, given.fields["client"], given.secrets["client_secret"])


def _whose(server: str, token: str) -> tuple[str, str]:
    """This will ask X whose access this is: a number that never changes, and a handle that may."""
    try:
        said = calls.ask(api.MANNERS, calls.get(f"{server}/2/users/me").signed_with(token))
    except (NotYet, Disconnected, Expired) as failure:
        reason = getattr(failure, "reason", "X takes no access that it gave us.")
        raise NotAccepted(reason, "Begin again in a while.") from failure
    data = said.get("data") if isinstance(said, dict) else None
    number, handle = (
        str(data.get(name, "")) if isinstance(data, dict) else "" for name in ("id", "username")
    )
    if not api.POST_ID.fullmatch(number) or not handle:
        raise NotAccepted("X did not say whose account this is.", "Begin again.")
    return number, handle
