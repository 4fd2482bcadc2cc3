"""How the web process answers: each request whole in one thread, and what a stream lets go of."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

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
    return OpenStream(live._stream(frozenset(), "person:1"))


urlpatterns = [path("said", said), path("fails", fails), path("packed", packed), path("opened", opened)]


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    threads.clear()
    asked.clear()
    monkeypatch.setattr(live, "hub", live.Hub())


class Server:
    """The ASGI server's side: one visitor after the other, each with one line."""

    def __init__(self) -> None:
        self.answers = OneThread()

    async def ask(
        self,
        at: str,
        stay_until: Callable[[list[Message]], bool] | None = None,
        takes: Callable[[], Awaitable[object]] | None = None,
    ) -> list[Message]:
        """This will ask for a page and give what was sent; the visitor goes when `stay_until` holds, and
        `takes` as long for each piece."""
        sent: list[Message] = []
        has_asked = False

        async def receive() -> Message:
            nonlocal has_asked
            if not has_asked:
                has_asked = True
                return {"type": "http.request", "body": b"", "more_body": False}
            while stay_until is None or not stay_until(sent):
                await asyncio.sleep(0.01)
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)
            if takes is not None:
                await takes()

        scope = {
            "type": "http",
            "method": "GET",
            "path": at,
            "query_string": b"",
            "headers": [(b"host", b"testserver")],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        await asyncio.wait_for(self.answers(scope, receive, send), 30)
        return sent


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
        never = asyncio.Event()
        sent = await Server().ask("/opened", stay_until=lambda sent: len(sent) > 0, takes=never.wait)
        assert [message["type"] for message in sent] == ["http.response.start"]
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
