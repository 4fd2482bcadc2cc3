"""Connecting a trust's account on Bluesky: its handle and an app password, once; only tokens are kept."""

from collections.abc import Mapping
from typing import ClassVar

from candour.channels.base import Connection, NotAccepted
from candour.channels.bluesky import sessions
from candour.channels.connecting import Field, Given, Joined, Permission, Way, WayKind
from candour.channels.tokens import Renewal, Renewed, Secrets

WAY = Way(
    WayKind.APP_PASSWORD,
    (
        Field("handle", "Handle", "Enter the account's handle", "For example, our-trust.bsky.social"),
        Field(
            "password",
            "App password",
            "Enter the app password",
            "Four groups of four, such as abcd-efgh-ijkl-mnop.",
            is_secret=True,
        ),
        Field(
            "server",
            "Server",
            "Enter the address of the server",
            "Leave it as it is, unless the trust has a server of its own.",
            is_address=True,
            example=sessions.DEFAULT_SERVER,
            usual=sessions.DEFAULT_SERVER,
        ),
    ),
    (
        Permission("", "Publish the replies and posts that were approved here, with their pictures."),
        Permission("", "Take them down again."),
        Permission("", "Read what people say to the trust: mentions, replies and quotes."),
    ),
    steps=(
        "Open Settings, then Privacy and security, then App passwords.",
        "Add one called Candour. Leave access to direct messages off.",
        "Copy it. Bluesky shows it only once.",
    ),
    never=(
        "Read direct messages.",
        "Delete or move the account, or make other app passwords: Bluesky lets no app password do that.",
        "Keep the app password. It is shown to Bluesky once; the tokens that come back are kept, sealed.",
    ),
)
"""What app passwords may not do: https://atproto.com/specs/xrpc#app-passwords."""


class ByAppPassword:
    """How accounts on Bluesky are connected."""

    way: ClassVar = WAY

    def begin(self, given: Given) -> Joined:
        """This will ask the account's server to let us in, once."""
        let_in = sessions.let_in(given.fields["handle"], given.secrets["password"], given.fields["server"])
        return joined(let_in)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will not be asked: Bluesky sends nobody back here."""
        del given, answer
        raise NotAccepted("Bluesky sends nobody back here.", "Begin again.")

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask for new tokens."""
        return sessions.renewed(account, held)


def joined(let_in: sessions.LetIn) -> Joined:
    """This will say which account let us in: by its DID, whatever its server and its handle are now."""
    return Joined(
        let_in.address,
        f"@{let_in.handle}",
        let_in.secrets,
        Renewal.ROTATING,
        expires_at=let_in.expires_at,
        ends_at=let_in.ends_at,
        settings={"handle": let_in.handle},
        number=let_in.did,
    )
