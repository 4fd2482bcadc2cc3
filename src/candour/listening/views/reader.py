"""How well the trust's reader reads: the page, its numbers as a file, and the examples for training."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.kinds import Kind
from candour.domain.reading_figures import ReadAlike
from candour.domain.roles import Role
from candour.listening import actions, queries
from candour.listening.presenters.reader import PERIODS, reader_page
from candour.listening.queries.reader import Example
from candour.listening.views.loading import MAY_SEE_READER
from candour.people.access import holds_role, needs_role, the_person
from candour.web.addresses import number
from candour.web.downloads import Cell, json_lines, spreadsheet
from candour.web.pages import page

HEAD = (
    "Period",
    "Model",
    "Fingerprint",
    "Read as",
    "Said or unsure",
    "A person says it is",
    "Posts",
    "In a person's hands",
)


@require_http_methods(["GET"])
@needs_role(*MAY_SEE_READER)
def reader(request: HttpRequest) -> HttpResponse:
    """This will show how well the trust's reader read, and the posts that it misread."""
    trust, period, asked = the_person(request).trust_id, _period(request), request.GET
    since = timezone.now() - timedelta(days=PERIODS[period][0])
    pair = (asked.get("read_as", ""), asked.get("really", ""))
    pair = pair if set(pair) <= set(Kind) else ("", "")
    found = queries.misreadings(trust, since, *pair, before=number(asked.get("before", "")))
    view = reader_page(period, queries.read_alike(trust, since), found, pair)
    may_take = holds_role(request, Role.ADMINISTRATOR)
    return page(request, "listening/reader.html", view, may_take=may_take)


@require_http_methods(["GET"])
@needs_role(*MAY_SEE_READER)
def numbers(request: HttpRequest) -> HttpResponse:
    """This will give the numbers of a period as a file for a spreadsheet."""
    period = _period(request)
    since = timezone.now() - timedelta(days=PERIODS[period][0])
    alike = queries.read_alike(the_person(request).trust_id, since)
    rows = [_row(PERIODS[period][1], each) for each in alike]
    return spreadsheet(f"reader-{period}.csv", HEAD, rows)


@require_http_methods(["POST"])
@needs_role(Role.ADMINISTRATOR)
def examples(request: HttpRequest) -> HttpResponse:
    """This will give the posts that people put right, one a line, as `candour train-reader` takes them."""
    found = actions.take_examples(by=the_person(request), now=timezone.now())
    return json_lines("trust-examples.jsonl", map(_line, found.kept))


def _period(request: HttpRequest) -> str:
    asked = request.GET.get("period", "")
    return asked if asked in PERIODS else "month"


def _row(period: str, each: ReadAlike) -> list[Cell]:
    return [
        period,
        each.model_version,
        each.model_hash,
        each.read_as,
        "said" if each.is_said else "unsure",
        each.really or "",
        each.posts,
        each.in_hand,
    ]


def _line(each: Example) -> dict[str, str | int | bool]:
    return {
        "id": f"post-{each.post}-{each.version}",
        "text": each.text,
        "kind": each.really,
        "read_as": each.read_as,
        "said": each.is_said,
        "model_version": each.model_version,
        "model_hash": each.model_hash,
    }
