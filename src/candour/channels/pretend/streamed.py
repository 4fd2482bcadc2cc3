"""A pretended network that sends what is said as it is said, and can be searched: the model of a stream."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from candour.channels import calls, hearing
from candour.channels.base import Connection, Disconnected, Fetched, Incoming, NotYet, Watched
from candour.channels.ending import Ending
from candour.channels.outgoing import Answer, Patience
from candour.channels.pretend.channel import Pretend, incoming
from candour.channels.server_events import ServerEvent
from candour.channels.tokens import CONNECT_AGAIN


@dataclass(frozen=True)
class _Manners:
    label: str
    patience: Patience

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will know a token that is worth nothing any more."""
        if answer.status == 401 and isinstance(said, dict) and "code" in said:
            raise Disconnected("The network no longer accepts this account's token.", CONNECT_AGAIN)

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read Retry-After."""
        return calls.seconds_to_wait(headers)


class PretendStreamed(Pretend):
    """A network with keys and a stream."""

    key = "pretend_streamed"
    label = "Pretended network with a stream"

    def stream(self, account: Connection, watched: Watched, cursor: str, ending: Ending) -> Iterator[Fetched]:
        """This will give what is said to the account or holds what is watched for."""
        manners = _Manners(self.label, self.patience(account))
        headers = {"last-event-id": cursor} if cursor else {}
        request = calls.Request(
            "GET", self.server(account) + "/stream", headers=headers, token=_token(account)
        )
        silent_for = float(account.settings.get("silent_seconds") or 10.0)
        for event in hearing.events(manners, request, ending, silent_for):
            yield Fetched(_posts(event, watched), event.id or cursor)
            cursor = event.id or cursor

    def search(self, account: Connection, watched: Watched, cursor: str) -> Fetched:
        """This will bring one page of what is said around the account, and keep what is watched for."""
        manners = _Manners(self.label, self.patience(account))
        address = f"{self.server(account)}/around?after={quote(cursor or '0')}"
        said = calls.ask(manners, calls.get(address).signed_with(_token(account)))
        try:
            found = [incoming(post) for post in said["posts"]]
            return Fetched(tuple(post for post in found if watched.finds(post.text)), str(said["cursor"]))
        except (ValueError, KeyError, TypeError) as error:
            raise NotYet("The network's answer cannot be read.") from error


def _token(account: Connection) -> str:
    return account.secrets.get("access") or f"account-{account.pk}"


def _posts(event: ServerEvent, watched: Watched) -> tuple[Incoming, ...]:
    """This will read one event; one that cannot be read is left to the poll."""
    if event.kind != "post":
        return ()
    try:
        said = json.loads(event.data)
        post = incoming(said)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
    return (post,) if not said.get("is_around") or watched.finds(post.text) else ()
