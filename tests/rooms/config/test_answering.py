"""How the web process answers: each request whole in one thread, and what a stream lets go of."""

import asyncio
import gc
import threading
import weakref
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator, Mapping
from contextvars import Context
from functools import partial
from typing import Any, Self

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import path

from candour.config.answering import OneThread
from candour.web import live
from candour.web.downloads import archive
from candour.web.live import OpenStream

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]
Message = Mapping[str, Any]
threads: list[str] = []
asked: list[weakref.ref[HttpRequest]] = []
poured: list[AsyncGenerator[bytes, None]] = []
"""The pieces of streams, held so that they end only where somebody ends them."""


def said(request: HttpRequest) -> HttpResponse:
    """This will answer with the path."""
    threads.append(threading.current_thread().name)
    return HttpResponse(request.path)


def fails(_request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def packed(request: HttpRequest) -> StreamingHttpResponse:
    """This will answer with an archive, each of whose files tells the thread in which it was made."""
    threads.append(threading.current_thread().name)

    def files() -> Iterator[tuple[str, bytes]]:
        for name in "abc":
            threads.append(threading.current_thread().name)
            yield name, name.encode() * 100

    return archive(request, "all.zip", files())


def opened(request: HttpRequest) -> OpenStream:
    """This will open a stream for a listener whom nothing reaches."""
    asked.append(weakref.ref(request))
    poured.append(live._stream(frozenset(), "person:1"))
    return OpenStream(poured[-1])


urlpatterns = [path("said", said), path("fails", fails), path("packed", packed), path("opened", opened)]


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    threads.clear()
    asked.clear()
    poured.clear()
    monkeypatch.setattr(live, "hub", live.Hub())


class Coming(Awaitable[Message]):
    """What granian gives for a message that is to come: a future as far as asyncio asks (`isfuture`), which
    knows one callback only and, unlike asyncio's own, has no `_cancel_message`."""

    _asyncio_future_blocking = True

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._callback: tuple[Callable[[Coming], object], Context | None] | None = None
        self._message: Message | None = None
        self._is_cancelled = False

    def come(self, message: Message) -> None:
        """This will give the message to whoever waits, unless they wait no more."""
        if not self.done():
            self._message = message
            self._tell()

    def __await__(self) -> Generator[Self, None, Message]:
        if not self.done():
            yield self
        return self.result()

    def get_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    def add_done_callback(
        self, callback: Callable[["Coming"], object], context: Context | None = None
    ) -> None:
        self._callback = callback, context
        if self.done():
            self._tell()

    def remove_done_callback(self, _callback: Callable[["Coming"], object]) -> int:
        self._callback = None
        return 1

    def cancel(self, msg: object = None) -> bool:  # noqa: ARG002 - asyncio's own signature
        if self.done():
            return False
        self._is_cancelled = True
        self._tell()
        return True

    def done(self) -> bool:
        return self._is_cancelled or self._message is not None

    def cancelled(self) -> bool:
        return self._is_cancelled

    def result(self) -> Message:
        if self._is_cancelled:
            raise asyncio.CancelledError
        if self._message is None:
            raise asyncio.InvalidStateError
        return self._message

    def exception(self) -> None:
        self.result()

    def _tell(self) -> None:
        if self._callback is not None:
            callback, context = self._callback
            self._loop.call_soon(callback, self, context=context)


class Server:
    """The ASGI server's side: one visitor after the other, each with one line."""

    def __init__(self) -> None:
        self.answers = OneThread()

    async def ask(
        self,
        at: str,
        stay_until: Callable[[list[Message]], bool] | None = None,
        takes: Callable[[Message], Awaitable[object]] | None = None,
    ) -> list[Message]:
        """This will ask for a page and give what was sent; the visitor goes when `stay_until` holds, and
        `takes` as long for each message."""
        sent: list[Message] = []
        coming = [Coming(), Coming()]
        coming[0].come({"type": "http.request", "body": b"", "more_body": False})
        asked_for = iter(coming)

        def receive() -> Awaitable[Message]:
            return next(asked_for)

        async def go() -> None:
            while stay_until is None or not stay_until(sent):
                await asyncio.sleep(0.01)
            coming[1].come({"type": "http.disconnect"})

        async def send(message: Message) -> None:
            sent.append(message)
            if takes is not None:
                await takes(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": at,
            "query_string": b"",
            "headers": [(b"host", b"testserver")],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        going = asyncio.create_task(go())
        answering = asyncio.create_task(self.answers(scope, receive, send))
        asyncio.get_running_loop().set_exception_handler(partial(_hand_on, answering))
        try:
            await asyncio.wait_for(answering, 30)
        finally:
            going.cancel()
        return sent


def _hand_on(answering: asyncio.Task[None], loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """This will hand a fault in a callback to the answer, which would wait for ever for what it broke."""
    waits_for: asyncio.Future[object] | None = answering._fut_waiter  # type: ignore[attr-defined]
    if "exception" in context and waits_for is not None and not waits_for.done():
        waits_for.set_exception(context["exception"])
    else:
        loop.default_exception_handler(context)


def content(sent: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in sent)


def test_one_visitor_after_the_other_is_answered_in_the_same_thread() -> None:
    async def story() -> None:
        server = Server()
        for _ in range(3):
            sent = await server.ask("/said")
            assert (sent[0]["status"], content(sent)) == (200, b"/said")
        assert len(set(threads)) == 1
        assert threading.current_thread().name not in threads

    asyncio.run(story())


def test_a_rush_has_threads_for_all_and_keeps_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("candour.config.answering.KEPT_THREADS", 2)

    async def story() -> None:
        server = Server()
        answers = await asyncio.gather(*(server.ask("/said") for _ in range(5)))
        assert [sent[0]["status"] for sent in answers] == [200] * 5
        assert len(server.answers._waiting) == 2

    asyncio.run(story())


def test_a_page_that_fails_is_answered_and_its_thread_goes_on() -> None:
    async def story() -> None:
        server = Server()
        assert (await server.ask("/fails"))[0]["status"] == 500
        assert (await server.ask("/said"))[0]["status"] == 200

    asyncio.run(story())


def test_an_archive_is_made_in_the_thread_of_its_request() -> None:
    async def story() -> None:
        sent = await Server().ask("/packed")
        assert content(sent).startswith(b"PK")
        assert len(sent) > 3
        assert len(threads) == 4
        assert len(set(threads)) == 1

    asyncio.run(story())


def test_an_archive_is_made_no_further_when_its_reader_goes() -> None:
    async def story() -> None:
        server = Server()
        await server.ask("/packed", stay_until=lambda sent: len(sent) > 1)
        assert len(server.answers._waiting) == 1
        assert (await server.ask("/said"))[0]["status"] == 200

    asyncio.run(story())


def test_an_open_stream_holds_neither_its_request_nor_a_thread_and_ends_when_it_is_cut() -> None:
    async def story() -> None:
        server, is_cut = Server(), asyncio.Event()
        listening = asyncio.create_task(server.ask("/opened", stay_until=lambda _: is_cut.is_set()))
        while not live.hub.open_for("person:1"):
            await asyncio.sleep(0.01)
        gc.collect()
        assert asked[0]() is None
        assert len(server.answers._waiting) == 1
        is_cut.set()
        sent = await listening
        assert b"event: ready" in content(sent)
        assert live.hub.open_for("person:1") == 0

    asyncio.run(story())


def test_a_stream_ends_though_its_reader_went_in_the_middle_of_a_piece() -> None:
    async def story() -> None:
        is_taking, is_cut, never = asyncio.Event(), asyncio.Event(), asyncio.Event()

        async def takes(message: Message) -> None:
            if message["type"] == "http.response.body":
                is_taking.set()
                await never.wait()

        asking = Server().ask("/opened", stay_until=lambda _: is_cut.is_set(), takes=takes)
        listening = asyncio.create_task(asking)
        await asyncio.wait_for(is_taking.wait(), 30)
        assert live.hub.open_for("person:1") == 1
        is_cut.set()
        sent = await listening
        assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
        assert live.hub.open_for("person:1") == 0

    asyncio.run(story())


def test_the_server_can_end_a_stream() -> None:
    async def story() -> None:
        server = Server()
        listening = asyncio.create_task(server.ask("/opened", stay_until=lambda _: False))
        while not live.hub.open_for("person:1"):
            await asyncio.sleep(0.01)
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        assert live.hub.open_for("person:1") == 0

    asyncio.run(story())


def test_a_fault_while_a_file_is_sent_is_not_kept_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        server = Server()

        async def broken(_response: HttpResponseBase, _send: object) -> None:
            raise ConnectionResetError

        monkeypatch.setattr(server.answers, "send_response", broken)
        with pytest.raises(ConnectionResetError):
            await server.ask("/packed")

    asyncio.run(story())
