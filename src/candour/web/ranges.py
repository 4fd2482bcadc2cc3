"""Answering with a part of a file, as players ask for it (RFC 9110, section 14)."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_ASKED = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def part(
    request: HttpRequest, size: int, read: Callable[[int, int], bytes], content_type: str
) -> HttpResponse:
    """This will answer with the part of a file of `size` bytes that is asked for, or with all of it.

    `read(begins, ends)` gives bytes from `begins` on, one at least and at most up to `ends`: a player asks
    again for the rest. What lies outside the file is answered 416; other units and several parts, which
    players do not ask for, as if nothing was asked.
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
        return _whole(size, read, content_type)
    content = read(begins, ends)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Range": f"bytes {begins}-{begins + len(content) - 1}/{size}",
    }
    return HttpResponse(content, status=206, content_type=content_type, headers=headers)


def _whole(size: int, read: Callable[[int, int], bytes], content_type: str) -> HttpResponse:
    parts: list[bytes] = []
    while (begins := sum(map(len, parts))) < size:
        parts.append(read(begins, size))
    return HttpResponse(b"".join(parts), content_type=content_type, headers={"Accept-Ranges": "bytes"})
