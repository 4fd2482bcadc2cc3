"""Connecting an account: Candour registers itself at the account's server, and a person says yes there.

    address of the server -> POST /api/v1/apps -> the server's page -> a code -> a token without an end

https://docs.joinmastodon.org/methods/apps/, https://docs.joinmastodon.org/methods/oauth/
"""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings

from candour.channels import calls, oauth
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.mastodon import api, server
from candour.channels.tokens import CONNECT_AGAIN, Renewal, Renewed, Secrets

PERMISSIONS = (
    Permission("write:statuses", "Publish, put right and take down the replies that were approved here."),
    Permission("write:media", "Bring their pictures."),
    Permission("read:notifications", "Read who speaks to the trust."),
    Permission(
        "read:statuses", "Read those posts, and look whether ours are there, so that none goes out twice."
    ),
    Permission("read:accounts", "Know which account said yes."),
)
SCOPE = tuple(each.scope for each in PERMISSIONS)
WHOLE_SCOPE = ("read", "write")
"""What is asked of Pixelfed, which knows no narrower ones."""
WAY = Way(
    WayKind.OAUTH,
    (
        Field(
            "server",
            "Server",
            "Enter the address of the server",
            "The last part of the account's handle: for @trust@social.example it is social.example.",
            is_address=True,
            example="https://social.example",
        ),
    ),
    PERMISSIONS,
    steps=("Sign in on the server, in this browser, as the account that is to speak for the trust.",),
    never=(
        "Follow or block anybody, or change the account's profile.",
        "Let the server wait with a post: what is to leave later waits here, where it can still be stopped.",
        "Answer private words in public. An answer to them goes to whoever wrote them alone.",
    ),
    assumed=(
        "GoToSocial, Pleroma, Akkoma and Pixelfed speak the same language, each with its own accent.",
        "Pixelfed knows only whole permissions, to read and to write; there they are asked for whole.",
        "A server's own limits are read when the account is connected. Connect it again if they change.",
    ),
)


class ByOAuth:
    """How accounts on Mastodon are connected."""

    way: ClassVar = WAY

    def begin(self, given: Given) -> GoOn:
        """This will register Candour at the server, and prepare the server's page."""
        place = given.fields["server"]
        limits = server.about(place)
        scope = _scope(limits)
        asked = {
            "client_name": "Candour",
            "redirect_uris": given.callback,
            "scopes": " ".join(scope),
            "website": settings.CANDOUR_ADDRESS,
        }
        said = calls.ask(api.MANNERS, calls.post_form(f"{place}/api/v1/apps", asked))
        client, secret = (str(said.get(name) or "") for name in ("client_id", "client_secret"))
        if not client or not secret:
            raise NotYet(api.UNREADABLE, api.WAIT)
        keep = {"client": client, "client_secret": secret}
        go_on = oauth.ask_for_a_yes(_app(place, keep, limits), given, keep)
        return GoOn(go_on.address, go_on.keep, {**given.fields, **limits})

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the code into a token, and ask whose account said yes."""
        place = given.fields["server"]
        tokens = oauth.take_the_code(_app(place, given.secrets, given.fields), given, answer)
        request = calls.get(f"{place}/api/v1/accounts/verify_credentials")
        try:
            said = calls.ask(api.MANNERS, request.signed_with(tokens.secrets["access"]))
        except Disconnected as no:
            raise NotAccepted(
                "The server does not let this account in.", "Look at it there, and begin again."
            ) from no
        name, number = (str(said.get(each) or "") for each in ("username", "id"))
        if not name or not api.identifier(said):
            raise NotYet(api.UNREADABLE, api.WAIT)
        kept_names = (*server.USUAL, "software", "streaming")
        limits = {each: given.fields[each] for each in kept_names if each in given.fields}
        kept = {each: given.secrets[each] for each in ("client", "client_secret")}
        return Joined(
            f"{place}/@{name}",
            f"@{name}@{given.fields.get('domain', '')}",
            Secrets({**kept, **tokens.secrets}),
            Renewal.ROTATING if tokens.secrets.get("refresh") else Renewal.NONE,
            expires_at=tokens.expires_at,
            settings={
                **limits,
                "server": place,
                "id": number,
                "page": str(said.get("url") or f"{place}/@{name}"),
            },
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will renew where the server gave something to renew with; Mastodon's own tokens do not end."""
        if not held.get("refresh"):
            raise Disconnected(api.NO_WAY_IN, CONNECT_AGAIN)
        return oauth.refresh(_app(account.settings["server"], held, account.settings), held)


def _scope(about: Mapping[str, str]) -> tuple[str, ...]:
    return WHOLE_SCOPE if about.get("software") == "pixelfed" else SCOPE


def _app(place: str, held: Mapping[str, str], about: Mapping[str, str]) -> oauth.App:
    authorise_at, token_at = f"{place}/oauth/authorize", f"{place}/oauth/token"
    return oauth.App(held["client"], authorise_at, token_at, _scope(about), held["client_secret"])
