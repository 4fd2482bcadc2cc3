"""Letting an account in on Instagram or Threads: a yes on a page, then one token that is given later days.

code -> access for an hour -> access for 60 days -> renewed in the middle of its life, never after its end

https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token
https://developers.facebook.com/docs/threads/get-started/long-lived-tokens
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from candour.channels import calls, oauth
from candour.channels.base import Connection, NotAccepted, NotYet
from candour.channels.connecting import Field, Given, GoOn, Joined, Way
from candour.channels.meta.graph import Graph
from candour.channels.tokens import Renewal, Renewed, Secrets

APP_STEPS = (
    "Make an app for the trust at developers.facebook.com, and give it the address to come back to.",
    "Copy its number and its secret.",
)


def app_fields(label: str, server: str) -> tuple[Field, ...]:
    """This will give what every network of Meta's asks: the trust's own app, and the server."""
    return (
        Field("client", "Number of the app", "Enter the number of the app", f"The {label} app ID."),
        Field("client_secret", "Secret of the app", "Enter the secret of the app", is_secret=True),
        Field(
            "server",
            "Server",
            "Enter the address of the server",
            "Leave it as it is.",
            is_address=True,
            example=server,
            usual=server,
        ),
    )


@dataclass(frozen=True)
class Letting:
    """Where one network lets accounts in; `short` is its two letters in the names of its grants."""

    graph: Graph
    short: str
    scope: tuple[str, ...]
    authorise_on: str
    token_on: str
    number: str

    def begin(self, given: Given) -> GoOn:
        """This will prepare the network's own page."""
        return oauth.ask_for_a_yes(self._app(given), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the yes into long-lived access, and ask whose it is."""
        tokens = oauth.take_the_code(self._app(given), given, answer)
        server, secret = given.fields["server"], given.secrets["client_secret"]
        longer = self._longer(
            server,
            "access_token",
            grant_type=f"{self.short}_exchange_token",
            client_secret=secret,
            access_token=tokens.secrets["access"],
        )
        token = longer.secrets["access"]
        who = self._asked(self.graph.at(server, "me"), fields=f"{self.number},username", access_token=token)
        number, name = str(who.get(self.number, "")), str(who.get("username", ""))
        if not number.isdigit() or not name:
            raise NotYet(f"{self.graph.label}'s answer cannot be read.", 5.0)
        return Joined(
            f"{server}/{number}",
            f"@{name}",
            Secrets({"access": token, "client_secret": secret}),
            Renewal.EXTENDING,
            expires_at=longer.expires_at,
            settings={"server": server, "client": given.fields["client"], "username": name},
            number=number,
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask for a later day; a no to that is no end yet, for what we hold may still be good."""
        try:
            return self._longer(
                account.settings["server"],
                "refresh_access_token",
                grant_type=f"{self.short}_refresh_token",
                access_token=held["access"],
            )
        except NotAccepted as no:
            raise NotYet(no.reason, 3_600.0) from no

    def _longer(self, server: str, path: str, **asked: str) -> Renewed:
        said = self._asked(f"{server}/{path}", **asked)
        token, lasts = said.get("access_token"), said.get("expires_in")
        if not isinstance(token, str) or not token or not isinstance(lasts, int):
            raise NotYet(f"{self.graph.label}'s answer cannot be read.", 5.0)
        return Renewed(Secrets({"access": token}), datetime.now(UTC) + timedelta(seconds=lasts))

    def _asked(self, url: str, **asked: str) -> dict[str, Any]:
        said = calls.ask(self.graph, calls.get(url, *asked.items()))
        if not isinstance(said, dict):
            raise NotYet(f"{self.graph.label}'s answer cannot be read.", 5.0)
        return said

    def _app(self, given: Given) -> oauth.App:
        server = given.fields["server"]
        return oauth.App(
            given.fields["client"],
            server.replace("//graph.", self.authorise_on) + "/oauth/authorize",
            server.replace("//graph.", self.token_on) + "/oauth/access_token",
            self.scope,
            given.secrets.get("client_secret", ""),
        )


class ByYes:
    """How accounts of a network are connected that lets them in so: a yes on its own page."""

    way: ClassVar[Way]
    letting: ClassVar[Letting]

    def begin(self, given: Given) -> GoOn:
        """This will prepare the network's own page."""
        return self.letting.begin(given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the yes into long-lived access."""
        return self.letting.finish(given, answer)

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask for a later day."""
        return self.letting.renewed(account, held)
