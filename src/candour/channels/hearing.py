"""What a network sends as it happens, over a line that stays open: its events, or messages over a web socket.

Both end quietly when the network says goodbye or we end them. Both raise NotYet when the line cannot be
opened, is cut or silent for too long, and what the network's manners raise for an answer that opens no line.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from candour.channels import web_sockets
from candour.channels.base import NotYet
from candour.channels.calls import USUAL_WAIT, Manners, Request, address_of, headers_of, whole
from candour.channels.ending import Ending
from candour.channels.flowing import SILENT_FOR, Flow, flow
from candour.channels.outgoing import NoAnswer, NotSent, Patience
from candour.channels.server_events import SIGN_OF_LIFE, Reader, ServerEvent

T = TypeVar("T")
EVENTS = "text/event-stream"


def events(
    manners: Manners, request: Request, ending: Ending, silent_for: float = SILENT_FOR
) -> Iterator[ServerEvent]:
    """This will give server-sent events as they come, and signs of life without data."""
    kind = _Kind({"accept": EVENTS}, _sends_events, _events)
    yield from _heard(manners, request, ending, silent_for, kind)


def messages(
    manners: Manners, request: Request, ending: Ending, silent_for: float = SILENT_FOR
) -> Iterator[list[str]]:
    """This will give the messages that came together, as they come; none is a sign of life."""
    key = web_sockets.new_key()
    kind = _Kind(
        web_sockets.asking(key), lambda line: web_sockets.has_agreed(line, key), web_sockets.messages
    )
    yield from _heard(manners, request, ending, silent_for, kind)


@dataclass(frozen=True)
class _Kind(Generic[T]):
    """One kind of line: the headers that ask for it, whether an answer opens it, and how it is read."""

    asked: Mapping[str, str]
    is_opened_by: Callable[[Flow], bool]
    read: Callable[[Flow], Iterator[T]]


def _heard(
    manners: Manners, request: Request, ending: Ending, silent_for: float, kind: _Kind[T]
) -> Iterator[T]:
    headers = {**headers_of(request), **kind.asked}
    patience = Patience(manners.patience.connect, silent_for, manners.patience.total)
    try:
        with flow(address_of(request), ending=ending, headers=headers, patience=patience) as line:
            if kind.is_opened_by(line):
                yield from kind.read(line)
            else:
                whole(manners, line.whole())
                raise NotYet(f"{manners.label} answered {line.status}.", USUAL_WAIT)
    except NotSent as error:
        if not ending.is_over:
            raise NotYet(str(error)) from error
    except NoAnswer as error:
        if not ending.is_over:
            raise NotYet(error.reason, manners.wait(error.headers) if error.status == 429 else 0.0) from error


def _sends_events(line: Flow) -> bool:
    return line.status == 200 and line.headers.get("content-type", "").startswith(EVENTS)


def _events(line: Flow) -> Iterator[ServerEvent]:
    reader = Reader()
    yield SIGN_OF_LIFE  # the line is open
    for piece in line.pieces():
        yield from reader.feed(piece) or (SIGN_OF_LIFE,)
