"""What a line to any network must know of it: which calls make something public, in which words, by which id.

A description is plain JSON, given by whoever starts the network:

    {"writes":   [{"call": "POST /2/tweets", "id": "data.id", "words": "text"}],
     "prepares": [{"call": "POST /v1.0/[0-9]+/threads", "id": "id", "words": "text", "then": "creation_id"}]}

`call` is a method and a pattern of the whole path. `id` is where the answer says it ("data.id", or
"header:x-restli-id"), `words` where the request does ("record.text", "content[].text"); several are tried in
turn. Where Candour calls a post by more than its id, `as` says how, with the id and the request's own fields:
"comment/{id}", "urn:li:comment:({object},{id})". A network that makes a post in two steps takes the words
first (`prepares`), and publishes what was prepared by the number that stands in the field `then`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Call:
    """One sort of call."""

    method: str
    path: re.Pattern[str]
    id: tuple[str, ...]
    words: tuple[str, ...]
    then: str = ""
    known_as: str = "{id}"

    def is_meant(self, method: str, path: str) -> bool:
        """This will say whether a call is of this sort."""
        return method == self.method and self.path.fullmatch(urlsplit(path).path) is not None


@dataclass
class Described:
    """A network's calls, and the words that were prepared and are not public yet."""

    writes: tuple[Call, ...]
    prepares: tuple[Call, ...] = ()
    prepared: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def of(said: str) -> "Described":
        """This will read a description."""
        content = json.loads(said)
        return Described(
            tuple(_call(each) for each in content["writes"]),
            tuple(_call(each) for each in content.get("prepares", [])),
        )

    def write(self, method: str, path: str) -> Call | None:
        """This will give the sort of a call that makes something public, or nothing."""
        return next((each for each in self.writes if each.is_meant(method, path)), None)

    def prepare(self, method: str, path: str) -> Call | None:
        """This will give the sort of a call that prepares something, or nothing."""
        return next((each for each in self.prepares if each.is_meant(method, path)), None)

    def keep(self, call: Call, said: Any, number: str) -> None:
        """This will keep the words of what was prepared."""
        self.prepared[number] = words_in(call, said)

    def words_of(self, call: Call, said: Any) -> str:
        """This will give the words that a call makes public, where it says them, or where they were said."""
        return words_in(call, said) or next(
            (self.prepared[str(number)] for number in _at(said, call.then) if str(number) in self.prepared),
            "",
        )


def read_request(path: str, kind: str, body: bytes) -> Any:
    """This will read what a request says, as JSON, as a form or in parts, with what stands in its address."""
    asked = dict(parse_qsl(urlsplit(path).query, keep_blank_values=True))
    if kind.startswith("application/json"):
        try:
            said = json.loads(body)
        except ValueError:
            return asked
        return {**asked, **said} if isinstance(said, dict) else asked
    if kind.startswith("multipart/"):
        return {**asked, **_parts(kind, body)}
    return {**asked, **dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))}


def words_in(call: Call, said: Any) -> str:
    """This will give the words that a request says: spaces as they come, line ends as spaces."""
    for place in call.words:
        found = [str(each) for each in _at(said, place)]
        if found:
            return " ".join(" ".join(found).split())
    return ""


def id_in(call: Call, headers: Mapping[str, str], body: bytes) -> str:
    """This will give the id that an answer names; empty where it names none."""
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    for place in call.id:
        if place.startswith("header:"):
            found = [headers.get(place.removeprefix("header:"), "")]
        else:
            found = [str(each) for each in _at(said, place)]
        if found and found[0]:
            return found[0]
    return ""


def name_of(call: Call, said: Any, number: str) -> str:
    """This will say how Candour calls what got this number."""
    fields = {name: value for name, value in said.items() if isinstance(value, str)}
    return call.known_as.format_map({**fields, "id": number})


def _call(said: Mapping[str, Any]) -> Call:
    method, _, path = str(said["call"]).partition(" ")
    id_at, words_at = said.get("id", "id"), said.get("words", ())
    return Call(
        method,
        re.compile(path),
        (id_at,) if isinstance(id_at, str) else tuple(id_at),
        (words_at,) if isinstance(words_at, str) else tuple(words_at),
        str(said.get("then", "")),
        str(said.get("as", "{id}")),
    )


def _at(said: Any, place: str) -> Iterator[Any]:
    """This will give what stands at a place such as "content[].text"."""
    name, _, rest = place.partition(".")
    is_list = name.endswith("[]")
    if not isinstance(said, Mapping) or name.removesuffix("[]") not in said:
        return
    inner = said[name.removesuffix("[]")]
    for each in inner if is_list and isinstance(inner, list) else [inner]:
        if rest:
            yield from _at(each, rest)
        else:
            yield each


def _parts(kind: str, body: bytes) -> dict[str, str]:
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=policy.HTTP)
    return {
        str(part.get_param("name", header="content-disposition")): str(part.get_content())
        for part in whole.iter_parts()
        if part.get_content_maintype() == "text"
    }
