"""Calls to a network that answers in JSON: what each answer, or its absence, says of a write.

    ask     a question, or what is not public yet (a picture that no post shows): a failure is never Unclear
    write   what the public would see: whatever cannot be told is Unclear
    look    a question about a write whose answer was lost: whatever fails is Unclear

What a whole answer means is the network's own affair: its `Manners` raise NotYet, NotAccepted or Disconnected
where the network surely wrote nothing, by its codes and never by its words, and come back otherwise.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import urlencode

import httpx

from candour.channels.asking_again import brought
from candour.channels.base import NotYet, Unclear
from candour.channels.outgoing import Answer, NoAnswer, NotSent, Patience, call

LONGEST_WAIT = 86_400.0
"""Seconds: a network that asks for more is asked again after a day."""
USUAL_WAIT = 60.0
"""Seconds to wait where a network asks for patience and does not say how much."""
_usual_at_most: ContextVar[float] = ContextVar("candour_channels_usual_wait", default=LONGEST_WAIT)


@dataclass(frozen=True)
class Request:
    """One call: whole address, what is asked (`parameters`) or sent (`content`), and further headers."""

    method: str
    url: str
    parameters: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    token: str = field(default="", repr=False)

    def signed_with(self, token: str) -> "Request":
        """This will give the same call with a bearer token (RFC 6750)."""
        return replace(self, token=token)


def get(url: str, *parameters: tuple[str, str]) -> Request:
    """This will make a question."""
    return Request("GET", url, parameters)


def post_json(url: str, content: Mapping[str, object], method: str = "POST") -> Request:
    """This will make a call that sends JSON."""
    return Request(method, url, content=json.dumps(content).encode(), content_type="application/json")


def post_form(url: str, content: Mapping[str, str], method: str = "POST") -> Request:
    """This will make a call that sends a form."""
    kind = "application/x-www-form-urlencoded"
    return Request(method, url, content=urlencode(content).encode(), content_type=kind)


def post_parts(url: str, content: Mapping[str, str], files: Mapping[str, tuple[str, bytes, str]]) -> Request:
    """This will make a call that sends files with a form: for each its name, its bytes and their kind."""
    made = httpx.Request("POST", url, data=dict(content), files=dict(files))
    return Request("POST", url, content=made.read(), content_type=made.headers["content-type"])


class Manners(Protocol):
    """How one network answers."""

    @property
    def label(self) -> str:
        """This will give the network's name, for sentences that people read."""

    @property
    def patience(self) -> Patience:
        """This will tell how long a call may take."""

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise NotYet, NotAccepted or Disconnected where nothing was surely written.

        `said` is the answer's JSON, None where it has none. A 429 was dealt with before.
        """

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how many seconds the network asks us to wait."""


def ask(manners: Manners, request: Request) -> Any:
    """This will bring the answer's JSON, or raise what says that nothing was written."""
    try:
        answer = _send(manners, request)
    except NotSent as error:
        raise NotYet(str(error)) from error
    except NoAnswer as error:
        raise NotYet(error.reason, manners.wait(error.headers) if error.status == 429 else 0.0) from error
    said = whole(manners, answer)
    if said is None:
        raise NotYet(f"{manners.label} answered {answer.status}.")
    return said


def write(manners: Manners, request: Request) -> Any:
    """This will change what the public sees, or raise exactly the failure that the outcome allows."""
    return written(manners, request)[0]


def written(manners: Manners, request: Request, proof: str = "") -> tuple[Any, Mapping[str, str]]:
    """This will do the same, and give the answer's headers, too.

    `proof` names a header that says, on a good answer, what was written: then nothing else need be there.
    """
    try:
        answer = _send(manners, request)
    except NotSent as error:
        raise NotYet(str(error)) from error
    except NoAnswer as error:
        if error.status == 429:
            raise NotYet(f"{manners.label} asked us to wait.", manners.wait(error.headers)) from error
        raise Unclear(error.reason) from error
    said = whole(manners, answer)
    if said is None and proof and 200 <= answer.status < 300 and answer.headers.get(proof):
        said = {}
    if said is None:
        raise Unclear(f"{manners.label} answered {answer.status}.")
    return said, answer.headers


def look(
    manners: Manners, request: Request, absent: Callable[[Answer, Any], bool] | None = None
) -> Any | None:
    """This will bring the answer's JSON; None where it says that it is not there (usually 404)."""
    try:
        answer = _send(manners, request)
    except NotSent as error:
        raise Unclear(str(error)) from error
    except NoAnswer as error:
        raise Unclear(error.reason, manners.wait(error.headers) if error.status == 429 else 0.0) from error
    said = as_json(answer)
    if answer.status == 200 and said is not None:
        return said
    if said is not None and (absent or _is_404)(answer, said):
        return None
    wait = manners.wait(answer.headers) if answer.status == 429 else 0.0
    raise Unclear(f"{manners.label} cannot be asked now (it answered {answer.status}).", wait)


def _is_404(answer: Answer, said: Any) -> bool:
    del said
    return answer.status == 404


def as_json(answer: Answer) -> Any | None:
    """This will read an answer's JSON; None for anything else. Where nothing was sent it is an empty object.

    Empty is what the server says is empty (its length is 0, or 204): a body that was lost on the way is not.
    """
    if not answer.body.strip():
        is_meant = answer.status == 204 or answer.headers.get("content-length") == "0"
        return {} if 200 <= answer.status < 300 and is_meant else None
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def seconds_to_wait(headers: Mapping[str, str], moment: str = "", usual: float = USUAL_WAIT) -> float:
    """This will read a wait in seconds: Retry-After (RFC 9110, 10.2.3), or a header that names a moment.

    `moment` is the name of a header with seconds since 1970 or an ISO time; junk counts as `usual`.
    """
    now = datetime.now(UTC)
    stretch, named = headers.get("retry-after", "").strip(), headers.get(moment, "").strip()
    if _is_number(stretch):
        return min(max(1.0, float(stretch)), LONGEST_WAIT)
    until = _moment(stretch) or _moment(named)
    if until is not None:
        return min(max(1.0, (until - now).total_seconds()), LONGEST_WAIT)
    return min(usual, _usual_at_most.get())


def usual_wait() -> float:
    """This will give the seconds after which what a network could not say now is asked for again."""
    return min(USUAL_WAIT, _usual_at_most.get())


@contextmanager
def patient_for(seconds: float) -> Iterator[None]:
    """This will have calls inside assume a wait of no more than that, where a network does not say how long.

    What a network does say is kept to.
    """
    token = _usual_at_most.set(seconds)
    try:
        yield
    finally:
        _usual_at_most.reset(token)


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 12


def _moment(said: str) -> datetime | None:
    """This will read seconds since 1970, or a date as HTTP or ISO 8601 writes it."""
    if _is_number(said):
        return datetime.fromtimestamp(int(said), UTC)
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(said)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def whole(manners: Manners, answer: Answer) -> Any | None:
    """This will give a good answer's JSON, None where it has none, or raise what the answer surely means."""
    said = as_json(answer)
    if answer.status == 429:
        raise NotYet(f"{manners.label} asked us to wait.", manners.wait(answer.headers))
    if 200 <= answer.status < 300 and said is not None:
        return said
    manners.raise_if_known(answer, said)
    return None


def _send(manners: Manners, request: Request) -> Answer:
    """This will make a call; a question that fails quickly is asked again."""
    if request.method != "GET":
        return _called(manners, request)
    return brought(lambda: _called(manners, request), _is_spoilt)


def _is_spoilt(answer: Answer) -> bool:
    return answer.status >= 500 or (answer.status == 200 and as_json(answer) is None)


def _called(manners: Manners, request: Request) -> Answer:
    return call(
        request.method,
        address_of(request),
        headers=headers_of(request),
        content=request.content,
        patience=manners.patience,
    )


def address_of(request: Request) -> str:
    """This will give the whole address, with what is asked behind it."""
    return f"{request.url}?{urlencode(request.parameters)}" if request.parameters else request.url


def headers_of(request: Request) -> dict[str, str]:
    """This will give the headers that go with a call."""
    headers = {"accept": "application/json", **request.headers}
    if request.token:
        headers["authorization"] = f"Bearer {request.token}"
    if request.content_type:
        headers["content-type"] = request.content_type
    return headers
