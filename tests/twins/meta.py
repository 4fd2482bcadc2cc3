"""What the twins of Meta's networks share: the Graph API's errors, fields, lists, limits and access.

Sources, by their titles on developers.facebook.com/docs:
  graph-api/guides/error-handling              the shape of errors; 190 with its subcodes; 100/33
  graph-api/guides/field-expansion             fields=id,comments.limit(5){id,message}
  graph-api/results                            lists: data, paging.cursors.after, paging.next till the end
  graph-api/overview/rate-limiting             32 and 4; X-Business-Use-Case-Usage: minutes to wait
  graph-api/guides/secure-requests             appsecret_proof
  facebook-login/guides/access-tokens          short-lived and long-lived access
  graph-api/webhooks/getting-started           object, entry, changes; X-Hub-Signature-256 over the very bytes
"""

import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, ClassVar
from urllib.parse import urlencode

from tests.twins.twin import Answer, Request, Twin, answers

Node = dict[str, Any]
HOUR, DAY = 3_600, 86_400
LONG_LIVED = 60 * DAY
_FIELD = re.compile(r"([a-z_]+)((?:\.[a-z_]+\([^)]*\))*)(\{)?")
_ARGUMENT = re.compile(r"\.([a-z_]+)\(([^)]*)\)")


@dataclass(frozen=True)
class Asked:
    """One field that was asked for, with what stands behind it."""

    arguments: Mapping[str, str]
    inner: Mapping[str, "Asked"]


def fields(words: str) -> dict[str, Asked]:
    """This will read `fields` with their expansions."""
    found, _ = _fields(words, 0)
    return found


def _fields(words: str, at: int) -> tuple[dict[str, Asked], int]:
    found: dict[str, Asked] = {}
    while at < len(words) and words[at] != "}":
        match = _FIELD.match(words, at)
        assert match is not None, words[at:]
        at, inner = match.end(), dict[str, Asked]()
        if match[3]:
            inner, at = _fields(words, at)
            at += 1
        found[match[1]] = Asked(dict(_ARGUMENT.findall(match[2])), inner)
        at += at < len(words) and words[at] == ","
    return found, at


@dataclass
class Access:
    """One token: whose it is, when it was given and how long it is good."""

    kind: str
    given_at: datetime
    lasts: int | None


class No(Exception):
    """The network says no: a status, a code, a subcode, and whether it is passing."""

    def __init__(self, code: int, sub: int = 0, status: int = 400, *, passing: bool = False) -> None:
        super().__init__(code)
        self.code, self.sub, self.status, self.passing = code, sub, status, passing


@dataclass
class MetaTwin(Twin):
    """A network of Meta's with one account of the trust, `OURS`.

    rules: revoked (subcode of 190), words (of errors), limited (minutes), fails ("METHOD /path" before it
    wrote), denied (a code), full, passing.
    """

    OURS: ClassVar = "100"
    NAME: ClassVar = "St Brannoc's"
    APP: ClassVar = "4242"
    SECRET: ClassVar = "made-up-secret"
    proves: ClassVar = False
    good_for: ClassVar = "long"
    tokens: dict[str, Access] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1001))
    rules: dict[str, Any] = field(default_factory=dict)
    rung: list[str] = field(default_factory=list)
    rings_for: list[str] = field(default_factory=list)
    product: ClassVar = ""

    def answer(self, request: Request) -> Answer:
        """This will answer a call, or say no in the way of all networks of Meta's."""
        try:
            return super().answer(request)
        except No as no:
            return self.say_no(no)

    def say_no(self, no: No) -> Answer:
        """This will make an error body."""
        error: Node = {
            "message": self.rules.get("words", f"(#{no.code}) Something is not right"),
            "type": "OAuthException",
            "code": no.code,
            "is_transient": no.passing,
            "fbtrace_id": "A6LJylpZRKw2xKLFsAP",
        }
        if no.sub:
            error["error_subcode"] = no.sub
        headers = {}
        if minutes := self.rules.get("limited"):
            use = {"type": "pages", "call_count": 100, "estimated_time_to_regain_access": minutes}
            headers["x-business-use-case-usage"] = json.dumps({self.OURS: [use]})
        return Answer(no.status, {"error": error}, headers)

    # access

    def give(self, kind: str, lasts: int | None) -> str:
        """This will make a token."""
        token = f"{kind}-{next(self.numbers)}"
        self.tokens[token] = Access(kind, datetime.now(UTC), lasts)
        return token

    def access(self, token: str) -> Access:
        """This will give what a token is worth now; 190 where that is nothing."""
        held = self.tokens.get(token)
        if "revoked" in self.rules:
            raise No(190, self.rules["revoked"], self.rules.get("status", 400))
        if held is None:
            raise No(190)
        if held.lasts is not None and held.given_at + timedelta(seconds=held.lasts) < datetime.now(UTC):
            raise No(190, 463)
        return held

    def let_in(self, request: Request, *kinds: str) -> dict[str, str]:
        """This will check whose call it is, whether it may come now, and give all that it says."""
        said = {**request.asked, **(request.form() if _is_form(request) else {})}
        token = request.token or said.get("access_token", "")
        if "limited" in self.rules:
            raise No(self.rules.get("limit_code", 32), status=self.rules.get("status", 400))
        held = self.access(token)
        if held.kind not in (kinds or ("page", "long")):
            raise No(190)
        good = hmac.new(self.SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
        if self.proves and said.get("appsecret_proof") != good:
            raise No(100)
        if "denied" in self.rules and request.method != "GET":
            raise No(self.rules["denied"], self.rules.get("denied_sub", 0), passing="passing" in self.rules)
        return said

    def approve(self, request: Request) -> Answer:
        """This will be the page on which somebody says yes; it sends them back at once."""
        back, state = request.asked["redirect_uri"], request.asked["state"]
        if self.rules.get("says_no"):
            said = {"error": "access_denied", "error_reason": "user_denied", "state": state}
            return Answer(302, None, {"location": f"{back}?{urlencode(said)}"})
        assert request.asked["client_id"] == self.APP
        assert request.asked["response_type"] == "code"
        code = f"code-{next(self.numbers)}"
        self.codes[code] = back
        return Answer(302, None, {"location": f"{back}?{urlencode({'code': code, 'state': state})}#_"})

    def take_code(self, said: Mapping[str, str]) -> str:
        """This will give an hour's access for a code, once, to the app that asked for it."""
        is_ours = (said.get("client_id"), said.get("client_secret")) == (self.APP, self.SECRET)
        back = self.codes.pop(said.get("code", ""), None)
        if not is_ours or back is None or back != said.get("redirect_uri"):
            raise No(100, 36009)
        return self.give("short", HOUR)

    # what stands there

    def node(self, number: str) -> Node:
        """This will give what has a number; 100/33 where nothing has."""
        found = self.nodes.get(number)
        if found is None:
            raise No(100, 33)
        return found

    def new(self, number: str, **content: Any) -> Node:
        """This will make something; moments are told in whole seconds."""
        at = datetime.now(UTC)
        told = at.strftime("%Y-%m-%dT%H:%M:%S+0000")
        self.nodes[number] = {"id": number, "at": at, "created_time": told, "timestamp": told, **content}
        return self.nodes[number]

    def picked(self, node: Node, asked: Mapping[str, Asked]) -> Node:
        """This will show the fields that were asked for; always the number, and nothing that is empty."""
        shown: Node = {"id": node["id"]}
        for name, each in asked.items():
            edge = getattr(self, f"edge_{name}", None)
            if edge is not None and name not in node:
                shown[name] = self.listed(edge(node, each.arguments), each.inner, each.arguments)
                if not shown[name]["data"]:
                    del shown[name]
            elif isinstance(node.get(name), dict):
                shown[name] = {key: node[name][key] for key in each.inner or node[name] if key in node[name]}
            elif node.get(name) is not None:
                shown[name] = node[name]
        return shown

    def listed(self, nodes: Iterable[Node], asked: Mapping[str, Asked], said: Mapping[str, str]) -> Node:
        """This will give a page of a list, the newest first, and its cursor."""
        every = list(nodes)
        start = next((n + 1 for n, each in enumerate(every) if each["id"] == said.get("after")), 0)
        end = start + int(said.get("limit", 25))
        page = every[start:end]
        content: Node = {"data": [self.picked(each, asked) for each in page]}
        if page:
            content["paging"] = {"cursors": {"before": page[0]["id"], "after": page[-1]["id"]}}
        if end < len(every):
            content["paging"]["next"] = f"{self.address}/next"
        return content

    def newest(self, is_one: Callable[[Node], bool]) -> list[Node]:
        """This will list what is of a kind, the newest first."""
        return [each for each in reversed(self.nodes.values()) if is_one(each)]

    # the hand of whoever tests

    def take_back(self, network_id: str) -> None:
        """This will take something away."""
        self.log.write("delete", network_id, b"")
        self.nodes.pop(network_id.rpartition("/")[2])

    def grant(self) -> dict[str, object]:
        """This will give access as if somebody had said yes, for tests that are not about connecting."""
        return {"access": self.give(self.good_for, None)}

    # ringing

    @answers("POST", r"(?:/v\d+\.\d)?/(\d+)/subscribed_apps")
    def subscribe(self, request: Request, own: str) -> Answer:
        """This will ring from now on, for the fields that are named."""
        said = self.let_in(request)
        if own != self.OURS or not said.get("subscribed_fields"):
            raise No(100)
        self.rings_for = said["subscribed_fields"].split(",")
        return Answer(200, {"success": True})

    def ring(self, field: str, value: Node) -> None:
        """This will ring, if it was asked to for that field."""
        if field in self.rings_for:
            self.rung.append(json.dumps(self.told(field, value)))

    def told(self, field: str, value: Node) -> Node:
        """This will make what is sent when it rings."""
        entry = {"id": self.OURS, "time": int(time.time()), "changes": [{"field": field, "value": value}]}
        return {"object": self.product, "entry": [entry]}

    def signed(self, body: str) -> str:
        """This will sign what is sent with the app's secret."""
        return hmac.new(self.SECRET.encode(), body.encode(), hashlib.sha256).hexdigest()

    @answers("GET", "/_twin/rung")
    def all_rung(self, request: Request) -> Answer:
        """This will give what was sent to whoever listens: the body, and its signature."""
        del request
        sent = [{"body": body, "signature": f"sha256={self.signed(body)}"} for body in self.rung]
        return Answer(200, {"rung": sent})

    @answers("POST", "/_twin/calm")
    def calm(self, request: Request) -> Answer:
        """This will let everything go as usual again."""
        del request
        self.rules.clear()
        return Answer(200, {})

    @answers("POST", "/_twin/change")
    def change(self, request: Request) -> Answer:
        """This will let somebody outside change what they said."""
        said = request.json()
        self.nodes[said["id"].rpartition("/")[2]][said["field"]] = said["text"]
        return Answer(200, {})

    def public(self) -> list[str]:
        """This will list the words of our copies."""
        return [str(each["text"]) for each in self.seen()]


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
