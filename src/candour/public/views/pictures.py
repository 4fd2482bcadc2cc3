"""The bytes of pictures that were put straight into answers: consents are asked each time."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.channels.frontdoor import queries
from candour.channels.pictures import PictureIsNotThere
from candour.channels.pictures import picture as bytes_of
from candour.channels.views.shown import picture_response
from candour.public.door import Door, at_the_door, not_here
from candour.public.queries import pictures_put_in


@require_safe
@at_the_door
def picture(request: HttpRequest, door: Door, answer_id: int, sha256: str) -> HttpResponse:
    """This will show a picture of an answer that everybody may read, as long as it may be seen."""
    if queries.published_answer(door.trust, answer_id) is None:
        return not_here(request, door)
    shown = pictures_put_in(door.trust, [answer_id], timezone.now()).get(answer_id, ())
    if sha256 not in {each.sha256 for each in shown}:
        return not_here(request, door)
    try:
        content = bytes_of(door.trust.pk, sha256)
    except PictureIsNotThere:
        return not_here(request, door)
    return picture_response(content)
