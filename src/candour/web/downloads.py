"""Files to take away: rows for a spreadsheet, and lines for a program."""

import csv
import io
import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any
from zipfile import ZipFile

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is taken for a formula by spreadsheets, whoever wrote it."""

Cell = str | int


def spreadsheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """This will answer with a CSV file; no text in it can act as a formula."""
    return file(name, "text/csv; charset=utf-8", csv_text(head, rows))


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """This will give the text of a CSV file, as spreadsheets read it; no text in it can act as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def archive(request: HttpRequest, name: str, files: Iterable[tuple[str, bytes]]) -> StreamingHttpResponse:
    """This will answer with a ZIP file that is made as it is sent: one of its files at a time is in memory.

    Nothing is pressed together, since pictures are already.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return in_parts(request, _zipped(files), "application/zip", headers)


def in_parts(
    request: HttpRequest, parts: Iterator[bytes], content_type: str, headers: Mapping[str, str]
) -> StreamingHttpResponse:
    """This will answer with one part after the other, each asked for as the one before has been sent."""
    content = _in_turn(parts) if isinstance(request, ASGIRequest) else parts
    return StreamingHttpResponse(content, content_type=content_type, headers=dict(headers))


class _Passing(io.RawIOBase):
    """Takes what a ZIP file writes and gives it on; it cannot be gone back in."""

    def __init__(self) -> None:
        super().__init__()
        self._taken = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self._taken += content
        return len(content)

    def take(self) -> bytes:
        """This will give what came since the last time."""
        taken, self._taken = bytes(self._taken), bytearray()
        return taken


def _zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    out = _Passing()
    with ZipFile(out, "w") as made:
        for name, content in files:
            made.writestr(name, content)
            yield out.take()
    yield out.take()


async def _in_turn(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    """This will ask for one part after the other beside the loop, which serves others meanwhile."""
    while part := await sync_to_async(_next)(parts):
        yield part


def _next(parts: Iterator[bytes]) -> bytes:
    return next((part for part in parts if part), b"")


def json_lines(name: str, rows: Iterable[Mapping[str, str | int | bool]]) -> HttpResponse:
    """This will answer with a file of one JSON object a line."""
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return file(name, "application/x-ndjson; charset=utf-8", lines)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def file(name: str, content_type: str, text: str) -> HttpResponse:
    """This will answer with a text as a file of that name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text.encode("utf-8", "replace"), content_type=content_type, headers=headers)
