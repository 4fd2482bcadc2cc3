"""A front door that shows pictures to networks, on a free port, without the rest of Candour."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from tests.serving import serving


class _Door(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = resolve(self.path)
        try:
            answer = found.func(RequestFactory().get(self.path), **found.kwargs)
            status, content, kind = answer.status_code, answer.content, answer.headers["content-type"]
        except Http404:
            status, content, kind = 404, b"", "text/plain"
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def front_door() -> Iterator[str]:
    """This will open it, give its address, and shut it afterwards."""
    with serving(_Door) as address:
        yield address
