"""How far somebody has read, and what they are writing, as figures: pages ask for them with all others."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest

from candour.domain.posting import EVERYBODY
from candour.domain.visits import Visit
from candour.network.models import Draft, ReadUpTo
from candour.web import figures
from candour.web.figures import Figure, Reader, first_of


def _of_visit(column: str) -> figures.Asks:
    def asks(reader: Reader) -> Figure:
        return first_of(ReadUpTo.objects.for_trust(reader.trust).filter(person=reader.person), column)

    return asks


def _of_draft(column: str) -> figures.Asks:
    def asks(reader: Reader) -> Figure:
        mine = Draft.objects.for_trust(reader.trust).filter(person=reader.person, place=EVERYBODY)
        return first_of(mine, column)

    return asks


BEFORE, NEWEST, CAME_AT = "network:before", "network:newest", "network:came_at"
DRAFT, SAVED_AT = "network:draft", "network:saved_at"
FIGURES: Mapping[str, figures.Asks] = {
    BEFORE: _of_visit("before"),
    NEWEST: _of_visit("newest"),
    CAME_AT: _of_visit("came_at"),
    DRAFT: _of_draft("text"),
    SAVED_AT: _of_draft("saved_at"),
}


def last_visit(request: HttpRequest) -> Visit | None:
    """This will give where a reader's last visit ended, None where they never came."""
    came_at: datetime | None = figures.figure(request, CAME_AT)
    if came_at is None:
        return None
    return Visit(figures.figure(request, BEFORE), figures.figure(request, NEWEST), came_at)


def open_draft(request: HttpRequest) -> Draft | None:
    """This will give what a reader is writing to everybody, None where there is nothing."""
    saved_at: datetime | None = figures.figure(request, SAVED_AT)
    return None if saved_at is None else Draft(text=figures.figure(request, DRAFT), saved_at=saved_at)
