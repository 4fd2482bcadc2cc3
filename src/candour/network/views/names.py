"""Names that are offered while somebody types one behind an @, for the script names.js."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from candour.network.queries.naming import Found, begun
from candour.people.access import signed_in, the_person
from candour.web.errors import too_many
from candour.web.filters import plural

LONGEST = 60


@require_http_methods(["GET"])
@signed_in
def names(request: HttpRequest) -> HttpResponse:
    """This will give the colleagues and teams whose names begin with `q`, as far as nobody asks too often."""
    if not ratelimit.consume(request, app="allauth.account", action="names_offered", limit_get=True):
        return too_many(request)
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST]
    return JsonResponse({"names": [_told(each) for each in begun(the_person(request).trust_id, typed)]})


def _told(found: Found) -> dict[str, str]:
    person, team = found.person, found.team
    more = person.job_title if person else ""
    place = person.team if person else team
    if place is not None:
        where = f"{place.name}, {place.site.name}" if person else f"Everybody at {place.site.name}"
        more = f"{more}, {where}" if more else where
    if found.others:
        more = f"{more}, and {plural(found.others, 'other')} of that name"
    return {"words": found.words, "more": more}
