"""A right taken away as a badge, by its holder alone; and the public key that checks badges."""

import json

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.learning.badges import badge, issuer_profile
from candour.people.access import signed_in, the_person
from candour.people.models import Trust
from candour.people.queries import rights_held
from candour.web import downloads


@require_http_methods(["GET"])
@signed_in
def mine(request: HttpRequest, right: str) -> HttpResponse:
    """This will give the reader the badge of a right of theirs that is in force."""
    person, now = the_person(request), timezone.now()
    held = [each for each in rights_held(person, now) if each.right == right]
    if not held:
        raise Http404
    last = max(held, key=lambda each: (each.ends_at, each.pk))
    text = json.dumps(badge(person, last, now), ensure_ascii=False, indent=2)
    return downloads.file(f"{right.replace('_', '-')}-badge.json", "application/json", text)


@require_http_methods(["GET", "HEAD"])
def issuer(_request: HttpRequest, trust: str) -> HttpResponse:
    """This will say who signs badges here, and with which key; nobody who holds one is named."""
    found = Trust.objects.filter(slug=trust).first()
    if found is None:
        raise Http404
    return JsonResponse(issuer_profile(found), json_dumps_params={"ensure_ascii": False})
