"""Answers requests under ASGI: each is answered whole in one thread, and open streams keep nothing of theirs.

    the loop      read the body ------------.          .-- send the answer
    a thread                                 `- answer -'

Django's own handler hops between the loop and a thread two times for each middleware, some thirty times a
request; and a stream would hold its request, its session and its person as long as somebody listens.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from typing import IO, Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.db import close_old_connections
from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

from candour.web.live import OpenStream

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]

KEPT_THREADS = 8
"""Threads that wait for the next request; in a rush there are more."""


class OneThread(ASGIHandler):
    """Django's handler with its middleware run in one go."""

    def __init__(self) -> None:
        self._waiting: list[ThreadPoolExecutor] = []
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: ARG002 - Django's own signature
        """This will chain the middleware for a thread, though ASGI asks for the other way."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """This will answer one request; what a thread is needed for comes first, then the thread goes."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        thread = self._waiting.pop() if self._waiting else ThreadPoolExecutor(1, "candour-request")
        try:
            answering = asyncio.get_running_loop().run_in_executor(thread, self._answer, scope, body)
            del scope, body
            response = await answering
            del answering
            if _needs_its_thread(response):
                async with ThreadSensitiveContext(executor=thread):
                    try:
                        await self._send_until_cut(response, receive, send)
                    finally:
                        await sync_to_async(response.close)()
                return
        finally:
            self._give_back(thread)
            del thread
        if isinstance(response, OpenStream):
            head, pieces = _head_of(response), response.pieces
            del response
            await _pour(head, pieces, receive, send)
        else:
            await self.send_response(response, send)

    def _answer(self, scope: Scope, body: IO[bytes]) -> HttpResponseBase:
        """This will do, in a thread, all that a request asks for; its line to the database is given back."""
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=self.__class__, scope=scope)
        request, fault = self.create_request(scope, body)
        response = fault if request is None else self.get_response(request)
        assert response is not None  # noqa: S101 - one of the two is there
        response._handler_class = self.__class__  # type: ignore[attr-defined]  # noqa: SLF001 - as Django does
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if _needs_its_thread(response):
            close_old_connections()  # a reader who is slow keeps no line to the database, of which few are
        else:
            response.close()
            body.close()
        return response

    async def _send_until_cut(self, response: HttpResponseBase, receive: Receive, send: Send) -> None:
        """This will send an answer that comes in parts until it ends or its reader has gone."""
        sending = asyncio.ensure_future(self.send_response(response, send))
        gone = asyncio.ensure_future(receive())
        try:
            await asyncio.wait((sending, gone), return_when=asyncio.FIRST_COMPLETED)
        finally:
            sending.cancel()
            gone.cancel()
            # Not gather: over a cancelled future of granian's, which has no `_cancel_message`, it never ends.
            await asyncio.wait((sending, gone))
        if not sending.cancelled():
            sending.result()

    def _give_back(self, thread: ThreadPoolExecutor) -> None:
        if len(self._waiting) < KEPT_THREADS:
            self._waiting.append(thread)
        else:
            thread.shutdown(wait=False)


def _head_of(response: HttpResponseBase) -> Mapping[str, Any]:
    """This will give the message that begins an answer; an open stream sets no cookies."""
    headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
    return {"type": "http.response.start", "status": response.status_code, "headers": headers}


async def _pour(
    head: Mapping[str, Any], pieces: AsyncGenerator[bytes, None], receive: Receive, send: Send
) -> None:
    """This will send what comes, as it comes, until its reader has gone; it keeps the pieces alone."""
    pouring = asyncio.current_task()
    assert pouring is not None  # noqa: S101 - it runs in one
    gone = asyncio.ensure_future(receive())

    def cut(_gone: object) -> None:
        pouring.cancel()  # does nothing to a task of granian's own kind: see --task-impl in `candour serve`

    gone.add_done_callback(cut)
    try:
        async with aclosing(pieces):  # else whom it tells stays a listener until the pieces are collected
            await send(head)
            async for piece in pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    except asyncio.CancelledError:
        if not gone.done():
            raise
    finally:
        gone.remove_done_callback(cut)
        gone.cancel()


def _needs_its_thread(response: HttpResponseBase) -> bool:
    """This will say whether an answer is made in parts as it is sent, such as a file or an archive."""
    return response.streaming and not isinstance(response, OpenStream)
