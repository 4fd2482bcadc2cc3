"""Calls to the Graph API and its kin: whose token goes along, and how their lists are read.

Every network of Meta's answers alike: JSON, errors with numbers, lists with a cursor. What differs is here
(`Graph`): its name, its version, and whether a call proves that the app's own server makes it
(https://developers.facebook.com/docs/graph-api/guides/secure-requests).
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from candour.channels import calls
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.calls import Request
from candour.channels.meta.codes import CONNECT_AGAIN, Code, NoPermission, Refused, raise_for
from candour.channels.outgoing import Answer, Patience

PATIENCE = Patience(connect=5.0, read=20.0, total=30.0)
WAIT = 300.0
"""Seconds to wait where Meta asks for patience and does not say how much; its windows are an hour long."""
MOST_PAGES = 100


@dataclass(frozen=True)
class Graph:
    """How one network of Meta's answers."""

    label: str
    version: str = ""
    has_proof: bool = False
    patience: Patience = PATIENCE

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how long to wait: Retry-After, or minutes in the header of business use cases."""
        minutes = _minutes(headers.get("x-business-use-case-usage", ""))
        return calls.seconds_to_wait(headers, usual=min(minutes * 60, calls.LONGEST_WAIT) or WAIT)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise what a whole answer surely means; it comes back where that is nothing."""
        code = Code.of(said)
        if answer.status == 401 and code is None:
            raise Disconnected(f"{self.label} no longer lets Candour in.", CONNECT_AGAIN)
        if code is not None and 400 <= answer.status < 500 and answer.status not in {408, 409, 425}:
            words = said["error"].get("error_user_msg") or said["error"].get("message") or ""
            raise_for(code, self.label, str(words), self.wait(answer.headers))

    def at(self, server: str, path: str) -> str:
        """This will give the whole address of a path."""
        return "/".join(part for part in (server, self.version, path) if part)


@dataclass(frozen=True)
class Line:
    """One account's line to its network."""

    graph: Graph
    account: Connection

    @property
    def own(self) -> str:
        """This will give the account's own number."""
        return self.account.address.rpartition("/")[2]

    def ask(self, path: str, **asked: str) -> dict[str, Any]:
        """This will bring an answer; a failure says that nothing became public."""
        return self._whole(calls.ask(self.graph, self._get(path, asked)))

    def prepare(self, path: str, fields: Mapping[str, str]) -> dict[str, Any]:
        """This will send what nobody sees yet."""
        with self._for_this_alone(path, fields):
            return self._whole(calls.ask(self.graph, self._post(path, fields)))

    def carry(self, path: str, fields: Mapping[str, str], file: tuple[str, bytes, str]) -> dict[str, Any]:
        """This will send a file that nobody sees yet."""
        made = calls.post_parts(self._at(path), {**fields, **self._proof()}, {"source": file})
        return self._whole(calls.ask(self.graph, made.signed_with(self._token)))

    def write(self, path: str, fields: Mapping[str, str]) -> dict[str, Any]:
        """This will change what the public sees."""
        with self._for_this_alone(path, fields):
            said = calls.write(self.graph, self._post(path, fields))
        if not isinstance(said, dict):
            raise Unclear(f"{self.graph.label}'s answer cannot be read.")
        return said

    def remove(self, path: str) -> None:
        """This will take something down; that it is gone already is what was wanted."""
        request = Request("DELETE", self._at(path), tuple(self._proof().items()), token=self._token)
        try:
            with self._for_this_alone(path, {}):
                said = calls.write(self.graph, request)
        except Refused as refused:
            if not refused.code.is_absence:
                raise
        else:
            if not isinstance(said, dict) or said.get("success") is not True:
                raise Unclear(f"{self.graph.label} does not say that it is gone.")

    def look(self, path: str, **asked: str) -> dict[str, Any] | None:
        """This will bring an answer about a write that was lost; None where it is surely not there."""
        try:
            said = calls.look(self.graph, self._get(path, asked), _is_absent)
        except Disconnected as lost:  # nothing lets us in: then nothing can be looked at either
            raise Unclear(lost.reason) from lost
        if said is not None and not isinstance(said, dict):
            raise Unclear(f"{self.graph.label}'s answer cannot be read.")
        return said

    def answered(self, number: str, fields: str) -> dict[str, Any]:
        """This will bring what a lost answer of ours answers; where it is gone, ours may still stand."""
        said = self.look(number, fields=fields)
        if said is None or not isinstance(said.get("id"), str):
            raise Unclear(f"{self.graph.label} does not show what this answers.")
        return said

    def is_there(self, number: str) -> bool:
        """This will say whether something is still there for us to see."""
        try:
            self.ask(number, fields="id")
        except Refused as refused:
            return not refused.code.is_absence
        return True

    def pages(
        self, path: str, asked: Mapping[str, str], *, looks: bool = False
    ) -> Iterator[list[dict[str, Any]]]:
        """This will read a list page by page, the newest first, for as long as somebody wants more.

        Their cursor is used, never the address that they give for the next page: it holds a token.
        Where it `looks` for a copy, only a list that was read to its end says that there is none.
        """
        after = ""
        for _ in range(MOST_PAGES):
            page, after = self.page(path, asked, after, looks=looks)
            yield page
            if not after:
                return
        if looks:
            raise Unclear(f"{self.graph.label} lists too much to look through.")

    def page(
        self, path: str, asked: Mapping[str, str], after: str, *, looks: bool = True
    ) -> tuple[list[dict[str, Any]], str]:
        """This will read the page of a list below a cursor, and give the next cursor, empty at the end."""
        asking = {**asked, "after": after} if after else asked
        said = self._looked_at(path, asking) if looks else self.ask(path, **asking)
        return items(said), after_of(said)

    def _looked_at(self, path: str, asking: Mapping[str, str]) -> dict[str, Any]:
        """This will bring a page of a list; what hung under a thing that is gone went with it."""
        said = self.look(path, **asking)
        if said is None and "after" not in asking and not path.startswith(f"{self.own}/"):
            return {"data": []}
        if said is None or not isinstance(said.get("data"), list):
            raise Unclear(f"{self.graph.label}'s list cannot be read.")
        return said

    @contextmanager
    def _for_this_alone(self, path: str, fields: Mapping[str, str]) -> Iterator[None]:
        """This will not let one thing that may not be touched stop a whole account that is let in.

        What others wrote may be closed to us; that our own page is says that the permission is gone.
        """
        try:
            yield
        except NoPermission as lost:
            is_on_our_page = path.startswith(f"{self.own}/") and "reply_to_id" not in fields
            if is_on_our_page or not self._is_let_in():
                raise
            raise Refused(
                lost.code,
                f"{self.graph.label} does not let the account do this here (code {lost.code}).",
                f"Look at it on {self.graph.label}. If it happens everywhere, connect the account again.",
            ) from lost

    def _is_let_in(self) -> bool:
        """This will say whether the account itself may be read; NotYet where nobody can tell now."""
        try:
            self.ask(self.own, fields="id")
        except (NotAccepted, Disconnected):
            return False
        return True

    @property
    def _token(self) -> str:
        token = self.account.secrets.get("access")
        if not token:
            raise Disconnected(f"Nothing lets Candour in on {self.graph.label}.", CONNECT_AGAIN)
        return token

    def _at(self, path: str) -> str:
        return self.graph.at(self.account.settings["server"], path)

    def _proof(self) -> dict[str, str]:
        """This will show that our server makes the call: the token, under the app's secret."""
        if not self.graph.has_proof:
            return {}
        secret = self.account.secrets.get("client_secret", "")
        return {"appsecret_proof": proof(self._token, secret)}

    def _get(self, path: str, asked: Mapping[str, str]) -> Request:
        parameters = tuple({**asked, **self._proof()}.items())
        return calls.get(self._at(path), *parameters).signed_with(self._token)

    def _post(self, path: str, fields: Mapping[str, str]) -> Request:
        return calls.post_form(self._at(path), {**fields, **self._proof()}).signed_with(self._token)

    def _whole(self, said: Any) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise NotYet(f"{self.graph.label}'s answer cannot be read.", calls.usual_wait())
        return said


def proof(token: str, secret: str) -> str:
    """This will give the proof that goes with a token."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def items(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    """This will give what stands on a page of a list and has a number."""
    listed = said.get("data")
    every = listed if isinstance(listed, list) else []
    return [each for each in every if isinstance(each, dict) and isinstance(each.get("id"), str)]


def after_of(said: Mapping[str, Any]) -> str:
    """This will give the cursor of the next page; empty on the last one."""
    paging = said.get("paging")
    if not isinstance(paging, dict) or not paging.get("next"):
        return ""
    cursors = paging.get("cursors")
    return str(cursors.get("after") or "") if isinstance(cursors, dict) else ""


def inner(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    """This will give an object inside an answer; empty where there is none."""
    found = said.get(name)
    return found if isinstance(found, dict) else {}


def _is_absent(answer: Answer, said: Any) -> bool:
    code = Code.of(said)
    return 400 <= answer.status < 500 and code is not None and code.is_absence


def _minutes(words: str) -> float:
    """This will read the longest "estimated time to regain access" of the header, in minutes."""
    try:
        said = json.loads(words or "{}")
        uses = [use for entry in said.values() for use in entry]
        return max([float(use.get("estimated_time_to_regain_access", 0)) for use in uses], default=0.0)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return 0.0
