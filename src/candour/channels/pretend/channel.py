"""The connector to the pretended network: what it may conclude from each answer, and what it may not.

never sent, whole 429 or clean 4xx   -> NotYet, NotAccepted or Disconnected: nothing was written
2xx with an id that can be read      -> Receipt
everything else                      -> Unclear: look before any second try
"""

import email.utils
import json
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from urllib.parse import quote, urlencode

from candour.channels.base import (
    CannotLook,
    Capabilities,
    Connection,
    Disconnected,
    Fetched,
    Incoming,
    Limits,
    Message,
    NotAccepted,
    NotYet,
    Receipt,
    Unclear,
)
from candour.channels.outgoing import Answer, NoAnswer, NotSent, Patience, call
from candour.channels.reading_back import if_changed
from candour.channels.tokens import CONNECT_AGAIN

LONGEST_WAIT = 86_400.0
CLOCKS_MAY_DIFFER = timedelta(minutes=10)
"""A list is read from a little before the attempt: two machines' clocks are not the same."""
DEFAULTS = {
    "length": 500.0,
    "connect_seconds": 5.0,
    "read_seconds": 10.0,
    "total_seconds": 30.0,
    "wait_seconds": 60.0,
    "lag_seconds": 90.0,
}
"""Settings of an account, in seconds but for `length`.

wait_seconds: how long to wait after a 429 that does not say. lag_seconds: how long after an attempt's end a
post may still turn up on the network's list; before that, not found means nothing.
"""


class Pretend:
    """A network that honours a key and can be asked for it."""

    key = "pretend"
    label = "Pretended network"
    capabilities = Capabilities(has_key=True, can_find=True, can_edit=True, can_delete=True, can_fetch=True)
    _asks_by: ClassVar = "key"

    @staticmethod
    def server(account: Connection) -> str:
        """This will give the address of the account's server."""
        return (account.settings.get("server") or account.address).rstrip("/")

    @staticmethod
    def patience(account: Connection) -> Patience:
        """This will tell how long a call may take."""
        return Patience(
            connect=_number(account, "connect_seconds"),
            read=_number(account, "read_seconds"),
            total=_number(account, "total_seconds"),
        )

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters a post may have."""
        return Limits(int(_number(account, "length")), "characters")

    def length(self, text: str) -> int:
        """This will count code points, as the network does."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post the frozen bytes once for this key."""
        return _receipt(_write(account, "POST", "/posts", message.frozen(), key))

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will read back what is public; None only when nothing can turn up any more."""
        if not self.capabilities.can_find:
            raise Unclear("This network cannot be asked what is public.")
        asked = {"key": key} if self._asks_by == "key" else {"since": (since - CLOCKS_MAY_DIFFER).isoformat()}
        for post in _read_back(account, f"/posts?{urlencode(asked)}"):
            is_ours = self._asks_by == "key" or (
                post.get("text") == message.text and post.get("in_reply_to", "") == message.in_reply_to
            )
            if is_ours and post.get("id") not in known:
                return _receipt_of(post)
        if datetime.now(UTC) < since + timedelta(seconds=self._settles_in(account)):
            raise Unclear("It is too early to say that there is no copy.")
        return None

    def _settles_in(self, account: Connection) -> float:
        """A key is safe to use again at once; a list must first have had time to show every late copy."""
        if self.capabilities.has_key:
            return 0.0
        return _number(account, "total_seconds") + _number(account, "lag_seconds")

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring one page of what people outside said since the cursor."""
        answer = _ask(account, "GET", f"/incoming?after={quote(cursor or '0')}")
        try:
            content = json.loads(answer.body)
            posts = tuple(incoming(post) for post in content["posts"])
            return Fetched(posts, str(content["cursor"]))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NotYet("The network's answer cannot be read.", _number(account, "wait_seconds")) from error

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change the words of a post that is still there."""
        return _receipt(_write(account, "PUT", f"/posts/{quote(network_id, safe='')}", message.frozen(), key))

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at a post: None while it says other words than these, or is gone."""
        if not self.capabilities.can_find:
            raise CannotLook("This network cannot be asked what is public.")
        shown = _read_back(account, f"/posts/{quote(network_id, safe='')}")
        return if_changed(_receipt_of(shown[0]), message) if shown else None

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take the post down; that it is gone already is what was wanted."""
        _write(account, "DELETE", f"/posts/{quote(network_id, safe='')}", b"", key, is_gone_well=True)

    def number_at(self, account: Connection, url: str) -> str:
        """This will read the number from an address of this network."""
        number = url.removeprefix(f"{account.address.rstrip('/')}/posts/")
        return number if number.isascii() and number.isdigit() else ""


class PretendListed(Pretend):
    """A network without keys whose list of posts can be read back."""

    key = "pretend_listed"
    label = "Pretended network with a list"
    capabilities = Capabilities(has_key=False, can_find=True, can_edit=True, can_delete=True, can_fetch=True)
    _asks_by: ClassVar = "list"


class PretendBlind(Pretend):
    """A network with neither keys nor a list: only a person can look."""

    key = "pretend_blind"
    label = "Pretended network without a list"
    capabilities = Capabilities(has_key=False, can_find=False, can_edit=True, can_delete=True, can_fetch=True)


def _number(account: Connection, name: str) -> float:
    return float(account.settings.get(name) or DEFAULTS[name])


class Expired(NotYet):
    """This will say that nothing was written because the access has run out; it can be renewed."""


def _send(account: Connection, method: str, path: str, content: bytes, key: str) -> Answer:
    headers = {
        "authorization": f"Bearer {account.secrets.get('access') or f'account-{account.pk}'}",
        "content-type": "application/json",
        "pretend-fault": account.settings.get("fault", ""),
    }
    if key:
        headers["idempotency-key"] = key
    address = Pretend.server(account) + path
    return call(method, address, headers=headers, content=content, patience=Pretend.patience(account))


def _write(
    account: Connection, method: str, path: str, content: bytes, key: str, *, is_gone_well: bool = False
) -> Answer:
    """This will send a change and raise exactly the failure that its outcome allows."""
    try:
        answer = _send(account, method, path, content, key)
    except NotSent as error:
        raise NotYet(str(error)) from error
    except NoAnswer as error:
        if error.status == 429:
            raise _too_many(account, error.headers) from error
        raise Unclear(error.reason) from error
    if 200 <= answer.status < 300 or (is_gone_well and answer.status in {404, 410}):
        return answer
    raise _refused(account, answer)


def _refused(account: Connection, answer: Answer) -> Exception:
    """This will name the failure behind a whole answer that is no success."""
    if answer.status == 429:
        return _too_many(account, answer.headers)
    said = _object(answer.body)
    if "error" not in said or not 400 <= answer.status < 500 or answer.status in {408, 409, 425}:
        return Unclear(f"The network answered {answer.status}.")
    if answer.status == 401:
        if said.get("code") == "expired":
            return Expired("The access has run out.")
        return Disconnected(
            "The network no longer accepts this account's token.",
            CONNECT_AGAIN,
        )
    return NotAccepted(
        f"The network does not take this post: {str(said['error'])[:200]}",
        "Change the post, or look at it on the network's own page.",
    )


def _too_many(account: Connection, headers: dict[str, str]) -> NotYet:
    wait = _wait_said(headers.get("retry-after", ""), datetime.now(UTC))
    return NotYet("The network asked us to wait.", _number(account, "wait_seconds") if wait is None else wait)


def _wait_said(words: str, now: datetime) -> float | None:
    """This will read Retry-After, seconds or a date; None if it says neither."""
    if words.strip().isascii() and words.strip().isdigit():
        return min(float(words), LONGEST_WAIT)
    try:
        until = email.utils.parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - now).total_seconds()), LONGEST_WAIT)


def _read_back(account: Connection, path: str) -> list[dict[str, str]]:
    """This will read posts back; whatever fails, nothing is known, so every failure here is Unclear."""
    try:
        answer = _send(account, "GET", path, b"", "")
    except NotSent as error:
        raise Unclear(str(error)) from error
    except NoAnswer as error:
        raise Unclear(error.reason) from error
    posts = _object(answer.body).get("posts")
    if answer.status == 429:
        raise Unclear("The network asked us to wait.", _too_many(account, answer.headers).retry_after)
    if answer.status != 200 or not isinstance(posts, list):
        raise Unclear(f"The network cannot be asked now (it answered {answer.status}).")
    return [post for post in posts if isinstance(post, dict)]


def _ask(account: Connection, method: str, path: str) -> Answer:
    """This will ask for what changes nothing; a failure is never more than "not yet"."""
    try:
        answer = _send(account, method, path, b"", "")
    except (NotSent, NoAnswer) as error:
        raise NotYet(str(error)) from error
    if answer.status == 429:
        raise _too_many(account, answer.headers)
    if answer.status == 401:
        raise _refused(account, answer)
    if answer.status != 200:
        raise NotYet(f"The network answered {answer.status}.")
    return answer


def _receipt(answer: Answer) -> Receipt:
    return _receipt_of(_object(answer.body))


def _receipt_of(said: dict[str, str]) -> Receipt:
    number, url, text = said.get("id"), said.get("url"), said.get("text")
    if not (isinstance(number, str) and isinstance(url, str) and isinstance(text, str)):
        raise Unclear("The network's answer cannot be read.")
    if not 0 < len(number) <= 200 or not url.startswith(("http://", "https://")):
        raise Unclear("The network's answer makes no sense.")
    return Receipt(number, url, text)


def _object(body: bytes) -> dict[str, str]:
    """This will read a JSON object; anything else is an empty one."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def incoming(post: dict[str, str]) -> Incoming:
    """This will read a post by somebody outside; KeyError, ValueError or TypeError where it is none."""
    return Incoming(
        network_id=str(post["network_id"]),
        text=str(post["text"]),
        author=str(post.get("author", "")),
        at=datetime.fromisoformat(post["at"]),
        url=str(post.get("url", "")),
        thread=str(post.get("thread", "")),
        in_reply_to=str(post.get("in_reply_to", "")),
        version=int(post.get("version", 0)),
        is_deleted=bool(post.get("is_deleted", False)),
    )
