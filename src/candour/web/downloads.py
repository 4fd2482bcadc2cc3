"""Files to take away: rows for a spreadsheet, and lines for a program."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is taken for a formula by spreadsheets, whoever wrote it."""

Cell = str | int


def spreadsheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """This will answer with a CSV file; no text in it can act as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file(name, "text/csv; charset=utf-8", "\ufeff" + text.getvalue())


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
