"""Live updates: who hears of what, and that nothing but a topic's name travels."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import AsyncRequestFactory, RequestFactory
from django.utils import timezone

from candour.ledger.record import write
from candour.web import live

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.rooms.web.sample")]
EVENT = "listening:post:received"


@dataclass(frozen=True)
class Reader:
    """Somebody signed in, as far as live updates ask."""

    ledger_name: str
    trust: str
    is_authenticated: bool = True


@pytest.fixture(autouse=True)
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This will offer one topic, the inbox of a trust."""
    topics = live.Topics()
    topics.add(
        "inbox",
        {EVENT},
        key_of_reader=lambda request: str(getattr(request.user, "trust", "")),
        key_of_event=lambda heard: heard.trust,
    )
    monkeypatch.setattr(live, "topics", topics)
    monkeypatch.setattr(live, "hub", live.Hub())
    yield
    for thread in threading.enumerate():
        if thread.name == "candour-live":
            thread.join(10)


def asking(reader: Reader | AnonymousUser, query: str = "topic=inbox") -> HttpRequest:
    request = AsyncRequestFactory().get(f"/events?{query}")
    request.user = reader  # type: ignore[assignment]  # all that live updates ask of a person
    return request


def happens(trust: str, by: str) -> None:
    """This will write an event from a thread of its own, leaving no connection behind."""
    with transaction.atomic():
        write(name=EVENT, trust=trust, by=by, at=timezone.now(), about={"post": 1})
    connection.close()


async def opened(reader: Reader) -> AsyncIterator[bytes]:
    response = await sync_to_async(live.events)(asking(reader))
    assert isinstance(response, live.OpenStream)
    stream = aiter(response)
    assert b"event: ready" in await anext(stream)
    return stream


async def placed() -> None:
    """This will wait until the watcher knows the newest event, as it does before it listens."""
    watcher = live.hub._watcher
    assert watcher is not None
    await asyncio.to_thread(watcher.placed.wait, 10)


def test_a_reader_hears_of_the_own_trust_and_never_of_another_or_of_own_doing() -> None:
    async def story() -> None:
        stream = await opened(Reader("person:1", "1"))
        await placed()
        await sync_to_async(happens)("2", "person:9")
        await sync_to_async(happens)("1", "person:1")
        await sync_to_async(happens)("1", "person:9")
        message = await asyncio.wait_for(anext(stream), 10)
        assert message == b"event: news\ndata: inbox\n\n"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(stream), 1)

    asyncio.run(story())


def test_ten_readers_hear_every_event_through_one_watcher() -> None:
    async def story() -> None:
        streams = [await opened(Reader(f"person:{number}", "1")) for number in range(10)]
        await placed()
        for _ in range(5):
            await sync_to_async(happens)("1", "person:99")
        for stream in streams:
            for _ in range(5):
                assert await asyncio.wait_for(anext(stream), 10) == b"event: news\ndata: inbox\n\n"

    asyncio.run(story())


@pytest.mark.parametrize(
    ("reader", "query"),
    [
        (AnonymousUser(), "topic=inbox"),
        (Reader("person:1", ""), "topic=inbox"),
        (Reader("person:1", "1"), "topic=elsewhere"),
        (Reader("person:1", "1"), ""),
    ],
)
def test_who_may_hear_nothing_gets_no_stream(reader: Reader | AnonymousUser, query: str) -> None:
    response = asyncio.run(_answer(asking(reader, query)))
    assert response == 204


def test_under_wsgi_the_page_is_told_to_reload_instead() -> None:
    request = RequestFactory().get("/events?topic=inbox")
    request.user = Reader("person:1", "1")  # type: ignore[assignment]  # all that live updates ask of a person
    assert asyncio.run(_answer(request)) == 204


def test_one_person_holds_so_many_streams_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "STREAMS_AT_MOST", 1)

    async def story() -> None:
        stream = await opened(Reader("person:1", "1"))
        assert await _answer(asking(Reader("person:1", "1"))) == 429
        assert await _answer(asking(Reader("person:2", "1"))) == 200
        await stream.aclose()  # type: ignore[attr-defined]  # an async generator

    asyncio.run(story())


async def _answer(request: HttpRequest) -> int:
    return (await sync_to_async(live.events)(request)).status_code


def test_a_stream_that_nothing_reaches_says_that_it_is_there_and_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.05)
    monkeypatch.setattr(live, "STREAM_SECONDS", 0.12)

    async def story() -> None:
        pieces = [piece async for piece in await opened(Reader("person:1", "1"))]
        assert pieces
        assert set(pieces) == {b": still here\n\n"}
        assert live.hub.open_for("person:1") == 0

    asyncio.run(story())


def test_a_reader_who_is_slow_misses_repetitions_only() -> None:
    async def story() -> None:
        listener = live.Listener(frozenset(), "", asyncio.get_running_loop())
        for topic in ["inbox"] * (live.WAITING_AT_MOST + 1) + ["notices"] * 2:
            listener.hear(topic)
        assert await listener.news() == ["inbox"] * live.WAITING_AT_MOST + ["notices"]
        listener.hear("notices")
        assert await listener.news() == ["notices"]

    asyncio.run(story())


def test_the_watcher_ends_with_the_last_stream() -> None:
    async def story() -> None:
        loop = asyncio.get_running_loop()
        first, second = (live.Listener(frozenset(), "", loop) for _ in range(2))
        live.hub.join(first)
        live.hub.join(second)
        watcher = live.hub._watcher
        assert watcher is not None
        live.hub.leave(first)
        assert live.hub._watcher is watcher
        live.hub.leave(second)
        await asyncio.to_thread(watcher.join, 10)
        assert not watcher.is_alive()

    asyncio.run(story())
