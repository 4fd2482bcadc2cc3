"""Answering with a part of a file, as players ask for it (RFC 9110, section 14)."""

import re
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from candour.web.downloads import in_parts

_ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def part(
    request: HttpRequest, size: int, read: Callable[[int, int], bytes], content_type: str
) -> HttpResponse | StreamingHttpResponse:
    """This will answer with the part of a file of `size` bytes that is asked for, or with all of it.

    `read(begins, ends)` gives bytes from `begins` on, one at least and at most up to `ends`: a player asks
    again for the rest. All of a file is read and sent piece by piece; what is wrong with a later one breaks
    the answer off. What lies outside the file is answered 416; other units and several parts, which players
    do not ask for, as if nothing was asked.
    """
    found = _ASKED.fullmatch(request.headers.get("Range", "").strip())
    first, last = found.groups() if found else ("", "")
    if first:
        begins, ends = int(first), min(int(last) + 1, size) if last else size
    else:
        begins, ends = max(size - int(last), 0) if last else 0, size
    if begins >= size or ends <= begins:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if not (first or last):
        headers = {"Accept-Ranges": "bytes", "Content-Length": str(size)}
        beginning = read(0, size)  # what is wrong with the beginning is told before anything is sent
        return in_parts(request, _pieces(beginning, size, read), content_type, headers)
    content = read(begins, ends)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Range": f"bytes {begins}-{begins + len(content) - 1}/{size}",
    }
    return HttpResponse(content, status=206, content_type=content_type, headers=headers)


def _pieces(first: bytes, size: int, read: Callable[[int, int], bytes]) -> Iterator[bytes]:
    yield first
    begins = len(first)
    while begins < size:
        piece = read(begins, size)
        begins += len(piece)
        yield piece
