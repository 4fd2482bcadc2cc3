"""Two pretended networks that let in whom they know: by app password, and by OAuth with rotating tokens."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import ClassVar, TypeVar

from candour.channels import oauth
from candour.channels.base import Connection, Disconnected, Message, NotAccepted, NotYet, Receipt, Unclear
from candour.channels.base import Fetched as Page
from candour.channels.connecting import Field, Given, GoOn, Joined, Permission, Way, WayKind
from candour.channels.outgoing import NoAnswer, NotSent, call
from candour.channels.pretend.channel import Expired, Pretend
from candour.channels.tokens import CONNECT_AGAIN, Renewal, Renewed, Secrets

Done = TypeVar("Done")
WRONG = "The network does not know this handle with this app password."
SERVER = Field("server", "Address of the server", "Enter the address of the server", is_address=True)
PERMISSIONS = (
    Permission("posts", "Publish and correct the replies that were approved here, and take them down."),
    Permission("incoming", "Read what people say to the trust."),
)


class LetsIn(Pretend):
    """What both share: new access when the old has run out, and one more try with it."""

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post the frozen bytes once for this key."""
        return self._with_access(account, lambda: super(LetsIn, self).publish(account, message, key))

    def fetch(self, account: Connection, cursor: str) -> Page:
        """This will bring one page of what people outside said since the cursor."""
        return self._with_access(account, lambda: super(LetsIn, self).fetch(account, cursor))

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask the network once for new access."""
        raise NotImplementedError

    def _with_access(self, account: Connection, act: Callable[[], Done]) -> Done:
        held = account.secrets
        if held.has_expired(datetime.now(UTC)):
            held = account.renew(held, self.renewed)
        try:
            return act()
        except Expired:
            account.renew(held, self.renewed)
            return act()


class PretendPassword(LetsIn):
    """A network that lets in by handle and app password, and gives access for a while."""

    key = "pretend_password"
    label = "Pretended network with an app password"
    way: ClassVar = Way(
        WayKind.APP_PASSWORD,
        (
            SERVER,
            Field("handle", "Handle", "Enter the handle", "The name that people mention, such as @ward."),
            Field("password", "App password", "Enter the app password", is_secret=True),
        ),
        PERMISSIONS,
        steps=("Make an app password for Candour in the account's settings.",),
        never=("Change the account's own password or its followers.",),
        is_made_up=True,
    )

    def begin(self, given: Given) -> Joined:
        """This will sign in once with what was typed."""
        server, handle = given.fields["server"], given.fields["handle"]
        try:
            new = self._session(server, handle, given.secrets["password"])
        except Disconnected as wrong:
            raise NotAccepted(WRONG, "Make a new app password there, and type it here.") from wrong
        return Joined(
            f"{server}/{handle}",
            handle,
            Secrets({**given.secrets, **new.secrets}),
            Renewal.ROTATING,
            expires_at=new.expires_at,
            settings={"server": server, "handle": handle},
        )

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will not be asked: there is no page of the network to come back from."""
        del given, answer
        raise NotAccepted("This network sends nobody back.", "Begin again.")

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will sign in again."""
        return self._session(account.settings["server"], account.settings["handle"], held["password"])

    @staticmethod
    def _session(server: str, handle: str, password: str) -> Renewed:
        body = json.dumps({"handle": handle, "password": password}).encode()
        try:
            answer = call("POST", f"{server}/session", content=body)
            said = json.loads(answer.body)
        except NotSent as error:
            raise NotYet(str(error), 3.0) from error
        except (NoAnswer, ValueError, RecursionError) as error:
            raise Unclear("The network's answer cannot be read.") from error
        if answer.status == 401 and said.get("code") == "wrong_password":
            raise Disconnected(WRONG, CONNECT_AGAIN)
        if answer.status != 200 or not said.get("access"):
            raise NotYet(f"The network answered {answer.status}.", 5.0)
        expires_at = datetime.now(UTC) + timedelta(seconds=float(said["expires_in"]))
        return Renewed(Secrets({"access": str(said["access"])}), expires_at)


class PretendOAuth(LetsIn):
    """A network that asks its people on a page of its own, and gives tokens to renew that are good once."""

    key = "pretend_oauth"
    label = "Pretended network with OAuth"
    way: ClassVar = Way(
        WayKind.OAUTH,
        (
            SERVER,
            Field("client", "Name of the app", "Enter the name of the app", "As you registered it there."),
            Field("client_secret", "Secret of the app", "Enter the secret of the app", is_secret=True),
        ),
        PERMISSIONS,
        steps=("Register an app for the trust.",),
        never=("Read private messages.",),
        is_made_up=True,
    )

    def begin(self, given: Given) -> GoOn:
        """This will prepare the network's page."""
        return oauth.ask_for_a_yes(_app(given.fields, given.secrets), given)

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will turn the code into tokens."""
        tokens = oauth.take_the_code(_app(given.fields, given.secrets), given, answer)
        handle, server = str(tokens.said.get("handle", "")), given.fields["server"]
        kept = {"client_secret": given.secrets["client_secret"], **tokens.secrets}
        return Joined(
            f"{server}/{handle}",
            handle,
            Secrets(kept),
            Renewal.ROTATING,
            expires_at=tokens.expires_at,
            settings={"server": server, "client": given.fields["client"]},
        )

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will renew by the token that is good once."""
        return oauth.refresh(_app(account.settings, held), held)


def _app(fields: Mapping[str, str], secrets: Secrets) -> oauth.App:
    server = fields["server"]
    authorise_at, token_at = f"{server}/oauth/authorise", f"{server}/oauth/token"
    return oauth.App(
        fields["client"], authorise_at, token_at, ("posts", "incoming"), secrets.get("client_secret", "")
    )
