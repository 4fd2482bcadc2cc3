"""Live updates: pages say "3 new" when something happened, by server-sent events; without them a reload does.

    ledger events -> one watcher thread a process -> hub -> one stream a reader

A room above says which events belong to which topic and whose they are (`topics.add`). What travels is the
topic's name alone: never a word, never an id.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass, field

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_http_methods

from candour.web.watching import Heard, Watcher

HEARTBEAT_SECONDS = 15.0
STREAM_SECONDS = 300.0
"""A stream ends by itself and the browser comes back, so that a sign-out is noticed."""
WAITING_AT_MOST = 50
"""News that waits to be sent to one reader; past it, only a topic that does not wait yet is kept."""
STREAMS_AT_MOST = 20
"""Open pages of one person that are told of news; more of them get it by a reload."""
VISITOR, VISITORS_AT_MOST = "visitor", 2000
"""All visitors together have so many in one process."""


@dataclass(frozen=True)
class Topic:
    """What a page can listen to: the events that belong to it, and whose they are.

    `key_of_reader` gives the key that this reader may hear, or "" for none; `key_of_event` gives the key that
    an event is for. They meet when the keys are equal. One that `is_for_all` is told to visitors, too.
    """

    name: str
    events: frozenset[str]
    key_of_reader: Callable[[HttpRequest], str]
    key_of_event: Callable[[Heard], str]
    is_for_all: bool = False


@dataclass
class Topics:
    """All topics, filled by the rooms at start."""

    by_name: dict[str, Topic] = field(default_factory=dict)

    def add(
        self,
        name: str,
        events: Iterable[str],
        *,
        key_of_reader: Callable[[HttpRequest], str],
        key_of_event: Callable[[Heard], str],
        is_for_all: bool = False,
    ) -> None:
        """This will let pages listen to `name` with the macro live_news."""
        self.by_name[name] = Topic(name, frozenset(events), key_of_reader, key_of_event, is_for_all)

    def of(self, heard: Heard) -> list[tuple[str, str]]:
        """This will give (topic, key) for each topic that an event belongs to."""
        found = [(topic.name, topic.key_of_event(heard)) for topic in self._with(heard.name)]
        return [(name, key) for name, key in found if key]

    def _with(self, event: str) -> list[Topic]:
        return [topic for topic in self.by_name.values() if event in topic.events]


topics = Topics()


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream: what it may hear, and what waits to be sent. There are many: it is kept small."""

    keys: frozenset[tuple[str, str]]
    own_name: str
    loop: asyncio.AbstractEventLoop
    waiting: list[str] = field(default_factory=list)
    _woken: asyncio.Future[None] | None = None

    def hear(self, topic: str) -> None:
        """This will keep a topic's name to send; a reader who cannot keep up misses repetitions only."""
        if len(self.waiting) < WAITING_AT_MOST or topic not in self.waiting:
            self.waiting.append(topic)
        self._wake()

    async def news(self) -> list[str]:
        """This will wait for news as long as a heartbeat, and give what came."""
        if not self.waiting:
            self._woken = self.loop.create_future()
            beat = self.loop.call_later(HEARTBEAT_SECONDS, self._wake)
            try:
                await self._woken
            finally:
                beat.cancel()
        heard, self.waiting = self.waiting, []
        return heard

    def _wake(self) -> None:
        if self._woken is not None and not self._woken.done():
            self._woken.set_result(None)


class Hub:
    """Passes what the watcher hears to the streams of this process, while somebody listens."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._lock = threading.Lock()
        self._watcher: Watcher | None = None

    def join(self, listener: Listener) -> None:
        """This will add a stream."""
        with self._lock:
            self._listeners.add(listener)
            if self._watcher is None:
                self._watcher = Watcher(self.tell)
                self._watcher.start()

    def open_for(self, own_name: str) -> int:
        """This will count the streams that are open for one person in this process."""
        with self._lock:
            return sum(listener.own_name == own_name for listener in self._listeners)

    def leave(self, listener: Listener) -> None:
        """This will take a stream away, and end the watcher with the last one."""
        with self._lock:
            self._listeners.discard(listener)
            if not self._listeners and self._watcher is not None:
                self._watcher.stop()
                self._watcher = None

    def tell(self, heard: Heard) -> None:
        """This will pass an event on to everybody it is for, except to whoever did it; from any thread."""
        found = topics.of(heard)
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            for topic, key in found:
                if (topic, key) in listener.keys and heard.by != listener.own_name:
                    listener.loop.call_soon_threadsafe(listener.hear, topic)


hub = Hub()


class OpenStream(StreamingHttpResponse):
    """An answer that stays open; whoever sends its pieces lets go of it, its request and thread before."""

    def __init__(self, pieces: AsyncGenerator[bytes, None]) -> None:
        super().__init__(pieces, content_type="text/event-stream")
        self.pieces = pieces


@require_http_methods(["GET"])
def events(request: HttpRequest) -> HttpResponseBase:
    """This will stream the topics asked for (?topic=inbox&topic=notices) to whoever may hear them."""
    if not isinstance(request, ASGIRequest):
        return HttpResponse(status=204)  # under WSGI a stream would hold a whole thread
    keys, own_name = _allowed(request, request.GET.getlist("topic"))
    if not keys:
        return HttpResponse(status=204)
    if hub.open_for(own_name) >= (VISITORS_AT_MOST if own_name == VISITOR else STREAMS_AT_MOST):
        return HttpResponse(status=429)
    response = OpenStream(_stream(keys, own_name))
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _allowed(request: HttpRequest, wanted: Iterable[str]) -> tuple[frozenset[tuple[str, str]], str]:
    """This will give the keys that this reader may hear, and the name under which they act."""
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    known = [topics.by_name[name] for name in wanted if name in topics.by_name]
    keys = [(topic.name, topic.key_of_reader(request)) for topic in known if is_known or topic.is_for_all]
    own_name = str(getattr(user, "ledger_name", "")) if is_known else VISITOR
    return frozenset((name, key) for name, key in keys if key), own_name


async def _stream(keys: frozenset[tuple[str, str]], own_name: str) -> AsyncGenerator[bytes, None]:
    """This will send topics as they come, a heartbeat when nothing does; it holds no connection or thread."""
    listener = Listener(keys, own_name, asyncio.get_running_loop())
    hub.join(listener)
    end = listener.loop.time() + STREAM_SECONDS
    try:
        yield b"retry: 3000\nevent: ready\ndata: ready\n\n"
        while listener.loop.time() < end:
            heard = await listener.news()
            for topic in heard:
                yield f"event: news\ndata: {topic}\n\n".encode()
            if not heard:
                yield b": still here\n\n"
    finally:
        hub.leave(listener)
