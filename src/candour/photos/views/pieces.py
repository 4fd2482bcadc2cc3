"""Where the script sends a picture piece by piece, and asks how much has come."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.people.access import signed_in, the_person
from candour.photos.actions.sending import LARGEST_PIECE, Piece, take_piece


@require_http_methods(["POST"])
@signed_in
def piece(request: HttpRequest, key: str, size: int, offset: int) -> HttpResponse:
    """This will keep one piece and say {"received", "photo", "refused"}; an empty piece only asks."""
    came_in = Piece(key, size, offset, request.read(LARGEST_PIECE))
    came = take_piece(by=the_person(request), piece=came_in, now=timezone.now())
    refused = f"{came.no.reason} {came.no.remedy}" if came.no else ""
    photo = came.photo.pk if came.photo else None
    return JsonResponse({"received": came.received, "photo": photo, "refused": refused})
